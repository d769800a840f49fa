"""Facts exist once (promise 1): what French publishes, every language shows from that moment."""

from datetime import time

import pytest
from wagtail.models import Page, Revision

from cuf_site.localisation.sources import outdated_since
from rencontres.models import Participation, Person, PersonLink
from tests import factories
from tests.translating import confirm, fresh, publish_french, submit, translate, version


@pytest.fixture(scope="module")
def translated(french_site):
    """A session in Room 1 with a speaker, a body and a live English translation, made once."""
    session = factories.make_session(
        factories.make_edition(),
        title="Eau",
        room="Salle 1",
        summary="Un bien commun.",
        body=[
            {"type": "heading", "value": "Le cadre", "id": "00000000-0000-4000-8000-000000000001"},
            {
                "type": "paragraph",
                "value": "<p>Une première phrase.</p>",
                "id": "00000000-0000-4000-8000-000000000002",
            },
        ],
    )
    factories.make_participation(session, function="Maire de Lyon")
    translate(session)
    return session


@pytest.fixture
def session(translated, home):
    return fresh(translated)


@pytest.fixture
def edition(session):
    return session.get_parent().specific


@pytest.fixture
def english(session):
    return version(session)


@pytest.mark.promise(1)
def test_changed_fact_is_on_the_live_translation_at_once(session, english):
    day = session.get_parent().specific.start_date

    publish_french(session, room="Salle 2", day=day, start=time(9))

    english = version(session)
    assert (english.room, english.day, english.start) == ("Salle 2", day, time(9))
    assert (english.live, english.title) == (True, "EN Eau")
    assert english.live_revision.content["room"] == "Salle 2"
    assert outdated_since(english) is None


@pytest.mark.promise(3)
@pytest.mark.trap(8)
def test_words_stay_when_french_changes(session, english):
    publish_french(session, summary="Un bien de tous.", room="Salle 3")

    english = version(session)
    assert (english.summary, english.room) == ("EN Un bien commun.", "Salle 3")
    assert outdated_since(english) is not None


@pytest.mark.promise(1)
def test_row_added_in_french_is_there_without_french_words(session, english):
    publish_french(
        session,
        participations=[
            *session.participations.all(),
            Participation(
                person=factories.make_person("Inès", "Roy"),
                function="Adjointe",
                locale=session.locale,
                sort_order=1,
            ),
        ],
    )

    lines = version(session).participations.all()
    assert [line.function for line in lines] == ["EN Maire de Lyon", ""]


@pytest.mark.promise(2)
def test_new_block_waits_for_its_words_and_a_removed_one_goes(session, english):
    body = session.body.get_prep_value()
    new = {"type": "quote", "value": {"text": "Agir.", "author": "Moi"}, "id": "new"}

    publish_french(session, body=session.body.stream_block.to_python([body[1], new]))

    [block] = version(session).body
    assert (block.block_type, str(block.value)) == (
        "paragraph",
        "<p>EN Une première phrase.</p>",
    )


@pytest.mark.promise(1)
@pytest.mark.trap(22)
def test_pending_draft_is_kept_and_goes_live_with_the_facts_of_the_day(session, english):
    publish_french(session, summary="Un bien de tous.")
    confirm(session)
    draft = version(session)
    draft.summary = "EN Un bien de tous."
    revision = draft.save_revision()

    publish_french(session, room="Salle 9")

    assert version(session).latest_revision == revision
    revision.publish()
    english = version(session)
    assert (english.summary, english.room) == ("EN Un bien de tous.", "Salle 9")


@pytest.mark.trap(22)
def test_old_version_brings_no_old_fact_back(session, english):
    old = english.live_revision
    publish_french(session, room="Salle 2")

    opened = Revision.objects.get(pk=old.pk).as_object()

    assert (opened.room, opened.title) == ("Salle 2", "EN Eau")


@pytest.mark.promise(4)
def test_text_cleared_in_french_is_cleared_and_its_return_is_not_hidden(session, english):
    publish_french(session, summary="")
    cleared = version(session).summary
    publish_french(session, summary="Un bien commun.")

    assert (cleared, version(session).summary) == ("", "")
    assert outdated_since(version(session)) is not None


@pytest.mark.promise(1)
def test_link_changed_in_french_is_changed_in_the_words(edition):
    page = factories.make_content_page(
        edition, body=[("paragraph", '<p>Le <a href="https://a.example/">site</a>.</p>')]
    )
    english = translate(page)
    paragraph = '<p>Le <a href="https://b.example/">site</a>.</p>'
    body = [{"type": "paragraph", "value": paragraph, "id": english.body[0].id}]

    publish_french(page, body=page.body.stream_block.to_python(body))

    assert str(version(page).body[0].value) == (
        '<p>EN Le <a href="https://b.example/">site</a>.</p>'
    )


def test_source_of_a_language_added_later_is_the_french_page_of_the_day(session, english):
    publish_french(session, title="Eau et climat")

    spanish = translate(session, "es")

    assert spanish.title == "ES Eau et climat"


@pytest.mark.promise(1)
def test_snippet_gives_its_facts_and_keeps_its_words(home):
    kind = factories.get_kind(default_minutes=90)
    submit(kind)
    confirm(kind)
    version(kind).save()

    kind.default_minutes, kind.name = 60, "Atelier pratique"
    kind.save()

    english = version(kind)
    assert (english.default_minutes, english.name) == (60, "EN Atelier")
    assert outdated_since(english) is not None


@pytest.mark.promise(2)
def test_fact_saved_on_a_snippet_publishes_no_half_finished_words(home):
    venue = factories.make_venue(bus="Bus 1", tram="Tram 1", city="Paris")
    submit(venue)
    confirm(venue)
    version(venue).save()
    venue.bus, venue.tram, venue.city = "Bus 2", "Tram 2", "Lyon"
    venue.save()
    confirm(venue, only=["Bus 2"])

    venue.save()
    half = version(venue)
    confirm(venue)
    venue.save()

    finished = version(venue)
    assert (half.city, half.bus, half.tram) == ("Lyon", "EN Bus 1", "EN Tram 1")
    assert (finished.bus, finished.tram) == ("EN Bus 2", "EN Tram 2")


def test_rows_of_a_snippet_follow_those_saved_after_it(home):
    person = factories.make_person(biography="<p>Maire.</p>")
    submit(person)
    person.links.add(PersonLink(label="Site", url="https://example.org/", locale=person.locale))
    person.save()
    confirm(person)
    version(person).save()
    added = [(link.label, link.url) for link in version(person).links.all()]
    [link] = person.links.all()
    link.url = "https://example.com/"
    person.links.add(link)
    person.save()
    changed = [(link.label, link.url) for link in version(person).links.all()]

    PersonLink.objects.get(locale=person.locale).delete()

    assert added == [("EN Site", "https://example.org/")]
    assert changed == [("EN Site", "https://example.com/")]
    assert not PersonLink.objects.exists()


def test_snippet_deleted_in_french_is_deleted_in_each_language(home):
    person = factories.make_person(biography="<p>Maire.</p>")
    person.links.create(label="Site", url="https://example.org/", locale=person.locale)
    submit(person)
    submit(person, "es")

    person.delete()

    assert not Person.objects.filter(translation_key=person.translation_key).exists()


def test_snippet_submitted_holds_no_french_words(home):
    topic = factories.get_topic("Eau")

    english = submit(topic)

    assert english.name == ""


def test_tree_is_clean_after_translation(session, english):
    assert Page.find_problems() == ([], [], [], [], [])
