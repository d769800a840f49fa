"""The line that names the document: its kind, and the date, number or headline beside it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..source.lines import SourceLine
from .dateline import Dateline, read_dateline
from .dates import find_date, letters
from .markdown import plain

# What names a document, in letters only, and the kind it gives to the page.
NAMES = {
    "communiquedepresse": "release",
    "communiquesdepresse": "release",
    "communiquepresse": "release",
    "communiquealapresse": "release",
    "communique": "release",
    "invitationpresse": "release",
    "invitationalapresse": "release",
    "invitationdepresse": "release",
    "notealapresse": "release",
    "notedepresse": "release",
    "informationpresse": "release",
    "infopresse": "release",
    "pointpresse": "release",
    "alertepresse": "release",
    "declaration": "statement",
    "declarationdepresse": "statement",
    "declarationalapresse": "statement",
    "dementi": "denial",
    "communiquededementi": "denial",
    "miseaupoint": "denial",
    "rectificatif": "denial",
    "dossierdepresse": "press-kit",
    "dossierpresse": "press-kit",
}
QUALIFIERS = "commune?|conjointe?|finale?|officiel(?:le)?|joint"
TRANSLATIONS = "pressrelease|pressstatement|jointstatement|statement|presskit|mediaadvisory"
NAME = re.compile(
    rf"(?P<name>{'|'.join(sorted(NAMES, key=len, reverse=True))})(?:{QUALIFIERS})*"
    rf"(?:{TRANSLATIONS})?"
)
OWN_ISSUER = r"cités unies france|cuf|l[’']association"
ISSUER = re.compile(
    rf"(?P<name>communiqué(?: de presse)?+(?: commun| conjoint)?|\D{{6,40}}? (?=de {OWN_ISSUER}))"
    r" ?(?:de |du |des |d[’'])[^\d.,;:!?«»|/]{2,60}",
    flags=re.IGNORECASE,
)
SEPARATOR = re.compile(r"\s*(?:\s[–—-]\s|\s?[:|]\s|\s/\s|\s?[:|]$)\s*")
NUMBER = r"(?:n[°ºo]|numéro|réf(?:érence)?\.?\s?:?)\s?[\w./-]{0,15}\d[\w./-]{0,15}"
REFERENCE = re.compile(rf"(?:communiqué\s)?{NUMBER}", flags=re.IGNORECASE)
END_NUMBER = re.compile(rf"\s{NUMBER}$", flags=re.IGNORECASE)
END_DATE = re.compile(
    r"(?:,?\s(?:(?:en\s)?dat[ée]e?\s)?(?:(?:du|de\sce|le)\s)?|\s?\((?:le\s|du\s)?)$",
    flags=re.IGNORECASE,
)
LONGEST_NAME_LINE = 160
MOST_NAME_LINES = 3


@dataclass(frozen=True)
class Kind:
    """The kind of a document, where it is said, and what else its line says.

    ``first`` and ``last`` are the places of its lines; ``label`` is what names the document on
    each; ``before`` and ``rest`` stand beside it on the line.
    """

    name: str
    first: int
    last: int
    labels: tuple[tuple[int, str], ...]
    before: str = ""
    rest: str = ""
    dateline: Dateline | None = None


def find_kind(lines: Sequence[SourceLine]) -> Kind | None:
    """Return the first line, or the first lines together, that name the document."""
    for place, line in enumerate(lines):
        if not line.text or len(line.text) > LONGEST_NAME_LINE:
            continue
        for places in candidates(lines, place):
            texts = [plain(lines[one].text) for one in places]
            found = read_kind(" ".join(texts))
            if found:
                return locate(found, lines, places, texts)
    return None


def candidates(lines: Sequence[SourceLine], place: int) -> Iterator[list[int]]:
    """Yield the places of lines that may name the document together: the most lines first."""
    near = [one for one in range(place, min(place + 6, len(lines))) if lines[one].text]
    for count in range(MOST_NAME_LINES, 0, -1):
        places = near[:count]
        if len(places) == count and (count == 1 or may_be_one_name(lines, places)):
            yield places


def may_be_one_name(lines: Sequence[SourceLine], places: Sequence[int]) -> bool:
    """Whether lines hold one name between them: all are needed, and nothing else is there."""
    texts = [plain(lines[place].text) for place in places]
    return bool(bare_name(" ".join(texts))) and not bare_name(" ".join(texts[1:]))


def locate(
    found: Kind, lines: Sequence[SourceLine], places: Sequence[int], texts: Sequence[str]
) -> Kind:
    """Return a kind with the places of its lines, and its label on each of them."""
    labels = [(lines[place].number, text) for place, text in zip(places, texts, strict=True)]
    if len(places) == 1:
        label = texts[0].removeprefix(found.before)
        label = label[: len(label) - len(found.rest)]
        labels = [(lines[places[0]].number, label)]
    return Kind(
        found.name, places[0], places[-1], tuple(labels), found.before, found.rest, found.dateline
    )


def read_kind(text: str) -> Kind | None:
    """Read « Communiqué de presse n° 12 du 3 juillet 2024 : headline », parts in any order."""
    if name := whole_name(text):
        return Kind(name, 0, 0, ())
    if found := dated_name(text):
        return found
    for match in SEPARATOR.finditer(text):
        before, after = text[: match.start()], text[match.end() :]
        if found := named(before):
            rest = after
            dateline = found.dateline or read_dateline(after)
            if dateline and dateline is not found.dateline and not dateline.rest:
                return Kind(found.name, 0, 0, (), "", "", dateline)
            return Kind(found.name, 0, 0, (), "", rest, found.dateline)
        if found := named(after):
            dateline = read_dateline(before)
            if dateline and not dateline.rest:
                return Kind(found.name, 0, 0, (), "", "", dateline)
            return Kind(found.name, 0, 0, (), text[: match.end()], "", found.dateline)
    return None


def named(text: str) -> Kind | None:
    """Return the kind that a text names with nothing beside it than a number or a date."""
    name = whole_name(text)
    return Kind(name, 0, 0, ()) if name else dated_name(text)


def dated_name(text: str) -> Kind | None:
    """Read a name followed by its number, its date, or both."""
    dateline, date = None, find_date(text)
    head = END_DATE.search(text[: date.start]) if date else None
    if head and not text[date.end :].strip(" .:)"):
        text = text[: head.start()]
        dateline = Dateline("", date.iso, "", "", False, True)
    text = END_NUMBER.sub("", text)
    name = whole_name(text)
    return Kind(name, 0, 0, (), "", "", dateline) if name else None


def whole_name(text: str) -> str:
    """Return the kind that a whole text names, whoever the issuer is, or nothing."""
    issued = ISSUER.fullmatch(text.strip(" :.–—-|/"))
    return bare_name(text) or (bare_name(issued["name"]) if issued else "")


def bare_name(text: str) -> str:
    """Return the kind that a text names and says nothing else, or nothing."""
    match = NAME.fullmatch(letters(text))
    return NAMES[match["name"]] if match and not any(map(str.isdigit, text)) else ""


def is_reference(text: str) -> bool:
    """Whether a line is the number of the document: « N° 2024-12 »."""
    return bool(REFERENCE.fullmatch(text))
