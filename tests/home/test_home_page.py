"""What the home page shows."""

from datetime import date

import pytest

from tests import factories
from tests.pages import find, find_all, parse, text, texts

pytestmark = pytest.mark.django_db


@pytest.fixture
def today(settings):
    settings.SITE_TODAY = date(2024, 9, 3)


def test_home_page_leads_with_nearest_edition_to_come(client, home, today):
    factories.make_edition(2023)
    factories.make_edition(2024, theme="La diplomatie des territoires")

    root = parse(client.get("/"))

    assert text(find(root, "h1")) == "« La diplomatie des territoires »"
    assert text(find(root, class_="countdown")) == "15 jours avant l’ouverture"


def test_home_page_without_edition_shows_its_title(client, home, today):
    root = parse(client.get("/"))

    assert text(find(root, "h1")) == "Cités Unies France"


def test_home_page_says_that_an_old_edition_is_the_latest(client, home, today):
    factories.make_edition(2023, theme="Les grands enjeux")

    root = parse(client.get("/"))

    assert texts(root, "p")[:2][-1] == "La dernière édition"
    assert text(find(root, "h1")) == "« Les grands enjeux »"


def test_home_page_lists_editions_latest_first(client, home, today):
    for year in (2020, 2023, 2024):
        factories.make_edition(year)

    root = parse(client.get("/"))

    rows = find_all(root, "li", class_="edition-row")
    assert [find(row, "a").get("href") for row in rows] == [
        "/rencontres/2024/",
        "/rencontres/2023/",
        "/rencontres/2020/",
    ]


def test_pinned_edition_leads(client, home, today):
    pinned = factories.make_edition(2023, theme="Épinglée")
    factories.make_edition(2024, theme="À venir")
    home.pinned_edition_id = pinned.pk
    home.save()

    root = parse(client.get("/"))

    assert text(find(root, "h1")) == "« Épinglée »"


def test_home_page_shows_three_latest_releases(client, home, today):
    for month in (1, 2, 3, 4):
        factories.make_release(title=f"Communiqué {month}", date=date(2024, month, 1))

    root = parse(client.get("/"))

    rows = find_all(root, "li", class_="release-row")
    assert [text(find(row, "h3")) for row in rows] == [f"Communiqué {n}" for n in (4, 3, 2)]


@pytest.mark.parametrize("count", [1, 3, 12])
def test_home_page_costs_the_same_whatever_it_lists(
    client, home, today, django_assert_num_queries, count
):
    for language in ("en", "es", "ar"):
        factories.translate(factories.get_press_index(), language)
        factories.note_outdated(home, language)
    factories.make_organisation()
    for number in range(count):
        edition = factories.make_edition(2010 + number)
        factories.make_release(edition, title=f"Communiqué {number}")

    for url in ("/", "/en/", "/es/", "/ar/"):
        client.get(url)
        with django_assert_num_queries(12, info=url):
            client.get(url)
