"""What each picture of the guides shows: each scene goes there, and returns what to take.

They are taken in this order, and what one does stays for the next.
"""

import re

import polib
from playwright.sync_api import Locator, Page, expect

from . import story

SCENES = {}
PUBLISHER, TRANSLATOR = "publication", "traduction-es"
COMMENT = "« Tuvo lugar » : préférez « se celebró » pour un événement."
# What is in the file that comes back: the beginning of each French text, and its translation.
FILE = {
    "La Diplomatie des territoires": (
        "La Diplomacia de los Territorios: lo singular de la cooperación descentralizada"
    ),
    "La plénière du fil rouge": (
        "El plenario del hilo conductor: lo que tiene de singular la cooperación descentralizada, "
        "aquí y allá, cuando el mundo atraviesa crisis y transformaciones."
    ),
    "Remerciements": "Agradecimientos",
    "En juin 2025": "En junio de 2025, la 16.ª edición celebrará los 50 años de la asociación.",
    "Le Cameroun à l’honneur": "Camerún, país invitado de honor",
}


def scene(user: str, width: int = 1280, height: int = 800):
    """Name a picture after its function, and say whose screen it is and how large."""

    def add(take):
        SCENES[take.__name__.replace("_", "-")] = (take, user, width, height)
        return take

    return add


def text(page: Page, french: str) -> Locator:
    """Return the line of the editor where the French text that begins so is translated."""
    source = page.locator(".workshop-french").filter(has_text=re.compile(rf"^\s*{french}"))
    return page.locator("[data-line]").filter(has=source)


def confirm(page: Page, french: str, words: str):
    """Translate one text and confirm it, in the editor that is open."""
    line = text(page, french)
    line.get_by_role("textbox").fill(words)
    line.get_by_role("textbox").press("Control+Enter")
    expect(line).to_have_attribute("data-origin", "confirmed")


def expect_told(page: Page, sentence: str):
    expect(page.get_by_role("main").get_by_text(sentence).first).to_be_visible()


@scene(TRANSLATOR)
def liste(page: Page):
    page.goto("/admin/to-translate/")
    return page


@scene(TRANSLATOR)
def editeur(page: Page):
    page.goto(story.editor(story.EDITION))
    return page


@scene(TRANSLATOR)
def texte_change(page: Page):
    page.goto(story.editor(story.EDITION))
    page.keyboard.press("Alt+ArrowDown")
    return text(page, "La 15e édition")


@scene(TRANSLATOR)
def balises(page: Page):
    page.goto(story.editor(story.EDITION))
    confirm(
        page,
        "Un lieu pour",
        "Un lugar para conocer a los socios: networking, demostraciones y encuentros B2B.",
    )
    return text(page, "Un lieu pour")


@scene(TRANSLATOR)
def memoire(page: Page):
    page.goto(story.editor(story.RELEASE))
    line = text(page, "Au Ministère de l’Europe")
    line.get_by_role("textbox").focus()
    expect(line.get_by_role("button", name="Reprendre").first).to_be_visible()
    return line


@scene(TRANSLATOR, width=1440)
def apercu(page: Page):
    page.goto(story.editor(story.EDITION))
    page.get_by_role("button", name="Aperçu à côté").click()
    expect(page.frame_locator("iframe").get_by_role("heading").first).to_be_visible()
    page.keyboard.press("Alt+ArrowDown")
    return page


@scene(TRANSLATOR, width=412, height=915)
def telephone(page: Page):
    page.goto(story.editor(story.EDITION))
    text(page, "La 15e édition").evaluate("line => line.scrollIntoView({block: 'start'})")
    return page


@scene(TRANSLATOR)
def soumis(page: Page):
    page.goto(story.editor(story.EDITION))
    confirm(page, "La 15e édition", "La 15.ª edición tuvo lugar en octubre de 2024, en París.")
    page.get_by_role("button", name="Soumettre pour publication").click()
    expect(
        page.get_by_role("main").get_by_text("est soumis pour publication").first
    ).to_be_visible()
    return page


@scene(PUBLISHER)
def send_back(page: Page):
    """Ask for changes, which the next picture shows to the translator."""
    page.goto(story.editor(story.EDITION))
    page.get_by_label("Commentaire pour").fill(COMMENT)
    page.get_by_role("button", name="Demander des modifications").click()
    expect_told(page, "est renvoyé")


@scene(TRANSLATOR)
def modifications(page: Page):
    page.goto(story.editor(story.EDITION))
    return page


@scene(TRANSLATOR)
def echange(page: Page):
    page.goto("/admin/translation-files/")
    page.get_by_label("Ce qui est à traduire").select_option("Rencontres 2024")
    page.get_by_role("button", name="Compter").click()
    expect(page.get_by_text("Le fichier contient")).to_be_visible()
    return page


@scene(TRANSLATOR)
def compte_rendu(page: Page):
    page.goto("/admin/translation-files/")
    file = {"name": "rencontres-2024-es.po", "mimeType": "text/x-gettext-translation"}
    answer = page.request.get("/admin/translation-files/file/?locale=es&format=po&texts=to-do")
    story.change_release()
    page.get_by_label("Fichier PO ou XLIFF").set_input_files(
        file | {"buffer": translated(answer.text())}
    )
    page.get_by_role("button", name="Envoyer le fichier").click()
    expect(page.get_by_role("heading", name=file["name"])).to_be_visible()
    return page


def translated(content: str) -> bytes:
    """Return the file of a session and a release, with some of their texts translated."""
    pages = [str(story.french(path).translation_key) for path in (story.SESSION, story.RELEASE)]
    po = polib.pofile(content)
    po[:] = [
        entry
        for entry in po
        if entry.msgctxt.startswith(tuple(pages)) and entry.msgid.startswith(tuple(FILE))
    ]
    for entry in po:
        entry.flags = []
        entry.msgstr = next(
            words for french, words in FILE.items() if entry.msgid.startswith(french)
        )
    return str(po).encode()


@scene(PUBLISHER)
def correction_mineure(page: Page):
    page.goto(f"/admin/pages/{story.french(story.EDITION).pk}/edit/")
    page.get_by_role("button", name="Plus d'actions").click()
    return page
