"""Words and addresses that the end of a line cut in two."""

import re
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import islice

from .lines import SourceLine

SOFT_HYPHEN = "\u00ad"
WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*+")
CUT_WORD = re.compile(r"([^\W_]+(?:[’'-][^\W_]+)*)-$")
FIRST_PART = re.compile(r"^[^\W_]+")
ADDRESS_START = re.compile(
    r"(?:(?<![a-z])https?://|(?<![\w.-])www\.)[^\s<>]*$|(?<![\w.+-])[\w.+-]++@[\w.-]*$",
    flags=re.IGNORECASE,
)
WHOLE_HOST = re.compile(r"(?:https?://|www\.)[\w.-]+\.(?:org|fr|com|eu|net)/?$", re.IGNORECASE)
ADDRESS_REST = re.compile(
    r"^(?:[/?=&-]\S+|\.[a-z]\S*|[\w%-]+(?:/|\.(?:html?|php|pdf|org|fr|com|eu|net)\b)\S*)"
)
TOP_LEVEL = re.compile(r"^(?:org|fr|com|eu|net)\b[^\s]*")

# First parts that are words by themselves: what follows keeps its hyphen.
WHOLE_FIRST_PARTS = frozenset(
    "après arrière au-delà avant celle celles celui ceux chef contre demi e elle elles eux ex-vice"
    " grand là lui micro moyen nord non ouest outre par peut porte quatre quelques rendez savoir"
    " semi soi sous soixante sud sur t tout trente très vice vingt week est c'est-à c’est-à"
    " vis-à compte-rendu dix cinquante quarante bien".split()
)
# First parts that are words by themselves only before these.
PAIRS = {
    "mi": {"parcours", "journée", "mandat", "temps", "chemin", "septembre", "octobre", "année"},
    "mini": {"site", "sites", "ateliers", "atelier", "conférence", "conférences"},
    "co": {"financé", "financée", "financés", "financées", "financement", "présidence"},
    "haut": {"commissaire", "commissariat", "lieu", "parleur"},
    "sur": {"mesure"},
    "par": {"delà", "dessus"},
    "tout": {"petits", "puissant"},
    "contre": {"exemple", "exemples", "pouvoir", "pouvoirs", "proposition"},
    "bien": {"être"},
    "là": {"bas", "haut", "dessus"},
    "est": {"ce"},
    "non": {"gouvernementale", "gouvernementales", "lieu", "respect", "lucratif"},
    "sous": {"direction", "directeur", "préfet", "région", "régions", "secteur"},
}
WHOLE_SECOND_PARTS = frozenset("même mêmes vous nous ci là ce moi toi t il ils on".split())


Glue = Callable[[str, str, frozenset[str]], str]
# The end of a line in which a cut word is looked for, how far its end may be, how often it is cut.
LONGEST_WORD = 100
LONGEST_GAP = 8
MOST_CUTS = 12


def rejoin(lines: Sequence[SourceLine]) -> list[SourceLine]:
    """Return the lines with each cut word or address whole, on the line where it begins."""
    joined = []
    known = frozenset(WORD.findall("\n".join(line.text for line in lines).lower()))
    pending = deque(lines)
    while pending:
        line = pending.popleft()
        for _cut in range(MOST_CUTS):
            found = next_words(line.text, pending) if line.text else None
            if not found:
                break
            place, glue = found
            following = [pending.popleft() for _line in range(place + 1)][-1]
            head, _space, tail = following.text.partition(" ")
            line = replace(line, text=glue(line.text, head, known))
            if tail:
                pending.appendleft(replace(following, text=tail))
        joined.append(replace(line, text=line.text.replace(SOFT_HYPHEN, "")))
    return joined


def next_words(text: str, following: deque[SourceLine]) -> tuple[int, Glue] | None:
    """Return the place of the line that ends the last word of ``text``, and how to glue it."""
    near = enumerate(islice(following, LONGEST_GAP))
    place = next((place for place, line in near if line.text), None)
    if place is None:
        return None
    after = following[place].text
    if place == 0 and is_cut_address(text, after):
        return place, glue_address
    if text.endswith(SOFT_HYPHEN) and after[0].islower():
        return place, glue_soft
    if not CUT_WORD.search(text[-LONGEST_WORD:]) or not FIRST_PART.match(after):
        return None
    return (place, glue_word) if place == 0 or after[0].islower() else None


def is_cut_address(text: str, after: str) -> bool:
    """Whether ``text`` ends within a web or mail address that ``after`` goes on with."""
    text = text.rpartition(" ")[2]
    start = ADDRESS_START.search(text)
    if not start or after.lower().startswith(("http", "www.")):
        return False
    if "<" in text[: start.start()][-1:] and ">" in after.split()[0]:
        return True
    if text.endswith("."):
        return bool(TOP_LEVEL.match(after))
    if text.endswith(("-", "/", "_", "?", "=", "&", "@", "%")):
        return re.match(r"[\w%#?=&.-]", after) is not None and after[:2] not in {"- ", "– "}
    if "@" in start[0] or WHOLE_HOST.fullmatch(start[0]):
        return after[0] == "/" and after[1:2].isalnum() and "@" not in start[0]
    return bool(ADDRESS_REST.match(after)) and "@" not in after.split()[0]


def glue_address(text: str, head: str, known: frozenset[str]) -> str:
    """Join the two halves of an address."""
    return text.replace(SOFT_HYPHEN, "") + head


def glue_soft(text: str, head: str, known: frozenset[str]) -> str:
    """Join a word cut at a soft hyphen."""
    return text.removesuffix(SOFT_HYPHEN) + head


def glue_word(text: str, head: str, known: frozenset[str]) -> str:
    """Join a word cut at a hyphen, which stays when the word is a compound."""
    first = CUT_WORD.search(text[-LONGEST_WORD:])[1]
    second = FIRST_PART.match(head)[0]
    return text + head if keeps_hyphen(first, second, known) else text[:-1] + head


def keeps_hyphen(first: str, second: str, known: frozenset[str]) -> bool:
    """Whether ``first-second`` is a compound: by its capitals, the rest of the text, or its parts.

    ``known`` holds the words of the text in lower case, so that what the author writes
    whole elsewhere decides.
    """
    if second[0].isupper() or second[0].isdigit() or first[-1].isdigit() or first.isupper():
        return True
    last = re.split(r"[’']", first.lower())[-1]
    if f"{last}-{second}".lower() in known:
        return True
    if (last + second).lower() in known:
        return False
    if last in PAIRS:
        return second.lower() in PAIRS[last]
    return "-" in last or last in WHOLE_FIRST_PARTS or second.lower() in WHOLE_SECOND_PARTS
