"""What runs in a programme at a given moment, and what comes next."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from django.utils.timezone import localtime

from .durations import assumed_end
from .programme import Day, Moment, Programme
from .session_list import Session

NOW, NEXT = "now", "next"


@dataclass(frozen=True)
class Happening:
    """What runs (``current``) and what starts first after it (``following``), in order.

    Each is a session, or a moment without sessions: a break, say. Cancelled sessions are
    neither. What follows may be on a later day, ``following_day``; it is ``None`` when nothing
    is left to come.
    """

    current: tuple[Session | Moment, ...]
    following: tuple[Session | Moment, ...]
    following_day: date | None


@dataclass(frozen=True)
class _Span:
    """A session or moment without sessions, and when it is held."""

    item: Session | Moment
    start: time
    end: time


def happening(programme: Programme, now: datetime) -> Happening:
    """Return what runs in ``programme`` at the aware moment ``now``, and what follows.

    An end nobody wrote is the one its kind leads to expect, or when the next moment starts. Ask
    it of running editions only: the programme does not know that an edition was cancelled.
    """
    local = localtime(now)
    today, clock = local.date(), local.time()
    current = ()
    for day in programme.days:
        if day.date < today:
            continue
        spans = list(_spans(day))
        if day.date == today:
            current = tuple(span.item for span in spans if span.start <= clock < span.end)
            spans = [span for span in spans if span.start > clock]
        if spans:
            first = min(span.start for span in spans)
            following = tuple(span.item for span in spans if span.start == first)
            return Happening(current, following, day.date)
    return Happening(current, (), None)


def marked(programme: Programme, now: datetime) -> Programme:
    """Return the programme with the ``progress`` of its sessions and moments at ``now``.

    The first moment in progress, or failing that the one that comes next today, ``is_here``.
    Those of other days are left as they are.
    """
    today = localtime(now).date()
    found = happening(programme, now)
    following = found.following if found.following_day == today else ()
    states = {id(item): NEXT for item in following} | {id(item): NOW for item in found.current}
    days = (_marked_day(day, states) if day.date == today else day for day in programme.days)
    return replace(programme, days=tuple(days))


def in_progress(session: Session, now: datetime) -> Session:
    """Return a session of a day with its ``progress`` where it runs at ``now``, else as it is."""
    local = localtime(now)
    if session.day != local.date() or session.over is None or session.is_cancelled:
        return session
    runs = session.start <= local.time() < session.over
    return replace(session, progress=NOW) if runs else session


def _spans(day: Day) -> Iterator[_Span]:
    """Yield when each thing of a day is held, in the order of the programme."""
    starts = sorted(moment.start for moment in day.moments)
    for moment in day.moments:
        if not moment.sessions:
            next_start = next((start for start in starts if start > moment.start), None)
            yield _Span(moment, moment.start, assumed_end(moment.start, moment.end, next_start))
        for session in moment.sessions:
            if not session.is_cancelled:
                yield _Span(session, session.start, session.over)


def _marked_day(day, states):
    moments = [_marked_moment(moment, states) for moment in day.moments]
    for state in (NOW, NEXT):
        here = next((n for n, one in enumerate(moments) if one.progress == state), None)
        if here is not None:
            moments[here] = replace(moments[here], is_here=True)
            break
    return replace(day, moments=tuple(moments))


def _marked_moment(moment, states):
    sessions = tuple(replace(s, progress=states.get(id(s), "")) for s in moment.sessions)
    found = {states.get(id(moment), ""), *(s.progress for s in sessions)}
    progress = next((state for state in (NOW, NEXT) if state in found), "")
    return replace(moment, sessions=sessions, progress=progress)
