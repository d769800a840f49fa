"""The button of minor edits: who is offered it, what it does, what is said and kept of it."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, PageLogEntry

from cuf_site.localisation.minor_edits import LOG_ACTION
from cuf_site.localisation.sources import outdated_since
from rencontres.models import SessionPage
from tests import factories
from tests.translating import confirm, publish_french, submit, translate, version

from .posts import edit_url, post_data
from .translation_editor import sentence, told

MINOR = {"action-publish": "minor"}
KEPT = "Minor correction: these translations stay up to date: %(pages)s."


@pytest.fixture
def session(english_edition):
    """A session live in French and English."""
    session = publish_french(
        factories.make_session(
            english_edition,
            title="Eau et teritoires",
            slug="eau",
            day=english_edition.start_date,
            summary="Un bien commun.",
        )
    )
    translate(session)
    return session


def offered(client, address: str) -> list[str]:
    """Return the values of the buttons that publish, or save as a minor edit."""
    page = BeautifulSoup(client.get(address).content, "html.parser")
    buttons = page.find_all("button", attrs={"name": ["action-publish", "minor-edit"]})
    return [button["value"] for button in buttons]


def correct(client, page, **changes):
    fields = {"title": "Eau et territoires", "summary": "Un bien commun."} | changes
    return client.post(edit_url(page), post_data("session", fields) | MINOR)


def test_button_stands_beside_publish(publication, session):
    assert offered(publication, edit_url(session)) == ["action-publish", "minor"]


def test_button_is_offered_to_those_who_publish_only(redaction, translator, session):
    assert offered(redaction, edit_url(session)) == []
    assert offered(translator, edit_url(version(session))) == []


def test_button_is_not_offered_where_it_means_nothing(publication, english_edition, session):
    untranslated = factories.make_session(english_edition, title="Air")
    draft = factories.make_session(english_edition, title="Terre", live=False)
    submit(draft)
    later = factories.make_session(english_edition, title="Feu")
    submit(later)
    Page.objects.filter(pk=later.pk).update(go_live_at=timezone.now() + timedelta(days=1))

    found = [offered(publication, edit_url(page)) for page in (untranslated, draft, later)]

    assert found == [["action-publish"]] * 3
    assert "minor" not in offered(publication, edit_url(version(session)))


def test_editor_corrects_and_is_told_what_stays_up_to_date(publication, session):
    response = correct(publication, session)

    assert SessionPage.objects.get(pk=session.pk).title == "Eau et territoires"
    assert outdated_since(version(session)) is None
    assert sentence(KEPT, pages="« EN Eau et teritoires » (Anglais)") in told(response)
    assert "Mettre à jour" not in " ".join(told(response))


def test_same_correction_published_as_usual_is_no_minor_edit(publication, session):
    data = post_data("session", {"title": "Eau et territoires"}, "publish")

    publication.post(edit_url(session), data)

    assert outdated_since(version(session)) is not None


def test_editor_is_told_of_what_is_more_than_a_correction(publication, session):
    response = correct(publication, session, summary="Tout a changé.")

    warning = "More than a slip was corrected: translators are to see to %(texts)s."
    assert sentence(warning, texts="« Tout a changé. »") in told(response)
    assert outdated_since(version(session)) is not None


def test_editor_is_told_that_no_text_had_changed(publication, session):
    response = correct(publication, session, title="Eau et teritoires", room="Salle 9")

    assert sentence("Minor correction: no text to translate had changed.") in told(response)
    assert version(session).room == "Salle 9"


def test_editor_is_told_of_translations_that_were_out_of_date(publication, session):
    publish_french(session, summary="Autre chose.")

    response = correct(publication, session, summary="Autre chose.")

    warning = "These translations stay out of date, as they were: %(pages)s."
    assert sentence(warning, pages="« EN Eau et teritoires » (Anglais)") in told(response)


def test_editor_is_told_that_a_later_publication_is_not_minor(publication, session):
    later = timezone.localtime() + timedelta(days=1)

    response = correct(publication, session, go_live_at=f"{later:%Y-%m-%d %H:%M}")

    warning = (
        "This version goes live later: it will not be a minor correction then, and its "
        "translations will be out of date."
    )
    assert sentence(warning) in told(response)
    assert not PageLogEntry.objects.filter(action=LOG_ACTION).exists()


def test_history_says_who_decided_on_which_texts(publication, session):
    correct(publication, session, summary="Tout a changé.")

    page = publication.get(reverse("wagtailadmin_pages:history", args=[session.pk]))

    text = BeautifulSoup(page.content, "html.parser").get_text()
    titles = "« Eau et teritoires » → « Eau et territoires »"
    said = [
        sentence("Minor correction: %(texts)s.", texts=titles),
        sentence("Translations kept as they are: %(names)s.", names="Anglais"),
        sentence("More than a minor correction: %(texts)s.", texts="« Tout a changé. »"),
    ]
    assert " ".join(said) in text
    assert PageLogEntry.objects.get(action=LOG_ACTION).user == publication.user


def test_those_who_do_not_publish_decide_nothing(redaction, session):
    correct(redaction, session)
    SessionPage.objects.get(pk=session.pk).get_latest_revision().publish()

    assert outdated_since(version(session)) is not None


def test_refused_publication_leaves_no_decision_behind(publication, session):
    refused = correct(publication, session, day="")  # a live session has its day

    SessionPage.objects.get(pk=session.pk).get_latest_revision().publish()
    publish_french(session, title="Eau et territoires")

    assert refused.status_code == 200
    assert outdated_since(version(session)) is not None


def test_approval_of_a_french_page_is_not_minor(redaction, publication, session):
    changes = {"title": "Eau et territoires"}
    redaction.post(edit_url(session), post_data("session", changes, "submit"))
    page = SessionPage.objects.get(pk=session.pk)
    task = page.current_workflow_task_state
    address = f"/admin/pages/workflow/action/{page.pk}/approve/{task.pk}/"

    publication.post(address, {"comment": "", "next": edit_url(page)} | MINOR)

    assert SessionPage.objects.get(pk=session.pk).title == "Eau et territoires"
    assert outdated_since(version(session)) is not None


@pytest.fixture
def topic(english_edition):
    """A topic whose English row is up to date."""
    topic = factories.get_topic("Eau et asainissement")
    submit(topic)
    confirm(topic)
    version(topic).save()
    return topic


def topic_url(topic) -> str:
    return f"/admin/snippets/rencontres/topic/edit/{topic.pk}/"


def test_snippet_is_saved_as_a_minor_edit(redaction, topic):
    offer = offered(redaction, topic_url(topic))

    data = {"name": "Eau et assainissement", "minor-edit": "1"}
    response = redaction.post(topic_url(topic), data)

    assert offer == ["1"]
    assert outdated_since(version(topic)) is None
    assert sentence(KEPT, pages="« EN Eau et asainissement » (Anglais)") in told(response)


def test_snippet_saved_as_usual_is_no_minor_edit(redaction, topic):
    redaction.post(topic_url(topic), {"name": "Eau et assainissement"})

    assert outdated_since(version(topic)) is not None


def test_snippet_offers_nothing_without_translations_or_to_translators(
    redaction, translator, topic
):
    other = factories.get_topic("Air")

    assert offered(redaction, topic_url(other)) == []
    assert offered(translator, topic_url(version(topic))) == []
