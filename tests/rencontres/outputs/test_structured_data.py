"""Editions, sessions and people as machines are told of them."""

from datetime import date, time

import pytest
from django.utils import translation
from django.utils.translation import ngettext

from rencontres.models import SessionOrganiser, Venue
from tests import factories
from tests.heads import meta, nodes, read_nodes
from tests.pages import parse

pytestmark = pytest.mark.django_db
SCHEMA = "https://schema.org/"


@pytest.fixture
def venue(home):
    return factories.make_venue(
        address="30 avenue Corentin-Cariou", postcode="75019", latitude=48.9, longitude=2.4
    )


def test_edition_is_an_event_with_its_sessions(client, venue):
    factories.make_organisation()
    edition = factories.make_edition(2023, sessions=2, venue=venue, theme="Agir ensemble")

    event = read_nodes(client, edition.url)["Event"]

    assert event["@id"] == f"http://testserver{edition.url}#event"
    assert event["name"] == "Rencontres 2023"
    assert (event["startDate"], event["endDate"]) == ("2023-09-18", "2023-09-19")
    assert event["eventStatus"] == f"{SCHEMA}EventScheduled"
    assert event["image"] == f"http://testserver{edition.url}carte.png"
    assert event["organizer"]["name"] == "Cités Unies France"
    assert event["location"] == {
        "@type": "Place",
        "name": "Maison des territoires",
        "address": {
            "@type": "PostalAddress",
            "streetAddress": "30 avenue Corentin-Cariou",
            "postalCode": "75019",
            "addressLocality": "Paris",
            "addressCountry": "FR",
        },
        "geo": {"@type": "GeoCoordinates", "latitude": 48.9, "longitude": 2.4},
    }
    assert [(one["name"], one["startDate"]) for one in event["subEvent"]] == [
        ("Atelier 1", "2023-09-18T09:00:00+02:00"),
        ("Atelier 2", "2023-09-18T10:00:00+02:00"),
    ]


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"status": "cancelled"}, "EventCancelled"),
        ({"status": "postponed", "earlier_dates": "en juin"}, "EventRescheduled"),
    ],
)
def test_edition_tells_what_became_of_it(client, venue, fields, status):
    edition = factories.make_edition(2023, venue=venue, **fields)

    event = read_nodes(client, edition.url)["Event"]

    assert event["eventStatus"] == f"{SCHEMA}{status}"


@pytest.mark.parametrize("opens", [date(2023, 1, 1), None])
def test_edition_offers_registration_while_it_is_open(client, venue, settings, opens):
    settings.SITE_TODAY = date(2023, 6, 1)
    edition = factories.make_edition(
        2023,
        venue=venue,
        registration_opens_on=opens,
        registration_url="https://example.org/inscription",
    )

    event = read_nodes(client, edition.url)["Event"]

    assert event["offers"]["url"] == "https://example.org/inscription"


@pytest.mark.parametrize("today", [date(2023, 1, 1), date(2024, 1, 1)])
def test_edition_offers_nothing_before_and_after(client, venue, settings, today):
    settings.SITE_TODAY = today
    edition = factories.make_edition(
        2023,
        venue=venue,
        registration_opens_on=date(2023, 5, 1),
        registration_url="https://example.org/",
    )

    event = read_nodes(client, edition.url)["Event"]

    assert "offers" not in event


def test_edition_tells_nothing_of_drafts_and_private_sessions(client, home):
    edition = factories.make_edition(2023)
    factories.make_session(edition, title="Brouillon", live=False)
    secret = factories.make_session(edition, title="Secret")
    secret.view_restrictions.create(restriction_type="login")

    content = client.get(edition.url).content.decode()

    assert "Brouillon" not in content
    assert "Secret" not in content


