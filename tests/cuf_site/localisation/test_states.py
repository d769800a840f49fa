"""The state is true (promise 4): it equals what is counted again from the pages themselves."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.contenttypes.models import ContentType
from wagtail.models import Locale, Page
from wagtail_localize.models import StringTranslation
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from cuf_site.localisation import publication, workload
from cuf_site.localisation.models import ApprovedTranslation, Workload
from cuf_site.localisation.sources import source_of
from cuf_site.localisation.stages import Stage
from cuf_site.localisation.states import Kind, state_of, states, translation_locales
from rencontres.models import SessionPage
from tests import factories
from tests.translating import confirm, publish_french, submit, translate, version

PARAGRAPH = {
    "type": "paragraph",
    "value": "<p>Une <b>première</b> phrase.</p><p>L’eau — un bien : commun&nbsp;!</p>",
    "id": "00000000-0000-4000-8000-000000000002",
}


@pytest.fixture
def session(edition):
    """A session of five texts: a title, a summary, two lines and the function of a speaker."""
    session = factories.make_session(
        edition, title="Eau", summary="Un bien commun.", seo_title="Hors compte", body=[PARAGRAPH]
    )
    factories.make_participation(session, function="Maire de Lyon")
    return publish_french(session)


def state(page, language="en"):
    """Return the state of a French page, or of ``None`` when it asks for no translation."""
    locale = Locale.objects.get(language_code=language)
    page = type(page).objects.get(pk=page.pk)
    return states([page], [locale]).get((page.translation_key, locale.pk))


def recount(page, language="en") -> tuple[int, int, int]:
    """Return confirmed texts, required texts and words left, read from the live page itself."""
    page = type(page).objects.get(pk=page.pk)
    source, locale = source_of(page), Locale.objects.get(language_code=language)
    confirmed = required = left = 0
    for segment in extract_segments(page):
        if not isinstance(segment, StringSegmentValue):
            continue
        if segment.path in ("seo_title", "search_description"):
            continue
        required += 1
        translated = source and StringTranslation.objects.filter(
            translation_of__data=segment.string.data,
            context__path=segment.path,
            context__object_id=page.translation_key,
            locale=locale,
            translation_type="manual",
            has_error=False,
        )
        if translated:
            confirmed += 1
        else:
            text = BeautifulSoup(segment.string.data, "html.parser").get_text()
            left += sum(any(char.isalnum() for char in word) for word in text.split())
    return confirmed, required, left


def figures(state) -> tuple[int, int, int]:
    return state.confirmed, state.required, state.words_left


def test_page_never_submitted_is_missing_with_its_true_amount(session):
    found = state(session)

    assert (found.kind, found.stage, found.url) == (Kind.MISSING, Stage.NOT_SENT, "")
    assert not found.is_to_do
    assert figures(found) == (0, 5, 14) == recount(session)


def test_amount_of_a_page_never_submitted_follows_each_publication(session):
    publish_french(session, summary="Un bien commun à toutes et à tous.")

    assert figures(state(session)) == (0, 5, 19) == recount(session)


def test_draft_of_a_live_page_changes_no_state(session):
    session.summary = "Un bien commun à toutes et à tous."
    session.save_revision()

    assert figures(state(session)) == (0, 5, 14)


def test_page_in_translation_counts_what_a_person_confirmed(session):
    factories.translate(session.get_parent().specific)
    submit(session)
    before = state(session)
    confirm(session, only=["Eau", "Maire de Lyon"])
    StringTranslation.objects.filter(data="EN Eau").update(translation_type="machine")

    after = state(session)

    assert (before.kind, figures(before)) == (Kind.MISSING, (0, 5, 14))
    assert (before.stage, after.stage) == (Stage.TO_BEGIN, Stage.NONE)
    assert (before.is_to_do, after.is_to_do) == (True, True)
    assert (after.kind, figures(after)) == (Kind.IN_PROGRESS, (1, 5, 11))
    assert figures(after) == recount(session)
    assert after.url == f"/admin/pages/{version(session).pk}/edit/"


def test_published_translation_goes_out_of_date_and_comes_back(session):
    english = translate(session)
    up_to_date = state(session)
    publish_french(session, summary="Un bien de tous.", room="Salle 2")
    outdated = state(session)
    confirm(session)
    finished = state(session)
    publication.publish_translation(version(session))
    again = state(session)

    assert (up_to_date.kind, figures(up_to_date)) == (Kind.UP_TO_DATE, (5, 5, 0))
    assert (outdated.kind, figures(outdated)) == (Kind.OUTDATED, (4, 5, 4))
    assert outdated.since is not None
    assert (finished.kind, finished.stage) == (Kind.OUTDATED, Stage.TO_SUBMIT)
    assert (finished.texts_left, finished.words_left, finished.is_to_do) == (0, 0, True)
    assert (again.kind, again.since, again.stage) == (Kind.UP_TO_DATE, None, Stage.NONE)
    assert not again.is_to_do
    assert state_of(english) == again


def test_changed_fact_changes_no_state(session):
    translate(session)

    publish_french(session, room="Salle 9")

    assert (state(session).kind, figures(state(session))) == (Kind.UP_TO_DATE, (5, 5, 0))


def test_each_language_has_its_own_state(session):
    translate(session, "es")

    found = states([session], translation_locales())

    kinds = {one.locale.language_code: one.kind for one in found.values()}
    assert kinds == {"en": Kind.MISSING, "es": Kind.UP_TO_DATE, "ar": Kind.MISSING}
    assert list(kinds) == ["en", "es", "ar"]


def test_draft_counts_once_it_is_submitted_and_an_unpublished_page_does_not(session):
    draft = factories.make_session(session.get_parent(), title="Brouillon", live=False)
    before = state(draft)
    submit(draft)
    submit(session)
    session.unpublish()

    assert before is None
    assert figures(state(draft)) == (0, 1, 1)
    assert state(session) is None


def test_finished_translation_of_a_draft_waits_for_it(session):
    draft = factories.make_session(session.get_parent(), title="Brouillon", live=False)
    factories.translate(session.get_parent().specific)
    submit(draft)
    confirm(draft)
    publication.publish_translation(version(draft))

    found = state(draft)

    assert (found.kind, found.stage, found.is_to_do) == (Kind.IN_PROGRESS, Stage.APPROVED, False)


def test_approval_of_other_french_texts_waits_for_nothing(session):
    draft = factories.make_session(session.get_parent(), title="Brouillon", live=False)
    factories.translate(session.get_parent().specific)
    submit(draft)
    confirm(draft)
    publication.publish_translation(version(draft))
    draft.title = "Autre brouillon"
    draft.save_revision()
    submit(draft)
    changed = state(draft)
    publish_french(draft, title="Autre brouillon")

    published = state(draft)

    assert ApprovedTranslation.objects.exists()
    assert (changed.stage, published.stage) == (Stage.TO_BEGIN, Stage.TO_BEGIN)


def test_translation_below_a_draft_is_not_up_to_date(session):
    submit(session)
    confirm(session)
    publication.publish_translation(version(session))

    hidden = state(session)
    Page.objects.filter(locale=version(session).locale).update(live=True)
    seen = state(session)

    assert (hidden.kind, hidden.stage) == (Kind.IN_PROGRESS, Stage.PARENT)
    assert (hidden.is_to_do, hidden.words_left) == (False, 0)
    assert (seen.kind, seen.stage) == (Kind.UP_TO_DATE, Stage.NONE)


def test_snippet_is_up_to_date_once_all_its_words_are_translated(edition):
    venue = factories.make_venue(name="Maison", metro="Ligne 7")
    before = state(venue)
    submit(venue)
    confirm(venue, only=["Maison"])
    halfway = state(venue)
    confirm(venue)
    finished = state(venue)
    version(venue).save()
    done = state(venue)
    venue.metro = "Lignes 7 et 9"
    venue.save()

    found = state(venue)

    assert (before.kind, figures(before)) == (Kind.MISSING, (0, 2, 3))
    assert (halfway.kind, figures(halfway)) == (Kind.IN_PROGRESS, (1, 2, 2))
    assert halfway.url == f"/admin/snippets/rencontres/venue/edit/{version(venue).pk}/"
    assert (finished.kind, finished.stage) == (Kind.IN_PROGRESS, Stage.TO_SAVE)
    assert (done.kind, figures(done)) == (Kind.UP_TO_DATE, (2, 2, 0))
    assert (found.kind, figures(found)) == (Kind.OUTDATED, (1, 2, 4))


def test_snippet_without_words_asks_for_no_translation(edition):
    assert state(factories.make_person()) is None


def test_amount_that_was_not_kept_is_counted(session):
    Workload.objects.all().delete()

    assert figures(state(session)) == (0, 5, 14)


def test_words_are_those_between_spaces_without_markup():
    text = 'L’eau <a id="a1">douce</a> – un bien&nbsp;: 3 &amp; 4<br/>fois'

    assert workload.words_in(text) == 7


@pytest.mark.parametrize("sessions", [2, 3, 60])
def test_query_count_does_not_grow_with_pages(edition, sessions, django_assert_num_queries):
    factories.translate(edition)
    submit(factories.make_session(edition))
    for number in range(1, sessions):
        factories.make_session(edition, title=f"Atelier {number}")
    pages = list(SessionPage.objects.filter(locale__language_code="fr"))
    locales = translation_locales()
    ContentType.objects.get_for_model(Page)

    with django_assert_num_queries(6):
        found = states(pages, locales)

    assert len(found) == 3 * sessions
