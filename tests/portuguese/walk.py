"""What a new language needs is a setting, a catalogue and ``setup``: run by its own settings."""

import pytest
from django.conf import settings
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale

from cuf_site.checks import known_languages, languages_made
from home.models import ContentPage, HomePage
from rencontres.models import EditionPage, RencontresIndexPage
from tests import factories
from tests.page_types import addresses


@pytest.fixture
def site(db):
    """A site as installed, with an edition, whose pages are all translated into Portuguese."""
    call_command("setup")
    home = HomePage.objects.get(locale__language_code="fr")
    index = RencontresIndexPage.objects.get(locale__language_code="fr")
    edition = factories.make_edition(sessions=2, parent=index, venue=factories.make_venue())
    release = factories.make_release(edition=edition)
    for page in [home, *home.get_descendants().specific()]:
        if not page.has_translation(Locale.objects.get(language_code="pt")):
            factories.translate(page, "pt")
    return edition, release


def test_no_migration_is_asked_for(db):
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_languages_are_each_there_once():
    codes = [code for code, _name in settings.SPOKEN_LANGUAGES]

    assert len(codes) == len(set(codes))
    assert "pt" in codes


def test_check_says_what_lacks(db, settings, tmp_path):
    Locale.objects.get_or_create(language_code="fr")
    settings.LOCALE_PATHS = [settings.BASE_DIR / "cuf_site" / "locale"]

    assert [warning.obj for warning in known_languages(None)] == ["pt"]
    assert "pt" in [warning.obj for warning in languages_made(None, databases=["default"])]


def test_setup_makes_the_language_and_the_group_of_its_translators(db):
    call_command("setup")

    assert Locale.objects.filter(language_code="pt").exists()
    assert Group.objects.filter(name="Traduction – Português").exists()
    assert languages_made(None, databases=["default"]) == []


def test_every_public_address_answers_in_portuguese(site, client):
    found = addresses("pt")

    answers = {name: client.get(path) for name, path in found.items()}

    codes = {name: answer.status_code for name, answer in answers.items()}
    assert codes == dict.fromkeys(found, 200) | {"404": 404}
    for answer in answers.values():
        assert b'<html lang="pt" dir="ltr">' in answer.content
    assert "Pesquisa" in answers["search"].content.decode()  # a word of the catalogue


def test_other_addresses_of_the_language_answer(site, client):
    edition, _release = site
    path = EditionPage.objects.get(locale__language_code="pt").get_url()
    calendar, card = client.get(f"{path}programme.ics"), client.get(f"{path}carte.png")

    assert (calendar.status_code, card.status_code) == (200, 200)
    assert client.get(edition.get_url()).content.count(b'hreflang="pt"') >= 1
    assert b"/pt/" in client.get("/sitemap.xml").content
    assert client.get("/pt/manifest.webmanifest").status_code == 200


def test_page_of_another_language_offers_portuguese(site, client):
    with CaptureQueriesContext(connection) as queries:
        answer = client.get("/")

    assert "Português" in answer.content.decode()
    assert len(queries) < 20


def test_content_pages_are_all_there(site):
    pages = ContentPage.objects.filter(locale__language_code="pt")

    assert pages.count() == ContentPage.objects.filter(locale__language_code="fr").count()
