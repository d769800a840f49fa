"""What each page of the meetings gives its template, by name."""

from django.db.models import prefetch_related_objects
from django.urls import reverse
from django.utils.http import urlencode

from cuf_site import clock

from .addresses import PARTS
from .edition_details import (
    figures_of,
    partner_tiers,
    registration_of,
    signatory_of,
    tied_by_the_thread,
)
from .editions import EditionRecord, Shelf
from .filters import ProgrammeFilters
from .grid import grids_of
from .now import in_progress, marked
from .programme import Programme, programme_of
from .readings import documents_of, pages_about
from .session_detail import SessionDetail
from .session_list import Session
from .session_neighbours import in_its_day, neighbours_among
from .speakers import Speaker, by_letter, speakers_of

# States of an edition that leave nothing to put in a calendar.
OFF = ("held", "cancelled", "postponed", "lapsed")


def edition_head(record: EditionRecord) -> dict:
    """What every page of an edition shows."""
    parts = (record.url + part for part in PARTS)
    return {
        "edition": record.card,
        **dict(zip(("programme_url", "speakers_url", "practical_url"), parts, strict=True)),
    }


def edition_front(record: EditionRecord, shelf: Shelf) -> dict:
    programme = programme_of(record, with_subjects=False)
    tiers = partner_tiers(record)
    _read_renditions([record.french.hero_image, *(p.logo for t in tiers for p in t.partners)])
    previous_edition, next_edition = shelf.neighbours(record)
    content_pages, press_releases = pages_about(record)
    speakers = speakers_of(programme.sessions)
    figures = figures_of(record)
    return {
        "programme": programme,
        "venue": record.venue,
        "registration": registration_of(record),
        "signatory": signatory_of(record),
        "figures": figures,
        "tied": tied_by_the_thread(figures),
        "speakers": speakers,
        "has_functions": _have_functions(speakers),
        "partner_tiers": tiers,
        "documents": documents_of(record),
        "content_pages": content_pages,
        "press_releases": press_releases,
        "previous_edition": previous_edition,
        "next_edition": next_edition,
        "calendar_url": calendar_url(record, programme),
    }


def filtered_programme(
    record: EditionRecord, data
) -> tuple[Programme, ProgrammeFilters, Programme]:
    """Return the whole programme, the choices among the GET parameters ``data``, what they keep.

    Parameters that filter nothing known are ignored.
    """
    whole = programme_of(record)
    filters = ProgrammeFilters(data, whole)
    return whole, filters, filters.apply()


def edition_programme(record: EditionRecord, data) -> dict:
    """``data`` are the GET parameters of the reader's choices."""
    whole, filters, programme = filtered_programme(record, data)
    if record.card.state == "running":
        programme = marked(programme, clock.now())
    days = grids_of(programme)
    return {
        "programme": programme,
        "days": days,
        "has_rooms": any(day.rooms for day in days),
        "is_here": any(moment.is_here for day in programme.days for moment in day.moments),
        "filters": filters,
        "is_filtered": bool(filters.values),
        "shown": programme.count,
        "total": whole.count,
        "today": clock.today(),
        "is_off": record.card.state in OFF,
        "calendar_url": calendar_url(record, programme, filters.values),
        "whole_calendar_url": calendar_url(record, whole),
        "venue": record.venue,
    }


def edition_speakers(record: EditionRecord) -> dict:
    speakers = speakers_of(programme_of(record, with_subjects=False).sessions)
    return {
        "letters": by_letter(speakers),
        "count": len(speakers),
        "has_functions": _have_functions(speakers),
    }


def edition_practical(record: EditionRecord) -> dict:
    french = record.french
    timed = {"day__isnull": False, "start__isnull": False}
    has_events = french.sessions().filter(**timed).exists() | french.slots.filter(**timed).exists()
    return {
        "venue": record.venue,
        "registration": registration_of(record),
        "calendar_url": f"{record.url}programme.ics" if has_events else "",
    }


def session_front(detail: SessionDetail, record: EditionRecord) -> dict:
    placed = in_its_day(detail.session, record)
    session, state = placed.session, record.card.state
    if state == "running":
        session = in_progress(session, clock.now())
    return {
        "session": session,
        "edition": record.card,
        "edition_url": record.url,
        "programme_url": f"{record.url}programme/",
        "calendar_url": f"{session.url}seance.ics" if _is_to_attend(session, state) else "",
        "permalink": permalink(record, session),
        "neighbours": neighbours_among(session, placed.others),
        "venue": session.venue(record.venue),
        "roles": detail.roles,
        "organisers": detail.organisers,
        "documents": detail.documents,
    }


def _is_to_attend(session, edition_state):
    """Whether a session is to be put in a calendar: nothing says that it will not be held."""
    return session.is_timed and not session.is_cancelled and edition_state not in OFF


def permalink(record: EditionRecord, session: Session) -> str:
    """Return the address of a session that no language nor title changes, "" in a draft."""
    year = record.french.year
    if not (year and session.reference):
        return ""
    return reverse("session_permalink", args=(year, session.reference))


def calendar_url(record: EditionRecord, programme: Programme, values: dict | None = None) -> str:
    """Return the address of the calendar of ``programme``, "" when it holds no event."""
    if not programme.has_events:
        return ""
    return f"{record.url}programme.ics" + (f"?{urlencode(values)}" if values else "")


def _have_functions(speakers: tuple[Speaker, ...]) -> bool:
    """Whether a function is shown at all: in another language, none may be translated."""
    return any(speaker.function for speaker in speakers)


def _read_renditions(images):
    """Read the sizes made of ``images`` at once instead of one query for each."""
    images = [image for image in images if image]
    if images:
        prefetch_related_objects(images, "renditions")
