"""Which lines of a text begin an item of a list, and which only look as if they did."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ..source.lines import PICTURE_SIGNS, SourceLine
from .structures import Group, Item

# Bullets: dashes, typographic points, any arrow, geometric sign, dingbat or pictogram.
_SIGN = rf"[-–—*·o]|[•‣{PICTURE_SIGNS}]\ufe0f?"
DASH = re.compile(
    rf"^(?P<sign>{_SIGN})(?:\s+|(?<=[•‣\ufe0f{PICTURE_SIGNS}])|(?<!o)(?=[A-ZÀ-ÝŒ«]))(?=[^\s*])"
)
NUMBER = re.compile(
    r"^(?:\*\*)?(?P<rank>\d{1,2})\s?(?:[.)°/]|\s[-–—])(?:\s?[-–—])?(?:\*\*)?\s+(?=\S)"
)
LABEL = re.compile(
    r"^(?:\*\*)?(?P<label>(?:Axe|Atelier|Défi|Engagement|Étape|Objectif|Priorité|Séance|Session"
    r"|Table ronde|Thème|Volet)\s+(?:n°\s*)?)(?P<rank>\d{1,2})\s*(?:\*\*)?\s*[:.–—-]"
)
LETTER = re.compile(r"^(?P<label>)(?P<rank>[a-h])\)\s+(?=\S)")
ROMAN = re.compile(r"^(?:\*\*)?(?P<rank>[IVX]{1,5})\s?[.)–—-]\s+(?=\S)")
ROMAN_RANKS = "I II III IV V VI VII VIII IX X XI XII XIII XIV XV".split()
FIRST_RANKS = ("1", "a", "I")
PUNCTUATION = ",;.:!?…»)"
SENTENCE_END = ".;!?»"


class DashRun:
    """The lines of a group that a dash or a bullet opens, and what each is judged by."""

    def __init__(self, group: Group):
        self.lines = group.lines
        self.opened = [at for at, line in enumerate(self.lines) if DASH.match(line.text)]
        self.first_found: SourceLine | None = None
        announced = (rank for rank, at in enumerate(self.opened) if at and is_announced(self, at))
        run = self.opened[: next(announced, None)]
        ends = [self.lines[at - 1].text[-1] for at in run[1:]] + [self.lines[-1].text[-1]]
        self.length = len(run)
        self.are_finished = all(end in ",;." for end in ends)


def find_items(groups: Sequence[Group]) -> dict[int, Item]:
    """Return ``{line number: item}`` for groups of lines (blank lines stand between groups)."""
    items = nested(groups, dash_items(groups))
    items |= ranked_items(groups, NUMBER, "number")
    items |= ranked_items(groups, LABEL, "label")
    items |= ranked_items(groups, LETTER, "label")
    items |= ranked_items(groups, ROMAN, "label")
    return items


def dash_items(groups: Sequence[Group]) -> dict[int, Item]:
    """Return the lines that a dash or a bullet opens, but not the dashes inside a sentence."""
    found: dict[int, Item] = {}
    before = None
    for place, group in enumerate(groups):
        run = DashRun(group)
        for at in run.opened:
            if is_dash_item(groups, place, at, run, before):
                line = group.lines[at]
                match = DASH.match(line.text)
                found[line.number] = Item("dash", match["sign"], match.end())
                run.first_found = run.first_found or line
        before = run
    return found


def is_dash_item(
    groups: Sequence[Group], place: int, at: int, run: DashRun, before_run: DashRun | None
) -> bool:
    """Decide for line ``at`` of a group whose lines ``run.opened`` begin with a dash."""
    lines = run.lines
    if at == 0:
        return len(run.opened) > 1 or stands_in_list(groups, place, before_run)
    before = lines[at - 1].text
    earlier = run.first_found
    if not earlier and before_run and lines[0].text[0].islower():
        earlier = before_run.first_found
    if is_announced(run, at):
        return True
    if earlier:
        return is_next_item(earlier.text, lines[at].text, before)
    if before[-1] in SENTENCE_END:
        return run.length > 1
    return run.length > 2 or (run.length == 2 and run.are_finished)


def is_announced(run: DashRun, at: int) -> bool:
    """Whether the line before ends with a colon."""
    return run.lines[at - 1].text.endswith(":")


def stands_in_list(groups: Sequence[Group], place: int, before: DashRun | None) -> bool:
    """Whether the group goes on with a list, opens one, or was announced by a colon."""
    if place + 1 < len(groups) and DASH.match(groups[place + 1].lines[0].text):
        return True
    if not before:
        return False
    return before.lines[-1].text.endswith(":") or before.first_found is not None


def is_next_item(first: str, text: str, before: str) -> bool:
    """Whether ``text`` is the next item after ``first``, rather than words between dashes."""
    match, other = DASH.match(text), DASH.match(first)
    if before[-1] in PUNCTUATION:
        return True
    begins_small = text[match.end()].islower() and not first[other.end()].islower()
    return match["sign"] == other["sign"] and not begins_small


def nested(groups: Sequence[Group], items: dict[int, Item]) -> dict[int, Item]:
    """Return the items with their depth: a new sign after a colon, or further in, goes deeper."""
    placed = {}
    levels: list[tuple[str, int]] = []
    before = ""
    for group in groups:
        for line in group.lines:
            item = items.get(line.number)
            if item:
                levels = levels_of(levels, item.sign, line.indent, before)
                placed[line.number] = replace(item, depth=len(levels) - 1)
            elif not line.text[0].islower():
                levels = []
            before = line.text
    return placed


def levels_of(
    levels: list[tuple[str, int]], sign: str, indent: int, before: str
) -> list[tuple[str, int]]:
    """Return the lists that are open, one or two, once an item with this sign is met."""
    same = [depth for depth, (known, _indent) in enumerate(levels) if known == sign]
    near = [depth for depth in same if abs(levels[depth][1] - indent) <= 1]
    if near:
        return levels[: near[-1] + 1]
    is_deeper = levels and indent > levels[0][1] + 1
    if levels and (before.endswith(":") if same else before.endswith(":") or is_deeper):
        return [levels[0], (sign, indent)]
    return levels[: same[0] + 1] if same else [(sign, indent)]


def ranked_items(groups: Sequence[Group], pattern: re.Pattern, kind: str) -> dict[int, Item]:
    """Return the lines numbered 1, 2, 3… (a, b, c…) in order; a number alone is no list."""
    found: dict[int, Item] = {}
    run: dict[int, Item] = {}
    expected = None
    for group in groups:
        for at, line in enumerate(group.lines):
            match = pattern.match(line.text)
            if not match:
                continue
            rank = match["rank"]
            if rank in FIRST_RANKS and (at == 0 or group.lines[at - 1].text[-1] in PUNCTUATION):
                found |= run if len(run) > 1 else {}
                run = {}
            elif rank != expected:
                continue
            expected = next_rank(rank)
            start = match.end() if kind == "number" else 0
            run[line.number] = Item(kind, match[0].strip("* "), start)
    return found | (run if len(run) > 1 else {})


def next_rank(rank: str) -> str:
    """Return the number, letter or Roman number that follows; nothing follows the last."""
    if rank.isdecimal():
        return str(int(rank) + 1)
    if rank.islower():
        return chr(ord(rank) + 1)
    following = ROMAN_RANKS.index(rank) + 1 if rank in ROMAN_RANKS else len(ROMAN_RANKS)
    return ROMAN_RANKS[following] if following < len(ROMAN_RANKS) else ""
