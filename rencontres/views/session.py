"""What a session answers at each of its addresses."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from cuf_site import clock

from ..models import SessionPage
from ..outputs.ics import session_calendar
from ..reading.addresses import Addresses, parent_of
from ..reading.now import in_progress
from ..reading.session_detail import SessionDetail, session_detail
from ..reading.session_list import Session
from ..reading.session_neighbours import in_its_day, neighbours_among
from ..reading.shelf import EditionRecord, Shelf
from .edition import OFF, calendar_response


def read_detail(page: SessionPage, request: HttpRequest) -> tuple[SessionDetail, EditionRecord]:
    """Return the session with all that its page shows, and the record of its edition."""
    addresses = Addresses(request)
    index_url = parent_of(parent_of(addresses.path(page)))
    shelf = Shelf.read(page.locale_code, addresses, index_url, page.path)
    detail = session_detail(page, shelf.reader, getattr(request, "is_preview", False))
    tree_path = detail.session.tree_path[: -page.steplen]
    return detail, shelf.at(tree_path) or shelf.record(page.edition)


def context(page: SessionPage, request: HttpRequest) -> dict:
    """Return what the page of a session shows."""
    detail, record = read_detail(page, request)
    placed = in_its_day(detail.session, record)
    session, state = placed.session, record.card.state
    if state == "running":
        session = in_progress(session, clock.now())
    return {
        "session": session,
        "edition": record.card,
        "edition_url": record.url,
        "programme_url": f"{record.url}programme/",
        "calendar_url": f"{session.url}seance.ics" if is_to_attend(session, state) else "",
        "permalink": permalink(record, session),
        "neighbours": neighbours_among(session, placed.others),
        "venue": session.venue(record.venue),
        "roles": detail.roles,
        "organisers": detail.organisers,
        "documents": detail.documents,
    }


def calendar(page: SessionPage, request: HttpRequest) -> HttpResponse:
    """The session alone, for the reader's own calendar."""
    detail, record = read_detail(page, request)
    content = session_calendar(record, detail.session)
    return calendar_response(content, f"{detail.session.reference}.ics")


def is_to_attend(session, edition_state):
    """Whether a session is to be put in a calendar: nothing says that it will not be held."""
    return session.is_timed and not session.is_cancelled and edition_state not in OFF


def permalink(record: EditionRecord, session: Session) -> str:
    """Return the address of a session that no language nor title changes, "" in a draft."""
    year = record.french.year
    if not (year and session.reference):
        return ""
    return reverse("session_permalink", args=(year, session.reference))
