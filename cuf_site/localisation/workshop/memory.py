"""Translation memory: what people have translated elsewhere, proposed where it is to be said again.

All translators of one language share it. It holds what a person confirmed and a page can show,
and is read when it is shown: nothing that it proposes is kept.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import Max, OuterRef, Subquery
from django.db.models.functions import Length, Substr
from wagtail.models import Locale, Page
from wagtail_localize.models import String, StringSegment, StringTranslation, TranslationSource

from ..markup import losses
from ..memory_words import candidates
from ..similarity import likeliest, score, shortened, words_of
from ..text_checks import max_length, misfit, place_in

IDENTICAL = 100
SPARE = 3  # of those asked for: some may have no translation that counts


@dataclass(frozen=True)
class Match:
    """A translation made elsewhere: ``text`` translates ``french``, both as wagtail-localize keeps
    them. ``origin`` names the page or row for a person, "" when it is there no more.

    The one that ``is_sure`` translates this very text, is the only translation that the language
    has of it, and fits where it is proposed.
    """

    french: str
    text: str
    score: int
    origin: str
    is_sure: bool = False


@dataclass(frozen=True)
class Known:
    """One translation of a text: where it was made last in a field, and when."""

    text: str
    field: str
    at: datetime
    row: int
    context: int | None = None


def identical(segments: Iterable[StringSegment], locale: Locale) -> dict[int, list[Match]]:
    """Return ``{segment number: its translations elsewhere}``, in five queries or fewer.

    Each is another text; those of the same kind of field come first, then the most recent.
    Texts that differ in anything, case or markup included, are not identical.
    """
    segments = list(segments)
    texts = known_texts(segments, locale)
    found = {
        segment.pk: distinct(texts[segment.string_id], segment)
        for segment in segments
        if texts[segment.string_id]
    }
    names = origins({one.row for known in found.values() for one in known})
    limits = limits_of([segment for segment in segments if segment.pk in found])
    return {
        segment.pk: [
            Match(
                segment.string.data,
                one.text,
                IDENTICAL,
                names[one.row],
                is_sure=len(known) == 1 and fits(one.text, segment, limits[segment.pk]),
            )
            for one in known
        ]
        for segment in segments
        if (known := found.get(segment.pk))
    }


def near(segment: StringSegment, locale: Locale, least: int = 75, limit: int = 3) -> list[Match]:
    """Return the translations of texts that score ``least`` or more with one, the best first.

    See ``similarity`` for what the score says; a text that has the same words scores 99. When
    very many texts have all its words, some of those most like it are found, not all.
    """
    alike = near_strings(segment, locale, least)[: SPARE * limit]
    usable = translations(locale).filter(translation_of__in=[string for _, string, _ in alike])
    texts = grouped(usable.exclude(context=segment.context_id))
    found = [
        (reached, french, one)
        for reached, string, french in alike
        for one in distinct(texts[string], segment)
    ][:limit]
    names = origins({one.row for _reached, _french, one in found})
    return [Match(french, one.text, reached, names[one.row]) for reached, french, one in found]


def near_strings(segment: StringSegment, locale: Locale, least: int) -> list[tuple[int, int, str]]:
    """Return ``(score, number, French text)`` of the texts most like one, the best first."""
    words = words_of(segment.string.data)
    numbers = set(candidates(words, locale, least)) - {segment.string_id}
    rows = list(String.objects.filter(pk__in=numbers).values_list("pk", "data"))
    others = [words_of(data) for _string, data in rows]
    found = [
        (min(score(words, others[place]), IDENTICAL - 1), *rows[place])
        for place in likeliest(shortened(words), [shortened(other) for other in others])
    ]
    return sorted((row for row in found if row[0] >= least), key=lambda row: (-row[0], row[1]))


def translations(locale: Locale) -> models.QuerySet:
    """Return what people have translated into a language, as ``segments.confirmations`` does."""
    return StringTranslation.objects.filter(
        locale=locale,
        translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
        has_error=False,
    )


def known_texts(segments: list[StringSegment], locale: Locale) -> dict[int, list[Known]]:
    """Return ``{text number: its translations}``, in two queries.

    Those of the places of ``segments`` say their context: a place is no memory of itself, but of
    the others.
    """
    rows = translations(locale).filter(translation_of__in={one.string_id for one in segments})
    places = {one.context_id for one in segments}
    texts = grouped(rows.exclude(context__in=places))
    columns = "translation_of", "data", "context__field_path", "updated_at", "pk", "context"
    for string, *known in rows.filter(context__in=places).values_list(*columns):
        texts[string].append(Known(*known))
    return texts


def grouped(rows: models.QuerySet) -> dict[int, list[Known]]:
    """Return each translation of a text once for each kind of field, however often it was made."""
    texts = defaultdict(list)
    rows = rows.order_by().values_list("translation_of", "data", "context__field_path")
    for string, *known in rows.annotate(at=Max("updated_at"), row=Max("pk")):
        texts[string].append(Known(*known))
    return texts


def distinct(known: list[Known], segment: StringSegment) -> list[Known]:
    """Return each text once, without that of the segment's own place, the best first."""
    others = [one for one in known if one.context != segment.context_id]
    field = segment.context.field_path
    others.sort(key=lambda one: (one.field == field, one.at, one.row), reverse=True)
    best = {}
    for one in others:
        best.setdefault(one.text, one)
    return list(best.values())


def fits(text: str, segment: StringSegment, limit: int | None) -> bool:
    """Whether a translation can stand for a French text as it is: its markup, its length."""
    return not (misfit(text, limit) or losses(segment.string.data, text))


def limits_of(segments: list[StringSegment]) -> dict[int, int | None]:
    """Return ``{segment number: how many characters its place holds}``, in one query."""
    sources = TranslationSource.objects.filter(pk__in={one.source_id for one in segments})
    sources = sources.select_related("specific_content_type").only("specific_content_type")
    models_of = {source.pk: source.specific_content_type.model_class() for source in sources}
    return {
        one.pk: max_length(place_in(models_of[one.source_id], one.context.field_path))
        for one in segments
    }


def origins(rows: set[int]) -> dict[int, str]:
    """Return ``{translation number: page or row where it was made}``, in two queries.

    A page that stands deep in the site is named with that above it: « Eau (Rencontres 2023) ».
    """
    titles = TranslationSource.objects.filter(
        object_id=OuterRef("context__object_id"), locale__language_code=settings.LANGUAGE_CODE
    ).values("object_repr")[:1]
    found = StringTranslation.objects.filter(pk__in=rows).annotate(title=Subquery(titles))
    found = list(found.values_list("pk", "context__object_id", "title"))
    above = titles_above({key for _row, key, _title in found})
    return {
        row: f"{title} ({above[key]})" if title and key in above else title or ""
        for row, key, title in found
    }


def titles_above(keys: set[UUID]) -> dict[UUID, str]:
    """Return ``{translation key: title of the page above}`` of French pages in an edition."""
    path = OuterRef("path")
    parents = Page.objects.filter(path=Substr(path, 1, Length(path) - Page.steplen))
    pages = Page.objects.filter(
        translation_key__in=keys, locale__language_code=settings.LANGUAGE_CODE, depth__gt=4
    ).annotate(above=Subquery(parents.values("title")[:1]))
    return dict(pages.values_list("translation_key", "above"))
