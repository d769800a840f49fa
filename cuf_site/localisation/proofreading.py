"""Translations written in a language that is not their writer's, until a native speaker reads them.

Nothing is held back: the admin says which they are (``PROOFREAD_LANGUAGES``).
"""

from collections.abc import Iterable
from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef
from django.utils import timezone
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation

from .models import Proofreading
from .sources import asked, asked_by, is_answered, missing, source_of


def is_asked_for(locale: Locale) -> bool:
    """Whether translations into a language are to be read by a native speaker."""
    return locale.language_code in settings.PROOFREAD_LANGUAGES


def is_unread(translation: models.Model) -> bool:
    """Whether a finished translation waits for a native speaker to read it."""
    locale, source = translation.locale, source_of(translation)
    if source is None or not is_asked_for(locale) or missing(source, locale).exists():
        return False
    return not proofread([translation.translation_key], [locale])


def mark_proofread(translation: models.Model, user=None):
    """Note that a native speaker has read the words of a page or snippet as they are now."""
    source = source_of(translation)
    values = {"answers": asked(source), "read_at": timezone.now(), "user": user}
    Proofreading.objects.update_or_create(source=source, locale=translation.locale, defaults=values)


def proofread(keys: Iterable[UUID], locales: list[Locale]) -> set[tuple[UUID, int]]:
    """Return ``{(translation key, locale id)}`` of what was read and has not changed since."""
    locales = [locale for locale in locales if is_asked_for(locale)]
    if not locales:
        return set()
    newer = StringTranslation.objects.filter(
        context__object_id=OuterRef("source__object_id"),
        locale_id=OuterRef("locale_id"),
        updated_at__gt=OuterRef("read_at"),
    )
    rows = Proofreading.objects.filter(source__object_id__in=list(keys), locale__in=locales)
    rows = rows.exclude(Exists(newer)).select_related("source")
    texts = asked_by([row.source for row in rows])
    return {
        (row.source.object_id, row.locale_id)
        for row in rows
        if is_answered(texts[row.source_id], row.answers)
    }
