"""Which lines of a text begin an item of a list, and which only look as if they did."""

import re
from dataclasses import dataclass

DASH = re.compile(
    r"^(?P<sign>[-–—*·]|[•▪◦●■○□➢►‣✓✔])(?:\s+|(?<=[•▪●■➢►‣✓✔])|(?=[A-ZÀ-ÝŒ«]))(?=[^\s*])"
)
NUMBER = re.compile(
    r"^(?:\*\*)?(?P<rank>\d{1,2})\s?(?:[.)°/]|\s[-–—])(?:\s?[-–—])?(?:\*\*)?\s+(?=\S)"
)
LABEL = re.compile(
    r"^(?:\*\*)?(?P<label>(?:Axe|Atelier|Défi|Engagement|Étape|Objectif|Priorité|Séance|Session"
    r"|Table ronde|Thème|Volet)\s+(?:n°\s*)?)(?P<rank>\d{1,2})\s*(?:\*\*)?\s*[:.–—-]"
)
LETTER = re.compile(r"^(?P<label>)(?P<rank>[a-h])\)\s+(?=\S)")
PUNCTUATION = ",;.:!?…»)"
SENTENCE_END = ".;!?»"


@dataclass(frozen=True)
class Item:
    """How a line begins an item: its sign, and where the item's own words start."""

    kind: str
    sign: str
    start: int


def find_items(groups) -> dict[int, Item]:
    """Return ``{line number: item}`` for groups of lines (blank lines stand between groups)."""
    items = dash_items(groups)
    items |= ranked_items(groups, NUMBER, "number")
    items |= ranked_items(groups, LABEL, "label")
    items |= ranked_items(groups, LETTER, "label")
    return items


def dash_items(groups) -> dict[int, Item]:
    """Return the lines that a dash or a bullet opens, but not the dashes inside a sentence."""
    found = {}
    for place, group in enumerate(groups):
        opened = [at for at, line in enumerate(group) if DASH.match(line.text)]
        for at in opened:
            if is_dash_item(groups, place, at, opened, found):
                match = DASH.match(group[at].text)
                found[group[at].number] = Item("dash", match["sign"], match.end())
    return found


def is_dash_item(groups, place: int, at: int, opened: list[int], found: dict[int, Item]) -> bool:
    """Decide for line ``at`` of a group whose lines ``opened`` begin with a dash."""
    group = groups[place]
    if at == 0:
        return len(opened) > 1 or stands_in_list(groups, place, found)
    before = group[at - 1].text
    earlier = [line for line in group[:at] if line.number in found]
    if not earlier and place and group[0].text[0].islower():
        earlier = [line for line in groups[place - 1] if line.number in found]
    if announced(group, at):
        return True
    if earlier:
        return is_next_item(earlier[0].text, group[at].text, before)
    run = opened[: next((n for n, o in enumerate(opened) if o > at and announced(group, o)), None)]
    if before[-1] in SENTENCE_END:
        return len(run) > 1
    ends = [group[other - 1].text[-1] for other in run[1:]] + [group[-1].text[-1]]
    return len(run) > 2 or (len(run) == 2 and all(end in ",;." for end in ends))


def announced(group, at: int) -> bool:
    """Whether the line before ends with a colon."""
    return group[at - 1].text.endswith(":")


def stands_in_list(groups, place: int, found: dict[int, Item]) -> bool:
    """Whether the group goes on with a list, opens one, or was announced by a colon."""
    if place + 1 < len(groups) and DASH.match(groups[place + 1][0].text):
        return True
    if place == 0:
        return False
    before = groups[place - 1]
    return before[-1].text.endswith(":") or any(line.number in found for line in before)


def is_next_item(first: str, text: str, before: str) -> bool:
    """Whether ``text`` is the next item after ``first``, rather than words between dashes."""
    match, other = DASH.match(text), DASH.match(first)
    if before[-1] in PUNCTUATION:
        return True
    begins_small = text[match.end()].islower() and not first[other.end()].islower()
    return match["sign"] == other["sign"] and not begins_small


def ranked_items(groups, pattern: re.Pattern, kind: str) -> dict[int, Item]:
    """Return the lines numbered 1, 2, 3… (a, b, c…) in order; a number alone is no list."""
    found, run, expected = {}, {}, None
    for group in groups:
        for at, line in enumerate(group):
            match = pattern.match(line.text)
            if not match:
                continue
            rank = match["rank"]
            if rank in ("1", "a") and (at == 0 or group[at - 1].text[-1] in PUNCTUATION):
                found |= run if len(run) > 1 else {}
                run = {}
            elif rank != expected:
                continue
            expected = chr(ord(rank) + 1) if rank.isalpha() else str(int(rank) + 1)
            start = match.end() if kind == "number" else 0
            run[line.number] = Item(kind, match[0].strip("* "), start)
    return found | (run if len(run) > 1 else {})
