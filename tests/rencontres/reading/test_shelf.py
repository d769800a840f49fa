"""Editions in lists: their state on a day, their words, who may see them."""

from datetime import date

import pytest

from rencontres.reading.addresses import Addresses
from rencontres.reading.shelf import EditionCard, Shelf
from tests import factories


def edition_cards(language: str) -> tuple[EditionCard, ...]:
    """Return the editions of a list, as a reader of ``language`` meets them."""
    return Shelf.read(language, Addresses()).cards


@pytest.fixture
def on(settings):
    """Set the day the site believes it is."""

    def set_day(text):
        settings.SITE_TODAY = date.fromisoformat(text)

    return set_day


@pytest.mark.parametrize(
    ("today", "fields", "state"),
    [
        ("2023-09-17", {}, "to-come"),
        ("2023-09-18", {}, "running"),
        ("2023-09-19", {}, "running"),
        ("2023-09-20", {}, "held"),
        ("2023-09-20", {"status": "cancelled"}, "cancelled"),
        ("2023-09-20", {"end_date": None}, "held"),
        ("2023-06-01", {"start_date": None}, "undated"),
        ("2023-06-01", {"start_date": None, "period_end": date(2023, 6, 30)}, "announced"),
        ("2023-07-01", {"start_date": None, "period_end": date(2023, 6, 30)}, "lapsed"),
        ("2023-07-01", {"start_date": None, "status": "postponed"}, "postponed"),
        ("2023-07-01", {"status": "postponed", "earlier_dates": "en mai"}, "to-come"),
    ],
)
def test_state_is_that_of_the_day(home, on, today, fields, state):
    on(today)
    factories.make_edition(2023, **fields)

    [card] = edition_cards("fr")

    assert card.state == state
    assert card.is_postponed == (fields.get("status") == "postponed")


def test_days_left_are_counted_for_an_edition_to_come_only(home, on):
    on("2023-09-08")
    factories.make_edition(2022)
    factories.make_edition(2023)

    assert [card.days_left for card in edition_cards("fr")] == [10, None]


def test_editions_are_listed_latest_year_first(home):
    for year in (2020, 2024, 2023):
        factories.make_edition(year)

    assert [card.year for card in edition_cards("fr")] == [2024, 2023, 2020]


def test_name_of_the_series_is_that_of_the_year_or_the_usual_one(home):
    factories.make_edition(2023)
    factories.make_edition(2010, series_name="Assises de la coopération")

    assert [card.series_name for card in edition_cards("fr")] == [
        "Rencontres de l’action internationale des collectivités territoriales",
        "Assises de la coopération",
    ]


def test_words_come_from_the_live_translation_and_facts_from_french(edition):
    venue = factories.make_venue(name="Le Palais")
    factories.translate(venue, name="The Palace")
    factories.publish(edition, theme="Eau", venue=venue)
    translated = factories.translate(edition, title="Meetings 2023", theme="Water")
    type(edition).objects.filter(pk=translated.pk).update(start_date=date(2000, 1, 1))

    [card] = edition_cards("en")

    assert (card.title, card.title_language, card.theme) == ("Meetings 2023", "en", "Water")
    assert (card.venue.name, card.venue.name_language, card.venue.city) == (
        "The Palace",
        "en",
        "Paris",
    )
    assert card.start_date == date(2023, 9, 18)
    assert card.url == "/en/rencontres/2023/"


def test_edition_without_live_translation_keeps_its_french_title_and_address(edition):
    factories.publish(edition, theme="Eau")
    factories.translate(edition, title="Secret", theme="Secret", live=False)

    [card] = edition_cards("en")

    assert (card.title, card.title_language, card.theme) == ("Rencontres 2023", "fr", "")
    assert card.url == "/rencontres/2023/"


def test_draft_and_private_editions_are_not_listed(edition):
    factories.make_edition(2024, live=False)
    private = factories.make_edition(2025)
    private.view_restrictions.create(restriction_type="login")

    assert [card.year for card in edition_cards("fr")] == [2023]


def test_editions_of_a_private_index_are_listed_only_there(edition, client, admin_client):
    edition.get_parent().view_restrictions.create(restriction_type="login")

    assert edition_cards("fr") == ()
    listed = admin_client.get("/rencontres/").context["editions"]
    assert [card.year for card in listed] == [2023]


def test_editions_of_an_unpublished_index_are_not_listed(edition, client):
    edition.get_parent().unpublish()

    assert edition_cards("fr") == ()


def test_editions_of_an_unpublished_translated_index_are_listed_in_french(edition):
    index = factories.translate(edition).get_parent()
    index.unpublish()

    [card] = edition_cards("en")

    assert (card.title_language, card.url) == ("fr", "/rencontres/2023/")


@pytest.mark.parametrize(
    ("index", "address"),
    [({}, "/en/meetings/"), ({"live": False}, "/rencontres/"), (None, "/rencontres/")],
)
def test_listings_hang_on_the_index_the_reader_meets(edition, index, address):
    if index is not None:
        factories.translate(factories.get_index(), slug="meetings", **index)

    assert Shelf.read("en", Addresses()).reader.index_url == address


def test_listings_hang_on_no_private_index(edition):
    index = factories.translate(factories.get_index())
    index.view_restrictions.create(restriction_type="login")

    assert Shelf.read("en", Addresses()).reader.index_url == "/rencontres/"


@pytest.mark.parametrize("number", [1, 3, 14])
def test_editions_are_read_in_the_same_queries(home, number, django_assert_num_queries):
    for year in range(2010, 2010 + number):
        factories.make_edition(year, venue=factories.make_venue())

    with django_assert_num_queries(3):
        cards = edition_cards("fr")

    assert len(cards) == number
