"""The parts of the meetings' pages that search engines are told of, with their last change.

They are those that pages link to: what is shown of a draft, or of nobody, is not among them.
"""

from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db.models import Case, Exists, Max, OuterRef, QuerySet, When
from django.db.models.functions import Length, Substr

from cuf_site.tree.visibility import public_pages

from ..models import (
    EditionPage,
    Participation,
    Person,
    RencontresIndexPage,
    SessionGroup,
    SessionPage,
    SessionTopic,
    Slot,
)
from .addresses import PARTS, person_handle

Routes = dict[UUID, list[tuple[str, datetime | None]]]


NO_SESSION = (None, False)


def routes_of_editions() -> Routes:
    """Return the programme, the speakers and the practical page of editions that have them."""
    sessions = _sessions_by_edition()
    slots = Slot.objects.filter(edition=OuterRef("pk"), day__isnull=False, start__isnull=False)
    editions = _public(EditionPage).annotate(has_slots=Exists(slots))
    return {
        edition.translation_key: [
            (route, sessions.get(edition.path, NO_SESSION)[0])
            for route, is_there in zip(
                PARTS,
                (
                    edition.has_slots or edition.path in sessions,
                    sessions.get(edition.path, NO_SESSION)[1],
                    edition.venue_id is not None,
                ),
                strict=True,
            )
            if is_there
        ]
        for edition in editions
    }


def _sessions_by_edition() -> dict[str, tuple[datetime | None, bool]]:
    """Return ``{path of an edition: (last change of its sessions, whether anyone speaks)}``."""
    people = Participation.objects.filter(session=OuterRef("pk"), person__isnull=False)
    above = Substr("path", 1, Length("path") - SessionPage.steplen)
    rows = _public(SessionPage).order_by().annotate(edition=above).values_list("edition")
    with_people = Max(Case(When(Exists(people), then=1), default=0))
    rows = rows.annotate(changed=Max("last_published_at"), with_people=with_people)
    return {edition: (changed, bool(with_people)) for edition, changed, with_people in rows}


def routes_of_index() -> Routes:
    """Return the people, topics and groups of what is published, for the index of the meetings."""
    shown = Participation.objects.filter(person__is_withdrawn=False)
    people = _changes(shown, "person_id", "person__given_name", "person__family_name")
    signatories = _public(EditionPage).filter(signatory__is_withdrawn=False).order_by()
    names = ("signatory_id", "signatory__given_name", "signatory__family_name")
    people = dict.fromkeys(signatories.values_list(*names)) | people
    routes = [
        (f"intervenants/{_handle(person)}/", changed) for person, changed in sorted(people.items())
    ]
    for rows, path, field in (
        (SessionTopic.objects, "thematiques", "topic__slug"),
        (SessionGroup.objects, "groupes", "group__slug"),
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
    found = rows.filter(session__in=sessions).order_by().values_list(*fields)
    return {
        tuple(row): changed for *row, changed in found.annotate(Max("session__last_published_at"))
    }


def _handle(names):
    pk, given_name, family_name = names
    return person_handle(Person(pk=pk, given_name=given_name, family_name=family_name))
