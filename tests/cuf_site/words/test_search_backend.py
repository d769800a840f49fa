"""The search backend, as Wagtail's admin uses it: words folded on both sides, syntax harmless."""

import pytest
from django.core.management import call_command
from modelsearch.query import MATCH_ALL, Not, Phrase, PlainText
from wagtail.models import Page
from wagtail.search.backends import get_search_backend

from rencontres.models import Person
from tests import factories

ADMIN_LISTS = (
    "/admin/pages/search/",
    "/admin/images/",
    "/admin/documents/",
    *(f"/admin/snippets/rencontres/{name}/" for name in ("person", "topic", "venue", "partner")),
)
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("indexed")]


@pytest.fixture(scope="module")
def indexed(french_site):
    """A session and a person, in the index."""
    session = factories.make_session(factories.make_edition(), "Coopération et océans")
    factories.make_participation(session, factories.make_person("Éloïse", "N’Diaye"))
    call_command("update_index", verbosity=0)


def titles(results):
    return [page.title for page in results]


@pytest.mark.parametrize("query", ["Coopération", "cooperation oceans", "OCÉANS", "coop"])
def test_pages_are_found_whatever_their_spelling(home, query):
    assert titles(Page.objects.search(query)) == ["Coopération et océans"]
    assert titles(Page.objects.autocomplete(query)) == ["Coopération et océans"]


@pytest.mark.parametrize("query", ["eloise", "Éloïse", "n'diaye", "DIAYE"])
def test_people_are_found_by_their_names(home, query):
    found = get_search_backend().autocomplete(query, Person)

    assert [person.given_name for person in found] == ["Éloïse"]


@pytest.mark.parametrize("query", ['"', "a AND (", "%s", "{title}: x*", "'; --", "", "\0"])
def test_search_syntax_is_only_words(home, query):
    assert titles(Page.objects.search(query)) == []


@pytest.mark.parametrize("query", ["!!!", "—", "l’…", "ــ"])
@pytest.mark.parametrize("address", ADMIN_LISTS)
def test_lists_of_the_admin_answer_whatever_is_searched(admin_client, home, address, query):
    assert admin_client.get(address, {"q": query}).status_code == 200


def test_lists_of_the_admin_find_nothing_for_what_is_no_word(home):
    assert list(get_search_backend().autocomplete("!!!", Person).get_queryset()) == []


def test_composed_queries_are_folded_too(home):
    some = PlainText("océans") & Not(PlainText("forêts"))

    assert titles(Page.objects.type(factories.SessionPage).search(some)) == [
        "Coopération et océans"
    ]
    assert titles(Page.objects.search(Phrase("COOPÉRATION et"))) == ["Coopération et océans"]
    assert len(Page.objects.search(MATCH_ALL)) == Page.objects.count()


def test_what_is_saved_again_is_found_by_its_new_words(home):
    session = factories.SessionPage.objects.get(locale__language_code="fr")
    session.title = "Forêts"
    get_search_backend().add(session)

    assert titles(Page.objects.search("foret")) == ["Coopération et océans"]
    assert titles(Page.objects.search("oceans")) == []
