"""A change in French goes round: editor, reader, translator, publisher, reader again."""

import re

import polib
import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from playwright.sync_api import Locator, Page, expect
from wagtail.rich_text import RichText

from cuf_site.localisation.sources import source_of
from tests import factories
from tests.translating import publish_french, submit, translate, version

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


@pytest.fixture
def long_session(session):
    """A session of twelve texts, published in English."""
    long = factories.make_session(
        session.get_parent().specific,
        title="Eau",
        summary="Un bien.",
        status_note="À 10 h.",
        body=[("heading", f"Partie {number}") for number in range(9)],
    )
    translate(long)
    return long


def open_list(translator: Page, states: list[str]):
    """Go to the translator's list, and see the numbers of each state for English."""
    translator.goto("/admin/")
    row = translator.get_by_role("row").filter(has=translator.get_by_role("link", name="Anglais"))
    expect(row.get_by_role("cell")).to_have_text([re.compile(state) for state in states])


def text(translator: Page, name: str) -> Locator:
    """Return the line of the editor where the text of that name is translated."""
    field = translator.get_by_role("textbox", name=name, exact=True)
    return translator.locator("[data-line]").filter(has=field)


def type_translation(translator: Page, name: str, words: str):
    """Translate one text and confirm it."""
    line = text(translator, name)
    line.get_by_role("textbox").fill(words)
    line.get_by_role("button", name="Confirmer").click()
    expect(line).to_have_attribute("data-origin", "confirmed")


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
    changed = text(translator, "Résumé")
    expect(changed.get_by_role("textbox")).to_have_value("EN Un bien.")
    expect(changed.get_by_role("insertion")).to_have_text("ajouté\xa0: de tous")
    type_translation(translator, "Résumé", "A common good.")
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


def test_three_texts_of_twelve_are_brought_up_to_date_with_the_keyboard(visitors, long_session):
    submit(factories.make_session(long_session.get_parent().specific, title="Suite"))
    assert source_of(long_session).stringsegment_set.count() == 12
    publish_french(
        long_session, title="Eaux", summary="Un bien de tous.", status_note="À 10 h précises."
    )
    translator = visitors.log_in("traduction-en", heading="À traduire")
    translator.goto(EDITOR.format(version(long_session).pk))
    expect(translator.locator("[data-to-do]")).to_have_count(3)
    actions = 0

    def act(take, argument):
        nonlocal actions
        take(argument)
        actions += 1

    keyboard = translator.keyboard
    act(keyboard.press, "Alt+ArrowDown")
    for left, addition in ((2, "s"), (1, " Of all."), (0, " Sharp.")):
        expect(translator.locator("[data-to-do] textarea:focus")).to_be_visible()
        act(keyboard.type, addition)
        act(keyboard.press, "Control+Enter")
        expect(translator.locator("[data-to-do]")).to_have_count(left)
    expect(translator.get_by_role("button", name="Soumettre")).to_be_focused()
    act(keyboard.press, "Enter")

    expect(told(translator)).to_contain_text("soumis")
    assert actions <= 12
    waiting = version(long_session).get_latest_revision_as_object()
    assert (waiting.title, waiting.summary) == ("EN Eaus", "EN Un bien. Of all.")
    assert version(long_session).workflow_in_progress


def test_three_texts_of_twelve_are_brought_up_to_date_with_a_file(visitors, long_session, tmp_path):
    publish_french(
        long_session, title="Eaux", summary="Un bien de tous.", status_note="À 10 h précises."
    )
    translator = visitors.log_in("traduction-en", heading="À traduire")
    translator.goto(EDITOR.format(version(long_session).pk))
    path = tmp_path / "texts.po"

    translator.get_by_text("Traduire dans un autre outil").press("Enter")
    with translator.expect_download() as download:
        translator.get_by_role("link", name="Télécharger le fichier PO").press("Enter")
    download.value.save_as(path)
    po = polib.pofile(str(path))
    changed = [entry for entry in po if entry.fuzzy]
    assert (len(po), len(changed)) == (12, 3)
    for entry in changed:
        entry.msgstr += " again"
        entry.flags.remove("fuzzy")
    po.save()
    translator.get_by_label("Fichier PO ou XLIFF").set_input_files(path)
    translator.get_by_role("button", name="Envoyer le fichier").press("Enter")
    expect(translator.get_by_text("3 traductions prises.")).to_be_visible()
    translator.get_by_role("link", name="Retour à la page").press("Enter")
    expect(translator.locator("[data-to-do]")).to_have_count(0)
    translator.get_by_role("button", name="Soumettre").press("Enter")

    expect(told(translator)).to_contain_text("soumis")
    waiting = version(long_session).get_latest_revision_as_object()
    assert (waiting.title, waiting.summary) == ("EN Eau again", "EN Un bien. again")


def test_text_that_cannot_stand_keeps_the_keyboard_and_says_why(visitors, session):
    translator = visitors.log_in("traduction-en", heading="À traduire")
    translator.goto(EDITOR.format(version(session).pk))
    line = text(translator, "Titre")
    field = line.get_by_role("textbox")

    field.fill("W" * 300)
    expect(line).to_contain_text("45 caractères de trop")
    field.press("Control+Enter")

    expect(line).to_have_attribute("data-origin", "refused")
    expect(line).to_contain_text("255 caractères au plus")
    expect(line.get_by_role("textbox")).to_be_focused()
    expect(line.get_by_role("textbox")).to_have_value("W" * 300)


def test_tag_is_written_round_the_words_to_come(visitors, session):
    publish_french(session, body=[("paragraph", RichText("<p>Un <b>bien</b>.</p>"))])
    translator = visitors.log_in("traduction-en", heading="À traduire")
    translator.goto(EDITOR.format(version(session).pk))
    line = text(translator, "Paragraphe")

    line.get_by_role("textbox").click()
    line.get_by_role("button", name="gras").click()
    translator.keyboard.type("good")

    expect(line.get_by_role("textbox")).to_have_value("<b>good</b>")


def test_nothing_typed_is_lost_when_the_server_does_not_answer(visitors, session):
    translator = visitors.log_in("traduction-en", heading="À traduire")
    translator.goto(EDITOR.format(version(session).pk))
    line = text(translator, "Résumé")
    line.get_by_role("textbox").fill("A good.")

    translator.context.set_offline(True)
    line.get_by_role("button").first.click()
    expect(line.get_by_role("alert")).to_contain_text("votre texte est toujours ici")
    translator.context.set_offline(False)
    visitors.complaints.clear()  # the request that was cut
    line.get_by_role("button").first.click()

    expect(line.get_by_role("textbox")).to_have_value("A good.")
    expect(line).to_have_attribute("data-origin", "confirmed")


def test_translator_is_refused_elsewhere(visitors, session):
    translator = visitors.log_in("traduction-en", heading="À traduire")

    for page in (session, version(session, "es")):
        translator.goto(EDITOR.format(page.pk))
        expect(translator.get_by_text("n’est pas ouvert")).to_be_visible()
        for action in ("publish", "submit"):
            translator.evaluate(POST, [EDITOR.format(page.pk), action])

    assert not version(session, "es").live
    assert not version(session, "es").workflow_in_progress
