"""``/r/2023/atelier-3``: one address for a session, whatever the reader's language."""

import pytest
from wagtail.models import PageViewRestriction

from tests import factories
from tests.pages import parse


@pytest.fixture
def session(edition):
    return factories.make_session(edition, slug="eau", reference="atelier-3")


def follow(client, language, reference="atelier-3", year=2023):
    return client.get(f"/r/{year}/{reference}", headers={"Accept-Language": language})


def test_permalink_sends_to_the_reader_s_language(client, session):
    factories.translate(session, "en", slug="water")

    response = follow(client, "en")

    assert response.status_code == 302
    assert response["Location"] == "/en/rencontres/2023/water/"
    assert response["Vary"] == "Accept-Language"


@pytest.mark.parametrize("language", ["fr", "es", "de", "*", ""])
def test_permalink_sends_to_french_where_there_is_no_other(client, session, language):
    factories.translate(session, "en", slug="water")
    factories.translate(session, "es", slug="agua", live=False)

    response = follow(client, language)

    assert response["Location"] == "/rencontres/2023/eau/"


def test_permalink_tells_editions_apart(client, session):
    other = factories.make_edition(2024)
    factories.make_session(other, slug="energie", reference="atelier-3")

    response = follow(client, "fr", year=2024)

    assert response["Location"] == "/rencontres/2024/energie/"


@pytest.mark.parametrize(("year", "reference"), [(2023, "atelier-9"), (1999, "atelier-3")])
def test_permalink_of_nothing_is_not_found(client, session, year, reference):
    response = follow(client, "fr", reference, year)

    assert response.status_code == 404


def test_permalink_never_shows_a_draft_or_a_private_session(client, session, edition):
    factories.make_session(edition, slug="brouillon", reference="atelier-4", live=False)
    PageViewRestriction.objects.create(page=session, restriction_type="login")

    answers = [follow(client, "fr", f"atelier-{n}").status_code for n in (3, 4)]

    assert answers == [404, 404]


@pytest.mark.parametrize(
    "path",
    [
        "/r/2023/atelier-3/",
        "/r/2023/ATELIER-3",
        "/r/2023/Atelier-3/",
        "/R/2023/atelier-3",
        "/R/2023/ATELIER-3/",
        "/r/2023/atelier_3",
        "/r/2023/atelier%203",
        "/r/2023/atelier%E2%80%913",
        "/r/2023/atelier%E2%80%913.",
        "/r/2023/atelier-3).",
        "/r/2023/%C2%A0atelier-3,/",
    ],
)
def test_permalink_is_found_as_it_is_typed_or_pasted(client, session, path):
    response = client.get(path)

    assert (response.status_code, response["Location"]) == (302, "/rencontres/2023/eau/")


def test_permalink_keeps_what_follows_the_address(client, session):
    response = client.get("/r/2023/atelier-3?utm_source=affiche&a=%C3%A9")

    assert response["Location"] == "/rencontres/2023/eau/?utm_source=affiche&a=%C3%A9"


def test_permalink_of_a_reference_in_capitals_is_found(client, edition):
    factories.make_session(edition, slug="mer", reference="AT-1")

    assert follow(client, "fr", "at-1")["Location"] == "/rencontres/2023/mer/"


@pytest.mark.parametrize("reference", ["atelier-3%2Fx/", "-", "%00", "atelier-%D9%A3", "é" * 500])
def test_permalink_of_anything_else_is_not_found(client, session, reference):
    assert follow(client, "fr", reference).status_code == 404


@pytest.mark.parametrize("language", ["fr", "en", "es", "ar"])
def test_permalink_of_nothing_is_told_in_the_reader_s_language(client, session, language):
    response = follow(client, language, "atelier-9")

    assert parse(response).get("lang") == language
