"""Where the sections of the foot begin and end: « À propos », « Contact presse »."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from ..release import Label, Place
from ..source.lines import SourceLine
from .addresses import EMAIL, PHONE
from .markdown import plain
from .names import find_person, is_function
from .structures import Group

ABOUT = re.compile(
    r"^(?:[ÀA] propos(?:\s+(?:de|d[’'])\s*(?:cités[ -]unies[ -]france|cuf|l[’']association"
    r"|notre association|nous)(?:\s*\(CUF\))?)?|qui sommes-nous)\s*(?::\s*(?P<rest>.*)|\??\s?$)",
    flags=re.IGNORECASE,
)
OTHER_ABOUT = re.compile(r"^[ÀA] propos (?:de|du|des|d[’']).{2,80}?(?::|$)", re.IGNORECASE)
_PRESS = r"(?:presse|médias?|journalistes?)"
_AND = r"(?:\s*(?:et|&|/|,)\s*(?:la\s+)?[^\W\d_]+)?"
_OF = r"(?:\s+(?:cités[ -]unies[ -]france|cuf)|\s+(?:de|du|des|d[’'])\s?[^:–—|\d]{2,40}?)?"
CONTACT = re.compile(
    r"^(?:vos?\s+|votre\s+|les?\s+|nos\s+)?(?:contact(?:s|\(s\))?|relations?|service|bureau|cellule)\s+"
    rf"(?:de\s+|avec\s+)?(?:la\s+|les\s+)?{_PRESS}{_AND}{_OF}"
    r"(?:\s*[:|]\s*(?P<rest>.*)|\s*[–—-](?:\s+(?P<dashed>.*)|$)|\s*$)",
    flags=re.IGNORECASE,
)
# Headings that are ordinary words: what follows must lead to somebody.
LIKELY_CONTACT = re.compile(
    rf"^(?:vos?\s+|votre\s+|nos\s+)?(?:contact(?:s|\(s\))?(?:\s+utiles?)?{_OF}"
    rf"|{_PRESS}(?:\s*(?:et|&|/)\s*{_PRESS})?{_OF}"
    r"|(?:pour\s+(?:tout|tous|plus\s+de)\s+)?renseignements?(?:\s+(?:et|&|/|presse)[^:\d]{0,30})?"
    r"|(?:demandes?\s+d[’'])?interviews?|informations?\s+(?:presse|médias?)"
    rf"|contacts?(?:\s+{_PRESS}{_AND})?(?=\s(?-i:[A-ZÀ-Ý]))(?P<bare>.*))"
    r"(?:\s*[:|]\s*(?P<rest>.*)|\s*[–—-](?:\s+(?P<dashed>.*)|$)|\s*$)",
    flags=re.IGNORECASE,
)
# Headings that say what somebody does: they stay, as the function of who is named.
FUNCTION_CONTACT = re.compile(
    rf"^(?:attachée?|attaché\(e\)|chargée?|responsable|directeur|directrice)s?\s+"
    rf"(?:de\s+|des\s+)?(?:la\s+|les\s+)?(?:relations\s+)?{_PRESS}[^:]{{0,40}}?\s*(?::.*|$)",
    flags=re.IGNORECASE,
)
LONGEST_CONTACT_WORDS = 90
MOST_HEADING_DISTANCE = 3
MOST_UNKNOWN_GROUPS = 3
PROSE_END = (".", "!", "?", "…", "»")
FEWEST_WORDS_OF_PROSE = 6


@dataclass
class Section:
    """A section of the foot; its first line holds what followed its heading, if anything."""

    name: str
    lines: list[SourceLine] = field(default_factory=list)


@dataclass
class Sections:
    """The lines outside any section, the sections in their order, the headings that name them."""

    main: list[SourceLine] = field(default_factory=list)
    found: list[Section] = field(default_factory=list)
    headings: list[Label] = field(default_factory=list)


def split_sections(lines: Sequence[SourceLine]) -> Sections:
    """Return the lines before, between and after the sections, and the sections.

    A section lasts to the next one; one of contacts ends where the text goes on.
    """
    split, place = Sections(), 0
    target = split.main
    while place < len(lines):
        name, rest = section_of(lines, place)
        if not name:
            target.append(lines[place])
            place += 1
            continue
        heading = plain(lines[place].text).removesuffix(rest)
        if heading:
            split.headings.append(Label(lines[place].number, heading, Place.LINE_EDGE))
        end = contact_end(lines, place) if name == "contact" else place + 1
        section = [replace(lines[place], text=rest), *lines[place + 1 : end]]
        split.found.append(Section(name, section))
        target = section if name == "about" else split.main
        if name == "contact":
            split.main.append(SourceLine(0, "", starts_page=True))
        place = end
    return split


def contact_end(lines: Sequence[SourceLine], place: int) -> int:
    """Return where the contacts that the heading at ``place`` opens end.

    They last as long as groups of lines lead to somebody. A paragraph of the text, a new page or
    several short lines that lead to nobody end them.
    """
    end, pending = place + 1, 0
    for group, start, after in groups_after(lines, place):
        is_on_page = not any(line.starts_page for line in lines[place + 1 : start + 1])
        is_theirs = (start == place + 1 and is_on_page) or leads_to_somebody(group)
        if is_theirs or (is_on_page and is_about_somebody(group)):
            end, pending = after, 0
        elif not is_on_page or is_prose(group) or pending == MOST_UNKNOWN_GROUPS:
            break
        else:
            pending += 1
    return end


def groups_after(lines: Sequence[SourceLine], place: int) -> Iterator[tuple[Group, int, int]]:
    """Yield the groups under a heading, with their places, down to the next heading."""
    group, start = Group(), place + 1
    for at in range(place + 1, len(lines)):
        line = lines[at]
        is_heading = line.text and opens_section(line)
        if group.lines and (not line.text or line.starts_page or is_heading):
            yield group, start, at
            group = Group()
        if is_heading:
            return
        if line.text:
            start = start if group.lines else at
            group.take([line])
    if group.lines:
        yield group, start, len(lines)


def opens_section(line: SourceLine) -> bool:
    """Whether a line is a heading of the foot by its words alone."""
    text = plain(line.text)
    return bool(ABOUT.match(text) or CONTACT.match(text))


def leads_to_somebody(group: Group) -> bool:
    """Whether a group holds a telephone or a mail address."""
    return any(EMAIL.search(line.text) or PHONE.search(line.text) for line in group.lines)


def is_about_somebody(group: Group) -> bool:
    """Whether each line of a group names somebody, or says what somebody does."""
    texts = [plain(line.text) for line in group.lines]
    return all(
        text and len(text) <= LONGEST_CONTACT_WORDS and (is_function(text) or find_person(text))
        for text in texts
    ) and not is_prose(group)


def is_prose(group: Group) -> bool:
    """Whether a group is a paragraph of the text."""
    words = sum(len(line.text.split()) for line in group.lines)
    return words >= FEWEST_WORDS_OF_PROSE and group.lines[-1].text.endswith(PROSE_END)


def section_of(lines: Sequence[SourceLine], place: int) -> tuple[str, str]:
    """Return which section a line opens, if any, and what follows its heading."""
    text = plain(lines[place].text)
    if match := ABOUT.match(text):
        return "about", match["rest"] or ""
    if match := CONTACT.match(text):
        return "contact", rest_of(match)
    if FUNCTION_CONTACT.match(text) and names_somebody(lines, place, text):
        return "contact", text
    match = LIKELY_CONTACT.match(text)
    if match and names_somebody(lines, place, rest_of(match)):
        return "contact", rest_of(match)
    return "", ""


def rest_of(match: re.Match) -> str:
    """Return what follows a heading on its line."""
    found = match.groupdict()
    rest = found["rest"] or found["dashed"] or found.get("bare") or ""
    return rest.strip()


def names_somebody(lines: Sequence[SourceLine], place: int, rest: str) -> bool:
    """Whether a telephone, a mail address or a name stands on the line or right under it."""
    if EMAIL.search(rest) or PHONE.search(rest):
        return True
    name = rest.partition(":")[2].strip() if FUNCTION_CONTACT.match(rest) else rest
    if name:
        return bool(find_person(name)) and not rest.endswith(PROSE_END)
    near = [line for line in lines[place + 1 : place + 5] if line.text][:MOST_HEADING_DISTANCE]
    return bool(near) and leads_to_somebody(Group(near)) and not is_prose(Group(near[:1]))
