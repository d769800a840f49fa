"""The translation editor: what translators send, what those who publish decide, what is hidden."""

from datetime import UTC, datetime

import pytest
from django.contrib.messages import get_messages
from django.urls import resolve, reverse
from wagtail.models import Page, TaskState
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from cuf_site.localisation.admin.lifecycle_hooks import to_send_back
from cuf_site.localisation.models import ApprovedTranslation
from cuf_site.localisation.sources import source_of
from cuf_site.localisation.stages import Stage
from cuf_site.localisation.states import state_of
from cuf_site.localisation.workshop.lines import version as shown_version
from tests import factories
from tests.translating import confirm, publish_french, submit, version

from .posts import edit_url, post_data
from .translation_editor import (
    PUBLISH,
    SUBMIT,
    buttons,
    decide,
    editor,
    is_closed,
    props,
    sentence,
    told,
)


@pytest.fixture
def session(english_edition):
    return factories.make_session(english_edition, title="Eau", summary="Un bien commun.")


@pytest.fixture
def submitted(translator, finished):
    """The finished English session, in moderation."""
    translator.post(edit_url(finished), SUBMIT)
    return version(finished)


def test_translator_submits_and_the_publisher_approves(translator, publication, finished):
    sent = translator.post(edit_url(finished), SUBMIT)
    waiting = version(finished)
    stood = (waiting.live, waiting.workflow_in_progress)
    approved = decide(publication, waiting, "approve")

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


def test_publisher_is_told_which_text_is_missing(publication, half):
    response = publication.post(edit_url(half), PUBLISH)

    assert ["Un bien commun." in text for text in told(response)] == [True]
    assert not version(half).live


def test_publisher_publishes_without_moderation(publication, finished):
    response = publication.post(edit_url(finished), PUBLISH)

    assert told(response) == [
        sentence("%(language)s: “%(page)s” is published.", page="EN Eau", language="Anglais")
    ]
    assert version(finished).live


def test_publisher_is_told_that_a_page_below_a_draft_is_not_seen(publication, finished):
    Page.objects.filter(pk=finished.get_parent().pk).update(live=False)

    response = publication.post(edit_url(finished), PUBLISH)

    hint = "The page above it is not published: readers will see this one once it is."
    assert told(response)[0] == sentence(hint)
    assert version(finished).live


def test_translator_cannot_publish(translator, finished):
    translator.post(edit_url(finished), PUBLISH)

    assert not version(finished).live
    assert buttons(editor(translator, finished)) == {"submit"}


def test_changes_are_asked_for_and_sent_again(translator, publication, submitted):
    decide(publication, submitted, "reject", comment="Relire le titre")
    stage, page = state_of(submitted).stage, editor(translator, submitted)
    translator.post(edit_url(submitted), SUBMIT)

    assert "Relire le titre" in page
    assert (stage, buttons(page) >= {"submit"}) == (Stage.CHANGES, True)
    state = version(submitted).current_workflow_task_state
    assert state.status == TaskState.STATUS_IN_PROGRESS


def test_texts_in_moderation_are_closed_to_the_translator(translator, publication, submitted):
    mine, theirs = editor(translator, submitted), editor(publication, submitted)

    assert is_closed(mine)
    assert buttons(mine) == {"cancel-workflow"}
    assert not is_closed(theirs)
    assert buttons(theirs) >= {"publish"}
    state = submitted.current_workflow_task_state
    for action in ("approve", "reject"):
        address = f"/admin/pages/workflow/action/{submitted.pk}/{action}/{state.pk}/"
        assert f'formaction="{address}"' in theirs
        assert address not in mine


def test_each_is_told_what_to_do_when_french_changes_during_moderation(
    translator, publication, submitted, session
):
    publish_french(session, title="Eaux")

    mine, theirs = editor(translator, submitted), editor(publication, submitted)

    start = "The French text has changed since these texts were submitted: "
    withdraw = "withdraw them from moderation, adapt what has changed, and submit them again."
    assert sentence(start + withdraw) in mine
    assert sentence(start + "ask for changes, so that they can be adapted.") in theirs
    assert sentence("These texts were submitted: you may decide to publish them.") not in theirs


def test_editor_is_told_which_translation_in_moderation_is_to_be_adapted(
    publication, submitted, session
):
    def publish(**changes):
        values = {"title": session.title, "summary": session.summary, **changes}
        return told(publication.post(edit_url(session), post_data("session", values, "publish")))

    said = sentence(
        "The French texts have changed: ask for changes in these translations, which wait for "
        "approval: %(pages)s.",
        pages="«\xa0EN Eau\xa0» (Anglais)",
    )

    assert said not in publish(end="11:30")
    assert said in publish(title="Eaux")


