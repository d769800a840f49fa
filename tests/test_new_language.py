"""A language is added by a setting, a catalogue and ``setup``: tried on a site of its own."""

import os
import subprocess
import sys

import polib
from django.conf import settings

SEARCH = ("page title", "Search", "Pesquisa")


def write_catalogue():
    """Write and compile the catalogue of Portuguese: one word tells whether it is read."""
    folder = settings.VAR_DIR / "portuguese" / "pt" / "LC_MESSAGES"
    folder.mkdir(parents=True, exist_ok=True)
    catalogue = polib.POFile()
    catalogue.metadata = {"Language": "pt", "Content-Type": "text/plain; charset=utf-8"}
    context, text, translation = SEARCH
    catalogue.append(polib.POEntry(msgctxt=context, msgid=text, msgstr=translation))
    catalogue.save(str(folder / "django.po"))
    catalogue.save_as_mofile(str(folder / "django.mo"))


def test_portuguese_is_added_and_every_public_address_of_it_answers():
    write_catalogue()
    options = "-q -p no:cacheprovider --ds tests.portuguese.settings tests/portuguese/walk.py"
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}

    run = subprocess.run(
        [sys.executable, "-m", "pytest", *options.split()],
        cwd=settings.BASE_DIR,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )

    assert run.returncode == 0, run.stdout[-5_000:]
