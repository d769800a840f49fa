"""What pages use is not deleted; a version that names something deleted opens without it."""

import pytest
from django.contrib.messages import get_messages
from wagtail.models import ReferenceIndex

from rencontres.models import EditionPage, EditionPartner, Person, SessionKind, SessionTopic, Venue
from tests import factories

from .posts import edit_url, post_data


@pytest.fixture
def person(home):
    return factories.make_person()


def delete_url(person) -> str:
    return f"/admin/snippets/rencontres/person/delete/{person.pk}/"


def bulk_delete_url(*rows) -> str:
    ids = "&".join(f"id={row.pk}" for row in rows)
    return f"/admin/bulk/{rows[0]._meta.label_lower.replace('.', '/')}/delete/?{ids}&next=/admin/"


def test_person_of_a_session_is_not_deleted(publication, edition, person):
    row = factories.make_participation(factories.make_session(edition), person)
    ReferenceIndex.create_or_update_for_object(row.session)

    asked = publication.get(delete_url(person))
    response = publication.post(delete_url(person))

    assert asked.context["is_protected"] is True
    assert response.status_code == 302
    assert Person.objects.filter(pk=person.pk).exists()


def test_people_of_a_session_are_not_deleted_together(publication, edition, person):
    factories.make_participation(factories.make_session(edition), person)
    unused = factories.make_person(given_name="Jean")

    asked = publication.get(bulk_delete_url(person, unused))
    response = publication.post(bulk_delete_url(person, unused))

    assert asked.status_code == 200
    assert response["Location"] == "/admin/snippets/rencontres/person/"
    assert [str(message) for message in get_messages(response.wsgi_request)] == [
        "Suppression refusée\xa0: des pages du site utilisent «\xa0Aïssata Diallo\xa0»."
    ]
    assert Person.objects.count() == 2


def test_people_used_nowhere_are_deleted_together(publication, person):
    publication.post(bulk_delete_url(person, factories.make_person()))

    assert not Person.objects.exists()


def test_kind_in_use_is_not_deleted(publication, edition):
    kind = factories.make_session(edition).kind

    publication.post(f"/admin/snippets/rencontres/sessionkind/delete/{kind.pk}/")
    publication.post(bulk_delete_url(kind))

    assert SessionKind.objects.filter(pk=kind.pk).exists()


def use_partner(edition):
    partner = factories.make_partner()
    EditionPartner.objects.create(edition=edition, partner=partner, locale=edition.locale)
    return partner


def use_kind(edition):
    return factories.make_slot(edition, kind=factories.get_kind("lunch")).kind


def use_venue(edition):
    EditionPage.objects.update(venue=factories.make_venue())
    return Venue.objects.get()


def use_topic(edition):
    session, topic = factories.make_session(edition), factories.get_topic()
    SessionTopic.objects.create(session=session, topic=topic, locale=session.locale)
    return topic


@pytest.mark.parametrize("use", [use_partner, use_kind, use_venue, use_topic])
def test_what_the_history_of_the_meetings_stands_on_is_not_deleted(publication, edition, use):
    row = use(edition)

    publication.post(f"/admin/snippets/rencontres/{row._meta.model_name}/delete/{row.pk}/")

    row.refresh_from_db()


def test_draft_opens_without_the_person_deleted_since(publication, edition, person):
    session = factories.make_session(edition)
    rows = [{"person": str(person.pk), "role": "speaks", "function": "Maire"}]
    publication.post(edit_url(session), post_data("session", {"participations": rows}))
    publication.post(delete_url(person))

    opened = publication.get(edit_url(session))

    assert not Person.objects.exists()
    assert opened.status_code == 200
    [row] = opened.context["form"].formsets["participations"].forms
    assert (row.instance.person, row.instance.function) == (None, "Maire")


def test_draft_opens_without_the_kind_deleted_since(publication, edition):
    session = factories.make_session(edition)
    kind = factories.get_kind("quiz")
    publication.post(edit_url(session), post_data("session", {"kind": str(kind.pk)}))
    kind.delete()

    opened = publication.get(edit_url(session))
    response = publication.post(
        edit_url(session), post_data("session", {"kind": ""}, action="publish")
    )

    assert opened.status_code == 200
    assert list(response.context["form"].errors) == ["kind"]


def test_draft_opens_without_the_image_and_document_deleted_since(publication, edition):
    image, document = factories.make_image(), factories.make_document()
    changes = {
        "hero_image": str(image.pk),
        "documents": [{"document": str(document.pk), "kind": "brochure"}],
        "body": [("image", {"image": str(image.pk), "alt": "Une salle"})],
    }
    publication.post(edit_url(edition), post_data("edition", changes))
    for row in (image, document):
        row.delete()

    opened = publication.get(edit_url(edition))

    form = opened.context["form"]
    assert opened.status_code == 200
    assert form.instance.hero_image is None
    assert form.formsets["documents"].forms == []
