"""A file that comes back is taken page by page, all or nothing, and each text is told about."""

import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from wagtail.models import Locale, PageLogEntry
from wagtail_localize.models import StringTranslation

from cuf_site.localisation.workshop import memory
from tests import factories
from tests.cuf_site.localisation.exchange.files import (
    file_of,
    foreign_key,
    given,
    make_page,
    outcomes,
    po_of,
    reasons,
    send,
    somebody,
    texts_of,
    translation_of,
    write,
)
from tests.translating import confirm, publish_french, version

FORMS = ["po", "xliff"]


@pytest.mark.parametrize("form", FORMS)
def test_changed_french_keeps_the_whole_page_back(page, form):
    content = file_of(page, form=form)
    publish_french(page, title="Eau et climat")

    report = send(content, form)

    assert outcomes(report) == {
        "Eau & climat": "stale",
        "Voir le site &amp; les comptes."
        if form == "po"
        else "Voir le site & les comptes.": "held",
    }
    assert reasons(report) == ["Le texte français a changé depuis que le fichier a été fait."]
    assert texts_of(page) == {}


@pytest.mark.parametrize("form", FORMS)
def test_page_that_can_be_taken_is_beside_one_that_cannot(page, home, form):
    other = given(make_page(home, title="Énergie"))
    content = file_of(page, other, form=form)
    publish_french(page, title="Eau et climat")

    report = send(content, form)

    assert (report.taken, report.blocked) == (1, 1)
    assert texts_of(page) == {}
    assert texts_of(other)["Énergie"] == "ES Énergie"


@pytest.mark.parametrize("form", FORMS)
def test_text_of_no_place_of_the_page_is_unknown(page, form):
    content = file_of(page, form=form).replace(b":title", b":none").replace(b'"title:', b'"none:')

    report = send(content, form)

    assert outcomes(report)["Eau & climat"] == "unknown"
    assert texts_of(page) == {}


@pytest.mark.parametrize("form", FORMS)
def test_page_of_nowhere_is_told_and_leaves_the_others(page, home, form):
    other = given(make_page(home, title="Énergie"))
    key = str(page.translation_key).encode()
    content = file_of(page, other, form=form).replace(key, foreign_key().encode())

    report = send(content, form)

    assert [one.title for one in report.pages if one.is_blocked] == ["Page inconnue"]
    assert texts_of(other)["Énergie"] == "ES Énergie"


def test_text_too_long_keeps_its_page_back_with_the_reason(page):
    po = po_of(file_of(page))
    next(one for one in po if one.msgid == "Eau & climat").msgstr = "x" * 256

    report = send(po)

    assert outcomes(report)["Eau & climat"] == "refused"
    assert reasons(report) == ["255 caractères au plus\xa0; cette traduction en compte 256."]
    assert texts_of(page) == {}


@pytest.mark.parametrize("form", FORMS)
def test_text_longer_than_the_editor_takes_keeps_its_page_back(page, form):
    content = file_of(page, form=form).replace(b"ES Voir", b"ES Voir" + b" mot" * 5000)

    report = send(content, form)

    (reason,) = reasons(report)
    assert reason.startswith("20000 caractères au plus")
    assert reason.endswith("20063.")
    assert texts_of(page) == {}


BROKEN = [
    ('ES Voir <a id="a1">le <b>site</b></a>', "ES Voir le <b>site</b>"),
    ('<a id="a1">', '<a id="a2">'),
    ("<b>site</b>", "<b>site"),
    ("<b>site</b></a>", "<b>site</a></b>"),
    ("<b>site</b>", "<script>site</script>"),
    ('<a id="a1">', '<a href="https://example.com/">'),
]


@pytest.mark.parametrize(("sound", "broken"), BROKEN)
def test_broken_markup_keeps_its_page_back(page, sound, broken):
    po = po_of(file_of(page))
    entry = next(one for one in po if one.msgid.startswith("Voir"))
    assert sound in entry.msgstr
    entry.msgstr = entry.msgstr.replace(sound, broken)

    report = send(po)

    assert [str(one.outcome) for one in report.pages[0].ordered] == ["refused", "held"]
    assert texts_of(page) == {}


def test_markup_in_a_plain_text_of_a_po_file_is_text(page):
    po = po_of(file_of(page))
    next(one for one in po if one.msgid == "Eau & climat").msgstr = "<b>Agua</b>"

    send(po)

    assert texts_of(page)["Eau &amp; climat"] == "&lt;b&gt;Agua&lt;/b&gt;"


