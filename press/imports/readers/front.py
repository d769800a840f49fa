"""The front of a release: banner, kind and headline, and what the dateline bounds."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from ..release import Label, Located, Place
from ..source.lines import SourceLine
from .dateline import (
    ABOVE_KIND,
    AT_END,
    INSIDE,
    Dateline,
    choose_dateline,
    dateline_labels,
    is_date_alone,
)
from .kind import Kind, find_kind, is_reference
from .markdown import plain
from .paragraphs import Group, join_groups, split_groups

LONGEST_SUBTITLE = 250
BLANK = SourceLine(0, "")
EMPHASISED = re.compile(r"(\*{1,3})([^*]+)\1")


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
    structure: tuple[Label, ...]
    following: list[SourceLine]
    warnings: list[Located]


@dataclass(frozen=True)
class Opening:
    """The lines before the kind, those of the headline when the dateline bounds it, the rest."""

    before: list[SourceLine]
    headline: list[SourceLine]
    following: list[SourceLine]
    dateline: Dateline | None
    labels: tuple[Label, ...] = ()


def read_front(lines: list[SourceLine], width: int) -> Front:
    """Read the banner, the kind, the headline and the dateline of a release."""
    kind = find_kind(lines)
    before, after, labels = split_at_kind(lines, kind)
    opening = open_lines(before, after)
    banner, title, subtitle, following = read_headline(opening, kind is not None, width)
    dateline = opening.dateline
    if kind and kind.dateline and not (dateline and dateline.is_formal):
        dateline = replace(kind.dateline, is_sure=True)
    return Front(
        kind=kind.name if kind else "release",
        banner=banner,
        title=title,
        subtitle=subtitle,
        dateline_place=dateline.place if dateline else "",
        date=dateline.date if dateline else None,
        structure=(*labels, *opening.labels),
        following=following,
        warnings=front_warnings(kind is not None, dateline),
    )


def split_at_kind(
    lines: list[SourceLine], kind: Kind | None
) -> tuple[list[SourceLine], list[SourceLine], list[Label]]:
    """Return the lines before the kind, those after it, and the labels that name the document."""
    if not kind:
        return [], lines, []
    before, after = lines[: kind.first], lines[kind.last + 1 :]
    labels = [Label(number, text, Place.LINE_EDGE) for number, text in kind.labels]
    if kind.before:
        before = [*before, replace(lines[kind.first], text=kind.before.rstrip(" |–—/:-"))]
    if kind.rest:
        after = [replace(lines[kind.first], text=kind.rest), *after]
    place = next((place for place, line in enumerate(after) if line.text), None)
    if place is not None and is_reference(plain(after[place].text)):
        labels.append(Label(after[place].number, plain(after[place].text), Place.LINE_EDGE))
        after = [*after[:place], BLANK, *after[place + 1 :]]
    return before, after, labels


def open_lines(before: list[SourceLine], after: list[SourceLine]) -> Opening:
    """Find the dateline, and what it bounds: it stands after the headline, or elsewhere."""
    found = choose_dateline(before, after)
    if not found or found.position == INSIDE:
        return Opening(before, [], after, found)
    source = before if found.position == ABOVE_KIND else after
    labels = dateline_labels(found, source)
    head, tail = source[: found.first], source[found.last + 1 :]
    rest = [replace(source[found.last], text=found.rest)] if found.rest else []
    if found.position == ABOVE_KIND:
        return Opening([*head, *tail], [], [*rest, BLANK, *after], found, labels)
    if found.position == AT_END:
        return Opening(before, [], [*head, BLANK, *tail], found, labels)
    dates = {group.lines[0].number for group in split_groups(head) if is_date(group)}
    above = [line for line in head if line.number in dates and line.text]
    head = [replace(line, text="") if line.number in dates else line for line in head]
    return Opening([*before, *above], head, [*rest, *tail], found, labels)


def is_date(group: Group) -> bool:
    """Whether a group is a line that holds a date and nothing else."""
    return len(group.lines) == 1 and is_date_alone(plain(group.lines[0].text))


def read_headline(
    opening: Opening, has_kind: bool, width: int
) -> tuple[tuple[str, ...], str, str, list[SourceLine]]:
    """Return the banner, the title, the subtitle and the lines of the text."""
    groups = join_groups(split_groups(opening.headline), {}, width)
    following, before = opening.following, opening.before
    if not has_kind and len(groups) > 1:
        before, groups = [line for group in groups[:-1] for line in group.lines], groups[-1:]
    following = [*(line for group in groups[2:] for line in (*group.lines, BLANK)), *following]
    if not groups:
        groups = first_groups(following, width)
        taken = {line.number for group in groups for line in group.lines}
        following = [line for line in following if line.number not in taken]
    title, subtitle = [*map(whole, groups[:2]), "", ""][:2]
    return read_banner(before), title, subtitle, following


def first_groups(lines: list[SourceLine], width: int) -> list[Group]:
    """Return the headline of a text without a dateline under it: the first lines, a subtitle."""
    groups = join_groups(split_groups(lines), {}, width)
    if len(groups) < 3 or len(groups[1].lines) > 2 or len(whole(groups[1])) > LONGEST_SUBTITLE:
        return groups[:1]
    return groups[:1] if whole(groups[1])[-1] in ".,;:!" else groups[:2]


def whole(group: Group) -> str:
    """Return a group of lines as one line of plain text."""
    return plain(" ".join(line.text for line in group.lines))


def read_banner(lines: Sequence[SourceLine]) -> tuple[str, ...]:
    """Return the lines of the banner; those that one Markdown emphasis holds are one."""
    text = "\n".join(line.text for line in lines)
    text = EMPHASISED.sub(lambda found: "\n" + " ".join(found[2].split()) + "\n", text)
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
