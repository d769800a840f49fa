"""What the admin tells of the translations that follow a French page, before and after."""

import html5lib
import pytest
from django.contrib.messages import get_messages
from wagtail.models import Page

from tests import factories
from tests.pages import find_all, texts
from tests.translating import confirm, submit, translate, version

from .posts import edit_url, post_data
from .translation_editor import sentence


@pytest.fixture
def session(edition):
    """A session of a translated edition, live in English and a draft in Spanish."""
    session = factories.make_session(edition, title="Eau", slug="eau")
    factories.translate(session, "en", title="Water", draft_title="Water", slug="water")
    factories.translate(session, "es", title="Agua", draft_title="Agua", live=False)
    return session


def followers(content: str) -> list[str]:
    """Return the lines that a page, or a part of one, tells of the translations that follow."""
    root = html5lib.parse(content, namespaceHTMLElements=False)
    return [line for told in find_all(root, "ul", class_="followers") for line in texts(told, "li")]


def told(response) -> list[str]:
    return [str(message).strip() for message in get_messages(response.wsgi_request)]


def of(page, language="en"):
    return Page.objects.get(translation_key=page.translation_key, locale__language_code=language)


BULK = "/admin/bulk/wagtailcore/page"


@pytest.mark.parametrize("way", ["/admin/pages/{}/unpublish/", BULK + "/unpublish/?id={}"])
def test_unpublication_is_told_beforehand(publication, session, way):
    pages = [session.get_parent(), session] if "bulk" in way else [session.get_parent()]
    address = way.format("&id=".join(str(page.pk) for page in pages))

    lines = followers(publication.get(address).content.decode())
    publication.post(address, {"include_descendants": "on"})

    assert len(lines) == len(pages) + 1  # Spanish lacks for the session, a draft
    assert ["Water" in line for line in lines].count(True) == len(pages) - 1
    assert (of(session).live, of(session.get_parent()).live) == (False, False)


@pytest.mark.parametrize("way", ["/admin/pages/{}/delete/", BULK + "/delete/?id={}"])
def test_deletion_is_told_beforehand(webmaster, session, way):
    address = way.format(session.get_parent().pk)

    lines = followers(webmaster.get(address).content.decode())
    webmaster.post(address)

    assert len(lines) == 2
    assert all("1" in line for line in lines)
    assert not Page.objects.filter(translation_key=session.translation_key).exists()
    assert Page.find_problems() == ([], [], [], [], [])


@pytest.fixture
def other(home):
    """An edition with an English and a Spanish translation."""
    other = factories.make_edition(2024)
    factories.translate(other, "en", title="Meetings 2024")
    factories.translate(other, "es")
    return other


def test_move_is_told_beforehand(publication, session, other):
    address = f"/admin/pages/{session.pk}/move/{other.pk}/confirm/"

    lines = followers(publication.get(address).content.decode())
    publication.post(address)

    assert ["Water" in lines[0], "Agua" in lines[1]] == [True, True]
    assert of(session).get_parent() == of(other)
    assert Page.find_problems() == ([], [], [], [], [])


def test_bulk_move_is_told_beforehand(publication, session, other):
    address = f"{BULK}/move/?id={session.pk}"

    lines = followers(publication.get(address).content.decode())
    publication.post(address, {"chooser": other.pk})

    assert len(lines) == 2
    assert of(session, "es").get_parent() == of(other, "es")


@pytest.mark.parametrize("method", ["get", "post"])
def test_move_that_translations_cannot_follow_is_refused(publication, session, method):
    target = factories.make_edition(2024)

    response = getattr(publication, method)(f"/admin/pages/{session.pk}/move/{target.pk}/confirm/")

    assert response["Location"] == f"/admin/pages/{session.pk}/move/"
    [sentence] = told(response)
    assert ["Rencontres 2024" in sentence, "Anglais" in sentence] == [True, True]
    assert of(session, "fr").path == session.path


def test_bulk_move_that_translations_cannot_follow_moves_nothing(publication, session):
    target = factories.make_edition(2024)
    lone = factories.make_session(session.get_parent(), slug="seule")
    address = f"{BULK}/move/?id={lone.pk}&id={session.pk}"

    response = publication.post(address, {"chooser": target.pk})

    assert response["Location"] == edit_url(session)
    assert of(lone, "fr").get_parent().pk == session.get_parent().pk


