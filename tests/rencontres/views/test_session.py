"""The page of a session: what it gives its template."""

from datetime import date, time

import pytest

from rencontres.models import SessionDocument, SessionOrganiser
from tests import factories
from tests.pages import find, find_all, parse, texts


def get(client, url):
    response = client.get(url)
    assert response.status_code == 200, url
    return response.context


def test_session_page_tells_what_when_where_and_who(edition, client, settings):
    settings.SITE_TODAY = date(2023, 9, 1)
    session = factories.make_full_session(edition)
    rows = {"session": session, "locale": session.locale}
    factories.make_participation(session, role="opens", function="Ministre")
    SessionOrganiser.objects.create(partner=factories.make_partner(short_name="RT"), **rows)
    SessionDocument.objects.create(document=factories.make_document("Diaporama"), **rows)

    context = get(client, session.get_url())

    found = context["session"]
    assert (found.title, found.start, found.room) == ("Atelier 1", time(9), "Salle 1")
    assert [topic.name for topic in found.topics] == ["Eau et assainissement"]
    assert [(r.role, [p.function for p in r.participants]) for r in context["roles"]] == [
        ("opens", ["Ministre"]),
        ("speaks", ["Maire"]),
    ]
    assert [partner.short_name for partner in context["organisers"]] == ["RT"]
    [document] = context["documents"]
    assert (document.title, document.extension, document.language) == ("Diaporama", "PDF", "fr")
    assert client.get(document.url).status_code == 200
    assert context["edition"].url == context["edition_url"] == "/rencontres/2023/"
    assert context["calendar_url"] == f"{session.get_url()}seance.ics"


def test_words_of_the_session_are_those_of_its_translation(edition, client):
    session = factories.make_full_session(edition)
    rows = {"session": session, "locale": session.locale}
    partner = factories.make_partner("Réseau")
    SessionOrganiser.objects.create(partner=partner, **rows)
    SessionDocument.objects.create(document=factories.make_document(), title="Notes", **rows)
    translated = factories.translate(session, title="Water", room="Old room")
    translated.documents.update(title="Minutes")
    translated.participations.update(function="Mayor")
    factories.translate(partner, name="Network")

    context = get(client, translated.get_url())

    assert (context["session"].title, context["session"].room) == ("Water", "Salle 1")
    assert [p.function for p in context["session"].participants] == ["Mayor"]
    assert [(p.name, p.name_language) for p in context["organisers"]] == [("Network", "en")]
    assert [(d.title, d.title_language) for d in context["documents"]] == [("Minutes", "en")]


def test_organiser_is_presented(edition, client):
    session = factories.make_session(edition)
    partner = factories.make_partner(description="Un réseau de villes.")
    SessionOrganiser.objects.create(partner=partner, session=session, locale=session.locale)

    root = parse(client.get(session.get_url()))

    assert texts(root, class_="partner-description") == ["Un réseau de villes."]


def test_name_of_the_tab_tells_the_session_and_its_edition(edition, client):
    session = factories.make_session(edition, "Ateliers")

    plain = parse(client.get(session.get_url()))
    factories.publish(session, seo_title="Les ateliers de la paix")
    described = parse(client.get(session.get_url()))

    assert texts(plain, "title") == ["Ateliers – Rencontres 2023 – Cités Unies France"]
    assert texts(described, "title") == ["Les ateliers de la paix – Cités Unies France"]


def test_session_without_time_has_no_calendar(edition, client):
    session = factories.make_session(edition)

    assert get(client, session.get_url())["calendar_url"] == ""


@pytest.mark.parametrize(
    ("status", "notices"),
    [
        ("cancelled", ["Édition annulée — voici pourquoi La guerre."]),
        ("postponed", ["Édition reportée La guerre."]),
    ],
)
def test_session_of_an_edition_that_is_off_says_so_and_invites_nobody(
    home, client, status, notices
):
    edition = factories.make_edition(
        2027, status=status, status_reason="La guerre.", start_date=None, end_date=None
    )
    session = factories.make_session(edition, day=date(2027, 6, 1), start=time(9))

    root = parse(client.get(session.get_url()))

    assert texts(root, class_="notice") == notices
    assert find_all(root, class_="button-red") == []


def test_session_moved_tells_why_while_it_runs(edition, client, settings, time_machine):
    settings.SITE_TODAY = None
    time_machine.move_to("2023-09-18T10:00:00Z", tick=False)
    facts = {"day": edition.start_date, "start": time(11), "end": time(13)}
    note = "Salle Loire, au premier étage."
    session = factories.make_session(edition, "Eau", status="moved", status_note=note, **facts)

    root = parse(client.get(session.get_url()))

    [notice] = texts(root, class_="notice")
    assert notice.endswith(note)
    assert texts(find(root, "main"), class_="flag") == ["En cours"]


def test_way_back_leads_to_the_index_the_edition_and_the_programme(edition, client):
    session = factories.make_session(edition)

    root = parse(client.get(session.get_url()))

    links = find_all(find(root, class_="breadcrumb"), "a")
    index, front = "/rencontres/", "/rencontres/2023/"
    assert [link.get("href") for link in links] == [index, front, f"{front}programme/"]


def test_session_of_a_draft_edition_is_previewed(home):
    session = factories.make_session(factories.make_edition(live=False))

    context = session.make_preview_request(preview_mode="").context_data

    assert context["edition"].year == 2023


def test_preview_shows_the_draft_with_its_rows(edition):
    session = factories.make_full_session(edition)
    session.title = "Titre en projet"
    rows = list(session.participations.all())
    rows[0].function = "Ministre"
    session.participations = rows

    context = session.make_preview_request(preview_mode="").context_data

    found = context["session"]
    assert (found.title, found.participants[0].function) == ("Titre en projet", "Ministre")
    assert [topic.name for topic in found.topics] == ["Eau et assainissement"]
    assert [group.countries for group in found.groups] == [("SN",)]
    assert [country.code for country in found.countries] == ["SN"]


def test_preview_of_a_translation_shows_its_words_over_live_facts(edition):
    session = factories.make_full_session(edition)
    translated = factories.translate(session, live=False)
    translated.title = "Draft title"
    translated.room = "Old room"

    context = translated.make_preview_request(preview_mode="").context_data

    assert (context["session"].title, context["session"].room) == ("Draft title", "Salle 1")


def test_new_session_can_be_previewed_before_it_is_saved(edition):
    kind = factories.get_kind()
    session = factories.SessionPage(
        title="En projet", slug="en-projet", kind=kind, locale=edition.locale
    )
    session.set_url_path(edition)
    session.depth = edition.depth + 1
    session.path = session._get_children_path_interval(edition.path)[1]

    response = session.make_preview_request(preview_mode="")

    assert response.status_code == 200
    assert response.context_data["session"].title == "En projet"
