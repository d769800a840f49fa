"""The index of the meetings, and the listings that cross editions."""

from datetime import date, time

import pytest

from cuf_site.localisation.publication import carrying
from rencontres.models import PersonLink, SessionGroup, SessionTopic
from rencontres.reading.addresses import person_handle
from tests import factories
from tests.pages import find, find_all, parse, text, texts


def get(client, url):
    response = client.get(url)
    assert response.status_code == 200, url
    return response.context


def appear(year, person, function="", title="Séance", **fields):
    """Have ``person`` speak in a session of the edition of ``year``."""
    found = factories.EditionPage.objects.filter(year=year, locale__language_code="fr").first()
    edition = found or factories.make_edition(year)
    session = factories.make_session(edition, title, **fields)
    return factories.make_participation(session, person, function=function)


def test_index_without_editions_is_empty(index, client):
    context = get(client, "/rencontres/")

    assert context["editions"] == ()


@pytest.mark.parametrize(
    ("today", "heading", "following"),
    [
        ("2022-06-01", "La prochaine édition", 2023),
        ("2023-09-19", "L’édition en cours", 2023),
        ("2023-09-20", "La prochaine édition", 2024),
        ("2024-09-20", "La prochaine édition", 2025),
        ("2026-01-01", None, None),
    ],
)
def test_next_edition_stands_apart(index, client, time_machine, today, heading, following):
    factories.make_edition(2025, start_date=None, period="juin 2025", period_end=date(2025, 6, 30))
    for year in (2024, 2023, 2021):
        factories.make_edition(year)
    time_machine.move_to(f"{today} 12:00")

    response = client.get("/rencontres/")

    headings = texts(find(parse(response), "main"), "h2")
    assert headings == [one for one in (heading, "Les éditions, de fil en fil") if one]
    apart = response.context["next_edition"]
    assert (apart and apart.year) == following


def test_person_is_shown_with_the_function_held_in_each_edition(index, client):
    person = factories.make_person(biography="<p>Sa vie.</p>", photo=factories.make_image())
    PersonLink.objects.create(
        person=person, label="Site", url="https://exemple.example", locale=person.locale
    )
    appear(2020, person, "Adjointe")
    appear(2024, person, "Maire", "Seconde", day=date(2024, 9, 18), start=time(14))
    appear(2024, person, "Présidente", "Première", day=date(2024, 9, 18), start=time(9))

    context = get(client, f"/rencontres/intervenants/aissata-diallo-{person.pk}/")

    assert context["person"].name == "Aïssata Diallo"
    assert context["person"].biography == "<p>Sa vie.</p>"
    assert [link.label for link in context["person"].links] == ["Site"]
    assert [
        (one.edition.year, [(line.session.title, line.participant.function) for line in one.lines])
        for one in context["editions"]
    ] == [
        (2024, [("Première", "Présidente"), ("Seconde", "Maire")]),
        (2020, [("Séance", "Adjointe")]),
    ]


def test_withdrawn_person_keeps_the_record_and_loses_photo_and_biography(index, client):
    person = factories.make_person(
        biography="<p>Sa vie.</p>", photo=factories.make_image(), is_withdrawn=True
    )
    appear(2023, person, "Maire")

    context = get(client, f"/rencontres/intervenants/aissata-diallo-{person.pk}/")

    assert (context["person"].photo, context["person"].biography) == (None, "")
    assert context["editions"][0].lines[0].participant.function == "Maire"


def test_what_is_not_public_is_not_listed(index, client):
    person = factories.make_person()
    appear(2020, person, live=False)
    private = appear(2021, person).session
    private.view_restrictions.create(restriction_type="login")
    for year, change in ((2022, {"live": False}), (2023, {})):
        edition = factories.make_edition(year, **change)
        appear(year, person)
        if not change:
            edition.view_restrictions.create(restriction_type="login")

    response = client.get(f"/rencontres/intervenants/aissata-diallo-{person.pk}/")

    assert response.status_code == 404


def test_signatory_of_an_edition_has_a_page(index, client):
    person = factories.make_person()
    factories.make_edition(2023, signatory=person)

    context = get(client, f"/rencontres/intervenants/aissata-diallo-{person.pk}/")

    assert (context["person"].name, context["editions"]) == ("Aïssata Diallo", ())


def test_other_spelling_of_a_name_leads_to_the_right_one(index, client):
    person = factories.make_person()
    appear(2023, person)
    right = f"/rencontres/intervenants/aissata-diallo-{person.pk}/"

    for handle in (f"autre-nom-{person.pk}", str(person.pk), f"-{person.pk}"):
        response = client.get(f"/rencontres/intervenants/{handle}/")

        assert (response.status_code, response.headers["Location"]) == (301, right)


@pytest.mark.parametrize(
    ("given_name", "family_name", "start"),
    [
        ("Jean-Yves", "Le Drian", "jean-yves-le-drian-"),
        ("Éloi", "d’Ornano", "eloi-d-ornano-"),
        ("", "!", ""),
    ],
)
def test_address_of_a_person_reads_as_the_name(index, given_name, family_name, start):
    person = factories.make_person(given_name, family_name)

    assert person_handle(person) == f"{start}{person.pk}"


@pytest.mark.parametrize("handle", ["diallo", "diallo-999999", "diallo-99999999999999999999", "0"])
def test_unknown_person_is_not_found(index, client, handle):
    assert client.get(f"/rencontres/intervenants/{handle}/").status_code == 404


