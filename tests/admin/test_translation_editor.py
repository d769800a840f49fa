"""The translation editor: what translators send, what those who publish decide, what is hidden."""

import json
import re
import uuid
from html import unescape

import pytest
from django.contrib.auth.models import Group
from django.contrib.messages import get_messages
from django.test import Client
from django.utils.translation import gettext, override
from wagtail.models import Locale, Page, TaskState, get_page_models
from wagtail_localize.fields import TranslatableField
from wagtail_localize.models import StringTranslation, Translation
from wagtail_localize.views.edit_translation import TabHelper

from cuf_site.localisation.models import ApprovedTranslation
from cuf_site.localisation.rights import allow_translating
from cuf_site.localisation.snippets import snippet_models
from cuf_site.localisation.sources import source_of
from tests import factories
from tests.test_translation_segments import full_edition, full_release, full_session, raw_value
from tests.translating import confirm, publish_french, submit, version

from .conftest import log_in
from .posts import edit_url, post_data

SUBMIT, PUBLISH = {"action": "submit"}, {"action": "publish"}
SOURCES = [model for model in get_page_models() if model is not Page] + snippet_models()


@pytest.fixture
def edition(home):
    """An edition live in French and English; its editors and translators have their rights."""
    english = Locale.objects.get(language_code="en")
    group = Group.objects.create(name="Translators")
    allow_translating(group, english)
    edition = factories.make_edition()
    factories.translate(edition)
    return edition


@pytest.fixture
def session(edition):
    return factories.make_session(edition, title="Eau", summary="Un bien commun.")


@pytest.fixture
def half(session):
    """The English session, whose summary is still to be translated."""
    submit(session)
    confirm(session, only=["Eau"])
    return version(session)


@pytest.fixture
def finished(half, session):
    confirm(session)
    return half


@pytest.fixture
def translator(edition) -> Client:
    return log_in("Translators")


@pytest.fixture
def publisher(edition) -> Client:
    return log_in("Publication")


@pytest.fixture
def submitted(translator, finished):
    """The finished English session, in moderation."""
    translator.post(edit_url(finished), SUBMIT)
    return version(finished)


def sentence(msgid, **values) -> str:
    with override("fr"):
        return gettext(msgid) % values


def told(response) -> list[str]:
    return [str(message).strip() for message in get_messages(response.wsgi_request)]


def decide(client, page, action, **data):
    state = page.current_workflow_task_state
    address = f"/admin/pages/workflow/action/{page.pk}/{action}/{state.pk}/"
    return client.post(address, {"comment": "", "next": edit_url(page)} | data)


def buttons(html: str) -> set[str]:
    return set(re.findall(r'name="action" value="([a-z-]+)"', html))


def editor(client, page) -> str:
    response = client.get(edit_url(page))
    assert response.status_code == 200
    return response.content.decode()


def props(html: str) -> dict:
    return json.loads(unescape(re.search(r'data-props="([^"]*)"', html)[1]))


def test_translator_submits_and_the_publisher_approves(translator, publisher, finished):
    sent = translator.post(edit_url(finished), SUBMIT)
    waiting = version(finished)
    stood = (waiting.live, waiting.workflow_in_progress)
    approved = decide(publisher, waiting, "approve")

    live = version(finished)
    assert told(sent) == [
        sentence(
            "%(language)s: “%(page)s” is submitted for publication.",
            page="EN Eau",
            language="Anglais",
        )
    ]
    assert stood == (False, True)
    assert approved["Location"] == edit_url(finished)
    assert (live.live, live.title, live.summary) == (True, "EN Eau", "EN Un bien commun.")


def test_unfinished_translation_is_not_submitted(translator, half):
    response = translator.post(edit_url(half), SUBMIT)

    assert ["Un bien commun." in text for text in told(response)] == [True]
    assert not version(half).workflow_in_progress


