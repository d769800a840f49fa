"""How long sessions and moments last where nobody wrote when they end."""

from datetime import date, datetime, time, timedelta

from .session_list import Session

OPEN_END = timedelta(hours=2)
LAST_MINUTE = time(23, 59)


def expected_end(session: Session, slot_end: time | None) -> time | None:
    """Return the end known or, failing that, the one its kind and its slot lead to expect."""
    if session.end and session.end > session.start:
        return session.end
    usual = session.kind and session.kind.default_minutes
    if not usual:
        return slot_end if slot_end and slot_end > session.start else None
    return min(later(session.start, timedelta(minutes=usual)), slot_end or LAST_MINUTE)


def end_of(
    session: Session,
    slot_end: time | None,
    next_start: time | None,
    next_in_room: time | None = None,
) -> time:
    """Return when a session is over as far as anyone knows: the one rule that every page follows.

    What nobody wrote is the end expected or, failing that, the start of the next moment; at any
    rate it leaves its room to the next one there.
    """
    if session.end and session.end > session.start:
        return session.end
    end = assumed_end(session.start, expected_end(session, slot_end), next_start)
    return min(end, next_in_room or LAST_MINUTE)


def assumed_end(start: time, end: time | None, next_start: time | None) -> time:
    """Return ``end``, or when what has none is taken to be over.

    That is when the next moment of the day starts, and two hours after its start at most.
    """
    if end and end > start:
        return end
    return min(later(start, OPEN_END), next_start or LAST_MINUTE)


def later(start: time, duration: timedelta) -> time:
    """Return the time of day ``duration`` after ``start``, on the same day."""
    moment = datetime.combine(date.min, start) + duration
    return moment.time() if moment.date() == date.min else LAST_MINUTE
