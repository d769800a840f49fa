"""The texts of one translation as its translator sees them, one line each.

A text that nobody has confirmed shows the best there is to begin with: what a machine made, its
own former words, or what memory is sure of. None of these counts until a person confirms it.
"""

from dataclasses import dataclass, field

from django.utils.translation import pgettext_lazy
from wagtail.models import Locale
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from ..overlay import OPTIONAL
from ..stages import Labelled
from . import memory
from .labels import Label, labels
from .old_words import OldWords, old_words


class Origin(Labelled):
    """Where the words of a line come from."""

    CONFIRMED = "confirmed", pgettext_lazy("translated text", "confirmed")
    REFUSED = "refused", pgettext_lazy("translated text", "to be corrected")
    OLD = "old", pgettext_lazy("translated text", "to be adapted: French has changed")
    MEMORY = "memory", pgettext_lazy("translated text", "memory")
    MACHINE = "machine", pgettext_lazy("translated text", "machine translation")
    NONE = "none", pgettext_lazy("translated text", "to be translated")


@dataclass(frozen=True)
class Line:
    """One text: ``segment`` in French, the words to begin with or confirmed, and their origin.

    ``text`` is wagtail-localize's inline HTML, as ``segment.string.data``.
    """

    segment: StringSegment
    label: Label
    origin: Origin
    text: str = ""
    error: str = ""
    row: StringTranslation | None = None
    previous: OldWords | None = None
    matches: list[memory.Match] = field(default_factory=list)

    @property
    def french(self) -> str:
        return self.segment.string.data

    @property
    def version(self) -> str:
        return version(self.row)

    @property
    def is_done(self) -> bool:
        return self.origin == Origin.CONFIRMED

    @property
    def is_required(self) -> bool:
        return self.segment.context.path not in OPTIONAL


def lines_of(translation: Translation) -> list[Line]:
    """Return the lines of a translation in the order of the page, optional ones last.

    The queries grow in number with the kinds of rows that hold texts, not with the texts.
    """
    segments = list(translation.source.stringsegment_set.select_related("string", "context"))
    segments.sort(key=lambda one: (one.context.path in OPTIONAL, one.order))
    named = labels(translation.source.get_source_instance(), segments)
    return make_lines(segments, named, translation.target_locale)


def make_lines(
    segments: list[StringSegment], named: dict[int, Label], locale: Locale
) -> list[Line]:
    """Return the lines of texts that may be of many originals; those without a label go."""
    rows = translations(segments, locale)
    waiting = [one for one in segments if not is_kept(rows.get(place_of(one)))]
    former = old_words(waiting, {place_of(one) for one in segments}, locale)
    known = memory.identical(waiting, locale)
    return [
        make_line(
            segment,
            named[segment.pk],
            rows.get(place_of(segment)),
            former.get(segment.pk),
            known.get(segment.pk, []),
        )
        for segment in segments
        if segment.pk in named
    ]


def is_kept(row: StringTranslation | None) -> bool:
    """Whether a text has words of its own, sound or not, that a person has written."""
    manual = StringTranslation.TRANSLATION_TYPE_MANUAL
    return row is not None and (row.has_error or row.translation_type == manual)


def version(row: StringTranslation | None) -> str:
    """Return what tells whether the words of a text are still those that were shown."""
    return row.updated_at.isoformat() if row else ""


def place_of(segment: StringSegment) -> tuple[int, int]:
    """Return what the translation of a text hangs on: its place and what it says there."""
    return segment.context_id, segment.string_id


def translations(segments: list[StringSegment], locale: Locale) -> dict:
    """Return ``{(place, text): StringTranslation}`` of what is kept for texts, in one query."""
    rows = StringTranslation.objects.filter(
        context__in={one.context_id for one in segments},
        translation_of__in={one.string_id for one in segments},
        locale=locale,
    )
    return {
        (row.context_id, row.translation_of_id): row
        for row in rows.select_related("last_translated_by", "translation_of")
    }


def make_line(
    segment: StringSegment,
    label: Label,
    row: StringTranslation | None,
    previous: OldWords | None,
    matches: list[memory.Match],
) -> Line:
    """Choose what a line begins with: its own words come before those of others."""
    if row is not None and row.has_error:
        return Line(segment, label, Origin.REFUSED, row.data, row.get_error() or "", row)
    if is_kept(row):
        return Line(segment, label, Origin.CONFIRMED, row.data, row=row)
    sure = next((one for one in matches if one.is_sure), None)
    if previous is not None:
        origin, text = Origin.OLD, previous.text
    elif sure is not None:
        origin, text = Origin.MEMORY, sure.text
    elif row is not None:
        origin, text = Origin.MACHINE, row.data
    else:
        origin, text = Origin.NONE, ""
    return Line(segment, label, origin, text, row=row, previous=previous, matches=matches)
