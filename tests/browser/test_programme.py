"""The filters of the programme answer at once, and as pages do where they cannot."""

import re
from datetime import time

import pytest
from playwright.sync_api import expect

from rencontres.models import EditionPage
from tests import factories

PROGRAMME = "/rencontres/2031/programme/"


@pytest.fixture
def window(visitors):
    """A window on a programme of two days: a workshop and a ceremony."""
    edition = factories.make_edition(2031)
    for day, key in enumerate(("atelier", "ceremonie")):
        factories.make_session(
            edition,
            key.capitalize(),
            factories.get_kind(key),
            day=factories.days(edition, day),
            start=time(9),
        )
    factories.translate(EditionPage.objects.get(pk=edition.pk))
    window = visitors.open()
    window.goto(PROGRAMME)
    return window


def test_choice_answers_at_once_and_keeps_the_focus(window):
    window.evaluate("document.documentElement.dataset.kept = 'yes'")

    kind = window.get_by_label("Type")
    kind.focus()
    kind.select_option("ceremonie")

    expect(window).to_have_url(re.compile(r"/programme/\?type=ceremonie$"))
    expect(window.get_by_role("status")).to_have_text("1 séance sur 2")
    expect(window.get_by_role("heading", name="Ceremonie")).to_be_visible()
    expect(window.get_by_role("heading", name="Atelier")).to_have_count(0)
    expect(kind).to_be_focused()
    expect(window.get_by_role("button", name="Filtrer")).to_be_hidden()
    expect(window.locator("html")).to_have_attribute("data-kept", "yes")
    expect(window.get_by_role("link", name="English")).to_have_attribute(
        "href", re.compile(r"type=ceremonie$")
    )


def test_back_and_forward_bring_the_choices_back(window):
    kind, day = window.get_by_label("Type"), window.get_by_label("Jour")
    kind.select_option("ceremonie")
    expect(window.get_by_role("status")).to_have_text("1 séance sur 2")
    day.select_option("2031-09-18")
    expect(window.get_by_role("status")).to_have_text("Aucune séance ne correspond à ces choix.")

    window.go_back()
    expect(day).to_have_value("")
    expect(window.get_by_role("status")).to_have_text("1 séance sur 2")
    window.go_back()
    expect(kind).to_have_value("")
    expect(window.get_by_role("heading", name="Atelier")).to_be_visible()
    window.go_forward()
    expect(kind).to_have_value("ceremonie")


def test_last_choice_wins_over_a_slow_answer(window):
    window.route("**/programme/?type=ceremonie", lambda route: None)  # no answer comes
    kind = window.get_by_label("Type")

    with window.expect_request("**/programme/?type=ceremonie"):
        kind.select_option("ceremonie")
    kind.select_option("atelier")

    expect(window).to_have_url(re.compile(r"type=atelier$"))
    expect(window.get_by_role("status")).to_have_text("1 séance sur 2")
    expect(window.get_by_role("heading", name="Atelier")).to_be_visible()


def test_where_no_answer_comes_the_page_is_asked_for(window, visitors):
    failing = "**/programme/?type=ceremonie"
    window.route(
        failing,
        lambda route: (
            route.abort() if route.request.resource_type == "fetch" else route.continue_()
        ),
    )
    window.evaluate("document.documentElement.dataset.kept = 'yes'")

    window.get_by_label("Type").select_option("ceremonie")

    expect(window.get_by_role("heading", name="Ceremonie")).to_be_visible()
    expect(window.get_by_role("heading", name="Atelier")).to_have_count(0)
    expect(window.locator("html")).not_to_have_attribute("data-kept", "yes")
    visitors.complaints.clear()  # the request that was cut
