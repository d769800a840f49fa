"""The filters of the programme answer at once, and as pages do where they cannot."""

import re
from contextlib import suppress
from datetime import time

import pytest
from playwright.sync_api import Error, expect

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


def fetches(url, answer):
    """Return what `route` takes: the requests of the script for ``url`` get this answer."""

    def handle(route):
        if route.request.resource_type == "fetch":
            answer(route)
        else:
            route.continue_()

    return re.compile(re.escape(url) + "$"), handle


def refuse(route):
    route.fulfill(status=500, body="")


def keep_waiting(route):
    """Give no answer."""


def test_where_the_site_fails_the_page_is_asked_for(window, visitors):
    window.route(*fetches("?type=ceremonie", refuse))
    window.evaluate("document.documentElement.dataset.kept = 'yes'")

    window.get_by_label("Type").select_option("ceremonie")

    expect(window.get_by_role("heading", name="Ceremonie")).to_be_visible()
    expect(window.get_by_role("heading", name="Atelier")).to_have_count(0)
    expect(window.locator("html")).not_to_have_attribute("data-kept", "yes")
    visitors.complaints.clear()  # the answer that failed


def test_where_the_site_fails_on_the_way_back_the_page_is_asked_for(window, visitors):
    window.goto(f"{PROGRAMME}#day-2031-09-19")
    window.get_by_label("Type").select_option("ceremonie")
    expect(window.get_by_role("heading", name="Atelier")).to_have_count(0)
    window.route(*fetches(PROGRAMME, refuse))
    window.evaluate("document.documentElement.dataset.kept = 'yes'")

    window.go_back()

    expect(window.get_by_role("heading", name="Atelier")).to_be_visible()
    expect(window.locator("html")).not_to_have_attribute("data-kept", "yes")
    visitors.complaints.clear()  # the answer that failed


def test_without_network_the_page_stays_and_says_so(window, visitors):
    kind, status = window.get_by_label("Type"), window.get_by_role("status")
    window.context.set_offline(True)

    kind.select_option("ceremonie")

    expect(status).to_contain_text("Le réseau ne répond pas")
    expect(kind).to_have_value("")
    expect(window.get_by_role("heading", name="Atelier")).to_be_visible()
    expect(window).to_have_url(re.compile(r"/programme/$"))
    window.context.set_offline(False)
    kind.select_option("ceremonie")
    expect(status).to_have_text("1 séance sur 2")
    visitors.complaints.clear()  # the request that was cut


def test_page_and_address_stay_together_when_back_is_undone(window):
    kind = window.get_by_label("Type")
    kind.select_option("ceremonie")
    expect(window.get_by_role("status")).to_have_text("1 séance sur 2")
    waiting = []
    window.route(*fetches(PROGRAMME, waiting.append))

    with window.expect_request(re.compile(f"{PROGRAMME}$")):
        window.go_back()
    window.go_forward()

    expect(window.locator("[aria-busy]")).to_have_count(0)
    with suppress(Error):  # the request was given up
        waiting[0].continue_()
    expect(window).to_have_url(re.compile(r"type=ceremonie$"))
    expect(kind).to_have_value("ceremonie")
    expect(window.get_by_role("heading", name="Atelier")).to_have_count(0)


def test_choices_made_with_one_control_are_one_step_back(window):
    kind, status = window.get_by_label("Type"), window.get_by_role("status")
    for value in ("atelier", "ceremonie"):
        kind.select_option(value)
        expect(window).to_have_url(re.compile(f"type={value}$"))
    expect(status).to_have_text("1 séance sur 2")

    window.go_back()

    expect(kind).to_have_value("")
    expect(status).to_have_text("2 séances")


def test_results_are_busy_while_the_answer_is_awaited(window):
    window.route(*fetches("?type=ceremonie", keep_waiting))

    window.get_by_label("Type").select_option("ceremonie")

    expect(window.locator("[data-part=results]")).to_have_attribute("aria-busy", "true")


def test_choices_stay_under_the_eyes_of_the_reader(window):
    """The links to the days, above them, go away."""
    window.set_viewport_size({"width": 412, "height": 400})
    day = window.get_by_label("Jour")
    day.evaluate("day => day.scrollIntoView()")
    before = day.bounding_box()["y"]

    day.select_option("2031-09-19")

    expect(window.get_by_role("status")).to_have_text("1 séance sur 2")
    assert day.bounding_box()["y"] == pytest.approx(before, abs=1)
