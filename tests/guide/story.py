"""The demo on a day that never changes, with what the guides tell of: served to a browser."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

import time_machine
from django.conf import settings
from django.core.management import call_command
from django.db import connections
from django.test import override_settings
from django.test.utils import (
    setup_databases,
    setup_test_environment,
    teardown_databases,
    teardown_test_environment,
)
from pytest_django.live_server_helper import LiveServer
from wagtail.blocks import StreamValue
from wagtail.models import Page

from tests.translating import submit, version

TODAY = date(2025, 3, 3)
NOW = f"{TODAY} 09:30+01:00"
LANGUAGE = "es"
EDITION, RELEASE = "rencontres/2023", "presse/15e-edition-plus-de-500-participants"
SESSION = "rencontres/2024/diplomatie-des-territoires"
SENT = ("rencontres/2024", SESSION, RELEASE)
# What the edition of 2023 says, and what its editors make of it.
NEWS = ("est annoncée pour octobre 2024", "a eu lieu en octobre 2024, à Paris")
BIRTHDAY = ("En juin 2025, la 16e édition", "En juin 2025, à Paris, la 16e édition")
MEETINGS = ("animations, rencontres", "animations, démonstrations et rencontres")


@contextmanager
def demo() -> Iterator[str]:
    """Serve the demo from a database that is made for it; yield its address."""
    with TemporaryDirectory() as folder, time_machine.travel(NOW), settings_of(folder):
        setup_test_environment(debug=False)
        made = setup_databases(verbosity=0, interactive=False, serialized_aliases=set())
        for command in ("setup", "load_demo"):
            call_command(command, stdout=StringIO())
        change_french()
        for path in SENT:
            submit(french(path), LANGUAGE)
        server = LiveServer("127.0.0.1")
        try:
            yield server.url
        finally:
            server.stop()
            connections.close_all()
            teardown_databases(made, verbosity=0)
            teardown_test_environment()


def settings_of(folder: str) -> override_settings:
    """Return settings of the day; cookies that end with the visit, for its clock is the real one.

    SQLite is kept in a file: the server answers several requests at once.
    """
    settings.DATABASES["default"]["TEST"]["NAME"] = str(Path(folder) / "guide.sqlite3")
    return override_settings(
        SITE_TODAY=TODAY,
        MEDIA_ROOT=f"{folder}/media",
        SESSION_EXPIRE_AT_BROWSER_CLOSE=True,
        CSRF_COOKIE_AGE=None,
    )


def french(path: str) -> Page:
    return Page.objects.get(url_path=f"/accueil/{path}/", locale__language_code="fr").specific


def editor(path: str) -> str:
    """Return the address where the translation of a French page is edited."""
    return f"/admin/pages/{version(french(path), LANGUAGE).pk}/edit/"


def change_french():
    """Publish the edition of 2023 with two sentences changed: its translations are outdated."""
    page = french(EDITION)
    page.what_comes_next = page.what_comes_next.replace(*NEWS)
    rewrite(page, *MEETINGS)


def change_release():
    """Publish a release with a sentence changed, while its file is with a translator."""
    rewrite(french(RELEASE), *BIRTHDAY)


def rewrite(page: Page, old: str, new: str):
    """Publish a page whose paragraphs say something else."""
    blocks = [
        block | {"value": block["value"].replace(old, new)}
        if block["type"] == "paragraph"
        else block
        for block in page.body.raw_data
    ]
    page.body = StreamValue(page.body.stream_block, blocks, is_lazy=True)
    page.save_revision().publish()
