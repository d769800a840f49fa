"""How much two French texts say the same, for a translator: a score of 0 to 100.

The score counts letters: those of the words that both texts have in the same order, out of the
letters of both. 75 is thus a text of which three letters of four stand in words that need no new
translation. Of two words that replace one another, the common beginning counts, so that
« conseillère municipale » and « conseiller municipal » are nearly the same. Accents, case,
punctuation and markup do not count.
"""

from collections import Counter
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


def letters_of(words: list[str]) -> int:
    return sum(map(len, words))


def score(one: list[str], other: list[str]) -> int:
    """Return how much two texts, given by their words, are the same: 100 when all words are."""
    common = 0
    compared = SequenceMatcher(None, one, other, autojunk=False)
    for change, start, end, from_other, to_other in compared.get_opcodes():
        if change == "equal":
            common += letters_of(one[start:end])
        elif change == "replace":
            pairs = zip(one[start:end], other[from_other:to_other], strict=False)
            common += sum(beginning(*pair) for pair in pairs)
    return percentage(common, one, other)


def beginning(word: str, other: str) -> int:
    """Return how many letters two words begin with in common."""
    same = takewhile(lambda pair: pair[0] == pair[1], zip(word, other, strict=False))
    return sum(1 for _pair in same)


def most(one: list[str], other: list[str]) -> int:
    """Return a score that two texts cannot exceed, soon found: their letters in any order."""
    mine, theirs = (Counter("".join(words)) for words in (one, other))
    return percentage((mine & theirs).total(), one, other)


def percentage(common: int, one: list[str], other: list[str]) -> int:
    letters = letters_of(one) + letters_of(other)
    return 200 * common // letters if letters else 0


def sizes(letters: int, least: int) -> tuple[int, int]:
    """Return how few and how many letters a text has that scores ``least`` with one of so many."""
    shortest = -(-letters * least // (200 - least))
    return shortest, letters * (200 - least) // least
