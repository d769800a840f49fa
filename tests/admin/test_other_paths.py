"""The ways to publish that do not go through the form are refused too, with a message."""

from datetime import UTC, date, datetime, time

import pytest
from django.contrib.messages import get_messages
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.utils import timezone
from django.utils.translation import gettext, override
from wagtail.models import Page, Revision, TaskState

from rencontres.models import EditionFigure, EditionPage, EditionPartner, SessionPage, Slot
from tests import factories

from .posts import JSON, add_url, edit_url, post_data

TAKEN = "%(value)s is already taken by “%(other)s”."


def sentence(msgid, **values) -> str:
    with override("fr"):
        return gettext(msgid) % values


def told(response) -> list[str]:
    return [str(message) for message in get_messages(response.wsgi_request)]


@pytest.fixture
def draft(edition):
    """An edition of 2023 that may not be published: there is one already."""
    draft = factories.make_edition(
        title="Encore 2023", slug="encore", number=99, live=False, start_date=None
    )
    draft.save_revision()
    return draft


@pytest.fixture
def refusal(draft):
    taken = sentence(TAKEN, value=2023, other="Rencontres 2023")
    reasons = f"Année\xa0: {taken}"
    return sentence(
        "“%(page)s” cannot be published. %(reasons)s", page="Encore 2023", reasons=reasons
    )


def is_live(page) -> bool:
    return Page.objects.get(pk=page.pk).live


def test_bulk_publication_is_refused_for_all_the_pages(publication, draft, refusal):
    other = factories.make_content_page(draft.get_parent().get_parent(), live=False)
    address = f"/admin/bulk/wagtailcore/page/publish/?id={other.pk}&id={draft.pk}&next=/admin/"

    response = publication.post(address, {"include_descendants": ""})

    assert (response.status_code, response["Location"]) == (302, edit_url(draft))
    assert told(response) == [refusal]
    assert (is_live(draft), is_live(other)) == (False, False)


@pytest.fixture
def session(edition):
    return factories.make_session(edition, day=edition.start_date)


def test_live_session_is_not_moved_outside_the_days_of_its_edition(publication, session):
    other = factories.make_edition(2024)

    response = publication.post(f"/admin/pages/{session.pk}/move/{other.pk}/confirm/")

    reason = f"Jour\xa0: {sentence('This day is outside the dates of the edition.')}"
    refusal = "“%(page)s” cannot be moved there. %(reasons)s"
    assert told(response) == [sentence(refusal, page=session.title, reasons=reason)]
    assert Page.objects.get(pk=session.pk).path == session.path


def test_draft_is_moved_and_order_changed_freely(publication, session):
    other = factories.make_edition(2024)
    factories.make_session(other)
    session.unpublish()

    publication.post(f"/admin/pages/{session.pk}/move/{other.pk}/confirm/")
    publication.post(f"/admin/pages/{session.pk}/set_position/?position=0")

    assert Page.objects.get(pk=session.pk).get_parent().pk == other.pk


def test_publication_of_a_revision_is_refused(draft):
    with pytest.raises(ValidationError) as refused:
        draft.latest_revision.publish()

    assert list(refused.value.message_dict) == ["year"]
    assert not is_live(draft)


def test_admin_api_answers_why(publication, draft):
    response = publication.post(f"/admin/api/main/pages/{draft.pk}/action/publish/")

    assert response.status_code == 400
    assert response.json() == {"year": [sentence(TAKEN, value=2023, other="Rencontres 2023")]}
    assert not is_live(draft)


@pytest.fixture
def submitted(redaction, edition):
    """An edition of 2031 submitted by a member of Rédaction; then another takes its number."""
    url = add_url("edition", edition.get_parent())
    redaction.post(url, post_data("edition", action="submit"))
    EditionPage.objects.filter(pk=edition.pk).update(number=22)
    return EditionPage.objects.get(year=2031)


def test_approval_in_the_form_is_refused_on_the_field(publication, submitted):
    approval = {"action-workflow-action": "1", "workflow-action-name": "approve"}

    response = publication.post(edit_url(submitted), post_data("edition") | approval)

    assert response.context["form"].errors["number"] == [
        sentence(TAKEN, value=22, other="Rencontres 2023")
    ]
    assert submitted.current_workflow_task_state.status == TaskState.STATUS_IN_PROGRESS


@pytest.mark.parametrize("in_modal", [False, True])
def test_approval_without_the_form_is_refused(publication, submitted, in_modal):
    state = submitted.current_workflow_task_state
    address = f"/admin/pages/workflow/action/{submitted.pk}/approve/{state.pk}/"
    headers = {"X-Requested-With": "XMLHttpRequest"} if in_modal else {}

    response = publication.post(address, {"comment": ""}, headers=headers)

    goes_to = response.json()["redirect"] if in_modal else response["Location"]
    assert goes_to == edit_url(submitted)
    reason = sentence(TAKEN, value=22, other="Rencontres 2023")
    assert [reason in message for message in told(response)] == [True]
    state.refresh_from_db()
    assert state.status == TaskState.STATUS_IN_PROGRESS
    assert not is_live(submitted)


