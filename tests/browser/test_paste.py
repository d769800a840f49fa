"""What is pasted into texts: tables, headings and links are kept apart and whole."""

import re

import pytest
from playwright.sync_api import expect

from press.models import PressReleasePage

from .admin import shortcut

PASTED = """<p class=MsoTitle>Aides</p><h1>Par ville</h1>
<p>Voir <a href="www.raict.org">le site</a>, <a href="presse@cuf.example">écrire</a>.</p>
<table><tr><td><p>Ville</p></td><td>Euros</td></tr><tr><td>Nantes</td><td>12 000</td></tr></table>
<p>Après le tableau.</p>"""
PASTE = """([element, html]) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/html", html);
    clipboardData.setData("text/plain", "…");
    const options = {clipboardData, bubbles: true, cancelable: true};
    element.dispatchEvent(new ClipboardEvent("paste", options));
}"""
LINKS = (
    'Voir <a href="https://www.raict.org/">le site</a>, '
    '<a href="mailto:presse@cuf.example">écrire</a>.'
)


@pytest.fixture
def page(visitors):
    page = visitors.log_in("redaction")
    shortcut(page, "Nouveau communiqué")
    page.get_by_label("Titre").first.fill("Les aides")
    return page


def paste(editor):
    editor.click()
    editor.page.evaluate(PASTE, [editor.element_handle(), PASTED])


def saved(page) -> PressReleasePage:
    page.get_by_role("button", name="Enregistrer le brouillon").click()
    expect(page.locator(".messages")).to_contain_text("Les aides")
    return PressReleasePage.objects.get().get_latest_revision_as_object()


def without_keys(html: str) -> str:
    return re.sub(r' data-block-key="\w+"', "", html)


def test_table_pasted_into_a_body_becomes_a_block(page):
    page.get_by_role("button", name="Insérer un bloc").first.click()
    page.get_by_role("option", name="Paragraphes").click()
    body = page.get_by_role("region", name="Corps du texte")
    paste(body.get_by_role("textbox").last)
    expect(body.get_by_text("Le tableau est plus bas")).to_be_visible()
    expect(body.get_by_text("Après le tableau.")).to_be_visible()
    kept = body.locator("input[name^='body-'][name$='-value']")  # written when typing pauses
    expect(kept.last).to_have_value(re.compile("Après le tableau"))
    expect(kept.first).to_have_value(re.compile("écrire"))

    first, table, last = saved(page).body

    assert without_keys(first.value.source) == (f"<h2>Aides</h2><h3>Par ville</h3><p>{LINKS}</p>")
    assert [[cell["text"] for cell in row] for row in table.value.lines] == [
        ["Ville", "Euros"],
        ["Nantes", "12 000"],
    ]
    assert without_keys(last.value.source) == "<p>Après le tableau.</p>"


def test_table_pasted_where_no_block_stands_becomes_lines(page):
    lead = page.get_by_role("region", name="Chapô")
    paste(lead.get_by_role("textbox"))
    expect(lead.get_by_text("Le tableau est devenu des lignes")).to_be_visible()
    expect(lead.locator("input[name='lead']")).to_have_value(re.compile("Après le tableau"))

    assert without_keys(saved(page).lead) == (
        f"<p><b>Aides</b></p><p><b>Par ville</b></p><p>{LINKS}</p>"
        "<p>Ville ; Euros</p><p>Nantes ; 12 000</p><p>Après le tableau.</p>"
    )