def test_session_is_an_event_of_its_edition(client, venue):
    factories.make_organisation()
    edition = factories.make_edition(2023, sessions=1, venue=venue)
    session = edition.sessions().get()

    told = read_nodes(client, session.url)

    event = told["Event"]
    assert told["WebPage"]["mainEntity"] == {"@id": event["@id"]}
    assert event["startDate"] == "2023-09-18T09:00:00+02:00"
    assert event["endDate"] == "2023-09-18T09:50:00+02:00"
    assert event["inLanguage"] == ["fr", "en"]
    assert event["eventAttendanceMode"] == f"{SCHEMA}OfflineEventAttendanceMode"
    assert event["location"][0]["name"] == "Salle 1, Maison des territoires"
    assert event["superEvent"]["@id"] == f"http://testserver{edition.url}#event"
    assert [one["name"] for one in event["performer"]] == ["Aïssata Nom 001"]
    assert [item["name"] for item in told["BreadcrumbList"]["itemListElement"]] == [
        "Les Rencontres",
        "Rencontres 2023",
        "Programme",
        "Atelier 1",
    ]


def test_what_is_named_in_french_only_is_told_of_on_the_french_page(client, home):
    edition = factories.make_edition(2023)
    session = factories.make_full_session(edition)
    SessionOrganiser.objects.create(
        session=session, partner=factories.make_partner("Agence"), locale=session.locale
    )
    english = factories.translate(session, "en", title="Workshop")

    french, told = (read_nodes(client, page.url)["Event"] for page in (session, english))

    assert [one["name"] for one in french["about"]] == ["Eau et assainissement"]
    assert [one["name"] for one in french["organizer"]] == ["Agence"]
    assert not {"about", "organizer"} & told.keys()


def test_session_in_winter_is_told_in_winter_time(client, venue):
    edition = factories.make_edition(2024, venue=venue, start_date=date(2024, 12, 2), end_date=None)
    session = factories.make_session(edition, day=date(2024, 12, 2), start=time(9))

    event = read_nodes(client, session.url)["Event"]

    assert event["startDate"] == "2024-12-02T09:00:00+01:00"
    assert "endDate" not in event


def test_cancelled_session_and_online_session_say_so(client, venue):
    edition = factories.make_edition(2023, venue=venue)
    session = factories.make_session(
        edition, day=date(2023, 9, 18), status="cancelled", mode="online", room="Salle 1"
    )

    event = read_nodes(client, session.url)["Event"]

    assert event["eventStatus"] == f"{SCHEMA}EventCancelled"
    assert [place["@type"] for place in event["location"]] == ["VirtualLocation"]


def test_pages_are_described_by_facts_in_the_readers_language(client, home):
    Venue.objects.all().delete()
    venue = factories.make_venue(name="Maison des territoires")
    edition = factories.make_edition(2023, venue=venue)
    session = factories.make_session(
        edition, day=date(2023, 9, 19), start=time(14, 30), end=time(16)
    )
    english = factories.translate(session, "en")

    with translation.override("fr"):
        one_session = ngettext("%(count)s session", "%(count)s sessions", 1) % {"count": 1}
    described = [
        meta(parse(client.get(url)), "description")
        for url in (session.url, english.url, edition.url, f"{edition.url}programme/")
    ]

    assert [one.replace("\N{NO-BREAK SPACE}", " ") for [one] in described] == [
        "Atelier · mardi 19 septembre 2023, 14h30–16h00 · Maison des territoires, Paris · "
        "Rencontres 2023",
        "Atelier · Tuesday 19 September 2023, 14:30–16:00 · Maison des territoires, Paris · "
        "Rencontres 2023",
        "18 et 19 septembre 2023 · Maison des territoires, Paris · 14e édition · "
        "Rencontres de l’action internationale des collectivités territoriales",
        f"Programme – Rencontres 2023 · {one_session} · 18 et 19 septembre 2023 · "
        "Maison des territoires, Paris · 14e édition",
    ]


def test_person_topic_and_group_are_described(client, home):
    edition = factories.make_edition(2023, sessions=1)
    person = edition.sessions().get().participations.get().person
    factories.get_topic(), factories.get_group()

    pages = [
        parse(client.get(f"/rencontres/{path}/"))
        for path in (
            f"intervenants/aissata-nom-001-{person.pk}",
            "thematiques/eau-et-assainissement",
            "groupes/senegal",
        )
    ]

    assert meta(pages[0], "description") == ["Aïssata Nom 001 · Maire · Rencontres 2023"]
    assert meta(pages[1], "description")[0].startswith("Eau et assainissement · 1 ")
    assert meta(pages[2], "description")[0].startswith("Sénégal · Groupe-pays · 1 ")
    assert nodes(pages[0])["ProfilePage"]["mainEntity"]["@id"].endswith("#person")
    assert [item["name"] for item in nodes(pages[1])["BreadcrumbList"]["itemListElement"]] == [
        "Les Rencontres",
        "Eau et assainissement",
    ]


