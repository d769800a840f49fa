"""The dateline of a release: what it looks like, and where one may stand."""

import re
from dataclasses import dataclass, replace
from datetime import date

from .markup import plain
from .passages import ends_open, split_groups
from .recognition import letters

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
# A place has a capital, whatever the case of the rest; « Rendez-vous à Lyon » is none.
PLACE = r"(?![^\d,]*\s(?:à|aux?)\s)(?P<place>(?-i:[A-ZÀ-ÝŒ])[^\d,.:;]{1,45}?)"
DATELINE = re.compile(
    r"^(?:(?:(?P<signed>(?-i:F)ait)\s+à|(?-i:[ÀA]))\s+)?" + PLACE
    + r"(?:(?P<comma>,)\s*(?:le\s+)?|\s+le\s+)" + WEEKDAY + DAY + REST,
    flags=re.IGNORECASE,
)  # fmt: skip
DATE_ALONE = re.compile(
    r"^(?P<signed>)(?P<place>)(?P<comma>)(?:(?-i:L)e\s+)?" + WEEKDAY + DAY + r"\s*\.?(?P<rest>)$",
    flags=re.IGNORECASE,
)
LONGEST_HEADLINE = 700
MOST_HEADLINE_PASSAGES = 4
SENTENCE_END = (".", "!", "?", "…")

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


def read_dateline(text: str, pattern: re.Pattern = DATELINE) -> Dateline | None:
    """Read « Paris, le 20 septembre 2023 » and its variants; where it stands is left aside."""
    match = pattern.match(text)
    month = match and (match["rank"] or MONTH_NUMBERS.get(letters(match["month"] or "")))
    if not month:
        return None
    try:
        day = date(int(match["year"]), int(month), int(match["day"])).isoformat()
    except ValueError:
        day = None
    rest, is_signed = match["rest"] or "", bool(match["signed"])
    is_formal = is_signed or bool(match["comma"])
    return Dateline(match["place"], day, text.removesuffix(rest), rest, is_signed, is_formal)


def find_datelines(lines, pattern: re.Pattern = DATELINE) -> list[Dateline]:
    """Return all that ``pattern`` reads as a dateline, be it on two lines."""
    found = []
    for place, line in enumerate(lines):
        text, last = plain(line.text), place
        if text.endswith(",") and place + 1 < len(lines):
            last = place + 1
            text = f"{text} {plain(lines[last].text)}"
        if one := read_dateline(text, pattern):
            found.append(replace(one, first=place, last=last, number=line.number))
    return found


def choose_dateline(before, after) -> Dateline | None:
    """Return the likeliest dateline of the lines ``before`` and ``after`` the kind.

    It is sure when it is written in full, stands where datelines stand, and no other line
    could be one of another day.
    """
    above = [one for one in reversed(find_datelines(before)) if one.is_formal]
    found = [*above, *placed_datelines(after, DATELINE)]
    if not found:
        found = placed_datelines(after, DATE_ALONE) or find_datelines(before)
    if not found:
        return None
    best = min(found, key=lambda one: (not one.is_signed, not one.is_formal, one.position))
    has_rival = any(one.date != best.date for one in found)
    is_sure = best.is_formal and best.position < UNDER_LEAD and not has_rival
    return replace(best, is_sure=is_sure)


def placed_datelines(lines, pattern: re.Pattern) -> list[Dateline]:
    """Return the datelines that stand apart, with their position; in a text, only full ones."""
    apart = [one for one in find_datelines(lines, pattern) if stands_apart(one, lines)]
    placed = [replace(one, position=position_of(one, lines)) for one in apart]
    return [one for one in placed if one.is_formal or one.position == UNDER_HEADLINE]


def stands_apart(found: Dateline, lines) -> bool:
    """Whether a dateline has its lines to itself, rather than being the end of a sentence."""
    above, below = lines[: found.first], lines[found.last + 1 :]
    words = [text for line in above if (text := plain(line.text))]
    if below and below[0].text[:1].islower() and not found.rest:
        return False
    if not words:
        return True
    if words[-1][-1] in ":;," or ends_open(words[-1], ""):
        return False
    if not above[-1].text or ends_sentence(words[-1]):
        return True
    is_under_title = not any(ends_sentence(line.text) for line in split_groups(above)[-1])
    return is_under_title and found.is_formal and found.text[-1].isdigit()


def position_of(found: Dateline, lines) -> int:
    """Return where a dateline stands among the lines that follow the kind."""
    head, tail = lines[: found.first], lines[found.last + 1 :]
    groups = split_groups(head)
    is_short = sum(len(line.text) for line in head) <= LONGEST_HEADLINE
    is_short = is_short and len(groups) <= MOST_HEADLINE_PASSAGES
    has_lead = any(plain(group[-1].text).endswith(".") for group in groups)
    if is_short and not has_lead and (found.rest or any(line.text for line in tail)):
        return IN_LEAD if found.rest else UNDER_HEADLINE
    has_text = any(ends_sentence(line.text) for line in tail)
    if not found.rest and (found.is_signed or not has_text):
        return AT_END
    return UNDER_LEAD if is_short else INSIDE


def ends_sentence(text: str) -> bool:
    """Whether a line ends where a sentence does."""
    return plain(text).rstrip(" »")[-1:] in SENTENCE_END
