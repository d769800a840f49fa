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

from ..similarity import paired, score, words_of

LEAST_LIKENESS = 40  # below that, two texts of one rich text are two paragraphs
MOST = 200  # the former texts of one place that are compared


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
        least = LEAST_LIKENESS if texts[place] > 1 else 0
        french = [one.string.data for one in wanted[place]], [one.french for one in words]
        found |= {
            wanted[place][now].pk: words[then] for now, then in paired(*french, likeness, least)
        }
    return found


def likeness(french: str, former: str) -> int:
    return score(words_of(french), words_of(former))


def former_translations(
    places: Iterable[int], standing: set[tuple[int, int]], locale: Locale
) -> dict[int, list[OldWords]]:
    """Return ``{place: its former words}``, the latest first; of very many, only those."""
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
        if (place, text) not in standing and len(former[place]) < MOST:
            former[place].append(OldWords(french, data))
    return former
