"""The dateline of a release: what it looks like, and where one may stand."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ..release import Label, Place
from ..source.lines import SourceLine
from .dates import find_date
from .markdown import plain
from .paragraphs import ends_open, split_groups

LONGEST_DATELINE_HEAD = 120
# What may stand before a date instead of a place.
NO_PLACE = re.compile(
    r"(?:(?P<signed>fait\s)|(?P<formal>(?:publiée?|diffusée?|mise?\sen\sligne|émise?|paru)\s|date(?:\sde\spublication)?\s?:)"
    r"\s?)?(?:[lc]e\s)?",
    flags=re.IGNORECASE,
)
# A place has a capital, whatever the case of the rest; « Rendez-vous à Lyon » is none.
PLACE = (
    r"(?P<place>(?=[^\W\d_])(?![^,|]*\s(?:à|aux?)\s)[^\d,.:;|()«»?!]{2,45}?"
    r"(?:\s\d{1,2}(?:er?|ᵉʳ?|ème))?(?:\s?\(\d[^()]{0,5}\)|\s?\([^\W\d_][^()\d]{2,30}\))?)"
)
PLACE_BEFORE = re.compile(
    r"(?:(?P<signed>fait)\sà\s|(?-i:[ÀA])\s)?" + PLACE
    + r"(?:(?P<comma>\s?[,|]|\s[–—-])\s?(?:[lc]e\s)?|\s(?P<article>[lc]e\s))",
    flags=re.IGNORECASE,
)  # fmt: skip
PLACE_AFTER = re.compile(
    r"(?:,|\s[–—|-])?\s(?:à\s)?" + PLACE + r"(?=\s?(?:$|\s[–—-]\s|[.:]))",
    flags=re.IGNORECASE,
)
HOUR = re.compile(
    r"\s?(?:,|[–—-]\s)?\s?(?:à\s)?\d{1,2}\s?(?:h|heures?|:)(?:\s?\d{2})?(?=\s?(?:$|[.:–—-]\s|/))",
    flags=re.IGNORECASE,
)
AGENCY = re.compile(r"\s?(?:/[^/]{2,25}/|\([A-Z][A-Za-z .-]{1,20}\))")
REST = re.compile(r"\s*(?:[.:–—-]{1,2}\s+(?P<rest>\S.*)|\.?)$")
SENTENCE_END = (".", "!", "?", "…")
WEEKDAY = re.compile(
    r"\b(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\b", flags=re.IGNORECASE
)
LONGEST_HEADLINE = 700
MOST_HEADLINE_PASSAGES = 4
# Of the lines of a long text that look like datelines, those at its ends are judged.
MOST_CANDIDATES = 10

# Where a dateline stands, the likeliest place first.
ABOVE_KIND, UNDER_HEADLINE, IN_LEAD, AT_END, UNDER_LEAD, INSIDE = range(6)


@dataclass(frozen=True)
class Dateline:
    """Where and when a release was issued: ISO date, or ``None`` for a day that does not exist.

    ``first`` and ``last`` are the places of its lines, ``number`` is the number of the first in
    the file, ``position`` says where they stand; ``rest`` is the text that follows them.
    """

    place: str
    date: str | None
    text: str
    rest: str
    is_signed: bool
    is_formal: bool
    first: int = 0
    last: int = 0
    number: int = 0
    position: int = ABOVE_KIND
    is_sure: bool = False


def read_dateline(text: str) -> Dateline | None:
    """Read « Paris, le 20 septembre 2023 » and its variants; where it stands is left aside."""
    found = find_date(text[:LONGEST_DATELINE_HEAD])
    if not found:
        return None
    before, after = text[: found.start], text[found.end :]
    head = NO_PLACE.fullmatch(before) or PLACE_BEFORE.fullmatch(before)
    if not head:
        return None
    groups = head.groupdict()
    place = groups.get("place") or ""
    if place and not is_place(place):
        return None
    is_signed = bool(groups.get("signed"))
    is_formal = is_signed or bool(groups.get("comma") or groups.get("formal"))
    tail = None if place or groups.get("formal") else PLACE_AFTER.match(after)
    if tail and is_place(tail["place"]):
        place, after = tail["place"], after[tail.end() :]
    for mark in (HOUR, AGENCY):
        if skipped := mark.match(after):
            after = after[skipped.end() :]
    end = REST.match(after)
    if not end or (end["rest"] and not place):
        return None
    rest = end["rest"] or ""
    return Dateline(place, found.iso, text.removesuffix(rest), rest, is_signed, is_formal)


def dateline_labels(found: Dateline, lines: Sequence[SourceLine]) -> tuple[Label, ...]:
    """Return the words of a dateline that its place and date stand for, line by line."""
    texts = [(lines[place].number, plain(lines[place].text)) for place in (found.first, found.last)]
    number, last = texts[-1]
    texts[-1] = (number, last.removesuffix(found.rest))
    return tuple(Label(number, text, Place.LINE_EDGE) for number, text in dict(texts).items())


def is_place(text: str) -> bool:
    """Whether words name a place: they have a capital, and no day of the week is among them."""
    return text[0].isupper() and not WEEKDAY.search(text)


def is_date_alone(text: str) -> bool:
    """Whether a line says when, and not where."""
    found = read_dateline(text)
    return bool(found and not found.place)


def find_datelines(lines: Sequence[SourceLine]) -> list[Dateline]:
    """Return all that reads as a dateline, be it on two lines: the first ones and the last."""
    found = list(dateline_lines(lines))
    if len(found) <= 2 * MOST_CANDIDATES:
        return found
    return [*found[:MOST_CANDIDATES], *found[-MOST_CANDIDATES:]]


def dateline_lines(lines: Sequence[SourceLine]) -> Iterator[Dateline]:
    """Yield each line, or two lines of which the first ends with a comma, that reads as one."""
    for place, line in enumerate(lines):
        text, last = plain(line.text), place
        if text.endswith(",") and place + 1 < len(lines):
            last = place + 1
            text = f"{text} {plain(lines[last].text)}"
        if one := read_dateline(text):
            yield replace(one, first=place, last=last, number=line.number)


def choose_dateline(before: Sequence[SourceLine], after: Sequence[SourceLine]) -> Dateline | None:
    """Return the likeliest dateline of the lines ``before`` and ``after`` the kind.

    It is sure when it is written in full, stands where datelines stand, and no other line
    could be one of another day.
    """
    above = find_datelines(before)
    under = placed_datelines(after)
    found = [*(one for one in reversed(above) if one.is_formal), *filter(has_place, under)]
    found = found or under or above
    if not found:
        return None
    best = min(found, key=lambda one: (not one.is_signed, not one.is_formal, one.position))
    has_rival = any(one.date != best.date for one in found)
    is_sure = best.is_formal and best.position < UNDER_LEAD and not has_rival
    return replace(best, is_sure=is_sure)


def has_place(one: Dateline) -> bool:
    """Whether a dateline says where, or that it says when the release was published."""
    return bool(one.place) or one.is_formal


def placed_datelines(lines: Sequence[SourceLine]) -> list[Dateline]:
    """Return the datelines that stand apart, with their position; in a text, only full ones."""
    apart = [one for one in find_datelines(lines) if stands_apart(one, lines)]
    placed = [replace(one, position=position_of(one, lines)) for one in apart]
    return [one for one in placed if one.is_formal or one.position == UNDER_HEADLINE]


def stands_apart(found: Dateline, lines: Sequence[SourceLine]) -> bool:
    """Whether a dateline has its lines to itself, rather than being the end of a sentence."""
    above, below = lines[: found.first], lines[found.last + 1 :]
    last = next((line.text for line in reversed(above) if line.text), "")
    if below and below[0].text[:1].islower() and not found.rest:
        return False
    last = plain(last)
    if not last:
        return True
    if last[-1] in ":;," or ends_open(last):
        return False
    if not above[-1].text or ends_sentence(last):
        return True
    title = split_groups(above)[-1].lines
    is_under_title = not any(ends_sentence(line.text) for line in title)
    return is_under_title and found.is_formal and found.text[-1].isdigit()


def position_of(found: Dateline, lines: Sequence[SourceLine]) -> int:
    """Return where a dateline stands among the lines that follow the kind."""
    head, tail = lines[: found.first], lines[found.last + 1 :]
    groups = split_groups(head)
    is_short = sum(len(line.text) for line in head) <= LONGEST_HEADLINE
    is_short = is_short and len(groups) <= MOST_HEADLINE_PASSAGES
    has_lead = any(plain(group.lines[-1].text).endswith(".") for group in groups)
    if is_short and not has_lead and (found.rest or any(line.text for line in tail)):
        return IN_LEAD if found.rest else UNDER_HEADLINE
    has_text = any(ends_sentence(line.text) for line in tail)
    if not found.rest and (found.is_signed or not has_text):
        return AT_END
    return UNDER_LEAD if is_short else INSIDE


def ends_sentence(text: str) -> bool:
    """Whether a line ends where a sentence does."""
    return plain(text).rstrip(" »")[-1:] in SENTENCE_END