def test_publisher_is_told_which_text_is_missing(publisher, half):
    response = publisher.post(edit_url(half), PUBLISH)

    assert ["Un bien commun." in text for text in told(response)] == [True]
    assert not version(half).live


def test_publisher_publishes_without_moderation(publisher, finished):
    response = publisher.post(edit_url(finished), PUBLISH)

    assert told(response) == [
        sentence("%(language)s: “%(page)s” is published.", page="EN Eau", language="Anglais")
    ]
    assert version(finished).live


def test_translator_cannot_publish(translator, finished):
    translator.post(edit_url(finished), PUBLISH)

    assert not version(finished).live
    assert buttons(editor(translator, finished)) == {"submit"}


def test_changes_are_asked_for_and_sent_again(translator, publisher, submitted):
    decide(publisher, submitted, "reject", comment="Relire le titre")
    page = editor(translator, submitted)
    translator.post(edit_url(submitted), SUBMIT)

    assert "Relire le titre" in page
    assert buttons(page) >= {"submit"}
    state = version(submitted).current_workflow_task_state
    assert state.status == TaskState.STATUS_IN_PROGRESS


def test_texts_in_moderation_are_closed_to_the_translator(translator, publisher, submitted):
    mine, theirs = editor(translator, submitted), editor(publisher, submitted)

    assert props(mine)["object"]["isLocked"] is True
    assert buttons(mine) == {"cancel-workflow"}
    assert props(theirs)["object"]["isLocked"] is False
    assert buttons(theirs) >= {"publish"}
    state = submitted.current_workflow_task_state
    for action in ("approve", "reject"):
        address = f"/admin/pages/workflow/action/{submitted.pk}/{action}/{state.pk}/"
        assert f'formaction="{address}"' in theirs
        assert address not in mine


def test_translator_takes_a_translation_back(translator, submitted):
    translator.post(edit_url(submitted), {"action": "cancel-workflow"})

    assert not version(submitted).workflow_in_progress


def test_words_changed_after_submission_are_not_approved_unread(publisher, submitted):
    StringTranslation.objects.filter(data="EN Eau").update(data="Something else")

    response = decide(publisher, submitted, "approve")

    assert len(told(response)) == 1
    assert not version(submitted).live
    assert version(submitted).workflow_in_progress


def test_first_screen_lists_what_waits_for_approval(publisher, submitted):
    page = publisher.get("/admin/").content.decode()

    state = submitted.current_workflow_task_state
    assert f"/admin/pages/workflow/action/{submitted.pk}/approve/{state.pk}/" in page


def test_approved_translation_of_a_draft_waits_for_it(translator, publisher, edition):
    draft = factories.make_session(edition, title="Eau", live=False)
    submit(draft)
    confirm(draft)
    translator.post(edit_url(version(draft)), SUBMIT)

    decide(publisher, version(draft), "approve")
    waits = version(draft).live, ApprovedTranslation.objects.count()
    publish_french(draft)

    assert waits == (False, 1)
    assert version(draft).live


def test_publisher_approves_the_translation_of_a_draft(publisher, edition):
    draft = factories.make_session(edition, title="Eau", live=False)
    submit(draft)
    confirm(draft)

    response = publisher.post(edit_url(version(draft)), PUBLISH)

    assert told(response) == [
        sentence(
            "%(language)s: “%(page)s” is approved. It will go live with the French page, "
            "which is not published.",
            page="EN Eau",
            language="Anglais",
        )
    ]
    assert not version(draft).live


def test_editor_is_told_which_approved_translation_stays_behind(publisher, edition):
    draft = factories.make_content_page(edition, title="Lettre", slug="lettre", live=False)
    draft.save_revision()
    submit(draft)
    confirm(draft)
    publisher.post(edit_url(version(draft)), PUBLISH)

    response = publisher.post(
        edit_url(draft), post_data("content", {"title": "Lettre aux élues et élus"}, "publish")
    )

    assert Page.objects.get(pk=draft.pk).live
    assert not version(draft).live
    assert [
        sentence(
            "%(language)s: “%(page)s” was approved, but did not go live: the French texts have "
            "changed since. It is to be completed and approved again.",
            page="EN Lettre",
            language="Anglais",
        )
        in text
        for text in told(response)
    ].count(True) == 1


