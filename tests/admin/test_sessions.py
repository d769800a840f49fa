"""A session in the admin: its reference, its address, and what its choosers offer."""

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from django.utils.translation import gettext, override

from press.models import PressReleasePage
from rencontres.models import SessionPage
from tests import factories

from .posts import JSON, add_url, edit_url, post_data


@pytest.fixture
def add(redaction, edition):
    """Autosave a new session as Rédaction does; return the page and what the form is told."""

    def add(**changes):
        data = post_data("session", changes)
        answer = redaction.post(add_url("session", edition), data, headers=JSON).json()
        return SessionPage.objects.get(pk=answer["pk"]), answer

    return add


@pytest.mark.parametrize("edition", ["١", "9" * 30])
def test_list_answers_whatever_edition_is_asked(redaction, edition):
    assert redaction.get(reverse("sessions:index"), {"edition": edition}).status_code == 200


@pytest.mark.parametrize("listing", ["sessions", "editions", "releases"])
def test_list_says_that_nothing_was_found_and_offers_no_language(redaction, edition, listing):
    factories.translate(edition)

    shown = redaction.get(reverse(f"{listing}:index_results"), {"q": "introuvable"})

    assert "ne correspond à votre requête" in shown.content.decode()
    assert "<table" not in shown.content.decode()
    assert "locale" not in shown.context["filters"].form.fields
    assert "owner" in shown.context["filters"].form.fields


def test_list_of_all_sessions_tells_their_year(redaction, edition):
    factories.make_session(edition, day=edition.start_date)

    shown = redaction.get(reverse("sessions:index"))

    assert "18 septembre 2023" in shown.content.decode()


def test_labels_of_the_form_begin_with_a_capital():
    fields = SessionPage.get_edit_handler().get_form_class().base_fields

    labels = [str(field.label) for field in fields.values() if field.label]
    assert [label for label in labels if label[0].islower()] == []


@pytest.mark.parametrize(
    ("status", "note", "count"),
    [("moved", "", 1), ("cancelled", "", 1), ("moved", "Salle 4", 0), ("confirmed", "", 0)],
)
def test_change_that_says_nothing_more_is_published_with_a_warning(
    publication, edition, status, note, count
):
    changes = {"status": status, "status_note": note}

    response = publication.post(
        add_url("session", edition), post_data("session", changes, "publish")
    )

    with override("fr"):
        warning = gettext("Say what has changed (“Note on the status”): readers see the bare word.")
    told = [str(message) for message in get_messages(response.wsgi_request)]
    assert SessionPage.objects.get().live
    assert told.count(warning) == count


def test_drafts_of_one_edition_are_numbered(add):
    references = [add()[0].reference for _n in range(3)]

    assert references == ["atelier-1", "atelier-2", "atelier-3"]


def test_numbers_of_another_edition_are_its_own(add, redaction):
    add()
    other = factories.make_edition(2024)

    redaction.post(add_url("session", other), post_data("session"))

    assert SessionPage.objects.child_of(other).get().reference == "atelier-1"


def test_draft_without_a_kind_gets_its_reference_with_its_kind(add, redaction):
    draft, _answer = add(kind="")

    redaction.post(edit_url(draft), post_data("session"))

    assert draft.reference == ""
    assert SessionPage.objects.get().reference == "atelier-1"


def test_form_opened_before_the_reference_was_given_does_not_change_it(add, redaction):
    draft, answer = add()
    add()
    overwrite = {"overwrite_revision_id": answer["revision_id"]}

    redaction.post(edit_url(draft), post_data("session") | overwrite, headers=JSON)

    draft.refresh_from_db()
    assert draft.reference == "atelier-1"
    assert draft.get_latest_revision_as_object().reference == "atelier-1"


def test_kind_changed_later_keeps_the_reference(publication, edition):
    session = factories.make_session(edition)
    changes = {"kind": str(factories.get_kind("quiz").pk), "reference": ""}

    publication.post(edit_url(session), post_data("session", changes, "publish"))

    session.refresh_from_db()
    assert (session.kind.key, session.reference) == ("quiz", "atelier-1")


def test_draft_whose_address_is_taken_gets_the_next_one(add, publication):
    add()

    second, answer = add()
    publication.post(
        edit_url(second), post_data("session", answer["field_updates"], action="publish")
    )

    assert second.slug == "eau-1"
    assert answer["field_updates"]["slug"] == "eau-1"
    second.refresh_from_db()
    assert (second.live, second.slug) == (True, "eau-1")


def test_published_page_whose_address_is_taken_is_refused_on_its_field(publication, edition):
    factories.make_session(edition, slug="eau")

    response = publication.post(add_url("session", edition), post_data("session", action="publish"))

    assert list(response.context["form"].errors) == ["slug"]


def test_row_marked_for_deletion_is_not_checked_and_goes(publication, edition):
    session = factories.make_full_session(edition)
    row = session.participations.get()
    gone = {"id": str(row.pk), "person": "", "role": "speaks", "DELETE": "on"}
    kept = {"person": "", "organisation": "Réseau Territoires", "role": "chairs"}

    publication.post(
        edit_url(session), post_data("session", {"participations": [gone, kept]}, "publish")
    )

    session = SessionPage.objects.get()
    assert [str(row) for row in session.participations.all()] == ["Réseau Territoires"]


def test_embargoed_release_may_be_scheduled_for_its_end(publication, home):
    changes = {"embargo_until": "2099-01-01 10:00", "go_live_at": "2099-01-01 10:00"}
    url = add_url("release", factories.get_press_index())

    early = publication.post(
        url, post_data("release", changes | {"go_live_at": "2099-01-01 09:59"}, "publish")
    )
    publication.post(url, post_data("release", changes, "publish"))

    assert list(early.context["form"].errors) == ["embargo_until"]
    release = PressReleasePage.objects.get()
    assert release.live is False
    assert release.scheduled_revision is not None


@pytest.mark.parametrize(
    "chooser", ["person", "partner", "venue", "topic", "group", "presscontact"]
)
def test_choosers_offer_french_rows_only(redaction, home, chooser):
    makers = {
        "person": lambda: factories.make_person(family_name="Nom unique"),
        "partner": lambda: factories.make_partner(name="Nom unique"),
        "venue": lambda: factories.make_venue(name="Nom unique", city=""),
        "topic": lambda: factories.get_topic("Nom unique"),
        "group": lambda: factories.get_group("Nom unique"),
        "presscontact": lambda: factories.make_contact("Nom unique"),
    }
    row = makers[chooser]()
    translation = factories.translate(row, "en")
    url = row.snippet_viewset.chooser_viewset.get_url_name("choose")

    response = redaction.get(reverse(url))

    choices = [choice.pk for choice in response.context["results"]]
    assert choices == [row.pk]
    assert translation.pk not in choices
