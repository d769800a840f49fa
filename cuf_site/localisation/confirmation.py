"""Translations that come from a file or from ``setup``: recorded as a person's work."""

from collections.abc import Callable

from django.utils import timezone
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation, TranslationSource

from . import memory_words
from .text_checks import objection


def confirm(
    source: TranslationSource, locale: Locale, text_for: Callable[[str, str], str | None]
) -> bool:
    """Record the translation of each text of ``source``; return whether that changed anything.

    ``text_for(text, field)`` returns the translation of a French text (with its markup) that
    stands in a field (``participations.function``), or ``None`` when it has none. What a
    translator has written on the site stays. Raises ``ValueError`` on a text that cannot stand
    in its place (see ``texts.objection``).
    """
    known = {
        (row.translation_of_id, row.context_id): row
        for row in StringTranslation.objects.filter(
            context__object_id=source.object_id, locale=locale
        )
    }
    new, corrected = [], []
    for segment in source.stringsegment_set.select_related("string", "context"):
        text = text_for(segment.string.data, segment.context.field_path)
        place = (segment.string_id, segment.context_id)
        row = known.get(place)
        if not text or (row and (row.data == text or row.last_translated_by_id)):
            continue
        if reason := objection(text, segment.context, segment.string.data):
            raise ValueError(reason)
        if row:
            row.data, row.has_error, row.updated_at = text, False, timezone.now()
            corrected.append(row)
        else:
            known[place] = manual_translation(segment, locale, text)
            new.append(known[place])
    StringTranslation.objects.bulk_create(new)
    memory_words.index({row.translation_of for row in new}, locale.pk)
    StringTranslation.objects.bulk_update(corrected, ["data", "has_error", "updated_at"])
    return bool(new or corrected)


def manual_translation(segment, locale: Locale, text: str) -> StringTranslation:
    """Return an unsaved translation of a segment, as a person types it."""
    return StringTranslation(
        translation_of=segment.string,
        context_id=segment.context_id,
        locale=locale,
        data=text,
        translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
    )