@pytest.mark.parametrize("more", [1, 5])
def test_what_is_to_be_sent_back_costs_the_same_for_any_number_of_pages(
    submitted, session, english_edition, more, django_assert_num_queries
):
    others = [factories.make_session(english_edition, title=f"Café {n}") for n in range(more)]
    session = publish_french(session, title="Eaux")

    with django_assert_num_queries(9):
        found = to_send_back([session, *others])

    assert [page.pk for page in found] == [submitted.pk]


def test_translator_takes_a_translation_back(translator, submitted):
    translator.post(edit_url(submitted), {"action": "cancel-workflow"})

    assert not version(submitted).workflow_in_progress


def test_words_changed_after_submission_are_not_approved_unread(publication, submitted):
    StringTranslation.objects.filter(data="EN Eau").update(data="Something else")

    response = decide(publication, submitted, "approve")

    assert len(told(response)) == 1
    assert not version(submitted).live
    assert version(submitted).workflow_in_progress


def test_first_screen_lists_what_waits_for_approval(publication, submitted):
    page = publication.get("/admin/").content.decode()

    state = submitted.current_workflow_task_state
    assert f"/admin/pages/workflow/action/{submitted.pk}/approve/{state.pk}/" in page


def test_approved_translation_of_a_draft_waits_for_it(translator, publication, english_edition):
    draft = factories.make_session(english_edition, title="Eau", live=False)
    submit(draft)
    confirm(draft)
    translator.post(edit_url(version(draft)), SUBMIT)

    decide(publication, version(draft), "approve")
    waits = version(draft).live, ApprovedTranslation.objects.count()
    publish_french(draft)

    assert waits == (False, 1)
    assert version(draft).live


def test_publisher_approves_the_translation_of_a_draft(publication, english_edition):
    draft = factories.make_session(english_edition, title="Eau", live=False)
    submit(draft)
    confirm(draft)

    response = publication.post(edit_url(version(draft)), PUBLISH)

    assert told(response) == [
        sentence(
            "%(language)s: “%(page)s” is approved. It will go live with the French page, "
            "which is not published.",
            page="EN Eau",
            language="Anglais",
        )
    ]
    assert not version(draft).live


def test_editor_is_told_which_approved_translation_stays_behind(publication, english_edition):
    draft = factories.make_content_page(english_edition, title="Lettre", slug="lettre", live=False)
    draft.save_revision()
    submit(draft)
    confirm(draft)
    publication.post(edit_url(version(draft)), PUBLISH)

    response = publication.post(
        edit_url(draft), post_data("content", {"title": "Lettre aux élues et élus"}, "publish")
    )

    assert Page.objects.get(pk=draft.pk).live
    assert not version(draft).live
    assert ["EN Lettre" in text for text in told(response)] == [True, True, False]  # approved, left
    assert sentence(
        "The French texts have changed: these translations stay unpublished until they are "
        "brought up to date and published: %(pages)s.",
        pages="«\xa0EN Lettre\xa0» (Anglais)",
    ) in told(response)


def test_publisher_withdraws_an_approval(translator, publication, english_edition):
    draft = factories.make_session(english_edition, title="Eau", live=False)
    submit(draft)
    confirm(draft)
    publication.post(edit_url(version(draft)), PUBLISH)
    offered = buttons(editor(publication, version(draft)))
    withheld = buttons(editor(translator, version(draft)))

    response = publication.post(edit_url(version(draft)), {"action": "withdraw-approval"})
    publish_french(draft)

    assert (offered - withheld, told(response)) == (
        {"publish", "withdraw-approval"},
        [
            sentence(
                "%(language)s: “%(page)s” is no longer approved.",
                page="EN Eau",
                language="Anglais",
            )
        ],
    )
    assert not version(draft).live
    assert "withdraw-approval" not in buttons(editor(publication, version(draft)))


@pytest.mark.trap(13)
def test_trap_13_translation_that_was_stopped_is_still_edited_text_by_text(publication, half):
    Translation.objects.filter(source=source_of(half)).update(enabled=False)

    page = publication.get(edit_url(half))
    publication.post(edit_url(half), {"localize-restart-translation": "1"})

    assert page.templates[0].name == "wagtail_localize/admin/edit_translation.html"
    assert "localize-restart-translation" not in page.content.decode()


