"""Files go through the tools that translators use and come back with every text.

GNU gettext is installed by ``make test``; translate-toolkit is in the lock of tests.
"""

import subprocess

import pytest
from translate.filters.checks import StandardChecker
from translate.storage import factory
from translate.storage.xliff import xlifffile

from cuf_site.localisation.exchange.page_texts import documents
from tests import factories
from tests.test_translation_segments import full_edition, full_session
from tests.translating import confirm, publish_french

from .files import (
    french_texts,
    given,
    make_page,
    outcomes,
    po_of,
    send,
    texts_of,
    translate_all,
    translation_of,
    write,
)

LANGUAGES = ["es", "ar"]


def edition_of_pages(language: str) -> list:
    """Return the pages and snippets of an edition given to translators: rows, lists, links."""
    edition = full_edition()
    sessions = [full_session(edition) for _number in range(3)]
    content = make_page(edition, title='Infos "pratiques" 100 % \\ utiles')
    topic, group = factories.get_topic(), factories.get_group()
    return [given(one, language) for one in (edition, *sessions, content, topic, group)]


def run(*command, folder) -> str:
    """Run a tool in a folder; return what it says, once it has succeeded."""
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stderr


@pytest.mark.parametrize("language", LANGUAGES)
def test_gettext_finds_nothing_to_say_and_loses_nothing(home, tmp_path, language):
    pages = edition_of_pages(language)
    confirm(pages[1], language)
    publish_french(pages[1], title="Un titre nouveau", summary="Un chapeau\nen deux lignes")
    (tmp_path / "sent.po").write_bytes(write(*pages, language=language))
    (tmp_path / "fresh.pot").write_bytes(write(*pages, language=language))

    said = run("msgfmt", "-c", "--check-format", "-o", "sent.mo", "sent.po", folder=tmp_path)
    run("msgmerge", "-o", "merged.po", "sent.po", "fresh.pot", folder=tmp_path)
    run("msgfmt", "-c", "--check-format", "-o", "merged.mo", "merged.po", folder=tmp_path)

    before, after = (
        po_of((tmp_path / "sent.po").read_bytes()),
        (tmp_path / "merged.po").read_bytes(),
    )
    assert said == ""
    assert [(one.msgctxt, one.msgid, one.msgstr, one.fuzzy) for one in po_of(after)] == [
        (one.msgctxt, one.msgid, one.msgstr, one.fuzzy) for one in before
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_file_merged_by_gettext_brings_every_text_back(home, tmp_path, language):
    pages = edition_of_pages(language)
    sent = write(*pages, language=language)
    (tmp_path / "done.po").write_bytes(translate_all(sent, "po", "T "))
    (tmp_path / "fresh.pot").write_bytes(sent)
    run("msgmerge", "-o", "merged.po", "done.po", "fresh.pot", folder=tmp_path)

    report = send((tmp_path / "merged.po").read_bytes())

    assert report.blocked == 0
    for page in pages:
        assert set(texts_of(page, language)) == set(french_texts(page))


def test_msgmerge_marks_what_french_has_changed(home, tmp_path):
    page = given(make_page(home, title="Eau et climat en ville"))
    done = translate_all(write(page), "po")
    send(done)
    publish_french(page, title="Eau et climat en villes")
    (tmp_path / "done.po").write_bytes(done)
    (tmp_path / "fresh.pot").write_bytes(write(page))
    run("msgmerge", "--previous", "-o", "merged.po", "done.po", "fresh.pot", folder=tmp_path)

    report = send((tmp_path / "merged.po").read_bytes())

    assert outcomes(report)["Eau et climat en villes"] == "unsure"
    assert report.blocked == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_xliff_saved_by_translate_toolkit_brings_every_text_back(home, tmp_path, language):
    pages = edition_of_pages(language)
    path = tmp_path / "sent.xlf"
    path.write_bytes(write(*pages, form="xliff", language=language))
    store = factory.getobject(str(path))
    assert isinstance(store, xlifffile)
    assert len(store.units) == sum(
        len(one.lines) for one in documents(translation_of(page, language) for page in pages)
    )
    for unit in store.units:
        unit.rich_target = unit.rich_source
        unit.markapproved()
        target = unit.xmlelement.find(unit.namespaced("target"))
        target.text = f"T {target.text or ''}"
        target.set("state", "translated")
    store.save()

    report = send(path.read_bytes(), "xliff")

    assert report.blocked == 0
    for page in pages:
        texts = texts_of(page, language)
        assert set(texts) == set(french_texts(page))
        assert all(text == f"T {french}" for french, text in texts.items())


def test_translate_toolkit_agrees_on_what_is_to_be_done(home, tmp_path):
    page = given(make_page(home))
    confirm(page, "es", only=["Eau &amp; climat"])
    publish_french(page, title="Eau et climat")
    given(make_page(home, title="Énergie"))
    for form, extension in [("po", "po"), ("xliff", "xlf")]:
        path = tmp_path / f"sent.{extension}"
        path.write_bytes(write(page, form=form))

        units = [one for one in factory.getobject(str(path)).units if one.istranslatable()]

        states = {one.source[:3]: one.istranslated() for one in units}
        assert states == {"Eau": False, "Voi": False}, form


def test_pofilter_finds_markup_and_spaces_as_in_french(home, tmp_path):
    page = given(make_page(home))
    path = tmp_path / "done.po"
    path.write_bytes(translate_all(write(page), "po"))
    names = ["xmltags", "escapes", "startwhitespace", "endwhitespace", "newlines", "variables"]

    for unit in factory.getobject(str(path)).units:
        if unit.istranslatable():
            failures = StandardChecker().run_filters(unit)
            assert [name for name in names if name in failures] == []


@pytest.mark.parametrize(
    ("form", "written", "saved"),
    [
        ("xliff", 'target-language="es"', 'target-language="es-ES"'),
        ("xliff", 'source-language="fr"', 'source-language="fr-FR"'),
        ("po", "Language: es", "Language: es_MX"),
        ("po", "charset=UTF-8", "charset=utf8"),
        ("xliff", "encoding='utf-8'", 'encoding="utf8"'),
    ],
)
def test_tool_that_names_a_country_or_the_encoding_otherwise_is_understood(
    home, form, written, saved
):
    page = given(make_page(home))
    content = translate_all(write(page, form=form), form).decode()
    assert written in content

    report = send(content.replace(written, saved), form)

    assert (report.applied, report.blocked) == (2, 0)
