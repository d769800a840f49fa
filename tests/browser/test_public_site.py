"""The public site in a browser: on a phone, and by the keyboard alone."""

import pytest
from playwright.sync_api import expect

from tests import factories

PATHS = [
    "/",
    "/rencontres/",
    "/rencontres/2023/",
    "/rencontres/2023/programme/",
    "/rencontres/2023/intervenants/",
    "/rencontres/2023/infos-pratiques/",
    "/rencontres/2023/seance/",
    "/presse/",
    "/presse/ouverture/",
]


@pytest.fixture
def content(site):
    """An edition with sessions and a release, all of them with long words."""
    edition = factories.make_edition(sessions=3, venue=factories.make_venue(city="Paris"))
    long_title = "L’internationalisation intercommunautaire des collectivités : " + "partage " * 10
    session = factories.make_session(
        edition, title=long_title, slug="seance", day=edition.start_date, summary=long_title
    )
    factories.make_participation(session, function="Vice-présidente déléguée à l’international")
    factories.make_release(edition, title=long_title, slug="ouverture")


def widths(page, path: str) -> list[int]:
    """Return the width of the whole document in a window of 412, then of 320 CSS pixels."""
    found = []
    for width in (412, 320):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(path)
        expect(page.get_by_role("heading", level=1)).to_have_count(1)
        found.append(page.evaluate("document.documentElement.scrollWidth"))
    return found


def test_no_page_is_wider_than_a_phone(content, visitors):
    page = visitors.open()

    found = {path: widths(page, path) for path in PATHS}

    assert found == {path: [412, 320] for path in PATHS}


def test_keyboard_alone_leads_to_content_and_pages(content, visitors):
    page = visitors.open()
    page.goto("/rencontres/2023/")
    menu = page.get_by_role("navigation", name="Menu principal")

    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Aller au contenu")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()
    page.goto("/")
    languages = page.get_by_role("navigation", name="Langues").get_by_role("link").count()
    for _step in ("skip link", "name", *range(languages), "first of the menu", "second"):
        page.keyboard.press("Tab")
    expect(menu.get_by_role("link", name="Presse")).to_be_focused()
    page.keyboard.press("Enter")

    expect(page).to_have_url("/presse/")
    expect(page.get_by_role("main").get_by_role("link", name="partage").first).to_be_visible()
