"""How much two French texts say the same, for a translator: a score of 0 to 100.

The score counts words: those that both texts have in the same order, out of the words of both. 75
is thus a text in which one word of four is another one. Of two words that replace one another,
their common beginning counts, so that « conseillère municipale » and « conseiller municipal » are
nearly the same. Accents, case, punctuation and markup do not count.
"""

from collections import Counter
from collections.abc import Callable
from difflib import SequenceMatcher
from html import unescape
from itertools import takewhile

from ..words.folding import folded_words
from .models import MemoryWord
from .workload import BREAK, TAG

COMPARED = 20  # the texts whose words are compared in their order
MOST_PAIRS = 1_000_000  # the pairs of equal words of two texts that are looked at


def words_of(data: str) -> list[str]:
    """Return the folded words of a text of wagtail-localize's inline HTML."""
    if "<" in data or "&" in data:
        data = unescape(TAG.sub("", BREAK.sub(" ", data)))
    return folded_words(data)


def score(one: list[str], other: list[str]) -> int:
    """Return how much two texts, given by their words, are the same: 100 when all words are.

    Where they say the same words thousands of times, nobody waits for their order.
    """
    mine, theirs = Counter(one), Counter(other)
    if sum(count * theirs[word] for word, count in mine.items()) > MOST_PAIRS:
        return int(200 * shared(mine, theirs) / (len(one) + len(other)))
    common = 0
    compared = SequenceMatcher(None, one, other, autojunk=False)
    for change, start, end, from_other, to_other in compared.get_opcodes():
        if change == "equal":
            common += end - start
        elif change == "replace":
            pairs = zip(one[start:end], other[from_other:to_other], strict=False)
            common += sum(beginning(*pair) for pair in pairs)
    words = len(one) + len(other)
    return int(200 * common / words) if words else 0


def beginning(word: str, other: str) -> float:
    """Return the part of the longer of two words that is their common beginning."""
    same = takewhile(lambda pair: pair[0] == pair[1], zip(word, other, strict=False))
    return len(list(same)) / max(len(word), len(other))


def sizes(words: int, least: int) -> tuple[int, int]:
    """Return how few and how many words a text has that scores ``least`` with one of so many."""
    shortest = -(-words * least // (200 - least))
    return shortest, words * (200 - least) // least


def shortened(words: list[str]) -> Counter:
    """Return the words of a text as memory indexes them, and how often each stands there.

    They are cut, so that « conseillère » finds « conseiller ».
    """
    return Counter(word[: MemoryWord.LENGTH] for word in words)


def shared(mine: Counter, theirs: Counter) -> int:
    """Return how many words two texts have in common, in whatever order."""
    return sum(min(count, theirs[word]) for word, count in mine.items() if word in theirs)


def likeliest(mine: Counter, others: list[Counter]) -> list[int]:
    """Return which texts share most words with one, all ``shortened``: those to be compared."""

    def share(place: int) -> float:
        theirs = others[place]
        return shared(mine, theirs) / (mine.total() + theirs.total() or 1)

    return sorted(range(len(others)), key=share, reverse=True)[:COMPARED]


def paired(
    texts: list[str], others: list[str], likeness: Callable[[str, str], float], least: float
) -> list[tuple[int, int]]:
    """Return the places of the texts and others that are most like each other, each once.

    Pairs whose ``likeness(text, other)`` is less than ``least`` are none; of equals, the first of
    ``others`` is taken.
    """
    theirs = [shortened(words_of(other)) for other in others]
    alike = [
        (likeness(text, others[other]), -other, -place)
        for place, text in enumerate(texts)
        for other in likeliest(shortened(words_of(text)), theirs)
    ]
    pairs = {}
    for reached, other, place in sorted(alike, reverse=True):
        if reached >= least and -place not in pairs and -other not in pairs.values():
            pairs[-place] = -other
    return list(pairs.items())
