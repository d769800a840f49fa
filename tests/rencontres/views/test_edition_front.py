"""What is seen of an edition: its drawing or photograph, its long parts, its place."""

from datetime import date, time

import pytest

from rencontres.models import EditionFigure
from tests import factories
from tests.pages import find, find_all, parse, text, texts


def add_figure(edition, kind, value, **fields):
    EditionFigure.objects.create(
        edition=edition, locale=edition.locale, kind=kind, value=value, **fields
    )


def see(client, path=""):
    return parse(client.get(f"/en/rencontres/2023/{path}"))


@pytest.fixture
def shown(edition):
    """The edition of 2023, to be read in English."""
    factories.translate(edition)
    return edition


def test_edition_without_photograph_shows_its_drawing_and_says_what_is_drawn(shown, client):
    add_figure(shown, "local-governments", 130)
    add_figure(shown, "countries", 30, qualifier="more-than")

    page = see(client)

    assert len(find_all(page, class_="drawing")) == 1
    assert texts(page, "p", class_="tied") == [
        "130 French local governments, more than 30 countries, one thread."
    ]


def test_cancelled_edition_shows_what_it_expected_only(shown, client):
    add_figure(shown, "participants", 704)
    add_figure(shown, "countries", 30, basis="expected")
    factories.publish(shown, status="cancelled")

    page = see(client)

    assert [" ".join(words.split()) for words in texts(find(page, class_="figures"), "li")] == [
        "30 countries represented (expected)"
    ]
    assert find_all(page, class_="tied") == []


def test_drawing_says_nothing_of_what_is_only_expected(shown, client):
    add_figure(shown, "countries", 30, basis="expected")

    page = see(client)

    assert find_all(page, class_="tied") == []
    assert find_all(page, class_="rings") != []


def test_preview_draws_the_figures_being_written(edition):
    edition.figures.add(EditionFigure(locale=edition.locale, kind="countries", value=30))

    preview = parse(edition.make_preview_request(preview_mode=""))

    assert find_all(preview, class_="rings") != []


@pytest.mark.parametrize(
    ("today", "fields", "line"),
    [
        ("2023-10-01", {}, "whole"),
        ("2023-01-01", {}, "whole"),
        (
            "2023-01-01",
            {"start_date": None, "period": "fin 2023", "period_end": "2023-12-31"},
            "dashed",
        ),
        ("2023-10-01", {"status": "cancelled"}, "broken"),
        ("2023-01-01", {"start_date": None, "status": "postponed"}, "dashed"),
    ],
)
def test_thread_says_whether_the_edition_is_sure(shown, client, settings, today, fields, line):
    settings.SITE_TODAY = date.fromisoformat(today)
    if "start_date" in fields:
        fields = fields | {"end_date": None}
    factories.publish(shown, **fields)

    drawing = find(see(client), class_="drawing")

    assert f"line-of-{line}" in drawing.get("class").split()


def test_photograph_takes_the_place_of_the_drawing_and_is_asked_for_first(shown, client):
    factories.publish(shown, hero_image=factories.make_image(size=(1600, 1200)))

    page = see(client)

    image = find(find(page, class_="hero"), "img")
    assert find_all(page, class_="drawing") == []
    assert (image.get("fetchpriority"), image.get("loading")) == ("high", None)
    assert (image.get("width"), image.get("height")) == ("480", "270")
    assert find(find(page, class_="hero"), "source").get("type") == "image/webp"


def test_page_lists_its_own_sections(shown, client):
    add_figure(shown, "workshops", 8)
    for number in (1, 2):
        factories.make_session(shown, title=f"Atelier {number}")

    page = see(client)

    links = [link.get("href") for link in find_all(find(page, class_="contents"), "a")]
    ids = {f"#{element.get('id')}" for element in page.iter() if element.get("id")}
    assert links == ["#chiffres", "#programme", "#type-atelier"]
    assert set(links) <= ids


def test_sessions_of_a_large_programme_are_folded_by_kind(shown, client):
    for number in range(25):
        factories.make_session(shown, title=f"Atelier {number}")

    page = see(client)

    [fold] = find_all(find(page, class_="folds"), "details")
    assert text(find(fold, "summary")).endswith("(25)")
    assert len(find_all(fold, "li")) == 25


def test_front_shows_a_dozen_speakers_and_leads_to_the_others(shown, client):
    session = factories.make_session(shown)
    for number in range(14):
        person = factories.make_person("Aïssata", f"{chr(65 + number)}nom")
        factories.make_participation(session, person)

    front, speakers = see(client), see(client, "intervenants/")

    assert len(find_all(front, "li", class_="person")) == 12
    assert "All the speakers (14)" in texts(front, "a")
    letters = find_all(find(speakers, class_="letters"), "a")
    assert [link.get("href") for link in letters][:2] == ["#letter-A", "#letter-B"]


def test_practical_page_leads_to_a_map_and_to_the_calendar(shown, client, settings):
    settings.SITE_TODAY = date(2023, 9, 1)
    venue = factories.make_venue(
        name="Halle", address="1, rue Haute", postcode="75019", city="Paris"
    )
    factories.publish(shown, venue=venue)
    factories.make_session(shown, day=factories.days(shown, 1), start=time(9))

    page = see(client, "infos-pratiques/")

    links = {text(link): link.get("href") for link in find_all(find(page, "main"), "a")}
    assert links["See on OpenStreetMap"] == (
        "https://www.openstreetmap.org/search?query=1%2C%20rue%20Haute%2075019%20Paris"
    )
    assert links["Add to my calendar"] == "/en/rencontres/2023/programme.ics"
    assert len(find_all(page, data_copy="Halle, 1, rue Haute, 75019 Paris", hidden="")) == 1


def test_place_with_coordinates_opens_where_it_is(shown, client):
    factories.publish(shown, venue=factories.make_venue(latitude="48.89556", longitude="2.38778"))

    page = see(client, "infos-pratiques/")

    links = [link.get("href") for link in find_all(find(page, class_="venue-links"), "a")]
    assert links[0] == "geo:48.89556,2.38778"
    assert "mlat=48.89556&mlon=2.38778" in links[1]
