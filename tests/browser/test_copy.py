"""The address of a session is copied; where it cannot be, the page says so or keeps its link."""

from datetime import time

import pytest
from playwright.sync_api import expect

from tests import factories

REFUSE = "navigator.clipboard.writeText = () => Promise.reject(new DOMException('no'))"
HEAR = """status => {
    window.heard = [];
    new MutationObserver(() => heard.push(status.textContent)).observe(status, {childList: true});
}"""


@pytest.fixture
def path(site):
    """The page of a session that has an address of its own."""
    edition = factories.make_edition(2031)
    session = factories.make_session(edition, day=edition.start_date, start=time(9))
    return session.get_url()


def test_link_of_a_session_is_copied_and_said_so_each_time(path, visitors):
    window = visitors.open(permissions=["clipboard-read", "clipboard-write"])
    window.goto(path)
    button = window.get_by_role("button", name="Copier le lien")
    status = window.get_by_role("status")
    status.evaluate(HEAR)

    for _press in range(2):
        button.click()
        expect(status).to_have_text("Lien copié")
        window.wait_for_function("heard.at(-1) !== ''")

    expect(window.get_by_role("link", name="Lien permanent")).to_be_hidden()
    copied = window.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(f"{visitors.address}/r/2031/")
    window.wait_for_function("heard.filter(said => said).length === 2")
    assert window.evaluate("heard") == ["Lien copié", "", "Lien copié"]


def test_refusal_to_copy_is_said(path, visitors):
    window = visitors.open()
    window.add_init_script(REFUSE)
    window.goto(path)

    window.get_by_role("button", name="Copier le lien").click()

    expect(window.get_by_role("status")).to_have_text("Le navigateur a refusé de copier le lien.")


def test_without_scripts_the_link_is_there(path, visitors):
    window = visitors.open(java_script_enabled=False)

    window.goto(path)

    expect(window.get_by_role("link", name="Lien permanent")).to_be_visible()
    expect(window.get_by_role("button", name="Copier le lien")).to_be_hidden()