def test_translation_of_a_person_has_no_address_of_its_own(index, client):
    person = factories.make_person()
    translated = factories.translate(person, biography="<p>Her life.</p>")

    address = f"/rencontres/intervenants/aissata-diallo-{translated.pk}/"

    assert client.get(address).status_code == 404


def test_person_is_read_in_the_language_of_the_page(index, client):
    person = factories.make_person(biography="<p>Sa vie.</p>")
    participation = appear(2023, person, "Maire")
    factories.translate(person, biography="<p>Her life.</p>")
    translated = factories.translate(participation.session, title="Session")
    translated.participations.update(function="Mayor")

    context = get(client, f"/en/rencontres/intervenants/aissata-diallo-{person.pk}/")

    assert context["person"].biography == "<p>Her life.</p>"
    line = context["editions"][0].lines[0]
    assert (line.session.title, line.participant.function) == ("Session", "Mayor")


def test_person_without_words_in_the_language_has_no_biography_there(index, client):
    person = factories.make_person(biography="<p>Sa vie.</p>")
    appear(2023, person)
    factories.translate(index)

    context = get(client, f"/en/rencontres/intervenants/aissata-diallo-{person.pk}/")

    assert context["person"].biography == ""


def test_topic_lists_its_sessions_by_edition(index, client):
    topic = factories.get_topic("Eau & assainissement", sdg=6)
    for year in (2020, 2023):
        session = appear(year, None, title=f"Eau {year}").session
        SessionTopic.objects.create(session=session, topic=topic, locale=session.locale)
    appear(2023, None, title="Autre")

    context = get(client, "/rencontres/thematiques/eau-assainissement/")

    assert (context["topic"].name, context["topic"].sdg) == ("Eau & assainissement", 6)
    assert [(e.edition.year, [s.title for s in e.sessions]) for e in context["editions"]] == [
        (2023, ["Eau 2023"]),
        (2020, ["Eau 2020"]),
    ]


def test_group_lists_its_sessions_and_countries(index, client):
    group = factories.get_group("Afrique de l’Ouest", countries=["SN", "ML"])
    session = appear(2023, None, title="Réunion").session
    SessionGroup.objects.create(session=session, group=group, locale=session.locale)
    factories.translate(group, name="West Africa")
    factories.translate(session, title="Meeting")

    context = get(client, "/en/rencontres/groupes/afrique-de-l-ouest/")

    assert (context["group"].name, context["group"].name_language) == ("West Africa", "en")
    assert sorted(country.name for country in context["countries"]) == ["Mali", "Senegal"]
    assert [s.title for s in context["editions"][0].sessions] == ["Meeting"]


@pytest.fixture
def water_over_the_years(index, settings):
    """Return the addresses of a topic, a group and someone met in four editions, today in 2025."""
    settings.SITE_TODAY = date(2025, 9, 18)
    topic, group, person = (
        factories.get_topic("Eau"),
        factories.get_group(),
        factories.make_person(),
    )
    for year in (2023, 2025, 2026, 2027):
        fields = {"day": date(year, 9, 18), "start": time(9), "end": time(10), "room": "Sépia"}
        session = appear(year, person, "Maire", **fields).session
        SessionTopic.objects.create(session=session, topic=topic, locale=session.locale)
        SessionGroup.objects.create(session=session, group=group, locale=session.locale)
    return ["thematiques/eau/", f"groupes/{group.slug}/", f"intervenants/{person_handle(person)}/"]


def test_sessions_of_an_edition_not_over_say_when_and_where(water_over_the_years, client):
    for path in water_over_the_years:
        lists = find_all(find(parse(client.get(f"/rencontres/{path}")), "main"), class_="details")

        assert [texts(one, "li")[:2] for one in lists if "Sépia" in text(one)] == [
            ["jeu. 18 sept., 9h00–10h00", "Sépia"],
            ["ven. 18 sept., 9h00–10h00", "Sépia"],
            ["sam. 18 sept., 9h00–10h00", "Sépia"],
        ]
        assert texts(lists[-1], "li")[0] == "lun. 18 sept."


def test_editions_to_attend_come_before_those_over(water_over_the_years, client):
    for path in water_over_the_years:
        editions = get(client, f"/rencontres/{path}")["editions"]

        assert [one.edition.year for one in editions] == [2025, 2026, 2027, 2023]


@pytest.mark.parametrize("path", ["thematiques/inconnue/", "groupes/inconnu/", "thematiques/"])
def test_unknown_subject_is_not_found(index, client, path):
    assert client.get(f"/rencontres/{path}").status_code == 404


def test_two_topics_never_share_an_address(index):
    slugs = [factories.get_topic(name).slug for name in ("Eau", "Eau !", "EAU ?", "ماء")]

    assert slugs == ["eau", "eau-2", "eau-3", "m"]


def test_address_of_a_topic_outlives_its_name(index):
    topic = factories.get_topic("Jeunesse")
    topic.name = "Jeunesses"
    topic.save()

    assert topic.slug == "jeunesse"


def test_topic_keeps_its_address_in_other_languages(index):
    topic = factories.get_topic("Jeunesse")

    assert factories.translate(topic, name="Youth").slug == "jeunesse"


def test_session_under_a_draft_edition_leads_to_its_french_page(index, client):
    session = factories.make_full_session(factories.make_edition(2023))
    english = factories.translate(session, title="Water")
    parent = english.get_parent().specific
    parent.live = False
    with carrying():
        parent.save()

    context = get(client, "/en/rencontres/thematiques/eau-et-assainissement/")

    [shown] = context["editions"][0].sessions
    assert (shown.title_language, shown.url) == ("fr", session.url)