def test_scheduled_publication_is_refused_and_the_others_go_live(draft, refusal):
    page = factories.make_content_page(draft.get_parent().get_parent(), live=False)
    page.save_revision()
    Revision.objects.update(approved_go_live_at=datetime(2023, 1, 1, tzinfo=UTC))

    with pytest.raises(CommandError) as refused:
        call_command("publish_scheduled")
    call_command("publish_scheduled")

    assert str(refused.value) == refusal
    assert (is_live(draft), is_live(page)) == (False, True)


@pytest.fixture
def copied(publication):
    """Copy an edition as its form asks; return the draft."""

    def copied(edition, **changes) -> EditionPage:
        data = {"year": "2024", "number": "15"} | changes
        response = publication.post(f"/admin/pages/{edition.pk}/copy/", data)
        new = EditionPage.objects.get(year=data["year"])
        assert (response.status_code, response["Location"]) == (302, edit_url(new))
        copied.told = told(response)
        return new

    return copied


def test_copy_of_an_edition_has_the_year_it_is_given(copied, edition):
    copy = copied(edition)

    assert (copy.title, copy.slug, copy.year, copy.number) == ("Rencontres 2024", "2024", 2024, 15)
    assert (copy.live, copy.start_date, copy.end_date) == (False, None, None)
    latest = copy.get_latest_revision_as_object()
    assert (latest.title, latest.slug, latest.year) == ("Rencontres 2024", "2024", 2024)
    assert copied.told[0].startswith("«\xa0Rencontres 2024\xa0»")


def test_copy_of_an_edition_proposes_the_year_and_the_number_after_all_others(publication, edition):
    factories.make_edition(2030)

    form = publication.get(f"/admin/pages/{edition.pk}/copy/").context["form"]

    assert (form["year"].value(), form["number"].value()) == (2031, 22)
    assert {"new_slug", "new_title", "alias", "publish_copies"}.isdisjoint(form.fields)


@pytest.mark.parametrize(
    ("changes", "refused"),
    [
        ({}, ["year", "number"]),
        ({"year": "2023", "number": "14"}, ["number", "year"]),
        ({"year": "20", "number": "0"}, ["year", "number"]),
        ({"year": "deux mille", "number": "15"}, ["year"]),
    ],
)
def test_copy_of_an_edition_is_refused_on_the_field(publication, edition, changes, refused):
    address = f"/admin/pages/{edition.pk}/copy/"

    response = publication.post(address, {"csrf": "x"} | changes)

    assert sorted(response.context["form"].errors) == sorted(refused)
    assert EditionPage.objects.count() == 1


def test_copy_of_an_edition_says_nothing_of_its_year(copied, edition):
    edition.hashtag = "#RAICT2023"
    edition.programme_status = "final"
    edition.status = "cancelled"
    edition.registration_url = "https://example.org/2023"
    edition.venue = factories.make_venue()
    edition.body = [("heading", "Ce qui s’est dit")]
    edition.figures = [EditionFigure(value=500)]
    edition.partners = [EditionPartner(partner=factories.make_partner())]
    edition.slots = [Slot(day=edition.start_date, start=time(9), title="Accueil")]
    edition.save_revision().publish()

    copy = copied(edition).get_latest_revision_as_object()

    assert (copy.hashtag, copy.registration_url, len(copy.body)) == ("", "", 0)
    assert (copy.programme_status, copy.status) == ("none", "scheduled")
    assert (copy.figures.count(), copy.slots.count()) == (0, 0)
    assert (copy.venue, copy.partners.count()) == (edition.venue, 1)


def test_copy_of_an_edition_is_made_of_its_latest_draft(copied, edition):
    edition.series_name = "Les rendez-vous"
    edition.save_revision()

    assert copied(edition).series_name == "Les rendez-vous"


def test_copied_sessions_leave_their_speakers_days_and_references(copied, edition):
    session = factories.make_full_session(edition)
    session.reference = "ouverture-speciale"
    session.video_url = "https://video.example/1"
    session.save()
    factories.make_session(edition, status="cancelled")

    new = copied(edition, with_sessions="on")

    copy = SessionPage.objects.child_of(new).get()
    assert (copy.title, copy.kind, copy.room) == (session.title, session.kind, session.room)
    assert (copy.live, copy.day, copy.start) == (False, None, session.start)
    assert (copy.reference, copy.summary, copy.video_url) == ("atelier-1", "", "")
    assert (copy.participations.count(), copy.topics.count()) == (0, 1)
    latest = copy.get_latest_revision_as_object()
    assert (latest.reference, latest.participations.count()) == ("atelier-1", 0)
    assert Page.find_problems() == ([], [], [], [], [])
    assert "1 séance" in copied.told[0]


