"""Addresses in other letters lead to the page in one step, unless it has none."""

import pytest

from tests import factories


@pytest.fixture
def session(edition):
    factories.translate(edition.get_parent(), "en", slug="meetings")
    session = factories.make_full_session(edition)
    factories.translate(session, "en", slug="water")
    return session


def step(client, path):
    response = client.get(path)
    return response.status_code, response.headers.get("Location")


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("/Rencontres/2023/", "/rencontres/2023/"),
        ("/Rencontres/2023", "/rencontres/2023/"),
        ("/RENCONTRES/", "/rencontres/"),
        ("/RENCONTRES", "/rencontres/"),
        ("/rencontres//2023/", "/rencontres/2023/"),
        ("/rencontres/2023/Programme/", "/rencontres/2023/programme/"),
        ("/Rencontres/2023/PROGRAMME", "/rencontres/2023/programme/"),
        ("/rencontres/2023/Programme.ICS", "/rencontres/2023/programme.ics"),
        ("/Rencontres/2023/programme.ics/", "/rencontres/2023/programme.ics"),
        ("/EN/Meetings/2023/Water/", "/en/meetings/2023/water/"),
        ("/En/meetings/2023", "/en/meetings/2023/"),
        ("/EN/", "/en/"),
        ("/EN", "/en/"),
        ("/rencontr%C3%A9s/2023/", "/rencontres/2023/"),
        ("/rencontre%CC%81s/2023/", "/rencontres/2023/"),
        ("/rencontres/2023/%C2%A0", "/rencontres/2023/"),
        ("/rencontres/2023/).", "/rencontres/2023/"),
        ("/rencontres/2023.", "/rencontres/2023/"),
        ("/Recherche/", "/recherche/"),
        ("/EN/Search", "/en/search/"),
        ("/Sitemap.XML", "/sitemap.xml"),
        ("/Robots.txt", "/robots.txt"),
        ("/Admin/", "/admin/"),
        ("/ADMIN", "/admin/"),
    ],
)
@pytest.mark.parametrize("query", ["", "?a=%C3%A9&a=2"])
def test_address_in_other_letters_leads_to_the_page_in_one_step(
    client, session, path, address, query
):
    assert step(client, path + query) == (301, address + query)
    assert step(client, address)[0] in {200, 302}  # the admin asks to sign in


@pytest.mark.parametrize("path", ["/Majuscules/", "/MAJUSCULES", "/majuscules/Annexe/"])
def test_page_written_in_capitals_is_found_and_answers(client, home, path):
    page = factories.make_content_page(home, slug="Majuscules")
    factories.make_content_page(page, slug="annexe")
    address = "/Majuscules/annexe/" if "nnexe" in path else "/Majuscules/"

    assert step(client, address) == (200, None)
    assert step(client, path) in [(200, None), (301, address)]
    assert step(client, path.lower() if path.endswith("/") else f"{path.lower()}/") == (
        301,
        address,
    )


def test_two_pages_that_differ_by_capitals_both_answer(client, home):
    for slug in ("Annexe", "annexe"):
        factories.make_content_page(home, slug=slug)

    assert [step(client, f"/{slug}/") for slug in ("Annexe", "annexe")] == [(200, None)] * 2


@pytest.mark.parametrize(
    "path",
    [
        "/Inconnu/",
        "/Rencontres/1999/",
        "/Rencontres/2023/Brouillon/",
        "/ES/Rencontres/2023/",
        "/Documents/9/absent.pdf",
        "/Admin/Inconnu/",
        "/%00A/",
        "/A/" * 40,
        "/Rencontres/2023/\\example.net/",
    ],
)
def test_address_without_page_leads_nowhere(client, session, edition, path):
    factories.make_session(edition, slug="brouillon", live=False)

    assert step(client, path) == (404, None)


def test_nothing_but_reading_is_led_elsewhere(client, session):
    assert client.post("/Rencontres/2023/").status_code == 404


def test_private_page_in_other_letters_asks_as_it_does(client, session, edition):
    edition.view_restrictions.create(restriction_type="login")

    assert step(client, "/Rencontres/2023/") == (301, "/rencontres/2023/")
