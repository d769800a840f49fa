"""The front of a release: banner, kind, headline and dateline."""

import re
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _

from .cleaning import Line
from .markup import plain
from .passages import join_groups, split_groups
from .recognition import kind_of_line, letters
from .release import Located

MONTHS = (
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()
)
MONTH_NUMBERS = {letters(name): rank for rank, name in enumerate(MONTHS, start=1)}
WEEKDAY = r"(?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\s+)?"
DAY = (
    r"(?P<day>\d{1,2})(?:er)?(?:\s+(?P<month>[a-zéûA-ZÉÛ]{3,9})\s+|\s?[/.]\s?(?P<rank>\d{1,2})\s?[/.]\s?)"
    r"(?P<year>\d{4})"
)
REST = r"\s*(?:\.|[.:–—-]\s+(?P<rest>\S.*))?$"
DATELINE = re.compile(
    r"^(?:(?:fait\s+)?à\s+)?(?P<place>[A-ZÀ-ÝŒ][^\d,.:;]{1,45}?)(?:,\s*(?:le\s+)?|\s+le\s+)"
    + WEEKDAY + DAY + REST,
    flags=re.IGNORECASE,
)  # fmt: skip
DATE_ALONE = re.compile(r"^(?P<place>)(?:le\s+)?" + WEEKDAY + DAY + r"\s*\.?(?P<rest>)$", re.I)
EMBARGO = re.compile(r"\bembargo\b|ne pas diffuser avant", flags=re.IGNORECASE)
LONGEST_HEADLINE = 700
LONGEST_SUBTITLE = 250
MOST_HEADLINE_PASSAGES = 4
OPENING_LINES = 40
BLANK = Line(0, "")


@dataclass(frozen=True)
class Dateline:
    """Where and when a release was issued: ISO date, or ``None`` for a day that does not exist.

    ``first`` and ``last`` are the places of its lines; ``rest`` is the text that follows it.
    """

    place: str
    date: str | None
    first: int
    last: int
    text: str
    rest: str


@dataclass(frozen=True)
class Front:
    """What stands before the lead, and the lines that follow.

    ``structure`` holds the words of the source that ``kind`` and ``date`` stand for.
    """

    kind: str
    banner: tuple[str, ...]
    title: str
    subtitle: str
    dateline_place: str
    date: str | None
    structure: tuple[str, ...]
    following: list
    warnings: list


@dataclass(frozen=True)
class Opening:
    """The lines before the kind, those of the headline when the dateline bounds it, the rest."""

    before: list
    headline: list
    following: list
    dateline: Dateline | None


def take_embargo(lines) -> tuple[list, list]:
    """Split off the lines of the opening that speak of an embargo."""
    opening = [line for line in lines if line.text][:OPENING_LINES]
    notices = [line for line in opening if EMBARGO.search(line.text)]
    return [replace(line, text="") if line in notices else line for line in lines], notices


def find_kind(lines) -> tuple[str, int, str] | None:
    """Return the kind, the place of the line that says it and the words after it, or ``None``."""
    for place, line in enumerate(lines):
        if line.text and (found := kind_of_line(line.text)):
            return found[0], place, found[1]
    return None


def find_dateline(lines, pattern: re.Pattern = DATELINE) -> Dateline | None:
    """Return the first dateline that ``pattern`` reads, be it on two lines."""
    for place, line in enumerate(lines):
        text = plain(line.text)
        if found := read_dateline(text, pattern):
            return replace(found, first=place, last=place)
        following = lines[place + 1 : place + 2] if text.endswith(",") else []
        for second in following:
            if found := read_dateline(f"{text} {plain(second.text)}", pattern):
                return replace(found, first=place, last=place + 1)
    return None


def read_dateline(text: str, pattern: re.Pattern) -> Dateline | None:
    """Read « Paris, le 20 septembre 2023 » and its variants; the places of lines are left at 0."""
    match = pattern.match(text)
    month = match and (match["rank"] or MONTH_NUMBERS.get(letters(match["month"] or "")))
    if not month:
        return None
    try:
        day = date(int(match["year"]), int(month), int(match["day"])).isoformat()
    except ValueError:
        day = None
    rest = match["rest"] or ""
    return Dateline(match["place"], day, 0, 0, text.removesuffix(rest), rest)


