"""Texts leave as a PO file that gettext understands, and nobody's words count as done in it."""

import pytest
from wagtail_localize.models import StringTranslation

from tests import factories
from tests.translating import confirm, publish_french

from .files import given, make_page, po_of, send, somebody, texts_of, translate_all, write


def entry_of(po, msgid: str):
    [entry] = [one for one in po if one.msgid == msgid]
    return entry


def test_header_says_the_language_and_its_plurals(page):
    metadata = po_of(write(page)).metadata

    assert metadata["Language"] == "es"
    assert metadata["Plural-Forms"] == "nplurals=2; plural=(n != 1);"
    assert metadata["Content-Type"] == "text/plain; charset=UTF-8"
    assert "Project-Id-Version" in metadata
    assert "PO-Revision-Date" in metadata


def test_arabic_has_its_six_plurals(home):
    page = given(make_page(home), "ar")

    assert po_of(write(page, language="ar")).metadata["Plural-Forms"].startswith("nplurals=6;")


def test_each_text_stands_once_as_translators_type_it(page):
    msgids = [entry.msgid for entry in po_of(write(page))]

    rich = 'Voir <a id="a1">le <b>site</b></a> &amp; les <i>comptes</i>.'
    assert sorted(msgids) == sorted(["Eau & climat", rich])


def test_context_is_the_page_and_the_place_and_never_changes(page):
    before = [entry.msgctxt for entry in po_of(write(page))]

    publish_french(page, title="Eau, climat")
    after = [entry.msgctxt for entry in po_of(write(page))]

    assert before == after
    assert f"{page.translation_key}:title" in before
    assert len(set(before)) == len(before)


def test_comments_say_the_page_what_the_text_is_and_its_limit(home):
    topic = given(factories.get_topic("Eau"))

    [entry] = po_of(write(topic))

    assert entry.comment.split("\n")[0].split() == ["Thématique", ":", "Eau"]
    assert "150" in entry.comment
    assert entry.occurrences == [(f"rencontres.topic/{topic.pk}", "1")]


def test_confirmed_translation_is_no_fuzzy_one(page):
    confirm(page, "es")

    po = po_of(write(page))

    assert entry_of(po, "Eau & climat").msgstr.startswith("ES Eau")
    assert [entry for entry in po if entry.fuzzy] == []
    assert po.percent_translated() == 100


def test_file_of_texts_to_do_leaves_out_what_is_done(page):
    confirm(page, "es", only=["Eau &amp; climat"])

    [entry] = po_of(write(page, with_done=False))

    assert entry.msgid.startswith("Voir")


def test_old_translation_is_fuzzy_with_the_french_it_answered(page):
    confirm(page, "es")
    publish_french(page, title="Eau et climat")

    entry = entry_of(po_of(write(page)), "Eau et climat")

    assert (entry.fuzzy, entry.previous_msgid) == (True, "Eau & climat")
    assert entry.msgstr == "ES Eau & climat"


def test_memory_is_fuzzy_and_says_where_it_comes_from(page, home):
    confirm(page, "es")
    other = given(make_page(home, rich="<p>Autre chose.</p>"))

    entry = entry_of(po_of(write(other)), "Eau & climat")

    assert (entry.fuzzy, entry.msgstr) == (True, "ES Eau & climat")
    assert "Eau & climat" in entry.comment.split("\n")[-1]


def test_machine_text_is_fuzzy_and_says_so(page):
    confirm(page, "es")
    StringTranslation.objects.update(translation_type="machine", tool_name="Machine 1")

    entry = entry_of(po_of(write(page)), "Eau & climat")

    assert entry.fuzzy
    assert "Machine 1" in entry.comment


def test_text_that_cannot_stand_is_fuzzy(page):
    confirm(page, "es", title="x" * 300)

    assert entry_of(po_of(write(page)), "Eau & climat").fuzzy


def test_every_text_comes_back(page):
    report = send(translate_all(write(page), "po"))

    assert texts_of(page) == {
        "Eau &amp; climat": "ES Eau &amp; climat",
        'Voir <a id="a1">le <b>site</b></a> &amp; les <i>comptes</i>.': (
            'ES Voir <a id="a1">le <b>site</b></a> &amp; les <i>comptes</i>.'
        ),
    }
    assert report.applied == 2


def test_text_that_came_back_is_a_persons_work(page):
    user = somebody("ana")

    send(translate_all(write(page), "po"), user=user)

    row = StringTranslation.objects.filter(context__path="title").get()
    assert (row.last_translated_by, row.translation_type) == (user, "manual")
    assert (row.tool_name, row.has_error) == ("fichier PO", False)


@pytest.mark.parametrize("odd", ["\u2028", "\x0b", "\t", '"', "\\", "\\n", "%s", "<", "{"])
def test_odd_characters_come_back(home, odd):
    page = given(make_page(home, title=f"Eau {odd} climat"))

    report = send(translate_all(write(page), "po"))

    assert report.blocked == 0
    assert send(write(page)).applied == 0


def test_file_written_and_sent_at_once_changes_nothing(page):
    confirm(page, "es")

    report = send(write(page))

    assert [(str(outcome), count) for outcome, count in report.counts] == [("unchanged", 2)]
