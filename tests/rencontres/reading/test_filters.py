"""The filters of the programme: what they offer, what they keep, what they ignore."""

from datetime import time

import pytest
from django.http import QueryDict

from rencontres.models import SessionCountry, SessionGroup, SessionTopic
from rencontres.reading.filters import ProgrammeFilters
from rencontres.reading.programme import build_programme
from tests import factories


@pytest.fixture
def programme(home):
    """Two days: a plenary on both banks of a break, and two workshops on Senegal and Chile."""
    edition = factories.make_edition()
    first, second = (factories.days(edition, n) for n in (0, 1))
    pleniere = factories.get_kind("pleniere", order=1)
    atelier = factories.get_kind("atelier", order=2)
    break_kind = factories.get_kind("pause", is_break=True)
    factories.make_slot(edition, title="Pause", start=time(10), end=time(11), kind=break_kind)
    factories.make_slot(edition, title="Ateliers", start=time(14), end=time(16))
    factories.make_session(edition, "Ouverture", pleniere, day=first, start=time(9))
    water = factories.make_session(
        edition, "Eau", atelier, day=first, start=time(14), spoken_languages=["fr"]
    )
    youth = factories.make_session(
        edition, "Jeunesse", atelier, day=first, start=time(15), interpretation=["es", "fr"]
    )
    factories.make_session(edition, "Clôture", pleniere, day=second, start=time(9))
    factories.make_session(edition, "À placer", atelier)
    rows = {"locale": edition.locale}
    SessionTopic.objects.create(session=water, topic=factories.get_topic("Eau"), **rows)
    SessionTopic.objects.create(session=youth, topic=factories.get_topic("Jeunes"), **rows)
    SessionGroup.objects.create(session=water, group=factories.get_group("Sénégal"), **rows)
    SessionCountry.objects.create(session=youth, country="CL", **rows)
    return build_programme(edition, "fr")


def kept(programme, query):
    filters = ProgrammeFilters(QueryDict(query), programme)
    return [session.title for session in filters.apply().sessions]


EVERYTHING = ["Ouverture", "Eau", "Jeunesse", "Clôture", "À placer"]


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("", EVERYTHING),
        ("jour=2023-09-19", ["Clôture"]),
        ("type=atelier", ["Eau", "Jeunesse", "À placer"]),
        ("thematique=eau", ["Eau"]),
        ("pays=SN", ["Eau"]),
        ("pays=CL", ["Jeunesse"]),
        ("pays=senegal", ["Eau"]),
        ("pays=sn", EVERYTHING),
        ("langue=es", ["Jeunesse"]),
        ("langue=fr", ["Eau", "Jeunesse"]),
        ("jour=2023-09-18&type=pleniere", ["Ouverture"]),
        ("type=pleniere&pays=SN", []),
    ],
)
def test_filters_keep_the_sessions_that_answer_all_of_them(programme, query, titles):
    assert kept(programme, query) == titles


@pytest.mark.parametrize(
    "query",
    [
        "jour=demain",
        "jour=2023-09-20",
        "type=inconnu",
        "type=%00",
        "type=atelier%00",
        "thematique=" + "x" * 6000,
        "pays=%FF%FE",
        "langue=..%2F..",
        "inconnu=1",
        "jour=&type=&pays=",
        "type=pleniere&type=",
    ],
)
def test_value_that_is_no_choice_is_ignored(programme, query):
    assert kept(programme, query) == EVERYTHING


def test_last_of_repeated_values_counts(programme):
    assert kept(programme, "type=atelier&type=pleniere") == ["Ouverture", "Clôture"]


def test_breaks_and_empty_slots_disappear_with_the_sessions_they_part(programme):
    shown = programme.filtered(kind="pleniere")

    assert [moment.title for day in shown.days for moment in day.moments] == ["", ""]


