"""From the French page to the published translation, as a translator and a publisher see it."""

import re

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from playwright.sync_api import Page, expect
from wagtail.models import Locale

from cuf_site.localisation.rights import allow_translating
from rencontres.models import RencontresIndexPage
from tests import factories
from tests.translating import submit, version

from .conftest import PASSWORD

EDITOR = "/admin/pages/{}/edit/"


@pytest.fixture
def english(site):
    """The English translation of an edition, to be done, and somebody to do it."""
    group = Group.objects.create(name="Translators")
    allow_translating(group, Locale.objects.get(language_code="en"))
    get_user_model().objects.create_user("translator", password=PASSWORD).groups.add(group)
    index = RencontresIndexPage.objects.get(locale__language_code="fr")
    factories.translate(index)
    edition = factories.make_edition(parent=index, theme="Agir")
    submit(edition)
    return version(edition)


def translate(page: Page, french: str, words: str):
    """Type the translation of a text and save it."""
    segment = page.locator(".js-translation-editor li").filter(has_text=french)
    segment.get_by_role("button").first.click()
    segment.locator("textarea").fill(words)
    segment.get_by_role("button", name="Enregistrer").click()


def log_in(visitors, name: str) -> Page:
    page = visitors.open()
    page.goto("/admin/")
    page.get_by_label("Nom d’utilisateur").fill(name)
    page.get_by_label("Mot de passe").fill(PASSWORD)
    page.get_by_role("button", name="S'identifier").click()
    page.get_by_role("link", name="Aide").or_(page.get_by_role("button", name="Aide")).wait_for()
    return page


def test_translation_is_sent_and_approved(visitors, english):
    translator = log_in(visitors, "translator")
    translator.goto(EDITOR.format(english.pk))
    state = translator.locator("[data-live-state] [data-state]")
    expect(state).to_have_attribute("data-state", "missing")
    translate(translator, "Agir", "Act")
    expect(state).to_have_attribute("data-state", "in-progress")
    translate(translator, "Rencontres 2023", "Meetings 2023")
    expect(state).not_to_contain_text(re.compile(r"\d"))
    expect(translator.locator(".js-translation-editor > footer")).to_be_hidden()
    translator.locator("button[value=submit]").click()
    expect(translator.locator("button[value=cancel-workflow]")).to_be_visible()

    publisher = log_in(visitors, "publication")
    publisher.goto(EDITOR.format(english.pk))
    publisher.get_by_role("button", name="Approuver").click()

    expect(publisher.locator("[data-live-state] [data-state]")).to_have_attribute(
        "data-state", "up-to-date"
    )
    assert version(english).live