def test_withdrawn_person_is_told_by_name_only(client, home):
    edition = factories.make_edition(2023, sessions=1)
    person = edition.sessions().get().participations.get().person
    person.biography, person.is_withdrawn = "<p>Une vie.</p>", True
    person.save()

    content = client.get(f"/rencontres/intervenants/aissata-nom-001-{person.pk}/").content.decode()

    assert "Une vie" not in content


@pytest.mark.parametrize("route", ["", "programme/", "intervenants/", "infos-pratiques/"])
def test_routes_of_an_edition_show_its_card(client, home, route):
    edition = factories.make_edition(2023, sessions=1, theme="Agir")

    root = parse(client.get(edition.url + route))

    assert meta(root, "og:image") == [f"http://testserver{edition.url}carte.png"]
    assert meta(root, "og:image:alt") == ["Rencontres 2023 – Agir"]


@pytest.mark.parametrize(
    "fields",
    [
        {"start_date": None, "end_date": None},
        {"start_date": None, "end_date": None, "period": "juin", "period_end": date(2023, 6, 30)},
        {"status": "postponed", "start_date": None, "end_date": None},
        {"venue": None},
    ],
)
def test_edition_without_days_or_place_is_no_event(client, venue, fields):
    edition = factories.make_edition(2023, **{"venue": venue} | fields)

    found = read_nodes(client, edition.url)

    assert "Event" not in found
    assert "mainEntity" not in found["WebPage"]


@pytest.mark.parametrize("fields", [{"day": None}, {"day": date(2023, 9, 18), "room": ""}])
def test_session_without_day_or_place_is_no_event(client, home, fields):
    edition = factories.make_edition(2023)
    session = factories.make_session(edition, **fields)

    assert "Event" not in read_nodes(client, session.url)


def test_session_in_its_edition_says_where_how_and_in_which_languages(client, venue):
    edition = factories.make_edition(2023, venue=venue)
    day = {"day": date(2023, 9, 18), "start": time(9)}
    factories.make_session(edition, room="Salle 1", spoken_languages=["fr", "en"], **day)
    factories.make_session(edition, mode="online", **day)

    here, online = read_nodes(client, edition.url)["Event"]["subEvent"]

    assert here["location"][0]["name"] == "Salle 1, Maison des territoires"
    assert here["inLanguage"] == ["fr", "en"]
    assert here["eventAttendanceMode"] == f"{SCHEMA}OfflineEventAttendanceMode"
    assert [place["@type"] for place in online["location"]] == ["VirtualLocation"]
    assert online["eventAttendanceMode"] == f"{SCHEMA}OnlineEventAttendanceMode"


def test_event_is_one_and_the_same_in_all_languages(client, venue):
    edition = factories.make_edition(2023, sessions=1, venue=venue)
    session = edition.sessions().get()
    english, english_session = factories.translate(edition), factories.translate(session)

    in_french, in_english = (read_nodes(client, page.url)["Event"] for page in (edition, english))
    told = [read_nodes(client, page.url)["Event"]["@id"] for page in (session, english_session)]

    assert in_french["@id"] == in_english["@id"]
    assert in_english["url"] == f"http://testserver{english.url}"
    assert told == [in_french["subEvent"][0]["@id"]] * 2


def test_session_named_in_french_only_is_told_of_on_french_pages(client, venue):
    edition = factories.make_edition(2023, sessions=2, venue=venue)
    english = factories.translate(edition)
    factories.translate(edition.sessions().first(), title="Workshop 1")

    event = read_nodes(client, english.url)["Event"]

    assert [one["name"] for one in event["subEvent"]] == ["Workshop 1"]
