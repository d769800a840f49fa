"""Where a long word may be cut, for columns narrower than it: soft hyphens put by the server.

Browsers know how to cut words in few languages, and on few systems.
"""

import re
from itertools import pairwise

SOFT_HYPHEN = "\u00ad"
LONG = 13
_KEPT = 4  # letters that stay together at both ends of a word
_VOWELS = "aeiouyàâäæáéèêëíîïóôöœúùûü"
_CONSONANTS = "bcdfghjklmnñpqrstvwxzç"
_ONSET = rf"(?:[bcdfgptv][lr]|[cpt]h|gn|qu|[{_CONSONANTS}])"
_LONG_WORD = re.compile(rf"[^\W\d_]{{{LONG},}}")
_SYLLABLE = re.compile(rf"[{_VOWELS}][{_CONSONANTS}]*?(?={_ONSET}[{_VOWELS}])", re.IGNORECASE)
# Those whose syllables the rule knows: a vowel, what closes it, then an onset and its vowel.
_LANGUAGES = ("fr", "es")


def soft_hyphens(text: str, language: str) -> str:
    """Return ``text`` with soft hyphens between the syllables of words of 13 letters or more."""
    return _LONG_WORD.sub(_cut, text) if language in _LANGUAGES else text


def _cut(match):
    word = match[0]
    points = (syllable.end() for syllable in _SYLLABLE.finditer(word))
    points = [0, *(n for n in points if _KEPT <= n <= len(word) - _KEPT), len(word)]
    return SOFT_HYPHEN.join(word[a:b] for a, b in pairwise(points))
