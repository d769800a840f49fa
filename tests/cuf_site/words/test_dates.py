"""Dates and times in the four languages."""

from datetime import date, time

import pytest

from cuf_site.words.dates import (
    date_range,
    date_range_long,
    date_text,
    day_and_month,
    long_day,
    month_and_year,
    short_day,
    time_range,
    time_text,
)

ONE_DAY = (date(2024, 3, 5), date(2024, 3, 5))
TWO_DAYS = (date(2023, 9, 18), date(2023, 9, 19))
THREE_DAYS = (date(2024, 6, 21), date(2024, 6, 23))
FROM_THE_FIRST = (date(2024, 10, 1), date(2024, 10, 3))
NEXT_MONTH = (date(2024, 9, 30), date(2024, 10, 2))
TWO_DAYS_TWO_MONTHS = (date(2024, 9, 30), date(2024, 10, 1))
NEXT_YEAR = (date(2024, 12, 30), date(2025, 1, 2))
NEW_YEAR = (date(2024, 12, 31), date(2025, 1, 1))
SAME_MONTH_NEXT_YEAR = (date(2024, 6, 21), date(2025, 6, 23))


def spaced(words):
    return words.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("fr", "du 30~septembre au 2~octobre~2024"),
        ("en", "30~September to 2~October~2024"),
        ("es", "del 30~de~septiembre al 2~de~octubre de~2024"),
        ("ar", "من 30~سبتمبر إلى 2~أكتوبر~2024"),
    ],
)
def test_line_does_not_end_between_a_day_and_its_month(language, expected):
    found = date_range(*NEXT_MONTH, language)

    assert found.replace("\N{NO-BREAK SPACE}", "~") == expected


@pytest.mark.parametrize(
    ("days", "language", "expected"),
    [
        (ONE_DAY, "fr", "5 mars 2024"),
        (ONE_DAY, "en", "5 March 2024"),
        (ONE_DAY, "es", "5 de marzo de 2024"),
        (ONE_DAY, "ar", "5 مارس 2024"),
        (TWO_DAYS, "fr", "18 et 19 septembre 2023"),
        (TWO_DAYS, "en", "18 and 19 September 2023"),
        (TWO_DAYS, "es", "18 y 19 de septiembre de 2023"),
        (TWO_DAYS, "ar", "18 و19 سبتمبر 2023"),
        (THREE_DAYS, "fr", "21–23 juin 2024"),
        (THREE_DAYS, "en", "21–23 June 2024"),
        (THREE_DAYS, "es", "21–23 de junio de 2024"),
        (THREE_DAYS, "ar", "من 21 إلى 23 يونيو 2024"),
        (FROM_THE_FIRST, "fr", "1er–3 octobre 2024"),
        (FROM_THE_FIRST, "en", "1–3 October 2024"),
        (FROM_THE_FIRST, "es", "1–3 de octubre de 2024"),
        (FROM_THE_FIRST, "ar", "من 1 إلى 3 أكتوبر 2024"),
        (NEXT_MONTH, "fr", "du 30 septembre au 2 octobre 2024"),
        (NEXT_MONTH, "en", "30 September to 2 October 2024"),
        (NEXT_MONTH, "es", "del 30 de septiembre al 2 de octubre de 2024"),
        (NEXT_MONTH, "ar", "من 30 سبتمبر إلى 2 أكتوبر 2024"),
        (TWO_DAYS_TWO_MONTHS, "fr", "30 septembre et 1er octobre 2024"),
        (TWO_DAYS_TWO_MONTHS, "en", "30 September and 1 October 2024"),
        (TWO_DAYS_TWO_MONTHS, "es", "30 de septiembre y 1 de octubre de 2024"),
        (TWO_DAYS_TWO_MONTHS, "ar", "30 سبتمبر و1 أكتوبر 2024"),
        (NEXT_YEAR, "fr", "du 30 décembre 2024 au 2 janvier 2025"),
        (NEXT_YEAR, "en", "30 December 2024 to 2 January 2025"),
        (NEXT_YEAR, "es", "del 30 de diciembre de 2024 al 2 de enero de 2025"),
        (NEXT_YEAR, "ar", "من 30 ديسمبر 2024 إلى 2 يناير 2025"),
        (NEW_YEAR, "fr", "31 décembre 2024 et 1er janvier 2025"),
        (SAME_MONTH_NEXT_YEAR, "fr", "du 21 juin 2024 au 23 juin 2025"),
    ],
)
def test_date_range_follows_the_language(days, language, expected):
    assert spaced(date_range(*days, language)) == expected


@pytest.mark.parametrize(
    ("days", "afternoon", "morning", "language", "expected"),
    [
        (ONE_DAY, True, False, "fr", "5 mars 2024 (après-midi)"),
        (ONE_DAY, False, True, "en", "5 March 2024 (morning)"),
        (ONE_DAY, True, True, "fr", "5 mars 2024"),
        (TWO_DAYS, True, False, "fr", "18 (après-midi) et 19 septembre 2023"),
        (TWO_DAYS, True, True, "en", "18 (afternoon) and 19 September 2023 (morning)"),
        (THREE_DAYS, True, False, "fr", "du 21 (après-midi) au 23 juin 2024"),
        (THREE_DAYS, False, True, "es", "del 21 al 23 de junio de 2024 (mañana)"),
    ],
)
def test_date_range_says_half_days(days, afternoon, morning, language, expected):
    assert spaced(date_range(*days, language, afternoon, morning)) == expected


