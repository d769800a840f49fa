"""The demo in other languages: catalogues that match the French texts, and every state to see."""

import polib
import pytest
from django.core.management import call_command
from wagtail.models import Locale, Page
from wagtail_localize.models import StringTranslation

from cuf_site.localisation.segments import texts_of, words_of
from cuf_site.localisation.snippets import snippet_models
from cuf_site.localisation.sources import outdated_since
from cuf_site.models import Organisation
from home import demo_data
from home.demo_translations import pages_of
from rencontres.models import EditionPage, SessionPage
from tests.home.test_demo import change

LANGUAGES = ("en", "es", "ar")


def french_texts(rows) -> set[str]:
    return {
        text for row in rows for texts in texts_of(words_of(row)).values() for text in texts if text
    }


def earlier_texts() -> set[str]:
    pages = demo_data.read("translations/earlier").values()
    return {text for fields in pages for text in fields.values()}


def catalogue(language) -> polib.POFile:
    return polib.pofile(str(demo_data.FOLDER / "translations" / f"{language}.po"))


def test_catalogues_hold_the_texts_of_the_demo_and_no_other(demo):
    snippets = [row for model in snippet_models() for row in model.objects.filter(locale=fr())]
    known = french_texts([*Page.objects.filter(locale=fr(), depth__gt=1).specific(), *snippets])
    shown = {language: french_texts(pages_of(language)) for language in LANGUAGES}

    for language in LANGUAGES:
        entries = catalogue(language)
        texts = {entry.msgid for entry in entries}
        assert texts - known - earlier_texts() == set()
        assert [entry.msgid for entry in entries if not entry.msgstr] == []
        missing = shown[language] - texts
        assert missing == left_out(language)


def left_out(language) -> set[str]:
    """Return the texts that stay to be translated, so that the demo shows every state."""
    if language == "en":
        return {"Des échanges en tête à tête, dans l’Espace des partenaires."}
    if language == "es":
        entries = french_texts([Page.objects.get(slug="lettre-d-invitation").specific])
        return entries - {entry.msgid for entry in catalogue("es")}
    return set()


def fr() -> Locale:
    return Locale.objects.get(language_code="fr")


@pytest.fixture
def small_demo(site, tmp_path, monkeypatch):
    """The edition of 2023 with one session and its letter, in every language."""
    import shutil

    folder = shutil.copytree(demo_data.FOLDER, tmp_path / "demo")
    sessions = demo_data.read("editions/2023")["sessions"]
    for file in (folder / "editions").glob("*.yaml"):
        if file.stem != "2023":
            file.unlink()
    kept = {"rencontres-b-to-b": sessions["rencontres-b-to-b"]}
    change(folder / "editions" / "2023.yaml", sessions=kept)
    (folder / "releases.yaml").write_text("{}")
    monkeypatch.setattr(demo_data, "FOLDER", folder)
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