def test_copied_sessions_are_published_once_their_day_is_given(copied, publication, edition):
    factories.make_full_session(edition)
    new = copied(edition, with_sessions="on")
    new.start_date = date(2024, 10, 23)
    new.save_revision().publish()

    session = SessionPage.objects.child_of(new).get()
    session.day = new.start_date
    session.save_revision().publish()

    assert SessionPage.objects.child_of(new).live().count() == 1


def test_edition_is_copied_without_its_sessions_unless_asked(copied, edition):
    factories.make_full_session(edition)

    assert not copied(edition).get_children().exists()


def test_translation_of_an_edition_begins_with_all_of_its_year(edition):
    edition.theme = "L’eau"
    edition.figures = [EditionFigure(value=500, kind="other", label="Stands")]
    edition.save()

    translated = factories.translate(edition, "en", live=False)

    assert (translated.theme, translated.year) == ("L’eau", 2023)
    assert [figure.label for figure in translated.figures.all()] == ["Stands"]


def test_copy_of_an_edition_is_a_draft_and_nothing_is_an_alias(publication, edition, session):
    asked = [publication.get(f"/admin/pages/{page.pk}/copy/") for page in (edition, session)]

    offered = [set(response.context["form"].fields) for response in asked]
    assert "publish_copies" not in offered[0]
    assert "publish_copies" in offered[1]
    assert all("alias" not in fields for fields in offered)


def test_copy_that_would_be_live_is_refused(publication, session):
    other = factories.make_edition(2024)
    address = f"/admin/pages/{session.pk}/copy/"
    copy = {"new_title": "Copie", "new_slug": "copie", "new_parent_page": other.pk}

    response = publication.post(address, copy | {"publish_copies": "on"})

    assert (response.status_code, response["Location"]) == (302, address)
    assert len(told(response)) == 1
    assert publication.get(address).status_code == 200
    assert not Page.objects.filter(title="Copie").exists()
    assert Page.find_problems() == ([], [], [], [], [])


def test_copy_of_a_session_gets_its_own_reference(publication, edition):
    session = factories.make_session(edition)
    copy = {"new_title": "Copie", "new_slug": "copie", "new_parent_page": edition.pk}

    publication.post(f"/admin/pages/{session.pk}/copy/", copy | {"publish_copies": "on"})

    copied = SessionPage.objects.get(title="Copie")
    assert (session.reference, copied.reference) == ("atelier-1", "atelier-2")
    assert copied.live


def test_reverting_to_a_version_that_breaks_a_rule_is_refused(publication, edition):
    edition.end_date = date(2023, 9, 1)
    wrong = edition.save_revision()
    edition.end_date = date(2023, 9, 19)
    edition.save_revision().publish()
    changes = {
        "title": "Rencontres 2023",
        "number": "14",
        "year": "2023",
        "start_date": "2023-09-18",
        "end_date": "2023-09-01",
    }

    shown = publication.get(f"/admin/pages/{edition.pk}/revisions/{wrong.pk}/revert/")
    response = publication.post(
        f"/admin/pages/{edition.pk}/revisions/{wrong.pk}/revert/",
        post_data("edition", changes, "publish"),
    )

    assert shown.status_code == 200
    assert list(response.context["form"].errors) == ["end_date"]
    edition.refresh_from_db()
    assert edition.end_date == date(2023, 9, 19)


def test_autosave_never_publishes(publication, draft):
    changes = {"year": "2023", "start_date": "", "end_date": ""}

    response = publication.post(edit_url(draft), post_data("edition", changes), headers=JSON)

    assert response.json()["success"] is True
    assert not is_live(draft)


def test_copy_by_the_admin_api_is_refused(publication, edition):
    data = {"keep_live": True, "slug": "copie"}

    response = publication.post(
        f"/admin/api/main/pages/{edition.pk}/action/copy/", data, headers=JSON
    )

    assert response.status_code == 400
    assert list(response.json()) == ["number", "year"]
    assert EditionPage.objects.count() == 1


def test_schedule_is_typed_with_the_inputs_of_other_forms(publication, edition):
    shown = publication.get(edit_url(edition)).context["form"]
    schedule = {"go_live_at": "2031-01-02T09:30", "expire_at": ""}

    publication.post(edit_url(edition), post_data("edition", schedule))

    assert shown.fields["go_live_at"].widget.input_type == "datetime-local"
    edition.refresh_from_db()
    go_live_at = edition.get_latest_revision_as_object().go_live_at
    assert timezone.localtime(go_live_at).isoformat()[:16] == "2031-01-02T09:30"
