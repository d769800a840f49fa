"""The parts of the meetings' pages that search engines are told of, with their last change.

They are those that pages link to: what is shown of a draft, or of nobody, is not among them.
"""

from collections import defaultdict
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db.models import Exists, Max, OuterRef, QuerySet

from cuf_site.visibility import public_pages

from .addresses import PARTS, person_handle
from .models import (
    EditionPage,
    Participation,
    Person,
    RencontresIndexPage,
    SessionGroup,
    SessionPage,
    SessionTopic,
    Slot,
)

Routes = dict[UUID, list[tuple[str, datetime | None]]]


def routes_of_editions() -> Routes:
    """Return the programme, the speakers and the practical page of editions that have them."""
    people = Participation.objects.filter(session=OuterRef("pk"), person__isnull=False)
    changes, with_people = defaultdict(list), set()
    sessions = _public(SessionPage).annotate(has_people=Exists(people)).order_by()
    for path, changed, has_people in sessions.values_list(
        "path", "last_published_at", "has_people"
    ):
        edition = path[: -SessionPage.steplen]
        changes[edition].append(changed)
        if has_people:
            with_people.add(edition)
    slots = Slot.objects.filter(edition=OuterRef("pk"), day__isnull=False, start__isnull=False)
    editions = _public(EditionPage).annotate(has_slots=Exists(slots))
    return {
        edition.translation_key: [
            (route, max(filter(None, changes[edition.path]), default=None))
            for route, is_there in zip(
                PARTS,
                (
                    edition.has_slots or edition.path in changes,
                    edition.path in with_people,
                    edition.venue_id is not None,
                ),
                strict=True,
            )
            if is_there
        ]
        for edition in editions
    }


def routes_of_index() -> Routes:
    """Return the people, topics and groups of what is published, for the index of the meetings."""
    people = _changes(Participation, "person_id", "person__given_name", "person__family_name")
    people.pop((None, None, None), None)
    signatories = _public(EditionPage).filter(signatory__isnull=False).order_by()
    names = ("signatory_id", "signatory__given_name", "signatory__family_name")
    people = dict.fromkeys(signatories.values_list(*names)) | people
    routes = [
        (f"intervenants/{_handle(person)}/", changed) for person, changed in sorted(people.items())
    ]
    for rows, path, field in (
        (SessionTopic, "thematiques", "topic__slug"),
        (SessionGroup, "groupes", "group__slug"),
    ):
        found = sorted(_changes(rows, field).items())
        routes += [(f"{path}/{slug}/", changed) for (slug,), changed in found if slug]
    indexes = RencontresIndexPage.objects.filter(locale__language_code=settings.LANGUAGE_CODE)
    return dict.fromkeys(indexes.values_list("translation_key", flat=True), routes)


def _public(model) -> QuerySet:
    return public_pages(model.objects.filter(locale__language_code=settings.LANGUAGE_CODE))


def _changes(rows, *fields) -> dict[tuple, datetime | None]:
    """Return the last change of the public sessions of what ``rows`` name by ``fields``."""
    sessions = _public(SessionPage).order_by().values("pk")
    found = rows.objects.filter(session__in=sessions).order_by().values_list(*fields)
    return {
        tuple(row): changed for *row, changed in found.annotate(Max("session__last_published_at"))
    }


def _handle(names):
    pk, given_name, family_name = names
    return person_handle(Person(pk=pk, given_name=given_name, family_name=family_name))
