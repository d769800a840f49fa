"""The French originals: what is published in French is what translators work on.

wagtail-localize freezes a page when it is submitted for translation. Here its source follows
each French publication, in the same transaction, so that its segments are always those of the
page that readers see.
"""

import hashlib
import json
from collections.abc import Iterable

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone
from django.utils.text import Truncator
from modelcluster.models import ClusterableModel, get_serializable_data_for_fields
from wagtail.models import Locale, Page
from wagtail_localize.models import (
    StringSegment,
    TranslationSource,
    cleanup_translation_on_delete,
    get_schema_version,
)

from . import workload
from .models import PublishedWords, Workload
from .overlay import OPTIONAL, confirmed
from .source_segments import refresh_segments


def is_translation(instance: models.Model) -> bool:
    """Whether a page or snippet is of another language than French, where a new one begins."""
    return bool(instance.locale_id) and instance.locale.language_code != settings.LANGUAGE_CODE


def french_of(instance: models.Model) -> models.Model | None:
    """Return the French page or snippet of a translation, fresh from the database.

    A page that was never published is returned as last saved: that is what is translated.
    """
    french = (
        type(instance)
        ._default_manager.filter(
            translation_key=instance.translation_key, locale__language_code=settings.LANGUAGE_CODE
        )
        .select_related("locale")
        .first()
    )
    is_draft = isinstance(french, Page) and not french.first_published_at and not french.live
    return french.get_latest_revision_as_object() if is_draft else french


def translations_of(french: models.Model) -> models.QuerySet:
    """Return the pages or snippets that translate ``french``, as their own type."""
    rows = type(french)._default_manager.filter(translation_key=french.translation_key)
    return rows.exclude(pk=french.pk).select_related("locale")


def source_of(instance: models.Model) -> TranslationSource | None:
    """Return the French source of a page or snippet of any language, or ``None``."""
    return TranslationSource.objects.filter(
        object_id=instance.translation_key, locale__language_code=settings.LANGUAGE_CODE
    ).first()


def make_source(french: models.Model) -> TranslationSource:
    """Make or bring up to date what ``french`` is translated from, under a name that can be read.

    wagtail-localize cuts a long name without a sign of it.
    """
    source, _created = TranslationSource.update_or_create_from_instance(french)
    if source.object_repr != short_name(french):
        source.object_repr = short_name(french)
        source.save(update_fields=["object_repr"])
    return source


def short_name(french: models.Model) -> str:
    """Return the name of an original, with an ellipsis where it is cut."""
    return Truncator(str(french)).chars(200)


def refresh(french: models.Model):
    """Bring the source of ``french`` to what is published now, if it is to be translated.

    Else only the amount of its texts is kept.
    """
    source = source_of(french)
    if source is None:
        workload.note(french)
        return
    is_cluster = isinstance(french, ClusterableModel)
    data = french.serializable_data() if is_cluster else get_serializable_data_for_fields(french)
    source.content_json = json.dumps(data, cls=DjangoJSONEncoder)
    source.object_repr = short_name(french)
    source.schema_version = get_schema_version(french._meta.app_label)
    source.last_updated_at = timezone.now()
    source.save()
    refresh_segments(source, french)
    mark_outdated(source)


def mark_outdated(source: TranslationSource):
    """Note since when published words answer other French texts, or that they answer again."""
    now = asked(source)
    for words in PublishedWords.objects.filter(source=source):
        is_current = is_answered(now, words.answers)
        if is_current != (words.outdated_since is None):
            words.outdated_since = None if is_current else timezone.now()
            words.save()


def mark_incomplete(translation: models.Model, lost: set[str]):
    """Note that published words lack texts that French has, even ones that had been there once."""
    source = source_of(translation)
    for words in PublishedWords.objects.filter(source=source, locale=translation.locale_id):
        words.answers = {path: text for path, text in words.answers.items() if path not in lost}
        words.save()
    mark_outdated(source)


def asked(source: TranslationSource) -> dict[str, str]:
    """Return what a translation is to answer: ``{path: digest of the French texts there}``."""
    return asked_by([source])[source.pk]


def asked_by(sources: Iterable[TranslationSource]) -> dict[int, dict[str, str]]:
    """Return what many sources ask, by their number, in one query."""
    texts = {source.pk: {} for source in sources}
    rows = required(*texts).order_by("order")
    for source, path, text in rows.values_list("source_id", "context__path", "string__data_hash"):
        texts[source].setdefault(path, []).append(str(text))
    return {
        source: {path: hash_of(texts) for path, texts in asked.items()}
        for source, asked in texts.items()
    }


def hash_of(texts: list[str]) -> str:
    return hashlib.sha256(repr(texts).encode()).hexdigest()


def is_answered(asked: dict[str, str], answers: dict[str, str]) -> bool:
    """Whether words written for the French texts ``answers`` say all that is ``asked`` today.

    A text that French has lost since is missed by nobody: it has left the translations too.
    """
    return asked.items() <= answers.items()


def required(*sources: TranslationSource | int) -> models.QuerySet:
    """Return the string segments without which a translation is not finished."""
    return StringSegment.objects.filter(source__in=sources).exclude(context__path__in=OPTIONAL)


def missing(source: TranslationSource, locale: Locale) -> models.QuerySet:
    """Return the required segments that no person has translated into ``locale``, in order."""
    return confirmed(required(source), locale).filter(confirmed=None)


def note_publication(source: TranslationSource, locale: Locale):
    """Remember which French texts the words published now in ``locale`` answer."""
    PublishedWords.objects.update_or_create(
        source=source,
        locale=locale,
        defaults={
            "answers": asked(source),
            "published_at": timezone.now(),
            "outdated_since": None,
        },
    )


def outdated_since(instance: models.Model):
    """Return when the French texts changed after a translation was published, or ``None``."""
    rows = PublishedWords.objects.filter(
        source__object_id=instance.translation_key, locale_id=instance.locale_id
    )
    return rows.values_list("outdated_since", flat=True).first()


def forget(instance: models.Model, **kwargs):
    """Forget what was published of a deleted translation, and all there was of a French original.

    The texts of a deleted translation stay: they are the work of its translators.
    """
    if is_translation(instance):
        words = PublishedWords.objects.filter(source__object_id=instance.translation_key)
        words.filter(locale_id=instance.locale_id).delete()
    else:
        cleanup_translation_on_delete(instance)
        Workload.objects.filter(translation_key=instance.translation_key).delete()
