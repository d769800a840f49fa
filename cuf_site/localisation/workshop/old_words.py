"""What a text was translated by before French changed, ready to be adapted.

Translations stay on the French text that they were made for; the place of a text
(``TranslationContext``) joins them to the one that stands there now. A rich text has several
texts at one place: these are paired by likeness.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from wagtail.models import Locale
from wagtail_localize.models import StringSegment, StringTranslation

from .differences import likeness

LEAST_LIKENESS = 0.4  # below that, two texts of one rich text are two paragraphs


@dataclass(frozen=True)
class OldWords:
    """A former French text and its translation, both in wagtail-localize's inline HTML."""

    french: str
    text: str


def old_words(
    segments: Iterable[StringSegment], standing: set[tuple[int, int]], locale: Locale
) -> dict[int, OldWords]:
    """Return ``{segment number: the words it had}`` of texts to translate, in one query.

    ``standing`` holds the ``(place, text)`` numbers of all that French says today: their
    translations are nobody's old words.
    """
    wanted = defaultdict(list)
    for segment in segments:
        wanted[segment.context_id].append(segment)
    texts = Counter(place for place, _text in standing)
    found = {}
    for place, words in former_translations(wanted, standing, locale).items():
        found |= paired(wanted[place], words, LEAST_LIKENESS if texts[place] > 1 else 0)
    return found


def former_translations(
    places: Iterable[int], standing: set[tuple[int, int]], locale: Locale
) -> dict[int, list[OldWords]]:
    """Return ``{place: its former words}``, the latest first."""
    rows = StringTranslation.objects.filter(
        context__in=list(places),
        locale=locale,
        translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
        has_error=False,
    ).order_by("-updated_at", "-pk")
    former = defaultdict(list)
    for place, text, french, data in rows.values_list(
        "context", "translation_of", "translation_of__data", "data"
    ):
        if (place, text) not in standing:
            former[place].append(OldWords(french, data))
    return former


def paired(
    segments: list[StringSegment], former: list[OldWords], least: float
) -> dict[int, OldWords]:
    """Give each text of one place the former words most like it, each to one text only."""
    pairs = [
        (likeness(words.french, segment.string.data), -age, segment.pk, words)
        for segment in segments
        for age, words in enumerate(former)
    ]
    found, used = {}, set()
    for score, age, segment, words in sorted(pairs, key=lambda pair: pair[:2], reverse=True):
        if score >= least and segment not in found and age not in used:
            found[segment] = words
            used.add(age)
    return found