def test_fuzzy_and_empty_texts_are_left_and_keep_nothing_back(page):
    po = po_of(file_of(page))
    next(one for one in po if one.msgid == "Eau & climat").flags = ["fuzzy"]

    report = send(po)

    assert outcomes(report)["Eau & climat"] == "unsure"
    assert (report.applied, report.blocked) == (1, 0)
    assert "Eau &amp; climat" not in texts_of(page)


def test_empty_text_of_a_file_leaves_what_the_site_has(page):
    content = write(page)
    confirm(page, "es")

    report = send(content)

    assert {str(outcome) for outcome, _count in report.counts} == {"empty"}
    assert texts_of(page)["Eau &amp; climat"] == "ES Eau &amp; climat"


def test_what_somebody_else_changed_meanwhile_is_not_undone(page):
    content = file_of(page)
    confirm(page, "es", title="Agua y clima")

    report = send(content)

    assert outcomes(report)["Eau & climat"] == "stale"
    assert texts_of(page)["Eau &amp; climat"] == "Agua y clima"


def test_who_sends_a_file_again_corrects_what_came_from_it(page):
    user, other = somebody("ana"), somebody("bea")
    content = file_of(page)
    send(content, user=user)
    corrected = content.replace(b"ES Eau", b"Agua")

    from_other = send(corrected, user=other)
    from_same = send(corrected, user=user)

    assert outcomes(from_other)["Eau & climat"] == "stale"
    assert outcomes(from_same)["Eau & climat"] == "applied"
    assert texts_of(page)["Eau &amp; climat"] == "Agua &amp; climat"


def test_the_same_file_sent_twice_changes_nothing_the_second_time(page):
    content = file_of(page)

    first, second = send(content), send(content)

    assert [(str(outcome), count) for outcome, count in first.counts] == [("applied", 2)]
    assert [(str(outcome), count) for outcome, count in second.counts] == [("unchanged", 2)]


def test_machine_text_that_comes_back_unmarked_is_confirmed(page):
    confirm(page, "es")
    StringTranslation.objects.update(translation_type="machine", tool_name="Machine")
    po = po_of(write(page))
    for entry in po:
        entry.flags = []

    report = send(po)

    assert report.applied == 2
    assert set(StringTranslation.objects.values_list("translation_type", flat=True)) == {"manual"}


def test_title_from_a_file_names_the_page_in_the_admin(page):
    send(file_of(page))

    assert version(page, "es").draft_title == "ES Eau & climat"


def test_texts_from_a_file_are_remembered(page, home):
    send(file_of(page))
    other = given(make_page(home, rich="<p>Autre.</p>"))
    segments = translation_of(other).source.stringsegment_set.select_related("string", "context")

    [segment] = [one for one in segments if one.context.path == "title"]
    [match] = memory.identical([segment], Locale.objects.get(language_code="es"))[segment.pk]

    assert (match.text, match.is_sure) == ("ES Eau &amp; climat", True)
    assert memory.near(segment, Locale.objects.get(language_code="es")) == []


def test_each_page_taken_is_logged(page):
    user = somebody("ana")

    send(file_of(page), user=user, name="lot-1.po")

    entry = PageLogEntry.objects.get(action="cuf_site.take_file")
    assert (entry.user, entry.page_id) == (user, version(page, "es").pk)
    assert entry.data == {"file": "lot-1.po", "format": "PO", "texts": 2}


def test_page_that_somebody_else_has_locked_is_refused(page):
    target = version(page, "es")
    target.locked, target.locked_by = True, somebody("other")
    target.save()

    report = send(file_of(page))

    assert [one[:26] for one in reasons(report)] == ["Cette page est verrouillée"]
    assert set(outcomes(report).values()) == {"held"}
    assert texts_of(page) == {}


def test_page_that_one_may_not_change_is_refused(page):
    stranger = get_user_model().objects.create_user("stranger", password="x")

    report = send(file_of(page), user=stranger)

    assert reasons(report) == ["Vous ne pouvez pas modifier cette traduction."]
    assert texts_of(page) == {}


def test_translation_that_has_gone_is_told(page):
    content = file_of(page)
    version(page, "es").delete()

    report = send(content)

    assert report.blocked == 1
    assert texts_of(page) == {}


def test_snippet_comes_back(home):
    topic = given(factories.get_topic("Eau"))

    send(file_of(topic))

    assert texts_of(topic) == {"Eau": "ES Eau"}


def test_file_of_one_page_sent_from_another_is_refused_by_its_name(page, home):
    other = given(make_page(home, title="Énergie"))

    with pytest.raises(ValidationError, match="Énergie"):
        send(file_of(other), only=translation_of(page))
    with pytest.raises(ValidationError, match="plusieurs"):
        send(file_of(page, other), only=translation_of(page))
    assert texts_of(page) == texts_of(other) == {}
