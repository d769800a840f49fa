"""Texts are taken away in files and sent back, each in the languages of the person."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Locale, PageLogEntry
from wagtail_localize.models import StringTranslation, Translation

from cuf_site.localisation.admin.table import find_pages, find_snippets
from cuf_site.localisation.states import states
from cuf_site.localisation.workload import words_in
from tests import factories
from tests.translating import confirm, fresh, publish_french, submit, translate, version

from .exchange import (
    CHOICE,
    FILE,
    SEND,
    send,
    sessions_of,
    take_away,
    texts_in,
    titles_in,
    translated,
)
from .posts import edit_url
from .translation_editor import SUBMIT, editor, sentence, told


@pytest.fixture
def edition(home, submitted_edition):
    return fresh(submitted_edition)


def test_translator_takes_an_edition_away_and_brings_it_back(translator, edition):
    file = take_away(translator, edition=edition.pk)
    page = sessions_of(edition)[0]

    response = send(translator, translated(file.content))

    rows = StringTranslation.objects.filter(context__object_id=page.translation_key)
    assert response.status_code == 200
    assert {row.locale.language_code for row in rows} == {"en"}
    assert rows.get(context__path="title").data == "EN Atelier 1"
    assert take_away(translator, edition=edition.pk).status_code == 302


def test_file_of_an_edition_has_its_pages_and_the_snippets_that_they_name(translator, edition):
    factories.make_content_page(edition.get_parent().get_parent(), title="Ailleurs")

    file = take_away(translator, edition=edition.pk)

    titles = {"Rencontres 2023", "Atelier 1", "Atelier 2", "Atelier 3", "Eau et assainissement"}
    assert titles_in(file) == titles
    assert file["Content-Disposition"] == ('attachment; filename="rencontres-2023-a-faire-en.po"')


def test_file_of_all_that_is_to_be_done_is_what_the_report_counts(translator, edition):
    page = sessions_of(edition)[0]
    translate(page)
    publish_french(page, title="Atelier nouveau")
    other = factories.make_content_page(edition.get_parent().get_parent(), title="Ailleurs")
    submit(other)

    texts = texts_in(take_away(translator))

    english = Locale.objects.get(language_code="en")
    found = states([*find_pages(None, ""), *find_snippets("")], [english]).values()
    left = sum(state.texts_left for state in found if state.target)
    assert {"Ailleurs", "Atelier nouveau", "Atelier 2"} <= set(texts)
    assert "Atelier 1" not in texts
    assert len(texts) == left


def test_page_that_is_up_to_date_is_in_the_file_of_all_texts_only(translator, edition):
    translate(sessions_of(edition)[0])

    to_do = texts_in(take_away(translator, edition=edition.pk))
    everything = texts_in(take_away(translator, edition=edition.pk, texts="all"))

    assert "Atelier 1" not in to_do
    assert "Atelier 1" in everything


def test_screen_counts_what_the_file_holds(translator, edition):
    response = translator.get(CHOICE, {"edition": edition.pk})
    file = take_away(translator, edition=edition.pk)

    assert response.context["texts"] == len(texts_in(file))
    assert response.context["words"] == sum(map(words_in, texts_in(file)))
    assert str(response.context["texts"]) in response.content.decode()


@pytest.mark.parametrize("form", ["po", "xliff"])
def test_page_goes_and_comes_from_its_editor(translator, edition, form):
    page = sessions_of(edition)[0]
    english = Translation.objects.get(
        source__object_id=page.translation_key, target_locale__language_code="en"
    )
    html = editor(translator, version(page))
    address = f"{reverse(FILE)}?translation={english.pk}&amp;format={form}"
    assert address in html

    file = translator.get(address.replace("&amp;", "&"))
    name = file["Content-Disposition"].split('"')[1]
    response = send(
        translator, file.content, name, translation=english.pk, next=edit_url(version(page))
    )

    assert name == {"po": "atelier-1-en.po", "xliff": "atelier-1-en.xlf"}[form]
    assert response.status_code == 200
    assert edit_url(version(page)) in response.content.decode()


def test_file_of_another_page_sent_from_an_editor_comes_back_with_the_reason(translator, edition):
    first, second = sessions_of(edition)[:2]
    own, other = (
        Translation.objects.get(
            source__object_id=page.translation_key, target_locale__language_code="en"
        )
        for page in (first, second)
    )
    file = translator.get(reverse(FILE), {"translation": other.pk, "format": "po"})

    response = send(
        translator, translated(file.content), translation=own.pk, next=edit_url(version(first))
    )

    assert response["Location"] == edit_url(version(first))
    assert told(response) == [
        sentence(
            "Nothing was taken from this file: it is that of “%(page)s” (%(language)s).",
            page="Atelier 2",
            language="Anglais",
        )
    ]


def test_report_tells_page_by_page_and_text_by_text(translator, edition):
    content = translated(take_away(translator, edition=edition.pk).content)
    page = sessions_of(edition)[0]
    publish_french(page, title="Atelier nouveau")

    html = send(translator, content).content.decode()

    assert sentence("Nothing taken: one of its texts cannot be.") in html
    assert sentence("The French text has changed since the file was made.") in html
    assert "EN Atelier 1" in html
    assert not StringTranslation.objects.filter(
        context__object_id=page.translation_key, locale__language_code="en"
    ).exists()


def test_markup_of_a_file_is_shown_and_not_obeyed(translator, edition):
    content = translated(take_away(translator, edition=edition.pk).content, "<script>x</script>")

    html = send(translator, content).content.decode()

    assert "<script>x" not in html
    assert "&lt;script&gt;x" in html


@pytest.mark.parametrize(
    ("file", "reason"),
    [
        ({}, "Choose a file."),
        ({"file": "x"}, "Choose a file."),
        ({"file": SimpleUploadedFile("a.po", b"")}, "This file is empty."),
    ],
    ids=["none", "text", "empty"],
)
def test_what_is_no_file_is_refused(translator, edition, file, reason):
    response = translator.post(SEND, file)

    assert response.status_code == 400
    assert sentence(reason) in response.content.decode()


def test_file_that_is_too_large_is_refused_before_it_is_read(
    translator, edition, settings, monkeypatch
):
    settings.TRANSLATION_FILE_MAX_BYTES = 1_000
    monkeypatch.setattr("cuf_site.localisation.admin.exchange_views.read", None)

    response = send(translator, b"x" * 1_001)

    assert response.status_code == 400
    assert "trop lourd" in response.content.decode()


@pytest.mark.parametrize("back", ["https://example.com/", "//example.com", "javascript:x"])
def test_refusal_leads_to_no_other_site(translator, edition, back):
    response = send(translator, b"nothing", next=back)

    assert response.status_code == 400


def test_page_in_moderation_is_not_taken(translator, edition):
    page = sessions_of(edition)[0]
    for one in (edition, page):
        confirm(one)
        translator.post(edit_url(version(one)), SUBMIT)
    content = take_away(translator, edition=edition.pk, texts="all").content

    html = send(translator, content.replace(b"EN Atelier 1", b"EN Workshop 1")).content.decode()

    closed = sentence(
        "These texts are being read before publication: they cannot be changed meanwhile."
    )
    assert closed in html
    assert not StringTranslation.objects.filter(data="EN Workshop 1").exists()


def test_history_of_a_page_names_the_file(publication, edition):
    content = take_away(publication, edition=edition.pk).content
    send(publication, translated(content), "lot-1.po")
    page = version(sessions_of(edition)[0])

    html = publication.get(f"/admin/pages/{page.pk}/history/").content.decode()

    assert PageLogEntry.objects.filter(page=page.pk, action="cuf_site.take_file").exists()
    assert "lot-1.po" in html


@pytest.mark.parametrize("more", [0, 7])
def test_queries_of_a_download_do_not_grow_with_the_pages(translator, edition, more):
    for number in range(more):
        submit(factories.make_session(edition, title=f"Café {number}"))
    take_away(translator, edition=edition.pk)

    with CaptureQueriesContext(connection) as queries:
        response = take_away(translator, edition=edition.pk)

    assert len(titles_in(response)) == 5 + more
    assert len(queries) == 45