def test_moments_of_the_kind_chosen_stay_without_their_sessions(edition):
    for key, start in (("atelier", 9), ("pause", 11), ("groupe-pays", 14)):
        kind = factories.get_kind(key, is_break=key == "pause")
        factories.make_slot(edition, title=key, start=time(start), end=time(start + 2), kind=kind)
    factories.make_session(edition, "Paix", factories.get_kind("pleniere"), day=edition.start_date)
    programme = build_programme(edition, "fr")

    moments = {
        kind: [m.title for day in programme.filtered(kind=kind).days for m in day.moments]
        for kind in ("atelier", "pause", "pleniere")
    }
    offered = {kind.key for kind in programme.kinds}

    assert moments == {"atelier": ["atelier"], "pause": [], "pleniere": []}
    assert offered == {"atelier", "groupe-pays", "pleniere"}
    assert programme.filtered(kind="atelier", topic="eau").days == ()
    assert [group.kind.key for group in programme.by_kind] == ["pleniere"]


def test_breaks_stay_when_only_the_day_is_chosen(programme):
    shown = programme.filtered(day=programme.days[0].date)

    assert [moment.title for moment in shown.days[0].moments] == ["", "Pause", "Ateliers"]
    assert shown.undated == ()


def test_filtering_leaves_the_programme_as_it_was(programme):
    programme.filtered(kind="pleniere", group_or_country="SN")

    assert programme.count == 5


def test_choices_are_what_the_programme_holds(programme):
    filters = ProgrammeFilters(QueryDict(""), programme)

    choices = {name: [value for value, _ in f.choices] for name, f in filters.fields.items()}
    assert choices == {
        "jour": ["", "2023-09-18", "2023-09-19"],
        "type": ["", "pleniere", "atelier"],
        "thematique": ["", "eau", "jeunes"],
        "pays": ["", "Groupes", "Pays"],
        "langue": ["", "es", "fr"],
    }


def test_groups_and_countries_are_offered_apart(programme):
    choices = ProgrammeFilters(QueryDict(""), programme).fields["pays"].choices

    assert choices[1:] == [
        ("Groupes", [("senegal", "Sénégal")]),
        ("Pays", [("CL", "Chili"), ("SN", "Sénégal")]),
    ]


def test_countries_alone_are_in_no_group(edition):
    session = factories.make_session(edition)
    for code in ("CL", "SN"):
        SessionCountry.objects.create(session=session, country=code, locale=session.locale)

    choices = ProgrammeFilters(QueryDict(""), build_programme(edition, "fr")).fields["pays"].choices

    assert choices[1:] == [("CL", "Chili"), ("SN", "Sénégal")]


def test_choices_are_sorted_as_in_a_dictionary(edition):
    session = factories.make_session(edition)
    rows = {"session": session, "locale": edition.locale}
    for name in ("Énergie", "Femmes", "eau"):
        SessionTopic.objects.create(topic=factories.get_topic(name), **rows)
    for code in ("EG", "FR", "SN"):
        SessionCountry.objects.create(country=code, **rows)

    programme = build_programme(edition, "fr")

    assert [topic.name for topic in programme.topics] == ["eau", "Énergie", "Femmes"]
    assert [country.name for country in programme.countries] == ["Égypte", "France", "Sénégal"]


def test_filter_without_two_choices_is_not_offered(edition):
    factories.make_session(edition, "Seule", day=edition.start_date, start=time(9))

    filters = ProgrammeFilters(QueryDict("jour=2023-09-18"), build_programme(edition, "fr"))

    assert list(filters.fields) == []
    assert filters.values == {}


def test_name_in_french_is_marked_in_another_language(edition):
    for key in ("atelier", "pleniere"):
        factories.make_session(edition, key, factories.get_kind(key))
    factories.translate(factories.get_kind("atelier"), name="Workshop")

    filters = ProgrammeFilters(QueryDict(""), build_programme(edition, "en"))

    html = str(filters["type"])
    assert '<option value="atelier">Workshop</option>' in html
    assert '<option value="pleniere" lang="fr">Pleniere</option>' in html
