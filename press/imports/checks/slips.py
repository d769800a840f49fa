"""Slips of the author or of character recognition: kept as they are, and pointed out."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from django.utils.translation import gettext as _

from ..release import Located
from ..source.lines import SourceLine

DOUBLED = re.compile(r"(?<![^\W_])([^\W\d_]{2,}+)\s++\1(?![\w@-]|\.\w)", flags=re.IGNORECASE)
RIGHTLY_DOUBLED = frozenset(("nous", "vous", "en"))
# An « l' » that character recognition took for a P, an I or a figure.
ELIDED = (
    "accueil|action|agence|ambassade|appui|assemblée|association|atelier|avenir|échange|édition"
    "|égalité|élu|engagement|ensemble|état|europe|événement|industrie|intérieur|international"
    "|intervention|objectif|occasion|organisation|ouverture|union|urgence"
)
TAKEN_FOR_P = re.compile(rf"(?<!\w)P(?:{ELIDED})\w*", flags=re.IGNORECASE)
TAKEN_FOR_I = re.compile(r"(?<!\w)[I1|]['’][^\W\d_]\w*")
UNREAD = re.compile(
    r"(?<![^\s\ufffd\ue000-\uf8ff])[^\s\ufffd\ue000-\uf8ff]*+[\ufffd\ue000-\uf8ff]\S*+"
)
GUILLEMET = re.compile(r"(?P<line>^)?[«»]", flags=re.MULTILINE)
SHORT_ORDINAL = re.compile(r"(?<!\w)\d{1,3}e(?!\w)")
LONG_ORDINAL = re.compile(r"(?<!\w)\d{1,3}[èe]me(?!\w)")


def find_slips(lines: Sequence[SourceLine]) -> list[Located]:
    """Return a warning for each slip, at the line where it starts."""
    text = "\n".join(line.text for line in lines)
    found = [
        (match.start(), doubled_word(match))
        for match in DOUBLED.finditer(text)
        if match[1].casefold() not in RIGHTLY_DOUBLED
    ]
    found += [(match.start(), misread_word(match)) for match in misread(text)]
    found += [(match.start(), unread_word(match)) for match in UNREAD.finditer(text)]
    found += mixed_ordinals(text) + open_guillemets(text)
    ends = [*accumulate(len(line.text) + 1 for line in lines)]
    located = [(lines[bisect_right(ends, start)].number, message) for start, message in found]
    return [Located(number, message) for number, message in sorted(located)]


def misread(text: str) -> list[re.Match]:
    """Return the words that begin with a misread « l' »."""
    return [*TAKEN_FOR_P.finditer(text), *TAKEN_FOR_I.finditer(text)]


def doubled_word(match: re.Match) -> str:
    """Say that a word stands twice."""
    sentence = _("“%(text)s”: the word stands twice. The text was kept as it is.")
    return sentence % {"text": " ".join(match[0].split())}


def misread_word(match: re.Match) -> str:
    """Say that a word was probably misread."""
    sentence = _("“%(text)s” looks misread, perhaps for “l’…”. The text was kept as it is.")
    return sentence % {"text": match[0]}


def unread_word(match: re.Match) -> str:
    """Say that a letter is missing."""
    return _("“%(text)s” holds a sign that could not be read.") % {"text": match[0]}


def mixed_ordinals(text: str) -> list[tuple[int, str]]:
    """Point out « 14e » and « 14ème » in one text."""
    short, long = SHORT_ORDINAL.search(text), LONG_ORDINAL.search(text)
    if not (short and long):
        return []
    sentence = _("The text writes both “%(short)s” and “%(long)s”. It was kept as it is.")
    return [(long.start(), sentence % {"short": short[0], "long": long[0]})]


def open_guillemets(text: str) -> list[tuple[int, str]]:
    """Point out the first guillemet that nothing opens or closes.

    Each paragraph of one quotation may open with a guillemet: only the last is closed.
    """
    opened: list[int] = []
    quotation = None
    for match in GUILLEMET.finditer(text):
        if match[0] == "«":
            if match["line"] is not None and opened == [quotation]:
                opened.pop()
            if match["line"] is not None and not opened:
                quotation = match.start()
            opened.append(match.start())
        elif opened:
            opened.pop()
        else:
            return [(match.start(), _("A closing guillemet has no opening one."))]
    return [(opened[-1], _("An opening guillemet is never closed."))] if opened else []
