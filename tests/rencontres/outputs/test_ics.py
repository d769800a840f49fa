"""The calendar files: what RFC 5545 requires, what a reader's calendar needs."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from tests import factories
from tests.pages import find, parse, text

PARIS = ZoneInfo("Europe/Paris")
REQUIRED = ("UID", "DTSTAMP", "DTSTART", "SUMMARY", "SEQUENCE", "STATUS", "LAST-MODIFIED", "URL")


@pytest.fixture
def edition(home):
    """A final programme at a known place."""
    venue = factories.make_venue(name="Le Palais", address="1, rue Haute", postcode="75019")
    return factories.make_edition(programme_status="final", venue=venue)


def add(edition, title="Eau", start=time(9), **fields):
    return factories.make_session(edition, title, day=edition.start_date, start=start, **fields)


def read(client, url):
    response = client.get(url)
    assert response.status_code == 200, url
    return Calendar.from_ical(response.content)


def events(client, path="programme.ics", language=""):
    calendar = read(client, f"{language}/rencontres/2023/{path}")
    return list(calendar.walk("VEVENT"))


def test_calendar_of_edition_without_event_is_not_found(edition, client):
    add(edition, start=None)

    assert client.get("/rencontres/2023/programme.ics").status_code == 404


def test_calendar_of_session_without_time_is_not_found(edition, client):
    session = add(edition, start=None)

    assert client.get(session.get_url() + "seance.ics").status_code == 404


def test_calendar_is_a_file_of_its_type(edition, client):
    session = add(edition)

    whole = client.get("/rencontres/2023/programme.ics")
    one = client.get(session.get_url() + "seance.ics")

    assert whole.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert whole.headers["Content-Disposition"] == 'attachment; filename="rencontres-2023.ics"'
    assert one.headers["Content-Disposition"] == 'attachment; filename="atelier-1.ics"'


def test_calendar_has_all_that_the_format_requires(edition, client):
    add(edition, end=time(10))
    factories.make_slot(edition, title="Pause", start=time(10), end=time(11))

    calendar = read(client, "/rencontres/2023/programme.ics")

    assert (calendar["VERSION"], calendar["CALSCALE"]) == ("2.0", "GREGORIAN")
    assert calendar["PRODID"] == "-//Cités Unies France//Rencontres//FR"
    assert calendar["X-WR-CALNAME"] == "Rencontres 2023"
    assert [str(zone["TZID"]) for zone in calendar.walk("VTIMEZONE")] == ["Europe/Paris"]
    found = calendar.walk("VEVENT")
    assert [str(event["SUMMARY"]) for event in found] == ["Eau", "Pause"]
    assert [[name for name in REQUIRED if name not in event] for event in found] == [[], []]


def test_lines_are_at_most_75_octets_and_end_in_crlf(edition, client):
    add(edition, "Coopération décentralisée et transitions " * 4, summary="é" * 400)

    content = client.get("/rencontres/2023/programme.ics").content

    assert content.count(b"\n") == content.count(b"\r\n")
    assert max(len(line) for line in content.split(b"\r\n")) <= 75


def test_same_content_gives_the_same_bytes(edition, client):
    for number in range(3):
        factories.make_full_session(edition, number)

    first = client.get("/rencontres/2023/programme.ics").content
    second = client.get("/rencontres/2023/programme.ics").content

    assert first == second


def test_event_tells_when_where_and_what(edition, client):
    session = factories.make_full_session(edition)

    [event] = events(client)

    assert str(event["UID"]) == f"{session.translation_key}@testserver"
    assert event.decoded("DTSTART") == datetime(2023, 9, 18, 9, tzinfo=PARIS)
    assert event["DTSTART"].params["TZID"] == "Europe/Paris"
    assert event.decoded("DTEND") == datetime(2023, 9, 18, 9, 50, tzinfo=PARIS)
    assert str(event["LOCATION"]) == "Salle 1, Le Palais, 1, rue Haute, 75019 Paris"
    assert str(event["DESCRIPTION"]) == (
        "Ce que les collectivités ont appris.\n\nAïssata Nom 001, Maire"
    )
    assert event["CATEGORIES"].cats == ["Atelier", "Eau et assainissement"]
    assert str(event["URL"]) == f"http://testserver{session.get_url()}"


def test_parts_of_a_place_are_divided_as_the_language_does(edition, client):
    factories.translate(add(edition, room="Salle 1"), "ar")

    [event] = events(client, language="/ar")

    assert str(event["LOCATION"]) == "Salle 1، Le Palais، 1, rue Haute، 75019 Paris"


def test_online_session_is_at_no_place(edition, client):
    session = add(edition, mode="online")
    add(edition, "Sur place", start=time(10))

    online, on_site = events(client)
    page = client.get(session.get_url())

    assert "LOCATION" not in online
    assert str(on_site["LOCATION"]) == "Le Palais, 1, rue Haute, 75019 Paris"
    assert "LOCATION" not in events(client, f"{session.slug}/seance.ics")[0]
    assert page.context["venue"] is None
    assert "Le Palais" not in text(find(parse(page), "main"))


def test_event_keeps_its_uid_in_every_language(edition, client):
    session = add(edition)
    factories.make_slot(edition, title="Pause", start=time(14), end=time(15))
    factories.translate(session, title="Water")

    french, english = events(client), events(client, language="/en")

    assert [str(event["UID"]) for event in french] == [str(event["UID"]) for event in english]
    assert [str(event["SUMMARY"]) for event in english] == ["Water", "Pause"]
    assert english[0]["SUMMARY"].params["LANGUAGE"] == "en"
    assert str(english[0]["URL"]).startswith("http://testserver/en/")


def test_session_alone_is_the_same_event_as_in_the_programme(edition, client):
    session = add(edition)
    factories.make_slot(edition, start=time(9), end=time(12))

    [whole] = events(client)
    [alone] = events(client, f"{session.slug}/seance.ics")

    assert alone.to_ical() == whole.to_ical()


def test_calendar_takes_the_filters_of_the_page(edition, client):
    add(edition)
    add(edition, "Paix", kind=factories.get_kind("pleniere"))

    titles = [str(event["SUMMARY"]) for event in events(client, "programme.ics?type=pleniere")]

    assert titles == ["Paix"]


def test_calendar_leaves_out_untimed_sessions_and_frames_round_sessions(edition, client):
    factories.make_slot(edition, title="Ateliers", start=time(9), end=time(12))
    add(edition, "Eau")
    add(edition, "À placer", start=None)
    factories.make_session(edition, "Sans jour")

    assert [str(event["SUMMARY"]) for event in events(client)] == ["Eau"]


@pytest.mark.parametrize(
    ("status", "session_status", "edition_status", "expected"),
    [
        ("final", "confirmed", "scheduled", "CONFIRMED"),
        ("final", "moved", "scheduled", "CONFIRMED"),
        ("provisional", "confirmed", "scheduled", "TENTATIVE"),
        ("none", "confirmed", "scheduled", "TENTATIVE"),
        ("provisional", "cancelled", "scheduled", "CANCELLED"),
        ("final", "confirmed", "cancelled", "CANCELLED"),
    ],
)
def test_status_follows_the_session_and_the_programme(
    edition, client, status, session_status, edition_status, expected
):
    add(edition, status=session_status)
    factories.publish(edition, programme_status=status, status=edition_status)

    [event] = events(client)

    assert str(event["STATUS"]) == expected


def test_cancelled_session_says_so_in_its_title(edition, client):
    add(edition, status="cancelled", status_note="Intervenant empêché")

    [event] = events(client)

    assert str(event["SUMMARY"]).endswith("Eau")
    assert str(event["SUMMARY"]) != "Eau"
    assert str(event["DESCRIPTION"]) == "Intervenant empêché"


@pytest.mark.parametrize(
    ("end", "minutes", "slot_end", "expected"),
    [
        (time(9, 45), 20, time(12), time(9, 45)),
        (None, 20, time(12), time(9, 20)),
        (None, 90, time(10), time(10)),
        (None, None, time(12), time(12)),
        (None, 20, None, time(9, 20)),
    ],
)
def test_end_is_the_one_known_else_the_usual_one_within_the_slot(
    edition, client, end, minutes, slot_end, expected
):
    add(edition, end=end, kind=factories.get_kind("micro", default_minutes=minutes))
    if slot_end:
        factories.make_slot(edition, start=time(9), end=slot_end)

    [event] = events(client)

    assert event.decoded("DTEND").time() == expected


def test_event_whose_end_nothing_tells_has_none(edition, client):
    add(edition)

    [event] = events(client)

    assert "DTEND" not in event


def test_times_are_those_of_paris_in_summer_and_in_winter(home, client):
    edition = factories.make_edition(
        start_date=datetime(2023, 10, 28).date(), end_date=datetime(2023, 10, 29).date()
    )
    for day in (factories.days(edition, 0), factories.days(edition, 1)):
        factories.make_session(edition, str(day), day=day, start=time(9))

    starts = [event.decoded("DTSTART").astimezone(UTC).hour for event in events(client)]

    assert starts == [7, 8]


def test_time_zone_changes_at_the_hours_of_paris(edition, client):
    add(edition)

    calendar = read(client, "/rencontres/2023/programme.ics")

    zone = calendar.walk("VTIMEZONE")[0].to_tz()
    utc = [datetime(2024, 3, 31, 0, 59), datetime(2024, 3, 31, 1), datetime(2024, 10, 27, 1)]
    hours = [moment.replace(tzinfo=UTC).astimezone(zone).hour for moment in utc]
    assert hours == [1, 3, 2]


def test_sequence_grows_with_the_publications_of_the_french_pages(edition, client):
    session = add(edition)
    first = int(events(client)[0]["SEQUENCE"])
    later = factories.PUBLISHED + timedelta(days=1)

    factories.publish(session, last_published_at=later)
    second = int(events(client)[0]["SEQUENCE"])
    factories.publish(edition, last_published_at=later + timedelta(hours=1))
    [event] = events(client)

    assert (first, second, int(event["SEQUENCE"])) == (0, 24 * 60, 25 * 60)
    assert event.decoded("LAST-MODIFIED") == later + timedelta(hours=1)
    assert event.decoded("DTSTAMP") == later + timedelta(hours=1)


def test_publishing_a_translation_leaves_the_sequence(edition, client):
    session = add(edition)
    translated = factories.translate(session, title="Water")
    factories.publish(translated, last_published_at=factories.PUBLISHED + timedelta(days=3))

    [event] = events(client, language="/en")

    assert int(event["SEQUENCE"]) == 0


def test_special_characters_survive_the_journey(edition, client):
    title = "Eau ; air, \\ feu : « où ? » – ماء"
    add(edition, title, summary="Une ligne\nDeux lignes, et ; voilà")

    [event] = events(client)

    assert str(event["SUMMARY"]) == title
    assert str(event["DESCRIPTION"]) == "Une ligne\nDeux lignes, et ; voilà"


def test_private_and_draft_sessions_are_in_no_calendar(edition, client):
    add(edition, "Publique")
    add(edition, "Brouillon", live=False)
    private = add(edition, "Huis clos")
    private.view_restrictions.create(restriction_type="login")

    assert [str(event["SUMMARY"]) for event in events(client)] == ["Publique"]
    assert client.get(private.get_url() + "seance.ics").status_code == 302
