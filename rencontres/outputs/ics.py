"""The programme as an iCalendar file (RFC 5545), the whole of it or one session.

The same content gives the same bytes. An event keeps its UID in every language, so that a
calendar holding two of them shows it once.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from urllib.parse import urlsplit
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from icalendar import Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard

from ..reading.display_types import Venue
from ..reading.durations import expected_end
from ..reading.programme import Moment, Programme
from ..reading.session_list import Session
from ..reading.session_neighbours import in_its_day
from ..reading.shelf import EditionRecord

PARIS = ZoneInfo("Europe/Paris")
NEVER = datetime(1970, 1, 1, tzinfo=UTC)


def programme_calendar(record: EditionRecord, programme: Programme) -> bytes:
    """Return the calendar of all that has a time in ``programme``, ``b""`` when nothing has.

    Sessions are events, and so are slots that hold none.
    """
    return _calendar(record, _programme_events(record, programme))


def session_calendar(record: EditionRecord, session: Session) -> bytes:
    """Return the calendar of one session, ``b""`` when it has no time."""
    if not session.is_timed:
        return b""
    placed = in_its_day(session, record)
    return _calendar(record, [_session_event(record, placed.session, placed.moment, record.venue)])


def _programme_events(record, programme):
    venue = record.venue
    for day in programme.days:
        for moment in day.moments:
            for session in moment.sessions:
                yield _session_event(record, session, moment, venue)
            if not moment.sessions:
                yield _slot_event(record, day.date, moment, venue)


def _calendar(record: EditionRecord, events: Iterable[Event]) -> bytes:
    """Wrap events with what RFC 5545 § 3.6 requires round them."""
    events = list(events)
    if not events:
        return b""
    card = record.card
    calendar = Calendar()
    calendar.add("prodid", "-//Cités Unies France//Rencontres//FR")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", card.title)
    calendar.add("x-wr-timezone", PARIS.key)
    calendar.add_component(_paris_time())
    for event in events:
        calendar.add_component(event)
    return calendar.to_ical()


def _paris_time() -> Timezone:
    """Return the rules of Paris time since 1996 (RFC 5545 § 3.6.5).

    They are written out, because those the library works out start summer time an hour late.
    """
    zone = Timezone()
    zone.add("tzid", PARIS.key)
    summer = (TimezoneDaylight(), "CEST", datetime(1981, 3, 29, 2), 3, timedelta(hours=1))
    winter = (TimezoneStandard(), "CET", datetime(1996, 10, 27, 3), 10, timedelta(hours=2))
    for part, name, onset, month, offset_before in (summer, winter):
        part.add("tzname", name)
        part.add("dtstart", onset)
        part.add("rrule", {"freq": "yearly", "bymonth": month, "byday": "-1su"})
        part.add("tzoffsetfrom", offset_before)
        part.add("tzoffsetto", timedelta(hours=3) - offset_before)
        zone.add_component(part)
    return zone


def _session_event(record, session: Session, moment: Moment, venue: Venue | None) -> Event:
    """Return the event of a session; it has an end where something tells it."""
    is_cancelled = session.is_cancelled or record.french.is_cancelled
    title = _("Cancelled: %(title)s") % {"title": session.title} if is_cancelled else session.title
    event = _event(record, session.key, session.day, session.start, title, session.title_language)
    if expected_end(session, moment.key and moment.end):
        event.add("dtend", _in_paris(session.day, session.over))
    event.add("status", _status(record, is_cancelled))
    _stamp(event, session.first_published_at, session.last_published_at, record)
    event.add("url", session.full_url)
    _add_texts(
        event,
        description=_description(session),
        location=_place(session.room, session.venue(venue)),
        categories=[
            name
            for name in (session.kind and session.kind.name, *(one.name for one in session.topics))
            if name
        ],
    )
    return event


def _slot_event(record, day, moment: Moment, venue: Venue | None) -> Event:
    language = moment.title_language or record.reader.language
    event = _event(record, moment.key, day, moment.start, moment.title, language)
    if moment.end and moment.end > moment.start:
        event.add("dtend", _in_paris(day, moment.end))
    event.add("status", _status(record, record.french.is_cancelled))
    _stamp(event, record.french.first_published_at, None, record)
    event.add("url", f"{record.card.full_url}programme/")
    categories = [moment.kind.name] if moment.kind else []
    _add_texts(event, description="", location=_place("", venue), categories=categories)
    return event


def _event(record, key: UUID, day, start, title, language) -> Event:
    event = Event()
    host = urlsplit(record.card.full_url).hostname or "localhost"
    event.add("uid", f"{key}@{host}")
    event.add("summary", title, parameters={"language": language})
    event.add("dtstart", _in_paris(day, start))
    return event


def _in_paris(day: date, moment: time) -> datetime:
    return datetime.combine(day, moment, tzinfo=PARIS)


def _status(record, is_cancelled):
    """RFC 5545 § 3.8.1.11: what is not final is tentative."""
    if is_cancelled:
        return "CANCELLED"
    final = record.french.ProgrammeStatus.FINAL
    return "CONFIRMED" if record.french.programme_status == final else "TENTATIVE"


def _stamp(event, first: datetime | None, last: datetime | None, record) -> None:
    """Date the event: SEQUENCE is the minutes since first publication, so it never decreases.

    What an event says comes from its own page and from the edition's (place, status): the later
    publication counts (RFC 5545 § 3.8.7).
    """
    published = max(last or NEVER, record.french.last_published_at or NEVER)
    event.add("dtstamp", published.astimezone(UTC))
    event.add("last-modified", published.astimezone(UTC))
    age = published - (first or published)
    event.add("sequence", max(0, int(age.total_seconds() // 60)))


def _add_texts(event, description, location, categories):
    if description:
        event.add("description", description)
    if location:
        event.add("location", location)
    if categories:
        event.add("categories", categories)


def _place(room: str, venue: Venue | None) -> str:
    if venue is None:
        return room
    town = f"{venue.postcode} {venue.city}".strip()
    return _listed(room, venue.name, venue.address, town)


def _description(session: Session) -> str:
    """Return the plain words that say what the session is and who takes part."""
    people = [
        _listed(one.name, one.function, one.organisation, one.territory)
        for one in session.participants
    ]
    return "\n\n".join(filter(None, [session.status_note, session.summary, "\n".join(people)]))


def _listed(*items: str) -> str:
    return pgettext("between items", ", ").join(filter(None, items))
