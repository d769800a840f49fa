"""A live site, and Chromium to visit it: whatever a page complains of fails the test."""

import os
import shutil
from urllib.parse import urlsplit

import pytest
from django.conf import settings as django_settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.db import connections
from django.test import override_settings
from django.test.utils import setup_databases, teardown_databases
from playwright.sync_api import Browser, expect
from playwright.sync_api import Page as Window
from pytest_django.live_server_helper import LiveServer
from wagtail.models import Collection, Locale, Page, Site

from home.setup.prepare import set_up
from rencontres.models import EditionPage, SessionPage
from tests import factories
from tests.page_types import LANGUAGES, addresses

# Playwright's own loop runs in this thread, where Django would refuse to ask its database.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

QUIET = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync"
)
PATIENCE = 30_000  # milliseconds a loaded machine may take to answer a click
expect.set_options(timeout=PATIENCE)
ROOM, REGISTRATION = "Grande salle", "https://inscription.example/"
PASSWORD = "a password for these tests"


@pytest.fixture(scope="session")
def django_db_modify_db_settings(tmp_path_factory):
    """Keep SQLite in a file: the server answers several requests at once."""
    database = django_settings.DATABASES["default"]
    if database["ENGINE"] == "django.db.backends.sqlite3":
        database["TEST"]["NAME"] = str(tmp_path_factory.mktemp("site") / "test.sqlite3")


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment, django_db_modify_db_settings, django_db_blocker):
    """Make the database whatever tests are chosen: readers of the demo take no fixture of it."""
    quiet = {"verbosity": 0, "interactive": False}
    with django_db_blocker.unblock():
        made = setup_databases(**quiet, serialized_aliases=set())
    yield
    with django_db_blocker.unblock():
        connections.close_all()
        teardown_databases(made, verbosity=0)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """Use Debian's Chromium, kept from asking anything by itself."""
    chromium = {"executable_path": shutil.which("chromium"), "args": QUIET.split()}
    return browser_type_launch_args | chromium


def make_roots():
    """Make Wagtail's two roots again when the test before has emptied the tables."""
    if not Page.objects.exists():
        Locale.objects.get_or_create(language_code="fr")
        Page.add_root(title="Root", slug="root")
        Collection.add_root(name="Root")
    Site.clear_site_root_paths_cache()


@pytest.fixture
def site(transactional_db, live_server, settings):
    """The site as ``setup`` makes it, with an account of each group; return its address."""
    settings.WAGTAILADMIN_BASE_URL = live_server.url
    make_roots()
    set_up()
    for name in ("redaction", "publication", "webmaster"):
        user = get_user_model().objects.create_user(name, password=PASSWORD)
        user.groups.add(Group.objects.get(name={"redaction": "Rédaction"}.get(name, name.title())))
    yield live_server.url
    Site.clear_site_root_paths_cache()


@pytest.fixture(scope="session")
def demo_site(django_db_setup, django_db_blocker, tmp_path_factory):
    """The demo in all languages, served to the end of the session; return its address.

    Tests that take no fixture of the database run last, after those that empty the tables.
    """
    media = override_settings(MEDIA_ROOT=str(tmp_path_factory.mktemp("demo")))
    with django_db_blocker.unblock(), media:
        make_roots()
        call_command("setup", verbosity=0)
        call_command("load_demo", verbosity=0)
        complete_demo()
        server = LiveServer("127.0.0.1")
        yield server.url
        server.stop()
        call_command("flush", verbosity=0, interactive=False)


def complete_demo():
    """Add what no data file knows: a speaker, a group, a room, an address to register at."""
    french = {"locale__language_code": "fr"}
    session = SessionPage.objects.get(slug="changements-climatiques", **french)
    factories.make_participation(session, function="Maire")
    group = factories.get_group()
    factories.SessionGroup.objects.create(session=session, group=group, locale=session.locale)
    SessionPage.objects.filter(slug="pleniere", **french).update(room=ROOM)
    EditionPage.objects.filter(year=2023, **french).update(registration_url=REGISTRATION)


@pytest.fixture(scope="session")
def paths(demo_site) -> dict[tuple[str, str], str]:
    """The address of each type of page in each language: ``{(language, type): path}``."""
    return {
        (language, name): path
        for language in LANGUAGES
        for name, path in addresses(language).items()
    }


class Visitors:
    """Opens browser windows on the site and keeps what goes wrong in any of them."""

    def __init__(self, browser: Browser, address: str):
        self.browser = browser
        self.address = address
        self.contexts = []
        self.complaints = []

    def open(self, width: int = 1280, height: int = 900, **options) -> Window:
        """Return a new window of someone the site does not know yet, with options of Playwright."""
        context = self.browser.new_context(
            base_url=self.address,
            viewport={"width": width, "height": height},
            locale="fr-FR",
            timezone_id="Europe/Paris",
            **options,
        )
        self.contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.on("console", self.hear)
        page.on("pageerror", lambda error: self.complaints.append(f"{page.url}: {error}"))
        page.on("request", self.watch)
        return page

    def hear(self, message):
        """Keep errors of the console: scripts that fail, files not found, refusals of the CSP."""
        if message.type == "error":
            self.complaints.append(f"{message.location.get('url', '')}: {message.text}")

    def watch(self, request):
        """Keep the requests that leave the server."""
        parts = urlsplit(request.url)
        if parts.scheme not in ("data", "blob") and parts.netloc != urlsplit(self.address).netloc:
            self.complaints.append(f"asked elsewhere: {request.url}")

    def log_in(self, name: str, heading: str = "Que voulez-vous faire") -> Window:
        """Return a window of this user, on the admin's first page, which says ``heading``."""
        page = self.open()
        page.goto("/admin/")
        page.get_by_label("Nom d’utilisateur").fill(name)
        page.get_by_label("Mot de passe").fill(PASSWORD)
        page.get_by_role("button", name="S'identifier").click()
        page.get_by_role("heading", name=heading).first.wait_for()
        return page

    def close(self):
        for context in self.contexts:
            context.close()


@pytest.fixture
def visitors(browser, site):
    """Windows on the site; the test fails when one of them has complained."""
    visitors = Visitors(browser, site)
    yield visitors
    visitors.close()
    assert visitors.complaints == []


@pytest.fixture(scope="session")
def readers(browser, demo_site):
    """Windows on the demo, shared by the tests that only read it."""
    readers = Visitors(browser, demo_site)
    yield readers
    readers.close()


@pytest.fixture(scope="session")
def shared_window(readers):
    """One window for all pages: it keeps what it has fetched, as a reader's does."""
    return readers.open(width=412)


@pytest.fixture
def window(readers, shared_window):
    """The shared window of a phone, in light; the test fails when a page has complained."""
    readers.complaints.clear()
    shared_window.set_viewport_size({"width": 412, "height": 900})
    shared_window.emulate_media(color_scheme="light")
    yield shared_window
    assert [line for line in readers.complaints if "/xyzzy/" not in line] == []
