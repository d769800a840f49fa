"""The demo in other languages shows every state."""

import pytest
from django.core.management import call_command
from wagtail.models import Locale, Page
from wagtail_localize.models import StringTranslation

from cuf_site.localisation.sources import outdated_since
from cuf_site.models import Organisation
from home import demo_data
from rencontres.models import EditionPage, SessionPage
from tests.home.test_demo import change


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
