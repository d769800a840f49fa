"""A text as a translator types it, and its translation once a person has confirmed it.

wagtail-localize keeps inline HTML. A text that is plain in French is typed as plain text; one
with markup shows its tags.
"""

import re

from wagtail.models import Locale
from wagtail_localize.models import StringSegment, StringTranslation
from wagtail_localize.strings import StringValue

LONGEST = 20_000  # characters that are read of one text
TAG = re.compile(r"<(?!br\b)[^>]+>")


def has_markup(segment: StringSegment) -> bool:
    """Whether a French text has markup besides the ends of its lines."""
    return bool(TAG.search(segment.string.data))


def shown(segment: StringSegment, data: str) -> str:
    """Return what the field of a text shows of ``data``."""
    return data if has_markup(segment) else StringValue(data).render_text()


def typed(segment: StringSegment, text: str) -> str:
    """Return what was typed in the field of a text, as wagtail-localize keeps it."""
    text = text.replace("\r\n", "\n").strip()
    return text if has_markup(segment) else StringValue.from_plaintext(text).data


def confirm(segment: StringSegment, locale: Locale, data: str, user):
    """Keep ``data`` as the translation of a text, confirmed by ``user``.

    One that cannot stand is kept with its error, and does not count (see ``texts``).
    """
    StringTranslation.objects.update_or_create(
        translation_of_id=segment.string_id,
        context_id=segment.context_id,
        locale=locale,
        defaults=confirmed(data, user),
    )


def confirmed(data: str, user, tool_name: str = "") -> dict:
    """Return the columns of a translation that a person has confirmed."""
    return {
        "data": data,
        "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL,
        "tool_name": tool_name,
        "last_translated_by": user,
        "has_error": False,
        "field_error": "",
    }
