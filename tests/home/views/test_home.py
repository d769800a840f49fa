"""What the home page shows."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from home.reading.lead import countdown
from rencontres.models import EditionFigure
from tests import factories
from tests.pages import find, find_all, parse, text, texts

PARIS = ZoneInfo("Europe/Paris")

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

    assert texts(root, "p")[:2][-1] == "14e édition, la dernière"
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
        with django_assert_num_queries(13, info=url):
            client.get(url)


def test_edition_to_come_is_counted_down_by_a_dash_a_day(client, home, today):
    factories.make_edition(2024)

    root = parse(client.get("/"))

    line = find(find(root, class_="countdown-line"), "{http://www.w3.org/2000/svg}path")
    assert (line.get("pathLength"), line.get("stroke-dasharray")) == ("29", "1 1")


def test_many_days_are_counted_down_by_weeks():
    assert (countdown(120).number, countdown(121).number) == (120, 18)


def make_running_edition(settings):
    """An edition on its first day, with two sessions."""
    edition = factories.make_edition(2024)
    day = factories.days(edition, 1)
    for start, title in ((9, "Ouverture"), (11, "Plénière")):
        factories.make_session(
            edition, title=title, day=day, start=time(start), end=time(start + 1), room="Salle A"
        )
    settings.SITE_TODAY = day


@pytest.mark.parametrize(
    ("hour", "shown"),
    [(9, ["Ouverture", "Plénière"]), (10, ["Plénière"]), (11, ["Plénière"]), (13, [])],
)
def test_running_edition_says_what_runs_and_what_is_next(
    client, home, settings, monkeypatch, hour, shown
):
    make_running_edition(settings)
    moment = datetime.combine(settings.SITE_TODAY, time(hour, 30), tzinfo=PARIS)
    monkeypatch.setattr("cuf_site.clock.now", lambda: moment)

    root = parse(client.get("/"))

    items = [item for list_ in find_all(root, class_="happening-list") for item in list_]
    assert [text(find(item, "a")) for item in items] == shown
    assert ["Salle A" in text(item) for item in items] == [True] * len(items)


def test_edition_just_held_tells_its_figures_and_its_release(client, home, settings):
    settings.SITE_TODAY = date(2023, 10, 1)
    edition = factories.make_edition(2023)
    EditionFigure.objects.create(
        edition=edition, locale=edition.locale, kind="countries", value=30, qualifier="more-than"
    )
    release = factories.make_release(edition)

    root = parse(client.get("/"))

    assert text(find(root, class_="figure-countries")).startswith("plus de 30")
    assert texts(root, "h3")[0] == release.title


@pytest.mark.parametrize("day", ["2024-09-03", "2024-09-18", "2024-10-01", "2026-01-01"])
def test_home_page_asks_little_in_every_state(
    client, home, settings, django_assert_max_num_queries, day
):
    settings.SITE_TODAY = date.fromisoformat(day)
    edition = factories.make_edition(2024, sessions=3)
    factories.make_release(edition)
    factories.make_organisation()

    client.get("/")
    with django_assert_max_num_queries(15):
        client.get("/")
