"""The keyboard alone leads everywhere, and one always sees where one is."""

import re

import pytest
from playwright.sync_api import Locator, expect
from playwright.sync_api import Page as Window

STOPS = 80  # more than any of these pages has before what is looked for
PROGRAMME = "/rencontres/2023/programme/"
# Says of the focused element what a reader would not see of it; null once none is focused.
UNSEEN = """() => {
    const one = document.activeElement;
    if (one === document.body) return null;
    const style = getComputedStyle(one), box = one.getBoundingClientRect();
    const name = `${one.tagName.toLowerCase()} ${one.textContent.trim().slice(0, 40)}`;
    const ringed = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
    const inside = box.width > 1 && box.bottom > 0 && box.top < innerHeight
        && box.right > 0 && box.left < innerWidth;
    return [...(ringed ? [] : [`no ring: ${name}`]), ...(inside ? [] : [`out of sight: ${name}`])];
}"""


def reach(window: Window, target: Locator):
    """Press Tab until ``target`` is focused."""
    for _stop in range(STOPS):
        window.keyboard.press("Tab")
        if target.evaluate("one => one === document.activeElement"):
            return
    raise AssertionError(f"{target} is not reached by {STOPS} tabs")


def unseen_stops(window: Window) -> list[str]:
    """Return what is wrong with the places where Tab stops, from first to last."""
    found = []
    for _stop in range(STOPS):
        window.keyboard.press("Tab")
        faults = window.evaluate(UNSEEN)
        if faults is None:
            break
        found += faults
    return found


def test_skip_link_leads_to_the_content(window):
    window.goto("/")

    window.keyboard.press("Tab")
    link = window.get_by_role("link", name="Aller au contenu")
    expect(link).to_be_focused()
    expect(link).to_be_in_viewport()
    window.keyboard.press("Enter")

    expect(window.get_by_role("main")).to_be_focused()


def test_menu_leads_to_an_edition_and_its_programme(window):
    window.goto("/")

    reach(window, window.get_by_role("navigation").get_by_role("link", name="Rencontres").first)
    window.keyboard.press("Enter")
    window.wait_for_url("**/rencontres/")
    main = window.get_by_role("main")
    reach(window, main.get_by_role("link", name="résolution des grands enjeux").first)
    window.keyboard.press("Enter")
    window.wait_for_url("**/rencontres/2023/")
    reach(window, main.get_by_role("link", name=re.compile("^Programme")).first)
    window.keyboard.press("Enter")

    expect(window).to_have_url(re.compile("/rencontres/2023/programme/"))


def test_programme_is_filtered(window):
    window.goto(PROGRAMME)
    sessions = window.get_by_role("main").get_by_role("link")

    reach(window, window.get_by_label("Thématique"))
    window.keyboard.type("Changements")

    expect(window).to_have_url(re.compile("thematique=changements-climatiques"))
    expect(sessions.filter(has_text="Accès à l’énergie")).to_have_count(0)
    expect(sessions.filter(has_text="changements climatiques").first).to_be_visible()


def test_programme_is_filtered_without_script(readers):
    window = readers.open(width=412, java_script_enabled=False)
    window.goto(PROGRAMME)

    reach(window, window.get_by_label("Thématique"))
    window.keyboard.type("Changements")
    reach(window, window.get_by_role("button", name="Filtrer"))
    window.keyboard.press("Enter")

    expect(window).to_have_url(re.compile("thematique=changements-climatiques"))
    expect(window.get_by_role("link", name="Accès à l’énergie")).to_have_count(0)


def test_language_is_changed_on_the_same_page(window):
    window.goto(PROGRAMME)

    reach(window, window.get_by_role("link", name="English"))
    window.keyboard.press("Enter")

    expect(window).to_have_url(re.compile("/en/meetings/2023/programme/$"))
    expect(window.locator("html")).to_have_attribute("lang", "en")


@pytest.mark.parametrize("name", ["home", "edition", "programme", "press index", "search"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_stop_is_seen(window, paths, name, scheme):
    window.emulate_media(color_scheme=scheme)
    window.goto(paths["fr", name])

    assert unseen_stops(window) == []
