"""A change in French goes round: editor, reader, translator, publisher, reader again."""

import re

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from playwright.sync_api import Page, expect

from tests import factories
from tests.translating import submit, translate, version

from .admin import fill, take, told
from .conftest import PASSWORD

EDITOR = "/admin/pages/{}/edit/"
NOTICE = "The French original of this page changed"
# Asked of the server as a script would: nothing on the screen offers it.
POST = """async ([address, action]) => {
    const token = document.cookie.match(/csrftoken=([^;]+)/)[1];
    const body = new URLSearchParams({action, csrfmiddlewaretoken: token});
    return (await fetch(address, {method: "POST", body})).url;
}"""


@pytest.fixture
def session(site):
    """A session of 2023 in French and English, and submitted for Spanish."""
    edition = factories.make_edition()
    session = factories.make_session(
        edition, title="Eau", room="Salle 1", summary="Un bien.", slug="eau"
    )
    translate(session)
    submit(session, "es")
    translator = get_user_model().objects.create_user("traduction-en", password=PASSWORD)
    translator.groups.add(Group.objects.get(name="Traduction – English"))
    return session


def open_list(translator: Page, states: list[str]):
    """Go to the translator's list, and see the numbers of each state for English."""
    translator.goto("/admin/")
    row = translator.get_by_role("row").filter(has=translator.get_by_role("link", name="Anglais"))
    expect(row.get_by_role("cell")).to_have_text([re.compile(state) for state in states])


def type_translation(translator: Page, french: str, words: str):
    """Translate one text and save it."""
    segment = translator.locator(".js-translation-editor li").filter(has_text=french)
    segment.get_by_role("button").first.click()
    segment.locator("textarea").fill(words)
    segment.get_by_role("button", name="Enregistrer").click()


def test_change_in_french_goes_round(visitors, session):
    english = version(session)
    reader, editor = visitors.open(width=412), visitors.log_in("publication")
    translator = visitors.log_in("traduction-en", heading="À traduire")
    reader.goto(english.url)
    expect(reader.get_by_text(NOTICE)).to_be_hidden()

    editor.goto(EDITOR.format(session.pk))
    fill(editor, Salle="Salle 2", Résumé="Un bien de tous.")
    take(editor, "Publier")
    expect(told(editor)).to_contain_text("publié")

    reader.reload()
    expect(reader.get_by_text("Salle 2").filter(visible=True)).to_be_visible()
    expect(reader.get_by_text("EN Un bien.", exact=True)).to_be_visible()
    expect(reader.get_by_text(NOTICE)).to_be_visible()

    translator.goto("/admin/")
    translator.get_by_role("link", name="Eau", exact=True).click()
    state = translator.locator("[data-live-state] [data-state]")
    expect(state).to_have_attribute("data-state", "outdated")
    type_translation(translator, "Un bien de tous.", "A common good.")
    translator.get_by_role("button", name="Soumettre").click()
    expect(told(translator)).to_contain_text("soumis")
    reader.reload()
    expect(reader.get_by_text("A common good.")).to_be_hidden()

    editor.goto("/admin/")
    editor.get_by_role("link", name="EN Eau").first.click()
    editor.get_by_role("button", name="Approuver").click()
    expect(editor.locator("[data-live-state] [data-state]")).to_have_attribute(
        "data-state", "up-to-date"
    )

    reader.reload()
    expect(reader.get_by_text("A common good.")).to_be_visible()
    expect(reader.get_by_text(NOTICE)).to_be_hidden()


def test_texts_are_translated_with_the_keyboard_alone(visitors, session):
    translator = visitors.log_in("traduction-en", heading="À traduire")
    translator.goto(EDITOR.format(version(session).pk))
    title, summary = (
        translator.locator(".js-translation-editor li[class]").filter(has_text=text)
        for text in ("Eau", "Un bien.")
    )
    keyboard = translator.keyboard

    title.get_by_role("button", name="Modifier").focus()
    keyboard.press("Enter")
    expect(title.get_by_role("textbox", name="Eau")).to_be_focused()
    keyboard.press("End")
    keyboard.type(" !")
    keyboard.press("Enter")
    expect(title).to_contain_text("EN Eau !")
    expect(title.get_by_role("button", name="Modifier")).to_be_focused()

    keyboard.press("Tab")
    keyboard.press("Enter")
    expect(summary.get_by_role("textbox", name="Un bien.")).to_be_focused()
    keyboard.press("Tab")
    keyboard.press("Enter")
    expect(summary.get_by_role("button", name="Modifier")).to_be_focused()


def test_translator_is_refused_elsewhere(visitors, session):
    translator = visitors.log_in("traduction-en", heading="À traduire")

    for page in (session, version(session, "es")):
        translator.goto(EDITOR.format(page.pk))
        expect(translator.get_by_text("n’est pas ouvert")).to_be_visible()
        for action in ("publish", "submit"):
            translator.evaluate(POST, [EDITOR.format(page.pk), action])

    assert not version(session, "es").live
    assert not version(session, "es").workflow_in_progress
