"""Words as they are compared in searches: without accents, case, ligatures or vowel signs."""

import re
import unicodedata
from functools import lru_cache

_SAME = str.maketrans(
    {
        "œ": "oe",
        "æ": "ae",
        "ı": "i",
        "ø": "o",
        "ł": "l",
        "\u00ad": None,  # soft hyphen
        "\u0640": None,  # tatweel, which only stretches a word
        "ى": "ي",
        "ة": "ه",
        "ٱ": "ا",
        **{chr(0x0660 + digit): str(digit) for digit in range(10)},
    }
)
_WORD = re.compile(r"[^\W_]+")
# Accents and vowel signs in a row: to put them in order takes the square of their number, and no
# script writes more than a few on one letter. Unicode keeps to 30 (UAX 15, Stream-Safe Text).
_SIGNS_IN_A_ROW = re.compile(r"[^\w\s]{31,}")
_MOST_MARKS = 30
# The article is written in one word with its noun, and with « and », « in » or « like » before it.
# Folded, a noun that begins with a hamza and a lam looks as if it had one more article: it loses
# that too, so that « الألعاب », « ألعاب » and « العاب » are one word, and folding it again is safe.
_ARABIC_ARTICLES = re.compile(r"^(?:(?:[وفبك]?ال|لل)(?=\w\w))+")
# A word of a text as it is written, with its accents and vowel signs apart or not.
WRITTEN_WORD = re.compile(r"(?:[^\W_]|[\u0300-\u036f\u064b-\u065f\u0670\u00ad])+")


def bound_marks(text: str) -> str:
    """Return a text without the accents that come after thirty signs in a row: it stays linear."""
    return _SIGNS_IN_A_ROW.sub(_keep_first_marks, text)


def _keep_first_marks(match):
    signs, rest = match[0][:_MOST_MARKS], match[0][_MOST_MARKS:]
    return signs + "".join(sign for sign in rest if not unicodedata.combining(sign))


def folded_words(text: str) -> list[str]:
    """Return the words of a text, each in the one form that stands for all its spellings.

    « L’Eau, Œuvre », « l'eau œuvre » and "l eau oeuvre" give the same words.
    """
    plain = unicodedata.normalize("NFKD", bound_marks(text)).casefold()
    plain = unicodedata.normalize("NFKD", plain)
    plain = unicodedata.normalize("NFKD", plain.translate(_SAME))
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return [_ARABIC_ARTICLES.sub("", word) for word in _WORD.findall(plain)]


def folded(text: str) -> str:
    """Return a text as its folded words."""
    return " ".join(folded_words(text))


@lru_cache(maxsize=16384)
def folded_word(word: str) -> str:
    """Return one word of a text, folded: it is asked for again and again."""
    return "".join(folded_words(word))
