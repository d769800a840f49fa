"""What a session's page says of the sessions round it: at the same time, before, after."""

from datetime import time

import pytest

from tests import factories
from tests.pages import find, parse, texts


@pytest.fixture
def day(edition):
    """A plenary, then workshops in two rooms, one of them cancelled, then another hour."""
    rows = [
        ("Plénière", "9:00", "10:00", "Auditorium"),
        ("Eau", "10:00", "11:00", "Loire"),
        ("Paix", "10:30", "10:50", "Niger"),
        ("Sport", "11:00", None, "Loire"),
        ("Climat", "11:00", "12:00", "Niger"),
    ]
    return {
        title: factories.make_session(
            edition, title, day=edition.start_date, start=clock(start), end=clock(end), room=room
        )
        for title, start, end, room in rows
    }


def clock(text):
    return time(*map(int, text.split(":"))) if text else None


def round_about(client, session):
    """The titles at the same time, before and after, as the page is given them."""
    found = client.get(session.get_url()).context["neighbours"]
    one = [s and s.title for s in (found.before, found.after)]
    return [s.title for s in found.parallel], *one


def test_neighbours_are_of_the_same_hour_and_the_same_room(day, client):
    assert round_about(client, day["Eau"]) == (["Paix"], "Plénière", "Sport")


def test_session_that_all_attend_stands_before_those_of_a_room_without_any(day, client):
    assert round_about(client, day["Paix"]) == (["Eau"], "Plénière", "Climat")


def test_several_sessions_of_other_rooms_are_neither_before_nor_after(day, client):
    assert round_about(client, day["Plénière"]) == ([], None, None)
    factories.publish(day["Paix"], status="cancelled")

    assert round_about(client, day["Plénière"]) == ([], None, "Eau")


def test_session_that_lasts_beside_others_is_not_one_that_all_attend(edition, client):
    for title, start, end, room in (
        ("Longue", "9:00", "12:00", "Loire"),
        ("Courte", "10:00", "10:30", "Niger"),
    ):
        factories.make_session(
            edition, title, day=edition.start_date, start=clock(start), end=clock(end), room=room
        )
    facts = {"day": edition.start_date, "start": time(12), "end": time(13)}
    noon = factories.make_session(edition, "Midi", room="Danube", **facts)

    assert round_about(client, noon) == ([], None, None)


def test_of_sessions_without_rooms_the_last_to_end_is_the_one_before(edition, client):
    for title, start, end in (("Longue", "9:00", "12:00"), ("Courte", "10:00", "10:30")):
        factories.make_session(
            edition, title, day=edition.start_date, start=clock(start), end=clock(end)
        )
    facts = {"day": edition.start_date, "start": time(12), "end": time(13)}
    noon = factories.make_session(edition, "Midi", **facts)

    assert round_about(client, noon) == ([], "Longue", None)


def test_without_rooms_they_are_the_nearest_of_the_programme(edition, client):
    sessions = [
        factories.make_session(edition, f"{hour}", day=edition.start_date, start=time(hour))
        for hour in (9, 10, 11)
    ]

    assert round_about(client, sessions[1]) == ([], "9", "11")


def test_cancelled_private_and_draft_sessions_are_no_neighbours(day, client):
    factories.publish(day["Paix"], status="cancelled")
    factories.publish(day["Sport"], live=False)
    day["Plénière"].view_restrictions.create(restriction_type="login")

    assert round_about(client, day["Eau"]) == ([], None, "Climat")


def test_session_without_time_has_no_neighbours(day, edition, client):
    session = factories.make_session(edition, "À placer", day=edition.start_date)

    assert round_about(client, session) == ([], None, None)


def test_page_says_when_where_and_in_which_language(day, client):
    translated = factories.translate(day["Eau"], title="Water")

    root = parse(client.get(translated.get_url()))

    neighbours = find(root, class_="neighbours")
    assert texts(neighbours, "p") == ["09:00–10:00, Auditorium", "11:00, same room"]
    assert texts(neighbours, "a", hreflang="fr") == ["Plénière (in French)", "Sport (in French)"]


def test_permanent_link_leads_to_the_page(day, client):
    page = client.get(day["Eau"].get_url())

    link = page.context["permalink"]

    assert link == f"/r/2023/{day['Eau'].reference}"
    assert client.get(link).headers["Location"] == day["Eau"].get_url()


@pytest.mark.parametrize(("today", "progress"), [("2023-09-18", "now"), ("2023-09-17", "")])
def test_session_in_progress_says_so(edition, client, settings, time_machine, today, progress):
    settings.SITE_TODAY = None
    time_machine.move_to(f"{today}T10:00:00Z", tick=False)
    session = factories.make_session(
        edition, "Midi", day=edition.start_date, start=time(11), end=time(13)
    )

    assert client.get(session.get_url()).context["session"].progress == progress


@pytest.mark.parametrize(("hour", "progress"), [("12:30", "now"), ("13:30", "")])
def test_session_without_end_runs_as_its_programme_says(
    edition, client, settings, time_machine, hour, progress
):
    """At 15:30 in Paris, the frame of one that started at 14:00 is over."""
    settings.SITE_TODAY = None
    time_machine.move_to(f"2023-09-18T{hour}:00Z", tick=False)
    factories.make_slot(edition, title="Ateliers", start=time(14), end=time(15))
    session = factories.make_session(edition, "Eau", day=edition.start_date, start=time(14))

    own = client.get(session.get_url()).context["session"]
    [listed] = client.get(f"{edition.get_url()}programme/").context["programme"].sessions

    assert own.progress == listed.progress == progress
