"""Dates and times in words, as each language writes them; figures are always Western digits.

Every function takes naive dates or times, already in Europe/Paris, and a language code, and
returns plain text; a no-break space holds a day to its month, other spaces are ordinary:
typography comes at display. A missing date or time gives an empty text, an end that is missing
or before its start is ignored: drafts are shown too. ``mark`` may mark up each date or time.
"""

from collections.abc import Callable
from datetime import date, time, timedelta
from functools import lru_cache

from django.utils import translation
from django.utils.dateformat import time_format
from django.utils.dates import MONTHS, MONTHS_AP, WEEKDAYS, WEEKDAYS_ABBR
from django.utils.translation import gettext, pgettext

# What is made of the words of each date or time.
Mark = Callable[[str, date | time], str]


def unmarked(words: str, _moment: date | time) -> str:
    """Return the words of a date or time as they are."""
    return words


def date_text(day: date | None, language: str) -> str:
    """Return a date: « 1er juin 2024 »."""
    return date_range(day, None, language)


def month_and_year(day: date, language: str) -> tuple[str, str]:
    """Return what follows the day in a date: « septembre » and « 2023 », or "de septiembre"…"""
    with translation.override(language):
        parts = _parts(day) | {"day": ""}
        month = (gettext("%(day)s %(month)s") % parts).strip()
        whole = (gettext("%(day)s %(month)s %(year)s") % parts).strip()
    return month, whole.removeprefix(month).strip()


def day_and_month(day: date, language: str) -> str:
    """Return a day where its year is told beside: « 6 novembre »."""
    with translation.override(language):
        return _day_and_month(day)


def long_day(day: date, language: str) -> str:
    """Return a day where its year is told beside, with its weekday: « samedi 9 novembre »."""
    with translation.override(language):
        return _with_weekday(_day_and_month(day), day, with_weekday=True)


@lru_cache(maxsize=512)  # the same few days stand on each line of a list of sessions
def short_day(day: date, language: str) -> str:
    """Return a day where its year is told beside, in few letters: « sam. 9 nov. »."""
    with translation.override(language):
        parts = {
            "weekday": WEEKDAYS_ABBR[day.weekday()],
            "day": _day_number(day),
            "month": MONTHS_AP[day.month],
        }
        # Translators: weekday and month are Django's abbreviations, « sam » and « nov. ».
        return pgettext("short date", "%(weekday)s %(day)s %(month)s") % parts


def date_range(
    start: date | None,
    end: date | None,
    language: str,
    starts_in_afternoon: bool = False,
    ends_in_morning: bool = False,
    mark: Mark = unmarked,
) -> str:
    """Return the days from start to end: « 18 et 19 septembre 2023 », « 21–23 juin 2024 »."""
    if not start:
        return ""
    with translation.override(language):
        return _days(start, end, starts_in_afternoon, ends_in_morning, mark, with_weekday=False)


def date_range_long(
    start: date | None,
    end: date | None,
    language: str,
    starts_in_afternoon: bool = False,
    ends_in_morning: bool = False,
    mark: Mark = unmarked,
) -> str:
    """Return the same with weekdays: « lundi 18 (après-midi) et mardi 19 septembre 2023 »."""
    if not start:
        return ""
    with translation.override(language):
        return _days(start, end, starts_in_afternoon, ends_in_morning, mark, with_weekday=True)


def time_text(moment: time | None, language: str) -> str:
    """Return a time of day: « 9h00 » in French, "09:00" elsewhere."""
    if moment is None:
        return ""
    with translation.override(language):
        # Translators: a time of day in the format letters of Django's `date` filter.
        return time_format(moment, pgettext("time format", "H:i"))


def time_range(start: time | None, end: time | None, language: str, mark: Mark = unmarked) -> str:
    """Return two times: « 14h30–16h00 » in French, "14:30–16:00" elsewhere."""
    is_range = start is not None and end is not None and end > start
    times = (start, end) if is_range else (start,) if start is not None else ()
    return "–".join(mark(time_text(one, language), one) for one in times)


def _days(start, end, starts_in_afternoon, ends_in_morning, mark, *, with_weekday):
    end = max(start, end or start)
    if start == end:
        day = mark(_day(start, with_weekday), start)
        return _halved(day, starts_in_afternoon, ends_in_morning)
    first = mark(_first_day(start, end, with_weekday), start)
    days = {
        "first": _halved(first, starts_in_afternoon, False),
        "last": _halved(mark(_day(end, with_weekday), end), False, ends_in_morning),
    }
    is_bare = not (with_weekday or starts_in_afternoon or ends_in_morning)
    if end - start == timedelta(days=1):
        # Translators: two days running, « 18 et 19 septembre 2023 ».
        return gettext("%(first)s and %(last)s") % days
    if is_bare and (start.year, start.month) == (end.year, end.month):
        # Translators: three days or more of one month, « 21–23 juin 2024 ».
        return gettext("%(first)s–%(last)s") % days
    # Translators: three days or more, « du 30 septembre au 2 octobre 2024 ».
    return gettext("%(first)s to %(last)s") % days


def _halved(day, is_afternoon, is_morning):
    """Say which half of a day is meant; both halves are the whole day."""
    if is_afternoon == is_morning:
        return day
    pattern = gettext("%(day)s (afternoon)") if is_afternoon else gettext("%(day)s (morning)")
    return pattern % {"day": day}


def _first_day(start, end, with_weekday):
    """Return the first day of a range, without the month and year that its last day repeats."""
    if start.year != end.year:
        return _day(start, with_weekday)
    if start.month == end.month:
        return _with_weekday(_day_number(start), start, with_weekday)
    return _with_weekday(_day_and_month(start), start, with_weekday)


def _day_and_month(day):
    # Translators: a day and its month, « 30 septembre ».
    return _held(gettext("%(day)s %(month)s") % _parts(day))


def _day(day, with_weekday):
    # Translators: a date, « 2 octobre 2024 ».
    text = _held(gettext("%(day)s %(month)s %(year)s") % _parts(day))
    return _with_weekday(text, day, with_weekday)


def _held(text):
    """Hold a day to its month and year in one piece, or in two: « 15 de junio | de 2023 »."""
    words = text.split(" ")
    pieces = words[:3], words[3:]
    return " ".join("\N{NO-BREAK SPACE}".join(piece) for piece in pieces if piece)


def _with_weekday(text, day, with_weekday):
    if not with_weekday:
        return text
    # Translators: a weekday and its date, « mardi 19 septembre 2023 ».
    return gettext("%(weekday)s %(date)s") % {"weekday": WEEKDAYS[day.weekday()], "date": text}


def _parts(day):
    return {"day": _day_number(day), "month": MONTHS[day.month], "year": day.year}


def _day_number(day):
    # Translators: the first day of a month, « 1er » in French.
    return pgettext("first of the month", "1") if day.day == 1 else str(day.day)
