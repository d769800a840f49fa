"""What is said once a page in moderation is approved, or sent back."""

import pytest
from django.contrib.auth.models import Group
from django.contrib.messages import get_messages
from wagtail.models import GroupApprovalTask, WorkflowTask
from wagtail_localize.models import StringTranslation

from tests import factories
from tests.translating import confirm, submit, translate, version

from .posts import edit_url, post_data
from .translation_editor import SUBMIT, decide, sentence, told

WINDOW = {"X-Requested-With": "XMLHttpRequest"}


@pytest.fixture
def submitted(translator, english_edition):
    """A finished English session, in moderation."""
    return make_submitted(translator, factories.make_session(english_edition, title="Eau"))


def make_submitted(translator, french):
    submit(french)
    confirm(french)
    translator.post(edit_url(version(french)), SUBMIT)
    return version(french)


def test_approval_is_told(publication, submitted):
    response = decide(publication, submitted, "approve")

    assert response["Location"] == edit_url(submitted)
    assert told(response) == [
        sentence("%(language)s: “%(page)s” is published.", page="EN Eau", language="Anglais")
    ]


def test_changes_asked_for_are_told(publication, submitted):
    response = decide(publication, submitted, "reject", comment="Relire le titre")

    assert told(response) == [
        sentence(
            "%(language)s: “%(page)s” goes back with your comment to who submitted it.",
            page="EN Eau",
            language="Anglais",
        )
    ]


def test_approval_of_the_translation_of_a_draft_is_told_as_such(
    translator, publication, english_edition
):
    draft = factories.make_session(english_edition, title="Eau", live=False)

    response = decide(publication, make_submitted(translator, draft), "approve")

    assert told(response) == [
        sentence(
            "%(language)s: “%(page)s” is approved. It will go live with the French page, "
            "which is not published.",
            page="EN Eau",
            language="Anglais",
        )
    ]


def test_refused_approval_is_told_as_a_refusal_only(publication, submitted):
    StringTranslation.objects.update(data="Something else")

    response = decide(publication, submitted, "approve")

    assert [message.level_tag for message in get_messages(response.wsgi_request)] == ["error"]


def test_decision_without_comment_is_told_too(publication, submitted):
    response = decide(publication, submitted, "reject")

    assert told(response) == [
        sentence(
            "%(language)s: “%(page)s” goes back to who submitted it.",
            page="EN Eau",
            language="Anglais",
        )
    ]


def test_approved_step_that_is_not_the_last_is_told_as_such(publication, submitted):
    workflow = submitted.current_workflow_state.workflow
    again = GroupApprovalTask.objects.create(name="Relire")
    again.groups.set(Group.objects.filter(name="Publication"))
    WorkflowTask.objects.create(workflow=workflow, task=again, sort_order=9)

    response = decide(publication, submitted, "approve")

    assert not version(submitted).live
    assert told(response) == [
        sentence("%(language)s: “%(page)s” is approved.", page="EN Eau", language="Anglais")
    ]


def test_approval_of_a_french_page_tells_what_it_puts_out_of_date(
    redaction, publication, english_edition
):
    page = factories.make_content_page(english_edition, title="Lettre", slug="lettre")
    translate(page)
    redaction.post(edit_url(page), post_data("content", {"title": "Lettre à vous"}, "submit"))

    response = decide(publication, page, "approve")

    assert type(page).objects.get(pk=page.pk).title == "Lettre à vous"
    assert told(response)[0] == sentence(
        "%(language)s: “%(page)s” is published.", page="Lettre à vous", language="Français"
    )
    assert ["EN Lettre" in text for text in told(response)] == [False, True]


@pytest.mark.parametrize(("action", "told_of"), [("approve", 1), ("reject", 0)])
def test_decision_from_the_form_of_a_french_page_tells_what_it_puts_out_of_date(
    redaction, publication, english_edition, action, told_of
):
    page = factories.make_content_page(english_edition, title="Lettre", slug="lettre")
    translate(page)
    changes = {"title": "Lettre à vous"}
    redaction.post(edit_url(page), post_data("content", changes, "submit"))
    pressed = {"action-workflow-action": "true", "workflow-action-name": action}

    response = publication.post(edit_url(page), post_data("content", changes) | pressed)

    is_published = type(page).objects.get(pk=page.pk).title == "Lettre à vous"
    assert is_published == (action == "approve")
    assert sum("EN Lettre" in text for text in told(response)) == told_of


def test_second_decision_from_a_form_is_kept_as_a_draft(redaction, publication, edition):
    page = factories.make_content_page(edition, title="Lettre", slug="lettre")
    redaction.post(edit_url(page), post_data("content", {"title": "Lettre"}, "submit"))
    decide(publication, page, "approve")
    pressed = {"action-workflow-action": "true", "workflow-action-name": "approve"}

    response = publication.post(edit_url(page), post_data("content", {"title": "Tard"}) | pressed)

    saved = type(page).objects.get(pk=page.pk)
    assert (saved.title, saved.get_latest_revision_as_object().title) == ("Lettre", "Tard")
    assert sentence(
        "Somebody has decided on this page meanwhile: what you typed is kept as a draft."
    ) in told(response)


def test_decision_in_a_window_of_the_first_screen_is_told_too(publication, submitted):
    state = submitted.current_workflow_task_state
    address = f"/admin/pages/workflow/action/{submitted.pk}/approve/{state.pk}/"

    window = publication.get(address, headers=WINDOW)
    response = publication.post(address, {"comment": "", "next": "/admin/"}, headers=WINDOW)

    assert window.json()["step"] == "action"
    assert response.json() == {"step": "success", "redirect": "/admin/"}
    assert len(told(response)) == 1


def test_translator_decides_nothing(translator, submitted):
    decide(translator, submitted, "approve")

    assert not version(submitted).live
