"""The choice of the edition that leads the home page."""

from dataclasses import dataclass
from datetime import date

import pytest

from home.reading.leading import leading_edition

TODAY = date(2024, 9, 3)


@dataclass
class Card:
    """What the choice looks at."""

    id: int
    state: str
    start_date: date | None = None
    end_date: date | None = None
    period_end: date | None = None


HELD = Card(1, "held", date(2023, 9, 18), date(2023, 9, 19))
JUST_HELD = Card(2, "held", date(2024, 6, 4), date(2024, 6, 5))
CANCELLED = Card(3, "cancelled", date(2024, 9, 20))
LAPSED = Card(4, "lapsed", period_end=date(2024, 6, 30))
ANNOUNCED = Card(5, "announced", period_end=date(2025, 6, 30))
LATER = Card(6, "announced", period_end=date(2026, 6, 30))
TO_COME = Card(7, "to-come", date(2024, 10, 23), date(2024, 10, 24))
FAR = Card(8, "to-come", date(2025, 10, 23))
RUNNING = Card(9, "running", date(2024, 9, 3), date(2024, 9, 4))


@pytest.mark.parametrize(
    ("cards", "expected"),
    [
        ([FAR, TO_COME, RUNNING, HELD], (RUNNING, "running")),
        ([LATER, FAR, TO_COME, HELD], (TO_COME, "to-come")),
        ([LATER, ANNOUNCED, JUST_HELD], (ANNOUNCED, "announced")),
        ([LAPSED, CANCELLED, JUST_HELD, HELD], (JUST_HELD, "just-held")),
        ([LAPSED, CANCELLED, HELD], (HELD, "past")),
        ([LAPSED, CANCELLED], (None, "none")),
        ([], (None, "none")),
    ],
)
def test_leading_edition_is_first_that_applies(cards, expected):
    found = leading_edition(cards, TODAY)

    assert found == expected


def test_pinned_edition_leads_whatever_its_state():
    found = leading_edition([RUNNING, CANCELLED], TODAY, pinned_id=CANCELLED.id)

    assert found == (CANCELLED, "pinned")


def test_pinned_edition_that_is_not_live_does_not_lead():
    found = leading_edition([TO_COME], TODAY, pinned_id=99)

    assert found == (TO_COME, "to-come")


@pytest.mark.parametrize(("today", "state"), [("2023-12-18", "just-held"), ("2023-12-19", "past")])
def test_held_edition_leads_for_ninety_days(today, state):
    found = leading_edition([HELD], date.fromisoformat(today))

    assert found == (HELD, state)


def test_edition_of_one_day_counts_from_its_only_day():
    single = Card(1, "held", date(2024, 9, 1))

    assert leading_edition([single], TODAY) == (single, "just-held")
