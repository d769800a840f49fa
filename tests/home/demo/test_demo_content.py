"""The whole demo content: its pages, and its catalogues, which match the French texts."""

import polib
from django.core.management import call_command
from wagtail.models import Locale, Page

from cuf_site.localisation.overlay import texts_of, words_of
from cuf_site.localisation.snippets import snippet_models
from home.demo import demo_files
from home.demo.demo_translations import pages_of
from press.models import PressReleasePage
from rencontres.models import EditionPage
from tests.home.demo.test_loader import count_rows

LANGUAGES = ("en", "es", "ar")


def test_load_demo_publishes_editions_and_releases(demo):
    editions = EditionPage.objects.live().order_by("year")
    releases = PressReleasePage.objects.live().order_by("date")

    assert [(page.number, page.year, page.slug) for page in editions] == [
        (11, 2020, "2020"),
        (12, 2021, "2021"),
        (13, 2022, "2022"),
        (14, 2023, "2023"),
        (15, 2024, "2024"),
        (16, 2025, "2025"),
    ]
    assert [page.edition.specific.year for page in releases] == [2020, 2023, 2024]
    assert Page.objects.filter(live=False).exclude(depth=1).count() == 0


def test_load_demo_again_changes_nothing(demo, capsys):
    before = count_rows()
    capsys.readouterr()

    call_command("load_demo", languages=[])

    assert count_rows() == before
    assert "›" not in capsys.readouterr().out


def fr() -> Locale:
    return Locale.objects.get(language_code="fr")


def french_texts(rows) -> set[str]:
    return {
        text for row in rows for texts in texts_of(words_of(row)).values() for text in texts if text
    }


def earlier_texts() -> set[str]:
    pages = demo_files.read("translations/earlier").values()
    return {text for fields in pages for text in fields.values()}


def catalogue(language) -> polib.POFile:
    return polib.pofile(str(demo_files.FOLDER / "translations" / f"{language}.po"))


def left_out(language) -> set[str]:
    """Return the texts that stay to be translated, so that the demo shows every state."""
    if language == "en":
        return {"Des échanges en tête à tête, dans l’Espace des partenaires."}
    if language == "es":
        entries = french_texts([Page.objects.get(slug="lettre-d-invitation").specific])
        return entries - {entry.msgid for entry in catalogue("es")}
    return set()


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
