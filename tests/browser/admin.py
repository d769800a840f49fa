"""What an editor does in the admin, by the names that stand on the screen."""

import re

from playwright.sync_api import Locator, Page, expect

MORE = "Plus d'actions"
# Wagtail compares the form with what it held two seconds after it opened, and looks twice in
# quick succession: nothing typed before that is a change, nor saved by itself.
WATCHED = """() => window.wagtail.app.getControllerForElementAndIdentifier(
    document.querySelector("[data-edit-form]"), "w-unsaved")?.initialFormData
    && (window.timesWatched = (window.timesWatched ?? 0) + 1) > 2"""


def shortcut(page: Page, name: str):
    """Go to the first screen, take one of its ways, and wait until the form watches itself."""
    page.goto("/admin/")
    page.get_by_role("link", name=name).click()
    expect(page.get_by_role("button", name="Enregistrer le brouillon")).to_be_visible()
    page.wait_for_function(WATCHED, polling=200)


def fill(scope: Page | Locator, **values: str):
    """Type each value in the field of that label; ``_`` stands for a space."""
    for label, value in values.items():
        scope.get_by_label(label.replace("_", " "), exact=True).fill(value)


def choose(scope: Page | Locator, page: Page, button: str, name: str):
    """Choose a row by its name in the window that ``button`` opens."""
    scope.get_by_role("button", name=button).click()
    window = page.locator(".modal-content")
    window.get_by_role("link", name=name).click()
    expect(window).to_be_hidden()
    expect(scope.locator("[data-chooser-title]", has_text=name)).to_be_visible()


def create_person(row: Locator, page: Page, given_name: str, family_name: str):
    """Make a person nobody has heard of, without leaving the form."""
    row.get_by_role("button", name="Choisir une personne").click()
    window = page.locator(".modal-content")
    window.get_by_role("tab", name="Ajouter une personne").click()
    fill(window, Prénom=given_name)
    window.get_by_label("Nom de famille").fill(family_name)
    window.get_by_role("button", name="Ajouter une personne").click()
    expect(window).to_be_hidden()
    expect(row.get_by_text(f"{given_name} {family_name}")).to_be_visible()


def add_row(page: Page, button: str) -> Locator:
    """Add a row to the form and return it."""
    rows = page.locator("[data-inline-panel-child]:visible")
    count = rows.count()
    page.get_by_role("button", name=button).click()
    expect(rows).to_have_count(count + 1)
    shown = page.get_by_role("button", name=button)
    return shown.locator("xpath=preceding::*[@data-inline-panel-child][1]")


def wait_until_saved(page: Page):
    """Wait for the draft to be kept, which nobody asks for."""
    expect(page.get_by_text("Enregistré", exact=True)).to_be_visible()
    expect(page).to_have_url(re.compile("/edit/$"))


def take(page: Page, action: str):
    """Choose one of the actions behind the main button."""
    page.get_by_role("button", name=MORE).click()
    page.get_by_role("button", name=action, exact=True).click()


def told(page: Page) -> Locator:
    """Return what the admin says after an action."""
    return page.get_by_role("main").get_by_role("status")