def test_trap_14_refusal_is_told_as_a_failure(publication, half):
    response = publication.post(edit_url(half), PUBLISH)

    assert [message.level_tag for message in get_messages(response.wsgi_request)] == ["error"]


def test_locked_translation_is_neither_submitted_nor_published(translator, publication, finished):
    publication.post(f"/admin/pages/{finished.pk}/lock/")

    sent = translator.post(edit_url(finished), SUBMIT)

    assert len(told(sent)) == 1
    assert not version(finished).workflow_in_progress
    assert is_closed(editor(translator, finished))


def test_editors_choose_what_stands_in_the_place_of_a_fact(publication, english_edition):
    body = [("document", {"document": factories.make_document(), "title": "Carte"})]
    page = factories.make_content_page(english_edition, body=body)
    submit(page)

    shown = props(editor(publication, version(page)))

    assert [segment["type"] for segment in shown["segments"]] == ["synchronised_value"]
    assert "data-props" not in editor(publication, version(english_edition))


def test_translator_is_offered_texts_and_nothing_that_refuses_them(translator, english_edition):
    body = [("document", {"document": factories.make_document(), "title": "Carte"})]
    page = factories.make_content_page(english_edition, body=body)
    submit(page)

    answer = translator.get(edit_url(version(page)))

    assert "data-props" not in answer.content.decode()
    assert page.full_url in answer.content.decode()
    assert f'href="{edit_url(page)}"' not in answer.content.decode()


def text_address(page) -> str:
    """Return where the editor of a page sends its first text."""
    source = source_of(page)
    translation = Translation.objects.get(source=source, target_locale=page.locale)
    segment = source.stringsegment_set.order_by("order")[0]
    return reverse("translation_text", args=[translation.pk, segment.pk])


def send_text(client, address: str, **data):
    """Send a text as the script of the editor does, which knows the words that it shows."""
    segment = StringSegment.objects.get(pk=resolve(address).kwargs["segment_id"])
    row = StringTranslation.objects.get(
        translation_of=segment.string, context=segment.context, locale__language_code="en"
    )
    sent = {"text": "Other", "version": shown_version(row)} | data
    return client.post(address, sent, headers={"Accept": "application/json"})


def test_texts_in_moderation_are_closed_to_scripts(translator, publication, submitted):
    before = list(StringTranslation.objects.values())
    address = text_address(submitted)

    sent = [send_text(translator, address), send_text(translator, address, do="clear")]

    closed = sentence(
        "These texts are being read before publication: they cannot be changed meanwhile."
    )
    assert [(answer.status_code, answer.json()) for answer in sent] == [
        (409, {"error": closed})
    ] * 2
    assert list(StringTranslation.objects.values()) == before
    assert send_text(publication, address).status_code == 200


def test_texts_sent_back_for_changes_are_open(translator, publication, submitted):
    decide(publication, submitted, "reject", comment="Relire le titre")

    assert send_text(translator, text_address(submitted)).status_code == 200


def test_texts_of_a_locked_page_are_open_to_nobody_else(translator, publication, finished):
    publication.post(f"/admin/pages/{finished.pk}/lock/")

    statuses = [
        send_text(client, text_address(finished)).status_code
        for client in (translator, publication)
    ]

    assert statuses == [409, 200]


def test_editor_is_in_french(translator, finished):
    StringTranslation.objects.update(updated_at=datetime(2026, 11, 21, 23, 30, tzinfo=UTC))

    assert "Traduit manuellement le 22 novembre 2026" in editor(translator, finished)


def test_native_speaker_is_asked_for_until_someone_says_to_have_read(
    translator, finished, settings
):
    settings.PROOFREAD_LANGUAGES = ["en"]
    asked = buttons(editor(translator, finished))

    response = translator.post(edit_url(finished), {"action": "proofread"})

    read = "%(language)s: “%(page)s” has been read by a native speaker."
    assert told(response) == [sentence(read, page="EN Eau", language="Anglais")]
    assert (asked, buttons(editor(translator, finished))) == ({"submit", "proofread"}, {"submit"})
    assert not state_of(finished).unread


def test_unfinished_translation_is_not_to_be_read_by_a_native_speaker(translator, half, settings):
    settings.PROOFREAD_LANGUAGES = ["en"]

    response = translator.post(edit_url(half), {"action": "proofread"})

    assert ["Un bien commun." in text for text in told(response)] == [True]
    assert buttons(editor(translator, half)) == {"submit"}
    assert not state_of(half).unread


def test_texts_of_a_deleted_translation_are_not_found(publication, finished, session):
    address = text_address(finished)
    version(session).delete()

    assert send_text(publication, address).status_code == 404
