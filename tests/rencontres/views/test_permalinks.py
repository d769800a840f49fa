"""``/r/2023/atelier-3``: one address for a session, whatever the reader's language."""

import pytest
from wagtail.models import PageViewRestriction

from tests import factories


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