def test_order_is_changed_in_each_language(publication, session):
    first = factories.make_session(session.get_parent(), title="Air", slug="air")
    factories.translate(first, title="Air")

    publication.post(f"/admin/pages/{first.pk}/set_position/?position=0")

    children = of(session.get_parent()).get_children()
    assert [child.title for child in children] == ["Air", "Water"]


def test_privacy_is_told_beforehand_and_set_in_each_language(publication, session):
    address = f"/admin/pages/{session.pk}/privacy/"

    lines = followers(publication.get(address).json()["html"])
    publication.post(address, {"restriction_type": "password", "password": "eau"})

    assert len(lines) == 2
    assert of(session).view_restrictions.get().password == "eau"


def test_privacy_of_a_translation_is_that_of_its_french_page(publication, session):
    address = f"/admin/pages/{of(session).pk}/privacy/"

    dialog = publication.get(address).json()["html"]
    publication.post(address, {"restriction_type": "login"})

    assert "restriction_type" not in dialog
    assert not of(session).view_restrictions.exists()


def test_page_without_translations_says_nothing_of_them(publication, edition):
    for address in ("unpublish/", "delete/", "privacy/"):
        response = publication.get(f"/admin/pages/{edition.pk}/{address}")
        assert followers(response.content.decode()) == []


def publish(client, page):
    return client.post(f"{BULK}/publish/?id={page.pk}", {"include_descendants": ""})


def test_publication_tells_which_translations_came_back(publication, edition):
    translate(edition)
    type(edition).objects.get(pk=edition.pk).unpublish()

    response = publish(publication, edition)

    assert version(edition).live
    assert ["Anglais" in sentence for sentence in told(response)].count(True) == 1


def outdated_told(response) -> list[str]:
    """Return what is said of translations that are online with words out of date."""
    beginning = sentence(
        "The French texts have changed: these translations stay online with the former texts, "
        "and are to be brought up to date: %(pages)s.",
        pages="",
    ).removesuffix(".")
    return [text.removeprefix(beginning) for text in told(response) if text.startswith(beginning)]


def test_publication_tells_which_translations_it_puts_out_of_date(publication, edition):
    page = factories.make_content_page(edition, title="Lettre", slug="lettre")
    for language in ("en", "es"):
        translate(page, language)
    changed = {"title": "Lettre aux élues"}

    same = publication.post(edit_url(page), post_data("content", {"title": "Lettre"}, "publish"))
    first = publication.post(edit_url(page), post_data("content", changed, "publish"))
    again = publication.post(edit_url(page), post_data("content", changed, "publish"))

    assert outdated_told(first) == [
        "«\xa0EN Lettre\xa0» (Anglais) et «\xa0ES Lettre\xa0» (Espagnol)."
    ]
    assert outdated_told(same) == []
    assert len(outdated_told(again)) == 1  # what the first said, which nothing has shown yet


def test_bulk_publication_tells_which_translations_it_puts_out_of_date(publication, edition):
    page = factories.make_content_page(edition, title="Lettre", slug="lettre")
    translate(page)
    page = type(page).objects.get(pk=page.pk)
    page.title = "Lettre aux élues"
    page.save_revision()

    response = publish(publication, page)

    assert outdated_told(response) == ["«\xa0EN Lettre\xa0» (Anglais)."]


def test_saving_a_snippet_tells_which_translations_it_puts_out_of_date(publication, edition):
    topic = factories.get_topic("Eau")
    submit(topic)
    confirm(topic)
    version(topic).save()
    address = f"/admin/snippets/rencontres/topic/edit/{topic.pk}/"

    same = publication.post(address, {"name": "Eau"})
    first = publication.post(address, {"name": "Eau et climat"})
    again = publication.post(address, {"name": "Eau et climat"})

    assert outdated_told(first) == ["«\xa0EN Eau\xa0» (Anglais)."]
    assert outdated_told(same) == []
    assert len(outdated_told(again)) == 1  # what the first said, which nothing has shown yet


def test_publication_tells_which_translations_wait(publication, edition):
    translate(edition)
    edition = type(edition).objects.get(pk=edition.pk)
    edition.unpublish()
    edition.theme = "Une autre idée"
    edition.save_revision()

    response = publish(publication, edition)

    assert not version(edition).live
    assert ["Anglais" in sentence for sentence in told(response)].count(True) == 1
