"""The programme: what is in it, in what order, in which words."""

from datetime import date, time

import pytest

from rencontres.reading.programme import build_programme
from tests import factories


def build(edition, language="fr"):
    return build_programme(edition, language)


def titles(sessions):
    return [session.title for session in sessions]


def add(edition, title, start=None, end=None, day=0, **fields):
    """Add a session on the n-th day, between two hours such as "9:30"."""
    fields["day"] = None if day is None else factories.days(edition, day)
    fields["start"] = clock(start)
    fields["end"] = clock(end)
    return factories.make_session(edition, title, **fields)


def clock(text):
    return time(*map(int, text.split(":"))) if text else None


def slot(edition, title, start, end=None, day=0, **fields):
    return factories.make_slot(
        edition,
        title=title,
        day=factories.days(edition, day),
        start=clock(start),
        end=clock(end),
        **fields,
    )


def outline(programme):
    """The programme as nested titles: ``[(date, [(moment, [sessions])], [untimed])]``."""
    return [
        (
            day.date.day,
            [(moment.title, titles(moment.sessions)) for moment in day.moments],
            titles(day.untimed),
        )
        for day in programme.days
    ]


def test_programme_of_edition_without_any_is_empty(edition):
    programme = build(edition)

    assert programme.is_empty
    assert programme.count == 0
    assert not programme.has_events


def test_sessions_stand_in_the_slot_that_holds_their_start(edition):
    slot(edition, "Matin", "9:00", "12:00")
    slot(edition, "Après-midi", "14:00", "17:00")
    add(edition, "B", "14:00")
    add(edition, "A", "11:59", "13:00")
    add(edition, "C", "12:00")

    programme = build(edition)

    assert outline(programme) == [(18, [("Matin", ["A"]), ("", ["C"]), ("Après-midi", ["B"])], [])]


def test_sessions_in_no_slot_make_a_moment_of_their_common_start(edition):
    add(edition, "A", "9:00", "10:00")
    add(edition, "B", "9:00", "10:30")
    add(edition, "C", "10:00")

    moments = build(edition).days[0].moments

    assert [(m.start, m.end, titles(m.sessions)) for m in moments] == [
        (time(9), time(10, 30), ["A", "B"]),
        (time(10), None, ["C"]),
    ]


def test_end_of_a_moment_is_unknown_when_one_of_its_sessions_has_none(edition):
    add(edition, "A", "9:00", "10:00")
    add(edition, "B", "9:00")

    assert build(edition).days[0].moments[0].end is None


def test_slot_without_end_lasts_until_the_next_one(edition):
    slot(edition, "Matin", "9:00")
    slot(edition, "Pause", "10:30", "11:00", kind=factories.get_kind("pause", is_break=True))
    add(edition, "A", "10:29")
    add(edition, "B", "10:30")

    programme = build(edition)

    assert outline(programme) == [(18, [("Matin", ["A"]), ("Pause", []), ("", ["B"])], [])]


def test_last_slot_without_end_holds_the_rest_of_the_day(edition):
    slot(edition, "Soirée", "18:00")
    add(edition, "A", "22:15")

    assert outline(build(edition)) == [(18, [("Soirée", ["A"])], [])]


def test_overlapping_slots_the_last_to_start_then_the_shortest_holds(edition):
    slot(edition, "Journée", "9:00", "18:00")
    slot(edition, "Matin", "10:00", "12:00")
    slot(edition, "Atelier", "10:00", "11:00")
    add(edition, "A", "10:30")
    add(edition, "B", "11:30")
    add(edition, "C", "17:00")

    assert outline(build(edition)) == [
        (18, [("Journée", ["C"]), ("Atelier", ["A"]), ("Matin", ["B"])], [])
    ]


def test_break_frames_no_session(edition):
    slot(edition, "Accueil", "8:30", "9:30", kind=factories.get_kind("accueil", is_break=True))
    add(edition, "Ouverture", "9:00", "10:00")

    assert outline(build(edition)) == [(18, [("Accueil", []), ("", ["Ouverture"])], [])]
    assert build(edition).days[0].moments[0].is_break


def test_slot_of_a_plenary_kind_frames_the_plenary(edition):
    plenary = factories.get_kind("pleniere")
    slot(edition, "", "9:00", "10:30", kind=plenary)
    add(edition, "Paix et territoires", "9:00", "10:30", kind=plenary)

    moment = build(edition).days[0].moments[0]

    assert (moment.title, moment.kind.key, titles(moment.sessions)) == (
        "Pleniere",
        "pleniere",
        ["Paix et territoires"],
    )


def test_untimed_sessions_stand_with_their_day_or_apart(edition):
    add(edition, "Avec jour", day=1)
    add(edition, "Sans jour", day=None)

    programme = build(edition)

    assert outline(programme) == [(19, [], ["Avec jour"])]
    assert titles(programme.undated) == ["Sans jour"]
    assert titles(programme.sessions) == ["Avec jour", "Sans jour"]
    assert not programme.has_events
    assert not programme.is_empty


