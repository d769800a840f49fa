"""Editions and sessions as events of https://schema.org/Event, from what their pages show."""

from collections.abc import Iterable
from datetime import date, datetime, time

from django.utils.timezone import get_default_timezone
from django.utils.translation import get_language

from cuf_site.web.linked_data import event_id
from cuf_site.web.metadata import edition_picture

from ..reading.display_types import Venue
from ..reading.programme import Programme
from ..reading.session_list import Participant, Session
from ..reading.shelf import EditionCard

SCHEMA = "https://schema.org/"
ATTENDANCE = {
    "on-site": f"{SCHEMA}OfflineEventAttendanceMode",
    "hybrid": f"{SCHEMA}MixedEventAttendanceMode",
    "online": f"{SCHEMA}OnlineEventAttendanceMode",
}


def edition_event(
    edition: EditionCard,
    organizer: dict | None,
    description: str = "",
    image: str = "",
    programme: Programme | None = None,
) -> dict | None:
    """Return an edition, with its sessions where the ``programme`` is given.

    ``None`` where search engines would take it for a fault: an event has a day and a place.
    """
    if not is_told(edition):
        return None
    sessions = programme.sessions if programme else ()
    summaries = (session_summary(session, edition) for session in sessions)
    return _edition_summary(edition) | {
        "alternateName": edition.series_name,
        "description": description,
        "image": image,
        "inLanguage": get_language(),
        "organizer": organizer,
        "offers": _offer(edition),
        "subEvent": [summary for summary in summaries if summary],
    }


def is_told(edition: EditionCard) -> bool:
    """Whether an edition is told of as an event: its days and its place are known."""
    return edition.start_date is not None and edition.venue is not None


def _edition_summary(edition):
    return {
        "@type": "Event",
        "@id": event_id(edition.french_url),
        "url": edition.full_url,
        "name": edition.title,
        "startDate": _iso(edition.start_date),
        "endDate": _iso(edition.end_date or edition.start_date),
        "eventStatus": _edition_status(edition),
        "eventAttendanceMode": ATTENDANCE["on-site"],
        "location": place(edition.venue),
    }


def session_summary(session: Session, edition: EditionCard) -> dict | None:
    """Return a session in its edition, in a few words: there may be sixty.

    ``None`` where its day or its place is not known, and where it is named in French only for a
    reader of another language: it is told of on the French page.
    """
    locations = _locations(session, edition)
    is_named = session.title_language == get_language()
    if session.day is None or not locations or not is_named:
        return None
    return {
        "@type": "Event",
        "@id": event_id(session.french_url),
        "url": session.full_url,
        "name": session.title,
        "startDate": session_time(session.day, session.start),
        "endDate": session_time(session.day, session.end) if _has_end(session) else None,
        "eventStatus": _session_status(session, edition),
        "eventAttendanceMode": ATTENDANCE.get(session.mode),
        "inLanguage": [language.code for language in session.spoken_languages] or None,
        "location": locations,
    }


def session_event(
    session: Session, edition: EditionCard, organizers: Iterable[dict | None], description: str
) -> dict | None:
    """Return a session with its people, its place and its edition, ``None`` as its summary.

    What is named in French only, bodies and topics, is told of on the French page.
    """
    summary, language = session_summary(session, edition), get_language()
    return summary and summary | {
        "description": description,
        "image": edition_picture(edition.full_url),
        "maximumAttendeeCapacity": session.capacity,
        "about": [
            {"@type": "Thing", "name": topic.name}
            for topic in session.topics
            if topic.name_language == language
        ],
        "organizer": [organizer for organizer in organizers if organizer],
        "performer": [
            _performer(participant)
            for participant in session.participants
            if participant.name_language == language
        ],
        "superEvent": _edition_summary(edition) if is_told(edition) else None,
    }


def session_time(day: date | None, moment: time | None) -> str | None:
    """Return a moment in Paris with its distance from UTC, or the day alone."""
    if day is None or moment is None:
        return _iso(day)
    return datetime.combine(day, moment, tzinfo=get_default_timezone()).isoformat()


def place(venue: Venue | None) -> dict | None:
    """Return where one goes."""
    if venue is None:
        return None
    is_located = venue.latitude is not None and venue.longitude is not None
    return {
        "@type": "Place",
        "name": venue.name,
        "url": venue.website,
        "address": {
            "@type": "PostalAddress",
            "streetAddress": venue.address,
            "postalCode": venue.postcode,
            "addressLocality": venue.city,
            "addressCountry": venue.country,
        },
        "geo": {
            "@type": "GeoCoordinates",
            "latitude": float(venue.latitude),
            "longitude": float(venue.longitude),
        }
        if is_located
        else None,
    }


def _iso(day):
    return day.isoformat() if day else None


def _has_end(session):
    return session.is_timed and session.end is not None and session.end > session.start


def _edition_status(edition):
    if edition.state == "cancelled":
        return f"{SCHEMA}EventCancelled"
    if edition.is_postponed:
        return f"{SCHEMA}{'EventRescheduled' if edition.start_date else 'EventPostponed'}"
    return f"{SCHEMA}EventScheduled"


def _session_status(session, edition):
    if session.is_cancelled:
        return f"{SCHEMA}EventCancelled"
    return _edition_status(edition)


def _offer(edition):
    if edition.registration_state != "open" or not edition.registration_url:
        return None
    return {
        "@type": "Offer",
        "url": edition.registration_url,
        "availability": f"{SCHEMA}InStock",
    }


def _locations(session, edition):
    """Return where a session is attended: in its room, online, or both."""
    found = []
    if session.mode != "online" and (session.room or edition.venue):
        venue = place(edition.venue) or {"@type": "Place", "name": session.room}
        found.append(venue | {"name": ", ".join(filter(None, [session.room, venue["name"]]))})
    if session.mode != "on-site":
        found.append({"@type": "VirtualLocation", "url": session.full_url})
    return found


def _performer(participant: Participant):
    kind = "Person" if participant.person_id else "Organization"
    return {"@type": kind, "name": participant.name, "url": participant.url}
