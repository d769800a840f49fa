"""What every page shares: its form says each problem once, and only what may be is live."""

from datetime import date

import pytest
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.translation import gettext

from rencontres.models import EditionFigure, EditionPage, Participation
from tests import factories
from tests.admin.posts import post_data

FIGURE = {"kind": "participants", "value": "500", "unit": "count", "basis": "counted"}
NEGATIVE = "A figure cannot be negative: write the number without a minus."


@pytest.fixture
def make_form(edition, admin_user):
    """Return the bound form of ``edition`` with its own facts and ``changes``."""

    def make(**changes):
        facts = {
            "title": "Rencontres 2023",
            "number": "14",
            "year": "2023",
            "start_date": "2023-09-18",
            "end_date": "2023-09-19",
        }
        form_class = EditionPage.get_edit_handler().get_form_class()
        return form_class(
            post_data("edition", facts | changes),
            instance=edition.get_latest_revision_as_object(),
            parent_page=edition.get_parent(),
            for_user=admin_user,
        )

    return make


def row_errors(form, relation) -> list[dict]:
    return [dict(row.errors) for row in form.formsets[relation].forms]


def test_form_asked_twice_says_each_problem_once(make_form):
    form = make_form(end_date="2023-09-01", figures=[FIGURE | {"value": "-1"}])

    answers = [form.is_valid(), form.is_valid()]

    assert answers == [False, False]
    assert {name: len(sentences) for name, sentences in form.errors.items()} == {"end_date": 1}
    assert row_errors(form, "figures") == [{"value": [gettext(NEGATIVE)]}]


def test_form_says_the_problems_of_all_rows_at_once(make_form):
    slot = {"day": "2023-10-01", "start": "09:00", "title": "Accueil"}
    form = make_form(partners=[{"partner": ""}], slots=[slot], figures=[FIGURE | {"value": "-1"}])

    form.is_valid()

    assert [sorted(row_errors(form, name)[0]) for name in ("partners", "slots", "figures")] == [
        ["partner", "tier"],
        ["day"],
        ["value"],
    ]


def test_form_does_not_check_deleted_rows(make_form):
    form = make_form(
        figures=[FIGURE | {"DELETE": "on", "value": "-1"}, FIGURE, FIGURE | {"DELETE": "on"}],
        partners=[{"partner": "", "tier": "support"}],
    )

    form.is_valid()

    assert row_errors(form, "figures") == [{}, {}, {}]


def test_form_does_not_check_deleted_rows_beside_a_wrong_one(make_form):
    form = make_form(figures=[FIGURE | {"DELETE": "on"}, FIGURE, FIGURE | {"value": "abc"}])

    form.is_valid()

    assert [sorted(errors) for errors in row_errors(form, "figures")] == [[], [], ["kind", "value"]]


def test_field_that_cannot_be_read_says_only_that(make_form):
    form = make_form(end_date="le 19", figures=[FIGURE | {"value": "beaucoup"}])

    form.is_valid()

    assert {name: len(sentences) for name, sentences in form.errors.items()} == {"end_date": 1}
    assert [len(errors["value"]) for errors in row_errors(form, "figures")] == [1]


def test_deferred_form_asks_for_no_rule(make_form):
    form = make_form(end_date="2023-09-01", number="", figures=[FIGURE | {"value": "-1"}])
    form.defer_required_fields()

    assert form.is_valid()


def test_refusal_names_the_field_and_the_row(edition):
    edition.end_date = date(2023, 9, 1)
    edition.figures = [EditionFigure(value=-1), EditionFigure()]

    with pytest.raises(ValidationError) as refused:
        edition.save()

    problems = refused.value.message_dict
    assert sorted(problems) == [NON_FIELD_ERRORS, "end_date"]
    assert problems[NON_FIELD_ERRORS][0] == f"Chiffre\xa0: {gettext(NEGATIVE)}"
    assert len(problems[NON_FIELD_ERRORS]) == 3
    assert refused.value.refused_page is edition


def test_wrong_draft_saves_and_live_page_does_not(edition):
    wrong = {"start_date": date(2022, 1, 2), "end_date": date(2022, 1, 1)}
    draft = factories.make_edition(2022, live=False, **wrong)

    with pytest.raises(ValidationError):
        factories.publish(draft)

    assert EditionPage.objects.get(pk=draft.pk).live is False


def test_translation_is_not_checked_against_the_french_pages(edition):
    translation = factories.translate(edition, "en")

    translation.end_date = date(2001, 1, 1)
    translation.save()

    assert (translation.live, translation.end_date) == (True, edition.end_date)


def test_version_opens_without_what_was_deleted_since(edition):
    person = factories.make_person()
    session = factories.make_session(edition)
    session.participations = [Participation(person=person, function="Maire")]
    revision = session.save_revision()
    person.delete()

    opened = revision.as_object()

    assert [(row.person, row.function) for row in opened.participations.all()] == [(None, "Maire")]
    assert opened.kind == session.kind


@pytest.mark.parametrize(
    ("fields", "description"),
    [
        ({}, ""),
        ({"lead": "<p>Un &amp; deux.</p><p>Trois.</p>"}, "Un & deux. Trois."),
        ({"subtitle": "Sous-titre"}, "Sous-titre"),
        ({"subtitle": "mot " * 39 + "mots"}, "mot " * 39 + "mots"),
        ({"subtitle": "mot " * 50}, "mot " * 39 + "mot…"),
        ({"subtitle": "mot " * 38 + "Paris. Suite de la phrase."}, "mot " * 38 + "Paris…"),
        ({"search_description": "Exprès", "lead": "<p>Chapô.</p>"}, "Exprès"),
    ],
)
def test_description_is_its_own_or_the_first_words_of_the_page(home, fields, description):
    assert factories.make_release(**fields).description == description