@pytest.mark.parametrize(
    ("days", "afternoon", "language", "expected"),
    [
        (ONE_DAY, False, "fr", "mardi 5 mars 2024"),
        (ONE_DAY, False, "en", "Tuesday 5 March 2024"),
        (ONE_DAY, False, "es", "martes 5 de marzo de 2024"),
        (ONE_DAY, False, "ar", "الثلاثاء 5 مارس 2024"),
        (TWO_DAYS, True, "fr", "lundi 18 (après-midi) et mardi 19 septembre 2023"),
        (TWO_DAYS, True, "en", "Monday 18 (afternoon) and Tuesday 19 September 2023"),
        (TWO_DAYS, True, "es", "lunes 18 (tarde) y martes 19 de septiembre de 2023"),
        (TWO_DAYS, True, "ar", "الاثنين 18 (بعد الظهر) والثلاثاء 19 سبتمبر 2023"),
        (THREE_DAYS, False, "fr", "du vendredi 21 au dimanche 23 juin 2024"),
        (THREE_DAYS, False, "en", "Friday 21 to Sunday 23 June 2024"),
        (NEXT_MONTH, False, "fr", "du lundi 30 septembre au mercredi 2 octobre 2024"),
        (NEW_YEAR, False, "fr", "mardi 31 décembre 2024 et mercredi 1er janvier 2025"),
    ],
)
def test_date_range_long_names_weekdays(days, afternoon, language, expected):
    assert spaced(date_range_long(*days, language, starts_in_afternoon=afternoon)) == expected


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (date(2023, 9, 18), None, "18 septembre 2023"),
        (date(2023, 9, 18), date(2023, 9, 1), "18 septembre 2023"),
        (None, date(2023, 9, 18), ""),
        (None, None, ""),
    ],
)
def test_date_range_of_a_draft_says_what_is_known(start, end, expected):
    assert spaced(date_range(start, end, "fr")) == expected


@pytest.mark.parametrize(
    ("day", "language", "expected"),
    [
        (date(2023, 9, 20), "fr", "20 septembre 2023"),
        (date(2023, 6, 1), "fr", "1er juin 2023"),
        (date(2023, 6, 1), "en", "1 June 2023"),
        (None, "fr", ""),
    ],
)
def test_date_text_follows_the_language(day, language, expected):
    assert spaced(date_text(day, language)) == expected


@pytest.mark.parametrize(
    ("day", "language", "expected", "shortly"),
    [
        (date(2024, 11, 9), "fr", "9 novembre", "sam. 9 nov."),
        (date(2024, 6, 1), "fr", "1er juin", "sam. 1er juin"),
        (date(2024, 11, 9), "en", "9 November", "Sat 9 Nov."),
        (date(2024, 11, 9), "es", "9 de noviembre", "sáb 9 nov."),
        (date(2024, 11, 9), "ar", "9 نوفمبر", "السبت 9 نوفمبر"),
    ],
)
def test_day_of_a_known_year_does_not_repeat_it(day, language, expected, shortly):
    assert (spaced(day_and_month(day, language)), short_day(day, language)) == (expected, shortly)


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("fr", "samedi 9 novembre"),
        ("en", "Saturday 9 November"),
        ("es", "sábado 9 de noviembre"),
        ("ar", "السبت 9 نوفمبر"),
    ],
)
def test_day_of_a_known_year_may_tell_its_weekday(language, expected):
    assert spaced(long_day(date(2024, 11, 9), language)) == expected


@pytest.mark.parametrize(
    ("moment", "language", "expected"),
    [
        (time(14, 30), "fr", "14h30"),
        (time(9), "fr", "9h00"),
        (time(0), "fr", "0h00"),
        (time(14, 30), "en", "14:30"),
        (time(9), "en", "09:00"),
        (time(9), "es", "09:00"),
        (time(14, 30), "ar", "14:30"),
        (None, "fr", ""),
    ],
)
def test_time_text_follows_the_language(moment, language, expected):
    assert time_text(moment, language) == expected


@pytest.mark.parametrize(
    ("start", "end", "language", "expected"),
    [
        (time(14, 30), time(16), "fr", "14h30–16h00"),
        (time(9), time(9, 20), "fr", "9h00–9h20"),
        (time(14, 30), time(16), "en", "14:30–16:00"),
        (time(14, 30), time(16), "es", "14:30–16:00"),
        (time(14, 30), time(16), "ar", "14:30–16:00"),
        (time(14, 30), None, "fr", "14h30"),
        (time(14, 30), time(14, 30), "fr", "14h30"),
        (None, time(16), "fr", ""),
    ],
)
def test_time_range_follows_the_language(start, end, language, expected):
    assert time_range(start, end, language) == expected


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("fr", ("septembre", "2023")),
        ("en", ("September", "2023")),
        ("es", ("de septiembre", "de 2023")),
        ("ar", ("سبتمبر", "2023")),
    ],
)
def test_month_and_year_are_said_as_after_a_day(language, expected):
    assert month_and_year(date(2023, 9, 18), language) == expected
