"""How much two French texts say the same, for a translator: a score of 0 to 100.

The score counts words: those that both texts have in the same order, out of the words of both. 75
is thus a text in which one word of four is another one. Of two words that replace one another,
their common beginning counts, so that « conseillère municipale » and « conseiller municipal » are
nearly the same. Accents, case, punctuation and markup do not count.
"""

from difflib import SequenceMatcher
from html import unescape
from itertools import takewhile

from cuf_site.folding import folded_words

from ..workload import BREAK, TAG


def words_of(data: str) -> list[str]:
    """Return the folded words of a text of wagtail-localize's inline HTML."""
    if "<" in data or "&" in data:
        data = unescape(TAG.sub("", BREAK.sub(" ", data)))
    return folded_words(data)


def score(one: list[str], other: list[str]) -> int:
    """Return how much two texts, given by their words, are the same: 100 when all words are."""
    common = 0
    compared = SequenceMatcher(None, one, other, autojunk=False)
    for change, start, end, from_other, to_other in compared.get_opcodes():
        if change == "equal":
            common += end - start
        elif change == "replace":
            pairs = zip(one[start:end], other[from_other:to_other], strict=False)
            common += sum(likeness(*pair) for pair in pairs)
    words = len(one) + len(other)
    return int(200 * common / words) if words else 0


def likeness(word: str, other: str) -> float:
    """Return the part of the longer of two words that is their common beginning."""
    same = takewhile(lambda pair: pair[0] == pair[1], zip(word, other, strict=False))
    return len(list(same)) / max(len(word), len(other))


def sizes(words: int, least: int) -> tuple[int, int]:
    """Return how few and how many words a text has that scores ``least`` with one of so many."""
    shortest = -(-words * least // (200 - least))
    return shortest, words * (200 - least) // least
