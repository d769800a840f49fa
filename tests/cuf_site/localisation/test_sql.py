"""What publishing in French asks of the database, search index aside, and that it does its work."""

import pytest
from wagtail.models import ReferenceIndex
from wagtail.rich_text import RichText

from cuf_site.localisation.sources import source_of
from rencontres.models import Participation, SessionPage
from tests import factories
from tests.translating import publish_french, submit, translate, version

LANGUAGES = ("en", "es", "ar")


@pytest.mark.parametrize("speakers", [1, 3, 20])
def test_publication_costs_the_same_for_each_speaker(edition, speakers, django_assert_num_queries):
    session = factories.make_session(edition, summary="Un résumé.", room="A")
    for number in range(speakers):
        factories.make_participation(session, function=f"Maire {number}")
    for language in LANGUAGES:
        submit(session, language)
        factories.publish(version(session, language))
    publish_french(session, room="B")
    page = SessionPage.objects.get(pk=session.pk)
    page.room = "C"
    revision = page.save_revision()

    with django_assert_num_queries(161 + 6 * speakers):
        revision.publish()

    assert {version(session, language).room for language in LANGUAGES} == {"C"}


def segments_of(session) -> dict:
    """Return the rows of all segments of a source, with what they hold."""
    source = source_of(session)
    return {
        name: {
            (row.pk, row.order, row.context.path, row.context.field_path)
            for row in getattr(source, f"{name}_set").select_related("context")
        }
        for name in ("stringsegment", "templatesegment", "overridablesegment")
    }


def test_segments_are_those_of_wagtail_localize(edition):
    body = [
        ("heading", "Un titre"),
        ("paragraph", '<p>Un <a href="https://cuf.example/">lien</a>.</p><p>Deux.</p>'),
        ("document", {"document": factories.make_document(), "title": "Actes"}),
    ]
    session = factories.make_session(edition, summary="Un résumé.", body=body)
    factories.make_participation(session, function="Maire", sort_order=1)
    submit(session)
    page = SessionPage.objects.get(pk=session.pk)
    page.body.append(("paragraph", "<p>Trois.</p>"))
    del page.body[0]
    first = Participation(organisation="Ville", function="Maire", locale=page.locale, sort_order=0)
    publish_french(page, participations=[*page.participations.all(), first], body=page.body)
    found = segments_of(session)

    source_of(session).refresh_segments()

    assert found == segments_of(session)
    assert all(found.values())


def test_text_that_only_moves_keeps_its_segment(edition):
    session = factories.make_session(edition)
    factories.make_participation(session, function="Maire", sort_order=1)
    submit(session)
    page = SessionPage.objects.get(pk=session.pk)
    segment = source_of(session).stringsegment_set.get(string__data="Maire")
    first = Participation(function="Élue", person=factories.make_person(), locale=page.locale)
    first.sort_order = 0

    publish_french(page, participations=[first, *page.participations.all()])

    moved = source_of(session).stringsegment_set.get(string__data="Maire")
    assert moved.pk == segment.pk
    assert moved.order == segment.order + 1


def test_line_repeated_above_itself_has_two_segments(edition):
    session = factories.make_session(edition, body=[("paragraph", "<p>Non.</p><p>Oui.</p>")])
    submit(session)
    body = SessionPage.objects.get(pk=session.pk).body
    body[0].value = RichText("<p>Oui.</p><p>Oui.</p>")

    publish_french(session, body=body)

    segments = source_of(session).stringsegment_set.filter(context__field_path="body.paragraph")
    assert [segment.string.data for segment in segments.order_by("order")] == ["Oui.", "Oui."]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_references_follow_the_rows_of_a_page(edition, language):
    session = factories.make_session(edition)
    gone, come = factories.make_person(), factories.make_person()
    factories.make_participation(session, gone, function="Maire")
    translate(session, "en")
    page = SessionPage.objects.get(pk=session.pk)
    row = Participation(person=come, locale=page.locale)

    publish_french(page, participations=[row])

    found = ReferenceIndex.get_references_for_object(version(session, language))
    people = found.filter(model_path="participations.item.person")
    assert [int(one.to_object_id) for one in people] == [come.pk]


def test_references_go_with_the_last_row_of_a_page(edition):
    session = factories.make_session(edition)
    person = factories.make_person()
    page = SessionPage.objects.get(pk=session.pk)
    publish_french(page, participations=[Participation(person=person, locale=page.locale)])

    publish_french(page, participations=[])

    assert not ReferenceIndex.get_references_to(person).exists()
