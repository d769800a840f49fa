"""Dates as French texts write them: « le mercredi 3 juil. 2024 », « 03.07.24 », « 1ᵉʳ juillet »."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

MONTHS = (
    "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre".split()
)
SHORTEST_MONTH = 3
_WEEKDAY = (
    r"(?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lun|mar|mer|jeu|ven|sam|dim)\b"
    r"[.,]?\s)?"
)
_DAY = (
    r"(?:(?P<day>\d{1,2})\s?(?:er|ᵉʳ)?\s(?P<month>[^\W\d_]{3,9})\.?\s(?P<year>\d{4})"
    r"|(?P<day_rank>\d{1,2})\s?(?P<sign>[/.-])\s?(?P<rank>\d{1,2})\s?(?P=sign)\s?"
    r"(?P<short_year>\d{4}|\d{2})"
    r"|(?P<iso_year>20\d{2})-(?P<iso_rank>\d{2})-(?P<iso_day>\d{2}))"
)
DATE = re.compile(rf"(?<![\w/.]){_WEEKDAY}{_DAY}(?![\w/]|[.-]\d)", flags=re.IGNORECASE)


@dataclass(frozen=True)
class WrittenDate:
    """A date of a text: ISO 8601, or ``None`` for a day that does not exist, and its place."""

    iso: str | None
    start: int
    end: int


def find_date(text: str) -> WrittenDate | None:
    """Return the first date of a text; a word after a day that is no month makes none."""
    for match in DATE.finditer(text):
        day = match["day"] or match["day_rank"] or match["iso_day"]
        month = month_number(match["month"]) if match["month"] else None
        month = month or int(match["rank"] or match["iso_rank"] or 0)
        year = int(match["year"] or match["short_year"] or match["iso_year"])
        if match["month"] and not month:
            continue
        return WrittenDate(iso_date(year, month, int(day)), match.start(), match.end())
    return None


def month_number(name: str) -> int:
    """Return the rank of the month that a whole or shortened name says, or 0."""
    name = letters(name)
    ranks = [rank for rank, month in enumerate(MONTHS, start=1) if month.startswith(name)]
    return ranks[0] if len(ranks) == 1 and len(name) >= SHORTEST_MONTH else 0


def iso_date(year: int, month: int, day: int) -> str | None:
    """Return a day as ISO 8601, or ``None`` when the calendar has none."""
    try:
        return date(year if year > 99 else 2000 + year, month, day).isoformat()
    except ValueError:
        return None


def letters(text: str) -> str:
    """Return the letters of ``text`` in lower case, without accents or anything else."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(filter(str.isalpha, decomposed))
