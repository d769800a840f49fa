"""What each page of the meetings asks of the database: the same for 1, 3 and 60 sessions.

It is the same in every language, that of an outdated translation included.

The targets are 20 for an edition and its programme, 15 for the others; caches are off.
"""

import pytest

from rencontres.models import (
    EditionDocument,
    EditionFigure,
    EditionPartner,
    PersonLink,
    SessionDocument,
    SessionOrganiser,
)
from rencontres.reading.addresses import person_handle
from tests import factories

QUERIES = {
    "": 10,
    "2023/": 18,
    "2023/programme/": 14,
    "2023/programme/?type=atelier&pays=SN": 14,
    "2023/programme.ics": 11,
    "2023/intervenants/": 13,
    "2023/infos-pratiques/": 12,
    "2023/{session}/": 14,
    "2023/{session}/seance.ics": 11,
    "intervenants/{person}/": 15,
    "thematiques/eau-et-assainissement/": 13,
    "groupes/senegal/": 13,
}


def make_rich_edition(number):
    """Return an edition with ``number`` sessions and something in every relation."""
    edition = factories.make_edition(
        sessions=number,
        programme_status="final",
        venue=factories.make_venue(),
        hero_image=factories.make_image(),
        signatory=factories.make_person(),
    )
    rows = {"edition": edition, "locale": edition.locale}
    EditionFigure.objects.create(kind="participants", value=500, **rows)
    for name in ("Réseau", "Ministère"):
        partner = factories.make_partner(name, logo=factories.make_image())
        EditionPartner.objects.create(partner=partner, **rows)
    EditionDocument.objects.create(document=factories.make_document(), **rows)
    factories.make_content_page(edition)
    factories.make_release(edition)
    factories.make_edition(2022)
    factories.make_edition(2024)
    return edition


def make_rich_session(edition):
    """Return the first session, with an organiser, a document, and a person with all there is."""
    session = edition.sessions().first()
    rows = {"session": session, "locale": session.locale}
    SessionOrganiser.objects.create(partner=factories.make_partner(), **rows)
    SessionDocument.objects.create(document=factories.make_document(), **rows)
    person = session.participations.get().person
    person.photo = factories.make_image()
    person.save()
    PersonLink.objects.create(
        person=person, label="Site", url="https://exemple.example", locale=person.locale
    )
    return session


@pytest.mark.parametrize("number", [1, 3, 60])
def test_pages_ask_the_same_of_the_database_whatever_the_programme(
    home, client, number, django_assert_num_queries
):
    edition = make_rich_edition(number)
    session = make_rich_session(edition)
    person = session.participations.get().person
    for language in ("en", "es", "ar"):
        factories.translate(session, language, title="Water")
        factories.translate(person, language)
        factories.note_outdated(edition, language)

    for root in ("/rencontres/", "/en/rencontres/", "/es/rencontres/", "/ar/rencontres/"):
        for path, queries in QUERIES.items():
            url = root + path.format(session=session.slug, person=person_handle(person))
            assert client.get(url).status_code == 200, url
            with django_assert_num_queries(queries, info=url):
                client.get(url)
