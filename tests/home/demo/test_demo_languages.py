"""The demo in other languages shows every state."""

import re
from html import escape

import polib
import pytest
import yaml
from django.core.management import call_command
from wagtail.models import Locale, Page
from wagtail_localize.models import StringTranslation

from cuf_site.localisation.sources import outdated_since
from cuf_site.models import Organisation
from cuf_site.words.french_names import mark_up
from home.demo import demo_files
from home.setup import prepare
from rencontres.models import EditionPage, SessionPage
from tests.home.demo.test_loader import change


def fr() -> Locale:
    return Locale.objects.get(language_code="fr")


@pytest.fixture
def small_demo(site, tmp_path, monkeypatch):
    """The edition of 2023 with one session and its letter, in every language."""
    import shutil

    folder = shutil.copytree(demo_files.FOLDER, tmp_path / "demo")
    sessions = demo_files.read("editions/2023")["sessions"]
    for file in (folder / "editions").glob("*.yaml"):
        if file.stem != "2023":
            file.unlink()
    kept = {"rencontres-b-to-b": sessions["rencontres-b-to-b"]}
    change(folder / "editions" / "2023.yaml", sessions=kept)
    (folder / "releases.yaml").write_text("{}")
    monkeypatch.setattr(demo_files, "FOLDER", folder)
    call_command("load_demo")


def test_demo_shows_each_state_and_loading_again_changes_nothing(small_demo, capsys):
    pages = {
        (page.locale.language_code, page.specific_class): page
        for page in Page.objects.exclude(locale=fr()).exclude(depth=1).specific()
    }
    before = StringTranslation.objects.count()
    capsys.readouterr()

    call_command("load_demo")

    assert "›" not in capsys.readouterr().out
    assert StringTranslation.objects.count() == before
    assert outdated_since(pages["en", SessionPage]) is not None
    assert pages["en", SessionPage].summary == "One-to-one conversations."
    assert outdated_since(pages["es", SessionPage]) is None
    letters = Page.objects.filter(slug__contains="lettre-d-invitation")
    assert [page.live for page in letters.exclude(locale=fr())] == [False]
    assert {page.live for page in pages.values() if isinstance(page, EditionPage)} == {True}
    assert pages["ar", EditionPage].title == "ملتقى 2023"
    assert pages["ar", EditionPage].slug == "2023"
    assert Organisation.current("en").boilerplate.startswith("<p>")


@pytest.mark.parametrize("language", ["en", "es", "ar"])
def test_names_kept_in_french_are_listed(language):
    """What a translation shares with its French text, small words and all, is such a name."""
    listed = yaml.safe_load(prepare.DATA.read_text("utf-8"))["organisation"]["french_names"]
    spanish = {"a", "de", "la", "partir", "si", "un"}

    unlisted = set()
    for entry in polib.pofile(demo_files.FOLDER / "translations" / f"{language}.po"):
        marked = mark_up(escape(entry.msgstr, quote=False), listed, language)
        words = re.sub(r"<span.*?</span>|&lt;.*?&gt;|[\w.-]+@[\w.-]+", "|", marked)
        unlisted |= {
            run
            for run in shared_runs(words, entry.msgid)
            if any(word.islower() and word not in spanish for word in run.split())
        }

    assert unlisted == set()


def shared_runs(words: str, original: str):
    """Yield the longest runs of two words or more that stand in a text and in its original."""
    text, kept = (re.findall(r"\w+|[^\s’'-]", one) for one in (words, original))
    kept, start = f" {' '.join(kept)} ", 0
    while start < len(text):
        end = start
        while end < len(text) and f" {' '.join(text[start : end + 1])} " in kept:
            end += 1
        if sum(word.isalpha() for word in text[start:end]) > 1:
            yield " ".join(text[start:end])
        start = max(end, start + 1)