def test_sessions_are_sorted_by_time_then_room_then_place_in_the_tree(edition):
    slot(edition, "Matin", "9:00", "12:00")
    add(edition, "e", "9:00")
    add(edition, "f", "9:00")
    add(edition, "d", "9:00", room="Salle 10")
    add(edition, "c", "9:00", room="Salle 9")
    add(edition, "b", "9:00", room="salle 2")
    add(edition, "g", "10:00", room="Salle 1")
    add(edition, "a", "9:00", room="Auditorium")

    programme = build(edition)

    assert titles(programme.sessions) == ["a", "b", "c", "d", "e", "f", "g"]


def test_twelve_parallel_sessions_stand_in_one_moment(edition):
    slot(edition, "Ateliers", "9:00", "10:30")
    for number in range(12, 0, -1):
        add(edition, f"Atelier {number}", "9:00", "10:30", room=f"Salle {number}")

    moment = build(edition).days[0].moments[0]

    assert titles(moment.sessions) == [f"Atelier {number}" for number in range(1, 13)]


def test_twenty_minutes_stand_beside_ninety(edition):
    slot(edition, "Ateliers / Micro-ateliers", "14:00", "15:30")
    add(edition, "Long", "14:00", "15:30", room="Salle 1")
    for number, start in enumerate(["14:00", "14:20", "14:40"], 1):
        add(edition, f"Micro {number}", start, f"14:{20 * number - 1}", room="Agora")

    assert outline(build(edition)) == [
        (18, [("Ateliers / Micro-ateliers", ["Micro 1", "Long", "Micro 2", "Micro 3"])], [])
    ]


def test_satellite_day_is_shown_and_empty_days_between_are_not(home):
    edition = factories.make_edition(
        2024, start_date=date(2024, 10, 21), end_date=date(2024, 10, 25)
    )
    add(edition, "Ouverture", "9:00", day=0)
    add(edition, "Visite", "14:00", day=4)

    assert [day.date for day in build(edition).days] == [date(2024, 10, 21), date(2024, 10, 25)]


def test_half_day_edition_shows_its_afternoon(home):
    edition = factories.make_edition(
        2022, start_date=date(2022, 5, 3), starts_in_afternoon=True, ends_in_morning=False
    )
    add(edition, "Table ronde", "14:30", "16:00")

    assert outline(build(edition)) == [(3, [("", ["Table ronde"])], [])]


def test_title_of_150_characters_is_kept_whole(edition):
    title = "Coopération décentralisée " * 6
    add(edition, title[:150], "9:00")

    assert build(edition).sessions[0].title == title[:150]


def test_cancelled_session_is_shown_and_marked(edition):
    session = add(edition, "A", "9:00", status="cancelled", status_note="Intervenant empêché")

    found = build(edition).sessions[0]

    assert (found.id, found.is_cancelled, found.status_note) == (
        session.pk,
        True,
        "Intervenant empêché",
    )
    assert found.status_label == "Annulée"


def test_end_that_is_unknown_stays_unknown(edition):
    kind = factories.get_kind("micro", default_minutes=20)
    add(edition, "A", "9:00", kind=kind)

    assert build(edition).sessions[0].end is None


def test_draft_session_is_not_shown(edition):
    add(edition, "Brouillon", "9:00", live=False)

    assert build(edition).is_empty


def test_private_session_is_not_shown(edition):
    session = add(edition, "Huis clos", "9:00")
    session.view_restrictions.create(restriction_type="login")

    assert build(edition).is_empty


def test_sessions_of_another_edition_are_not_shown(edition):
    other = factories.make_edition(2024)
    add(other, "Ailleurs", "9:00")

    assert build(edition).is_empty


@pytest.mark.parametrize("given", ["french", "translation"])
def test_words_come_from_the_live_translation(edition, given):
    kind = factories.get_kind("atelier")
    factories.translate(kind, name="Workshop", plural="Workshops")
    morning = slot(edition, "Matin", "9:00", "12:00", kind=kind)
    session = add(edition, "Eau", "9:00", summary="Résumé")
    row = factories.make_participation(session, function="Maire", on_behalf_of="du ministre")
    translated_edition = factories.translate(edition)
    translated = factories.translate(session, title="Water", summary="Summary")
    translated.participations.update(function="Mayor", on_behalf_of="")
    translated_edition.slots.update(title="Morning")

    programme = build(edition if given == "french" else translated_edition, "en")

    moment = programme.days[0].moments[0]
    found = moment.sessions[0]
    assert (moment.title, moment.title_language, moment.key) == (
        "Morning",
        "en",
        morning.translation_key,
    )
    assert (found.title, found.title_language, found.summary) == ("Water", "en", "Summary")
    assert found.url == f"/en/rencontres/2023/{translated.slug}/"
    assert (found.kind.name, found.kind.plural, found.kind.name_language) == (
        "Workshop",
        "Workshops",
        "en",
    )
    person = found.participants[0]
    assert (person.name, person.function, person.on_behalf_of) == ("Aïssata Diallo", "Mayor", "")
    assert person.url == f"/en/rencontres/intervenants/aissata-diallo-{row.person_id}/"


