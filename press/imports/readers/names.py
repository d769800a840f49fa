"""Who a few words name: a person, with what that person does, or an office."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

CIVILITIES = frozenset("m mm mme mmes mlle madame monsieur mademoiselle dr pr me docteur".split())
# Small words inside names, from many countries; a name neither begins nor ends with one.
PARTICLES = frozenset(
    "d' de du des la le les l' der den ter ten van von vom zu zum zur y e i da das do dos di del"
    " della degli dello el al as ash ben bin bint ibn ould ag aït ait abou abu af av of und".split()
)
ELIDED = re.compile(r"(?:[dl]|dell|all|nell)[’']", flags=re.IGNORECASE)
ARAB_ARTICLE = re.compile(r"(?:al|el|as|ash|an|ar|ad|at|ben|bin|ould)-")
# What the words for a function begin with, and the words that begin the name of an office.
FUNCTION_STEMS = tuple(
    "adjoint assistan attaché attachee chargé chargee cheffe coordinat coordonn communicant"
    " conseill délégu direct porte-parole présiden rédact responsable secrétai vice-".split()
)
FUNCTION_WORDS = frozenset(
    "agence association bureau cabinet cellule centre chef chefs cités comité commune communication"
    " conseil contact contacts département dircom fédération maire mairie maison média médias"
    " ministre ministère métropole office pôle presse préfet préfète relations resp réseau service"
    " services standard syndicat université ville villes élu élue".split()
)
# Words that no name of a person holds.
OFFICE_WORDS = frozenset(
    "agglomération association communauté communication département développement habitat métropole"
    " presse région réseau université".split()
)
SEPARATOR = re.compile(r"\s?[,;:|/•·(]\s?|\s[–—-]\s?|[–—]\s")
MOST_WORDS = 7


@dataclass(frozen=True)
class Person:
    """Somebody's name, and the other words of the line."""

    name: str
    function: str


def find_person(text: str) -> Person | None:
    """Return the first part of a line that names a person, and the rest as the function.

    Parts that begin like a function are taken for a name only when they say « Mme » or « M. ».
    """
    for start, end in parts_of(text):
        name = text[start:end].strip()
        if is_name(name):
            before = text[:start].strip(" ,;:|/•·(–—-")
            after = text[end:].lstrip(" ,;:|/•·–—-")
            if after.startswith("(") and after.endswith(")"):
                after = after[1:-1]
            return Person(name, ", ".join(filter(None, (before, after))))
    return None


def parts_of(text: str) -> Iterator[tuple[int, int]]:
    """Yield the bounds of what separators set apart."""
    start = 0
    for match in SEPARATOR.finditer(text):
        yield start, match.start()
        start = match.end()
    yield start, len(text)


def is_name(text: str) -> bool:
    """Whether words name a person: capitals in any script, with particles between them."""
    words = text.split()
    has_civility = bool(words) and words[0].casefold().rstrip(".") in CIVILITIES
    words = words[1:] if has_civility else words
    if not words or len(words) > MOST_WORDS or (is_function(text) and not has_civility):
        return False
    if any(word.casefold() in OFFICE_WORDS for word in words):
        return False
    capitals = [word for word in words if has_capital(word)]
    if not all(word in capitals or word.casefold() in PARTICLES for word in words):
        return False
    return has_capital(words[-1]) and len(capitals) > (0 if has_civility else 1)


def has_capital(word: str) -> bool:
    """Whether a word may be part of a name: a capital, or a letter of a script that has none."""
    word = ARAB_ARTICLE.sub("", ELIDED.sub("", word))
    is_written = all(sign.isalpha() or sign in "-’'." or is_mark(sign) for sign in word)
    return bool(word) and is_written and unicodedata.category(word[0]) in ("Lu", "Lt", "Lo")


def is_mark(letter: str) -> bool:
    """Whether a sign is an accent or a vowel sign."""
    return unicodedata.category(letter) in ("Mn", "Mc")


def is_function(text: str) -> bool:
    """Whether words say what somebody does, or name an office."""
    first = text.split()[0].casefold().rstrip(".,:")
    first = re.sub(r"\W", "", first) if "(" in first else first
    return first.startswith(FUNCTION_STEMS) or first in FUNCTION_WORDS