@pytest.mark.trap(13)
def test_trap_13_translation_that_was_stopped_is_still_edited_text_by_text(publisher, half):
    Translation.objects.filter(source=source_of(half)).update(enabled=False)

    page = publisher.get(edit_url(half))
    publisher.post(edit_url(half), {"localize-restart-translation": "1"})

    assert page.templates[0].name == "wagtail_localize/admin/edit_translation.html"
    assert "localize-restart-translation" not in page.content.decode()


def test_trap_14_refusal_is_told_as_a_failure(publisher, half):
    response = publisher.post(edit_url(half), PUBLISH)

    assert [message.level_tag for message in get_messages(response.wsgi_request)] == ["error"]


def test_locked_translation_is_neither_submitted_nor_published(translator, publisher, finished):
    publisher.post(f"/admin/pages/{finished.pk}/lock/")

    sent = translator.post(edit_url(finished), SUBMIT)

    assert len(told(sent)) == 1
    assert not version(finished).workflow_in_progress
    assert props(editor(translator, finished))["object"]["isLocked"] is True


@pytest.fixture
def topic(edition):
    """A French topic with its English row, which has no words yet."""
    topic = factories.get_topic("Eau")
    submit(topic)
    return topic


def row_url(row) -> str:
    return f"/admin/snippets/rencontres/topic/edit/{row.pk}/"


def test_translator_saves_a_finished_row_for_readers(translator, topic):
    confirm(topic)

    response = translator.post(row_url(version(topic)), PUBLISH)

    assert told(response) == [
        sentence(
            "%(language)s: “%(page)s” is saved, and readers see it.",
            page="EN Eau",
            language="Anglais",
        )
    ]
    assert version(topic).name == "EN Eau"


def test_row_without_its_words_is_not_saved(translator, topic):
    response = translator.post(row_url(version(topic)), PUBLISH)

    assert [message.level_tag for message in get_messages(response.wsgi_request)] == ["error"]
    assert version(topic).name == ""


def test_editor_of_a_row_has_one_button(translator, topic):
    html = translator.get(row_url(version(topic))).content.decode()

    assert buttons(html) == {"publish"}


@pytest.mark.parametrize("model", SOURCES, ids=lambda model: model.__name__)
def test_each_text_has_a_place_in_the_editor(db, model):
    places = TabHelper(model()).field_tab_mapping

    words = [
        field.field_name
        for field in model.translatable_fields
        if isinstance(field, TranslatableField)
    ]

    assert words
    assert [name for name in words if name not in places] == []


@pytest.mark.parametrize("name", ["edition", "session", "release"])
def test_each_text_of_a_full_page_is_shown(publisher, edition, name):
    full = full_edition(year=2024, slug="2024")
    page = {
        "edition": lambda: full,
        "session": lambda: full_session(full),
        "release": lambda: full_release(full),
    }[name]()
    stream = page._meta.get_field("body").stream_block
    page.body = stream.to_python(
        [
            {"type": kind, "value": raw_value(block, []), "id": str(uuid.uuid4())}
            for kind, block in stream.child_blocks.items()
        ]
    )
    page = publish_french(page, body=page.body)
    if not version(page.get_parent().specific):
        factories.translate(page.get_parent().specific)
    submit(page)

    shown = props(editor(publisher, version(page)))["segments"]

    wanted = source_of(page).stringsegment_set.values_list("context__path", flat=True)
    found = [segment["contentPath"] for segment in shown if segment["type"] == "string"]
    assert sorted(found) == sorted(wanted)
    assert len(found) >= 15
