"""What someone asks who opens the site on a phone for the first time: two taps lead to an answer.

The taps start on the French home page; choosing in a list and typing are not taps.
"""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page as Window
from playwright.sync_api import expect

from cuf_site import clock
from home.demo import demo_files

from .conftest import REGISTRATION, ROOM

PARIS = ZoneInfo("Europe/Paris")
BEFORE, DURING, AFTER = date(2023, 7, 1), date(2023, 9, 19), date(2024, 11, 20)


class FirstVisit:
    """A reader on the home page, whose taps are counted."""

    def __init__(self, window: Window):
        self.window = window
        self.taps = 0
        window.goto("/")

    @property
    def main(self):
        return self.window.get_by_role("main")

    def tap(self, name, within=None):
        """Follow the first link of this name, in the content or in the place given."""
        self.taps += 1
        (within or self.main).get_by_role("link", name=name).first.click()

    def menu(self, name):
        """Follow a link of the menu."""
        self.tap(name, self.window.get_by_role("navigation", name="Menu principal"))

    def reads(self, text, within=None):
        """Expect a text in sight."""
        expect((within or self.main).get_by_text(text).first).to_be_visible()


@pytest.fixture
def visit(window, settings):
    """Return a function that opens the home page of a day."""

    def visit(day: date) -> FirstVisit:
        settings.SITE_TODAY = day
        return FirstVisit(window)

    return visit


def test_when_and_where_is_the_next_edition(visit):
    reader = visit(BEFORE)

    reader.reads("18 (après-midi) et mardi 19 septembre 2023")
    reader.reads("Cité des Sciences et de l’Industrie, Paris")

    assert reader.taps == 0


def test_is_registration_open(visit):
    reader = visit(BEFORE)

    reader.tap("Découvrir l’édition")
    link = reader.main.get_by_role("link", name="S’inscrire").first

    expect(link).to_have_attribute("href", REGISTRATION)
    assert reader.taps == 1


def test_what_is_on_now_and_in_which_room(visit, monkeypatch):
    moment = datetime(2023, 9, 19, 10, 15, tzinfo=PARIS)
    monkeypatch.setattr(clock, "now", lambda: moment)
    reader = visit(DURING)

    reader.reads("En ce moment")
    reader.reads("Conférence plénière thématique")
    reader.reads(ROOM)

    assert reader.taps == 0


def test_who_speaks_about_climate(visit):
    reader = visit(BEFORE)

    reader.tap("Programme")
    reader.tap("changements climatiques")

    reader.reads("Aïssata Diallo")
    reader.reads("Maire")
    assert reader.taps == 2


def test_how_to_get_there_by_metro(visit):
    reader = visit(BEFORE)

    reader.tap("Infos pratiques")

    reader.reads("Métro")
    reader.reads("Ligne 7, station Porte de la Villette")
    assert reader.taps == 1


def test_whom_the_press_may_call(visit):
    [contact] = demo_files.read("contacts").values()
    reader = visit(BEFORE)

    reader.menu("Presse")

    reader.reads(contact["name"])
    expect(reader.main.get_by_role("link", name=contact["email"]).first).to_be_visible()
    assert reader.taps == 1


def test_what_the_last_edition_counted(visit):
    reader = visit(AFTER)

    reader.tap("La Diplomatie des territoires")

    participants = reader.main.get_by_role("listitem").filter(has_text="Participantes")
    expect(participants.first).to_contain_text("plus de 500")
    assert reader.taps == 1
