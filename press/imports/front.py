"""The front of a release: banner, kind and headline, and what the dateline bounds."""

import re
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from .cleaning import Line
from .dateline import (
    ABOVE_KIND,
    AT_END,
    DATE_ALONE,
    INSIDE,
    Dateline,
    choose_dateline,
    read_dateline,
)
from .markup import plain
from .passages import join_groups, split_groups
from .recognition import kind_of_line
from .release import Located

EMBARGO = re.compile(r"\bembargo\b|ne pas diffuser avant", flags=re.IGNORECASE)
LONGEST_SUBTITLE = 250
OPENING_LINES = 40
BLANK = Line(0, "")


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
    if dateline and dateline.position != INSIDE:
        structure.append(dateline.text)
    return Front(
        kind=kind,
        banner=banner,
        title=title,
        subtitle=subtitle,
        dateline_place=dateline.place if dateline else "",
        date=dateline.date if dateline else None,
        structure=tuple(structure),
        following=following,
        warnings=front_warnings(place is not None, dateline),
    )


def open_lines(before, after) -> Opening:
    """Find the dateline, and what it bounds: it stands after the headline, or elsewhere."""
    found = choose_dateline(before, after)
    if not found or found.position == INSIDE:
        return Opening(before, [], after, found)
    source = before if found.position == ABOVE_KIND else after
    head, tail = source[: found.first], source[found.last + 1 :]
    rest = [replace(source[found.last], text=found.rest)] if found.rest else []
    if found.position == ABOVE_KIND:
        return Opening([*head, *tail], [], [*rest, BLANK, *after], found)
    if found.position == AT_END:
        return Opening(before, [], [*head, BLANK, *tail], found)
    dates = [group[0] for group in split_groups(head) if is_date(group)]
    head = [replace(line, text="") if line in dates else line for line in head]
    return Opening([*before, *dates], head, [*rest, *tail], found)


def is_date(group) -> bool:
    """Whether a group is a line that holds a date and nothing else."""
    return len(group) == 1 and bool(read_dateline(plain(group[0].text), DATE_ALONE))


def read_headline(opening: Opening, has_kind: bool, width: int):
    """Return the banner, the title, the subtitle and the lines of the text."""
    groups = join_groups(split_groups(opening.headline), {}, width)
    following, before = opening.following, opening.before
    if not has_kind and len(groups) > 1:
        before, groups = [line for group in groups[:-1] for line in group], groups[-1:]
    following = [*(line for group in groups[2:] for line in (*group, BLANK)), *following]
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


def front_warnings(has_kind: bool, dateline: Dateline | None) -> list[Located]:
    """Say what the front of the release lacks, and what it leaves in doubt."""
    warnings = []
    if not has_kind:
        warnings.append(Located(None, _("No line names the document: taken for a press release.")))
    if not dateline:
        sentence = _("No dateline was found: type the place and the date by hand.")
        warnings.append(Located(None, sentence))
    elif not dateline.date:
        sentence = _("“%(text)s” is not a date that exists: type the date by hand.")
        warnings.append(Located(dateline.number, sentence % {"text": dateline.text}))
    elif not dateline.is_sure:
        sentence = _("“%(text)s” was taken for the dateline: check the place and the date.")
        warnings.append(Located(dateline.number, sentence % {"text": dateline.text.strip()}))
    return warnings
