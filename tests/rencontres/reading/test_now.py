"""What runs now, and what comes next: « en ce moment », « ensuite »."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

import pytest

from rencontres.reading.now import happening, marked
from rencontres.reading.programme import build_programme
from tests import factories

PARIS = ZoneInfo("Europe/Paris")


def clock(text):
    return time(*map(int, text.split(":"))) if text else None


def at(text, day=18):
    return datetime.combine(datetime(2023, 9, day), clock(text), tzinfo=PARIS)


def add(edition, title, start, end=None, day=0, **fields):
    facts = {"day": factories.days(edition, day), "start": clock(start), "end": clock(end)}
    return factories.make_session(edition, title, **facts, **fields)


def slot(edition, title, start, end=None, **fields):
    return factories.make_slot(edition, title=title, start=clock(start), end=clock(end), **fields)


def titles(items):
    return [item.title for item in items]


def found(edition, text, day=18):
    """The titles of what runs and of what follows, at an hour of a day of September 2023."""
    now = happening(build_programme(edition, "fr"), at(text, day))
    return titles(now.current), titles(now.following)


@pytest.fixture
def morning(edition):
    """A welcome, workshops of 90 and 20 minutes in their slot, a break, a closing next day."""
    pause = factories.get_kind("pause", is_break=True)
    slot(edition, "Accueil", "8:30", "9:00", kind=pause)
    slot(edition, "Ateliers", "9:00", "10:30")
    add(edition, "Long", "9:00", "10:30")
    add(edition, "Court", "9:00", "9:20")
    add(edition, "Annulé", "9:20", "9:40", status="cancelled")
    add(edition, "Suivant", "9:40", "10:00")
    slot(edition, "Pause", "10:30", "11:00", kind=pause)
    add(edition, "Clôture", "9:00", "10:00", day=1)
    return edition


@pytest.mark.parametrize(
    ("hour", "current", "following"),
    [
        ("7:00", [], ["Accueil"]),
        ("8:30", ["Accueil"], ["Long", "Court"]),
        ("9:00", ["Long", "Court"], ["Suivant"]),
        ("9:20", ["Long"], ["Suivant"]),
        ("9:59", ["Long", "Suivant"], ["Pause"]),
        ("10:30", ["Pause"], ["Clôture"]),
        ("23:59", [], ["Clôture"]),
    ],
)
def test_what_runs_and_what_follows_at_each_hour(morning, hour, current, following):
    assert found(morning, hour) == (current, following)


def test_nothing_is_left_after_the_last_hour(morning):
    now = happening(build_programme(morning, "fr"), at("10:00", 19))

    assert (now.current, now.following, now.following_day) == ((), (), None)


def test_hour_is_that_of_paris_wherever_the_clock_is(morning):
    programme = build_programme(morning, "fr")

    now = happening(programme, at("9:20").astimezone(ZoneInfo("America/New_York")))

    assert titles(now.current) == ["Long"]


@pytest.mark.parametrize(
    ("hour", "current"),
    [
        ("9:19", ["Micro", "Sans fin"]),
        ("9:20", ["Sans fin"]),
        ("10:59", ["Sans fin"]),
        ("11:00", ["Dernière"]),
        ("12:59", ["Dernière"]),
        ("13:00", []),
    ],
)
def test_end_nobody_wrote_is_the_usual_one_or_the_next_start(edition, hour, current):
    add(edition, "Micro", "9:00", kind=factories.get_kind("micro", default_minutes=20))
    add(edition, "Sans fin", "9:00")
    add(edition, "Dernière", "11:00")

    assert found(edition, hour)[0] == current


def test_progress_is_told_of_sessions_and_moments_of_the_day(morning):
    day, other = marked(build_programme(morning, "fr"), at("9:00")).days

    assert [(m.title, m.progress, m.is_here) for m in day.moments] == [
        ("Accueil", "", False),
        ("Ateliers", "now", True),
        ("Pause", "", False),
    ]
    assert [(s.title, s.progress) for s in day.moments[1].sessions] == [
        ("Long", "now"),
        ("Court", "now"),
        ("Annulé", ""),
        ("Suivant", "next"),
    ]
    assert [s.progress for s in other.sessions] == [""]


def test_before_the_first_hour_the_day_is_at_what_comes_next(morning):
    day = marked(build_programme(morning, "fr"), at("7:00")).days[0]

    assert [(m.title, m.progress) for m in day.moments if m.is_here] == [("Accueil", "next")]


def test_on_another_day_nothing_is_marked(morning):
    programme = build_programme(morning, "fr")

    assert marked(programme, at("9:00", 17)) == programme
