"""Pages are found by their address in a constant number of queries."""

import pytest
from django.core.exceptions import ValidationError
from django.http import Http404
from django.test import RequestFactory
from django.utils import translation
from wagtail.models import Site

from cuf_site.localisation.publication import carrying
from cuf_site.web.routing import find_route
from tests import factories


def find(path, language="fr"):
    request = RequestFactory().get(f"/{path}")
    with translation.override(language):
        return find_route(request, path)


def test_page_is_found_in_the_language_of_the_address(edition, home):
    session = factories.make_session(edition)
    translated = factories.translate(session, slug="water")

    assert find("").page == home
    assert find(f"rencontres/2023/{session.slug}/").page == session
    assert find("rencontres/2023/water/", "en").page == translated


def test_route_of_a_page_is_found_below_it(edition):
    page, (view, _args, _kwargs) = find("rencontres/2023/programme/")[:2]

    assert page == edition
    assert view.__name__ == "programme"


def test_same_slugs_elsewhere_do_not_mislead(edition, home):
    other = factories.make_content_page(home, slug="2023")
    below = factories.make_content_page(other, slug="rencontres")

    assert find("2023/").page == other
    assert find("2023/rencontres/").page == below
    assert find("rencontres/2023/").page == edition


def test_draft_leaves_the_route_of_its_parent_alone(edition, client):
    factories.make_content_page(edition, slug="infos-pratiques", live=False)

    assert client.get("/rencontres/2023/infos-pratiques/").status_code == 200


def test_nothing_under_a_draft_answers(edition, client):
    session = factories.make_full_session(edition)
    edition.unpublish()

    assert client.get(session.url).status_code == 404
    assert client.get(f"{session.url}seance.ics/").status_code == 404


def test_translation_cannot_be_live_at_the_address_of_a_route(edition):
    page = factories.make_content_page(edition)
    translated = factories.translate(page, live=False, slug="programme")

    with carrying(), pytest.raises(ValidationError) as refused:
        translated.save_revision().publish()

    assert list(refused.value.message_dict) == ["slug"]


@pytest.mark.parametrize(
    "path", ["inconnu/", "rencontres/2023/inconnu/", "rencontres/2023/programme/inconnu/"]
)
def test_address_that_leads_nowhere_is_not_found(edition, client, path):
    with pytest.raises(Http404):
        find(path)

    assert client.get(f"/{path}").status_code == 404


def test_language_without_home_page_shows_no_page_of_another(edition, client):
    with pytest.raises(Http404):
        find("rencontres/2023/", "es")

    assert client.get("/es/rencontres/2023/").status_code == 404


def test_site_without_pages_answers_not_found(db, client):
    Site.objects.all().delete()

    assert client.get("/").status_code == 404


def test_draft_page_is_not_found(edition, client):
    session = factories.make_session(edition, live=False)

    assert client.get(session.get_url()).status_code == 404


def test_private_pages_and_those_below_them_ask_to_sign_in(edition, client):
    session = factories.make_session(edition)
    edition.view_restrictions.create(restriction_type="login")

    answers = [client.get(page.get_url()).status_code for page in (edition, session)]

    assert answers == [302, 302]
    assert client.get("/rencontres/").status_code == 200


def test_alias_of_a_private_page_asks_to_sign_in(edition, home, client):
    page = factories.make_content_page(edition, slug="lettre")
    page.view_restrictions.create(restriction_type="login")
    alias = page.create_alias(parent=home, update_slug="copie")

    assert client.get(alias.get_url()).status_code == 302


def test_address_without_last_slash_leads_to_the_page(edition, client):
    response = client.get("/rencontres/2023")

    assert (response.status_code, response.headers["Location"]) == (301, "/rencontres/2023/")


def test_calendar_has_one_address_without_slash(edition, client):
    factories.make_full_session(edition)

    assert client.get("/rencontres/2023/programme.ics").status_code == 200
    assert client.get("/rencontres/2023/programme.ics/").status_code == 301


@pytest.mark.parametrize("language", ["fr", "en"])
def test_depth_costs_no_query(edition, language, django_assert_num_queries):
    session = factories.make_session(edition)
    factories.translate(session)
    path = f"rencontres/2023/{session.slug}/"

    for address in ("", "rencontres/", path):
        with django_assert_num_queries(5, info=address):
            find(address, language)