def test_session_without_translation_keeps_its_french_title_and_address(edition):
    session = add(edition, "Eau", "9:00", summary="Résumé", status_note="Complet")
    mayor = factories.make_person()
    factories.make_participation(session, mayor, function="Maire", organisation="Ville")
    factories.make_participation(session, organisation="Agence de l’eau")
    factories.translate(edition)

    found = build(edition, "en").sessions[0]

    assert (found.title, found.title_language) == ("Eau", "fr")
    assert found.url == f"/rencontres/2023/{session.slug}/"
    assert (found.summary, found.status_note) == ("", "")
    person, body = found.participants
    assert (person.name, person.function, person.organisation) == ("Aïssata Diallo", "", "")
    assert (body.name, body.name_language, body.url) == ("Agence de l’eau", "fr", "")
    assert (found.kind.name, found.kind.name_language) == ("Atelier", "fr")


def test_draft_translation_does_not_leak(edition):
    session = add(edition, "Eau", "9:00")
    slot(edition, "Matin", "9:00", "12:00")
    translated = factories.translate(edition, live=False)
    translated.slots.update(title="Secret")
    factories.translate(session, title="Secret", live=False)

    programme = build(edition, "en")

    assert programme.sessions[0].title == "Eau"
    assert programme.days[0].moments[0].title == "Matin"


def test_private_translation_does_not_leak(edition):
    session = add(edition, "Eau", "9:00")
    translated = factories.translate(session, title="Secret")
    translated.view_restrictions.create(restriction_type="login")

    assert build(edition, "en").sessions[0].title == "Eau"


def test_live_translation_of_a_french_draft_is_not_shown(edition):
    session = add(edition, "Eau", "9:00")
    factories.translate(session, title="Water")
    type(session).objects.filter(pk=session.pk).update(live=False)

    assert build(edition, "en").is_empty


def test_facts_come_from_french_whatever_the_translation_holds(edition):
    session = add(edition, "Eau", "9:00", room="Salle A")
    translated = factories.translate(session, title="Water")
    type(session).objects.filter(pk=translated.pk).update(room="Old room", start=time(7))
    translated.participations.all().delete()
    factories.make_participation(session)

    found = build(edition, "en").sessions[0]

    assert (found.title, found.room, found.start) == ("Water", "Salle A", time(9))
    assert [one.name for one in found.participants] == ["Aïssata Diallo"]


def test_words_of_a_language_do_not_show_in_another(edition):
    session = add(edition, "Eau", "9:00")
    factories.translate(session, "es", title="Agua")

    assert build(edition, "en").sessions[0].title == "Eau"
    assert build(edition, "es").sessions[0].title == "Agua"
    assert build(edition, "fr").sessions[0].title == "Eau"


def test_subjects_are_read_with_their_words(edition):
    session = factories.make_full_session(edition)
    factories.translate(factories.get_topic(), name="Water")

    found = build(edition, "en").sessions[0]

    assert [(t.name, t.name_language, t.url) for t in found.topics] == [
        ("Water", "en", "/rencontres/thematiques/eau-et-assainissement/")
    ]
    assert [(g.name, g.name_language, g.countries) for g in found.groups] == [
        ("Sénégal", "fr", ("SN",))
    ]
    assert [(c.code, c.name) for c in found.countries] == [("SN", "Senegal")]
    assert [one.code for one in found.spoken_languages] == ["fr", "en"]
    assert session.pk == found.id


def test_kinds_are_listed_in_the_order_of_the_team(edition):
    second = factories.get_kind("atelier", order=2)
    first = factories.get_kind("pleniere", order=1)
    add(edition, "A", "9:00", kind=second)
    add(edition, "B", "10:00", kind=first)

    groups = build(edition).by_kind

    assert [(one.kind.key, titles(one.sessions)) for one in groups] == [
        ("pleniere", ["B"]),
        ("atelier", ["A"]),
    ]


@pytest.mark.parametrize("number", [1, 3, 60])
def test_programme_is_read_in_the_same_queries_whatever_its_size(
    home, number, django_assert_num_queries
):
    edition = factories.make_edition(sessions=number)
    factories.translate(edition.sessions().first())

    with django_assert_num_queries(7):
        french = build(edition)
    with django_assert_num_queries(7):
        english = build(edition, "en")

    assert (french.count, english.count) == (number, number)
