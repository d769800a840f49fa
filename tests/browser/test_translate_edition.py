"""A whole edition is submitted for translation in the browser, which shows how far it is."""

import pytest
from playwright.sync_api import expect

from tests import factories
from tests.translating import version


@pytest.fixture
def edition(site):
    edition = factories.make_edition(2031)
    for number in range(2):
        factories.make_full_session(edition, number)
    return edition


def test_edition_is_submitted_page_by_page(visitors, edition):
    page = visitors.log_in("publication")
    page.goto(f"/admin/pages/{edition.pk}/edit/")
    page.get_by_role("button", name="Actions", exact=True).click()
    page.get_by_role("link", name="Traduire cette édition").click()
    page.get_by_label("arabe").uncheck()

    page.get_by_role("button", name="Envoyer en traduction").click()

    expect(page.get_by_text("Terminé\xa0: tout ce qui")).to_be_visible()
    expect(page.get_by_role("checkbox")).to_have_count(1)
    expect(page.get_by_role("button", name="Envoyer en traduction")).to_be_enabled()
    languages = [version(edition, code) is not None for code in ("en", "es", "ar")]
    assert languages == [True, True, False]