def read_front(lines, width: int) -> Front:
    """Read the banner, the kind, the headline and the dateline of a release."""
    kind, place, rest = find_kind(lines) or ("release", None, "")
    before, after = ([], lines) if place is None else (lines[:place], lines[place + 1 :])
    if rest:
        after = [replace(lines[place], text=rest), *after]
    opening = open_lines(before, after)
    banner, title, subtitle, following = read_headline(opening, place is not None, width)
    dateline = opening.dateline
    structure = [] if place is None else [lines[place].text.removesuffix(rest)]
    return Front(
        kind=kind,
        banner=banner,
        title=title,
        subtitle=subtitle,
        dateline_place=dateline.place if dateline else "",
        date=dateline.date if dateline else None,
        structure=(*structure, *([dateline.text] if dateline else [])),
        following=following,
        warnings=front_warnings(place is not None, dateline, lines),
    )


def open_lines(before, after) -> Opening:
    """Find the dateline, and what it bounds: it stands after the headline, or elsewhere."""
    found = find_dateline(after) or find_dateline(after, DATE_ALONE)
    if found:
        head, tail = after[: found.first], after[found.last + 1 :]
        if found.rest:
            tail = [replace(after[found.last], text=found.rest), *tail]
        is_headline = sum(len(line.text) for line in head) <= LONGEST_HEADLINE
        if is_headline and len(split_groups(head)) <= MOST_HEADLINE_PASSAGES:
            dates = [line for line in head if read_dateline(plain(line.text), DATE_ALONE)]
            head = [replace(line, text="") if line in dates else line for line in head]
            return Opening([*before, *dates], head, tail, found)
        return Opening(before, [], [*head, BLANK, *tail], found)
    if found := find_dateline(before):
        before = [*before[: found.first], *before[found.last + 1 :]]
        rest = [replace(after[0], text=found.rest), BLANK] if found.rest and after else []
        return Opening(before, [], [*rest, *after], found)
    return Opening(before, [], after, None)


def read_headline(opening: Opening, has_kind: bool, width: int):
    """Return the banner, the title, the subtitle and the lines of the text."""
    groups = join_groups(split_groups(opening.headline), {}, width)
    following, before = opening.following, opening.before
    if not has_kind and len(groups) > 1:
        before, groups = [line for group in groups[:-1] for line in group], groups[-1:]
    for group in groups[2:]:
        following = [*group, BLANK, *following]
    if not groups:
        groups = first_groups(following, width)
        taken = {line.number for group in groups for line in group}
        following = [line for line in following if line.number not in taken]
    title, subtitle = [*map(whole, groups[:2]), "", ""][:2]
    return read_banner(before), title, subtitle, following


def first_groups(lines, width: int) -> list:
    """Return the headline of a text without a dateline under it: the first lines, a subtitle."""
    groups = join_groups(split_groups(lines), {}, width)
    if len(groups) < 3 or len(groups[1]) > 2 or len(whole(groups[1])) > LONGEST_SUBTITLE:
        return groups[:1]
    return groups[:1] if whole(groups[1])[-1] in ".,;:!" else groups[:2]


def whole(group) -> str:
    """Return a group of lines as one line of plain text."""
    return plain(" ".join(line.text for line in group))


def read_banner(lines) -> tuple[str, ...]:
    """Return the lines of the banner; those that one Markdown emphasis holds are one."""
    text = "\n".join(line.text for line in lines)
    text = re.sub(
        r"(\*{1,3})([^*]+)\1", lambda found: "\n" + " ".join(found[2].split()) + "\n", text
    )
    return tuple(found for found in map(plain, text.split("\n")) if found)


def front_warnings(has_kind: bool, dateline: Dateline | None, lines) -> list[Located]:
    """Say what the front of the release lacks."""
    warnings = []
    if not has_kind:
        warnings.append(Located(None, _("No line names the document: taken for a press release.")))
    if not dateline:
        warnings.append(
            Located(None, _("No dateline was found: type the place and the date by hand."))
        )
    elif not dateline.date:
        line = next(line.number for line in lines if dateline.text[:20] in plain(line.text))
        sentence = _("“%(text)s” is not a date that exists: type the date by hand.")
        warnings.append(Located(line, sentence % {"text": dateline.text}))
    return warnings
