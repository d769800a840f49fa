"""What is promised of every type of page, in every language: no barrier, nothing out of sight.

Each page must also ask nothing of another host and make the console say nothing: see ``window``.
"""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from cuf_site import clock
from tests.page_types import LANGUAGES, PAGE_TYPES

from .reading import barriers, misfits

every_page = pytest.mark.parametrize(
    ("language", "name"), [(language, name) for language in LANGUAGES for name in PAGE_TYPES]
)

# Weeks before an edition, on its second day, while only a period is known of the next one; the
# other tests are made when nothing is announced.
DAYS = {"upcoming": date(2023, 7, 1), "running": date(2023, 9, 19), "announced": date(2024, 11, 20)}
QUARTER_PAST_TEN = time(10, 15)


def all_barriers(window) -> list[str]:
    """Return what axe finds in the open page: phone and wide window, light and dark."""
    states = [(width, scheme) for width in (412, 1280) for scheme in ("light", "dark")]
    return [line for width, scheme in states for line in barriers(window, width, scheme)]


@every_page
def test_axe_finds_no_barrier(window, paths, language, name):
    window.goto(paths[language, name])

    found = all_barriers(window)

    assert found == []


@every_page
def test_everything_fits_small_windows_and_large_text(window, paths, language, name):
    window.goto(paths[language, name])

    found = misfits(window, 320) + misfits(window, 412, "200%")

    assert found == []


@pytest.mark.parametrize("language", ["fr", "ar"])
@pytest.mark.parametrize("state", DAYS)
def test_home_is_read_by_all_in_each_state(window, paths, settings, monkeypatch, state, language):
    settings.SITE_TODAY = DAYS[state]
    moment = datetime.combine(DAYS[state], QUARTER_PAST_TEN, ZoneInfo("Europe/Paris"))
    monkeypatch.setattr(clock, "now", lambda: moment)

    window.goto(paths[language, "home"])
    found = all_barriers(window)
    found += misfits(window, 320) + misfits(window, 412, "200%")

    assert found == []
