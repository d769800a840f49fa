"""The day of a small team: Rédaction writes an edition and a release, Publication publishes."""

import re

import pytest
from playwright.sync_api import expect

from rencontres.models import EditionPage
from tests import factories

from .admin import add_row, choose, create_person, fill, shortcut, take, told, wait_until_saved

EDIT = re.compile("/edit/$")
SUBMITTED = "a été soumise pour modération"


@pytest.fixture
def known(site):
    """The venue, the person and the press contact that the team has already."""
    factories.make_venue(name="Pavillon des Tests", city="Paris")
    factories.make_person(given_name="Jeanne", family_name="Exemple")
    factories.make_contact(name="Camille Martin")


def write_edition(page):
    """Write the edition with two slips, see them refused on their fields, and mend them."""
    shortcut(page, "Nouvelle édition")
    fill(page, Fil_rouge="Faire ensemble")
    page.get_by_label("Numéro").fill("17")
    page.get_by_label("Année").fill("2031")
    fill(page, Premier_jour="2031-09-16", Dernier_jour="2031-09-15")
    choose(page, page, "Choisir un lieu", "Pavillon des Tests")
    moment = add_row(page, "Ajouter un moment")
    moment.get_by_label("Jour").fill("2031-09-16")
    moment.get_by_label("Début").fill("08:30")
    fill(moment, Fin="09:00")
    moment.get_by_label("Type").select_option(label="Accueil")
    figure = add_row(page, "Ajouter un chiffre")
    figure.get_by_label("Valeur").fill("500")
    wait_until_saved(page)
    take(page, "Soumettre à Publication")
    expect(page.get_by_text("Le dernier jour précède le premier")).to_be_visible()
    expect(page.get_by_text("L’édition n’a pas encore eu lieu")).to_be_visible()
    fill(page, Dernier_jour="2031-09-17")
    page.get_by_label("Base").select_option(label="attendu")
    take(page, "Soumettre à Publication")
    expect(told(page)).to_contain_text(f"« Rencontres 2031 » {SUBMITTED}")


def write_session(page, title, start, end):
    """Write a session with someone known and someone new, and submit it."""
    shortcut(page, "Nouvelle séance de «\xa0Rencontres 2031\xa0»")
    expect(page.get_by_label("Jour", exact=True)).to_have_value("2031-09-16")
    page.get_by_label("Titre").first.fill(title)
    page.get_by_label("Type").first.select_option(label="Atelier")
    fill(page, Début=start, Fin=end, Salle="Salle 1")
    speaker = add_row(page, "Ajouter une intervenante ou un intervenant")
    choose(speaker, page, "Choisir une personne", "Jeanne Exemple")
    fill(speaker, Fonction_exercée_alors="Maire de Testville")
    speaker = add_row(page, "Ajouter une intervenante ou un intervenant")
    create_person(speaker, page, "Aïssatou", f"Nouvelle-{start[:2]}")
    wait_until_saved(page)
    take(page, "Soumettre à Publication")
    expect(told(page)).to_contain_text(f"« {title} » {SUBMITTED}")


def write_release(page):
    """Write a release with a paragraph, a list and a contact, linked to the edition."""
    shortcut(page, "Nouveau communiqué")
    page.get_by_label("Titre").first.fill("Les Rencontres ouvrent")
    fill(page, Lieu="Paris")
    page.get_by_label("Date").first.fill("2031-09-01")
    page.get_by_role("button", name="Insérer un bloc").first.click()
    page.get_by_role("option", name="Paragraphes").click()
    page.get_by_role("region", name="Corps du texte").get_by_role("textbox").last.click()
    for key in ("Un premier paragraphe.", "Enter", "- première ligne", "Enter", "deuxième ligne"):
        page.keyboard.press(key) if key == "Enter" else page.keyboard.type(key)
    page.get_by_role("button", name="Choisissez une page (Édition)").click()
    page.locator(".modal-content").get_by_role("link", name="Rencontres 2031").first.click()
    contact = add_row(page, "Ajouter un contact")
    choose(contact, page, "Choisir un contact presse", "Camille Martin")
    wait_until_saved(page)
    take(page, "Soumettre à Publication")
    expect(told(page)).to_contain_text(f"« Les Rencontres ouvrent » {SUBMITTED}")


def approve(page, title):
    """Open what awaits on the first screen, and publish it."""
    page.goto("/admin/")
    page.get_by_role("region", name="En attente de votre vérification").get_by_role(
        "link", name=title, exact=True
    ).click()
    take(page, "Approuver et Publier")
    expect(told(page)).to_contain_text(title)


def test_redaction_writes_publication_publishes_the_public_reads(known, visitors):
    editor, publisher, reader = visitors.log_in("redaction"), None, visitors.open(412)

    write_edition(editor)
    write_session(editor, "L’eau en partage", "09:30", "11:00")
    write_session(editor, "Les villes en paix", "14:00", "15:30")
    write_release(editor)
    publisher = visitors.log_in("publication")
    for title in (
        "Rencontres 2031",
        "L’eau en partage",
        "Les villes en paix",
        "Les Rencontres ouvrent",
    ):
        approve(publisher, title)

    reader.goto("/rencontres/2031/programme/")
    expect(reader.get_by_role("main")).to_contain_text("Accueil")
    reader.get_by_role("link", name="L’eau en partage").click()
    expect(reader.get_by_role("heading", level=1)).to_contain_text("eau en partage")
    expect(reader.get_by_role("main")).to_contain_text(re.compile("Jeanne Exemple.*Maire", re.S))
    reader.goto("/presse/")
    reader.get_by_role("main").get_by_role("link", name="Les Rencontres ouvrent").click()
    expect(reader.get_by_role("main").get_by_role("listitem").first).to_be_visible()
    expect(reader.get_by_role("main")).to_contain_text("deuxième ligne")


def test_redaction_has_no_way_to_publish(known, visitors):
    page = visitors.log_in("redaction")

    shortcut(page, "Nouveau communiqué")
    page.get_by_role("button", name="Plus d'actions").click()

    expect(page.get_by_role("button", name="Soumettre à Publication")).to_be_visible()
    expect(page.get_by_role("button", name="Publier")).to_have_count(0)


def test_button_pressed_during_autosave_saves_rows_once(known, visitors):
    page = visitors.log_in("redaction")
    shortcut(page, "Nouvelle édition")
    page.get_by_label("Numéro").fill("17")
    page.get_by_label("Année").fill("2031")
    page.get_by_label("Fil rouge").fill("Des territoires et le monde")
    wait_until_saved(page)
    held = []
    page.route(EDIT, lambda route: held.append(route), times=1)

    moment = add_row(page, "Ajouter un moment")
    moment.get_by_label("Titre").fill("Ateliers")
    with page.expect_request(EDIT):
        page.keyboard.press("Tab")
    expect(page.get_by_text("Enregistrement…")).to_be_visible()
    answer = held[0].fetch()
    page.get_by_role("button", name="Enregistrer le brouillon").click()
    held[0].fulfill(response=answer)

    expect(told(page)).to_contain_text("mise à jour")
    [draft] = EditionPage.objects.filter(year=2031)
    titles = [slot.title for slot in draft.get_latest_revision_as_object().slots.all()]
    assert titles == ["Ateliers"]
