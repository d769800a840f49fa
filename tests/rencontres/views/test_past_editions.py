"""What is over is not said to be to come, whatever is missing of it."""

from datetime import date

import pytest

from tests import factories
from tests.pages import find, parse, text

pytestmark = pytest.mark.django_db
TODAY = date(2026, 12, 1)
# Each sentence that promises something, in the language of the reader.
PROMISES = {
    "fr": ("pas encore", "à confirmer", "à venir", "prochainement"),
    "en": ("yet", "to be confirmed", "coming soon"),
}
UNKNOWN = {"start_date": None, "end_date": None}
LAPSED = UNKNOWN | {"period": "en juin", "period_end": date(2025, 6, 30)}


def main_of(client, path: str) -> str:
    return text(find(parse(client.get(path)), "main"))


@pytest.fixture(params=["held", "lapsed", "cancelled", "undated", "postponed"])
def past(request, home, settings):
    """An edition of 2025 of which nothing more is to come, and little is known."""
    settings.SITE_TODAY = TODAY
    fields = {
        "held": {},
        "lapsed": LAPSED,
        "cancelled": {"status": "cancelled"},
        "undated": UNKNOWN,
        "postponed": UNKNOWN | {"status": "postponed"},
    }
    edition = factories.make_edition(2025, **fields[request.param])
    factories.make_session(edition, title="Eau")
    return edition


@pytest.mark.parametrize("route", ["", "programme/", "intervenants/", "infos-pratiques/"])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_page_of_a_past_edition_promises_nothing(client, past, route, language):
    page = past if language == "fr" else factories.translate(past, language)

    main = main_of(client, page.url + route).casefold()

    assert [promise for promise in PROMISES[language] if promise in main] == []


def test_page_of_an_edition_to_come_still_says_what_is_not_known(client, home, settings):
    settings.SITE_TODAY = date(2025, 1, 1)
    edition = factories.make_edition(2025)

    main = main_of(client, f"{edition.url}intervenants/")

    assert "ne sont pas encore connus" in main
