"""What is held beside a session: at the same time elsewhere, before and after it."""

from collections.abc import Sequence
from dataclasses import dataclass

from .programme import Moment, day_of, session_order
from .session_list import Session, list_sessions
from .shelf import EditionRecord
from .slots import slots_of


@dataclass(frozen=True)
class Neighbours:
    """The sessions held at the same time as one, and those before and after it the same day.

    Before and after are those of its room; failing that, one that all attend: nothing else is
    held while it is. Without rooms, they are the nearest of the programme. Nobody is sent to a
    session that was cancelled.
    """

    parallel: tuple[Session, ...] = ()
    before: Session | None = None
    after: Session | None = None


@dataclass(frozen=True)
class InItsDay:
    """A session that knows when it is over, its moment and the others of its day, in order.

    One whose time is unknown has neither.
    """

    session: Session
    moment: Moment | None = None
    others: tuple[Session, ...] = ()


def in_its_day(session: Session, record: EditionRecord) -> InItsDay:
    """Return a session in its day, in one query; in two where the end of one was not written."""
    if not session.is_timed:
        return InItsDay(session)
    of_day = record.french.sessions().filter(day=session.day)
    listed = list_sessions(of_day, record.reader, with_subjects=False, with_people=False)
    sessions = [session, *(s for s in listed if s.key != session.key)]
    has_ends = all(s.end and s.end > s.start for s in sessions if s.is_timed)
    day = day_of(session.day, [] if has_ends else slots_of(record), sessions)
    held = [(moment, s) for moment in day.moments for s in moment.sessions]
    [(moment, found)] = [(moment, s) for moment, s in held if s.key == session.key]
    others = sorted((s for _moment, s in held if s.key != session.key), key=session_order)
    return InItsDay(found, moment, tuple(others))


def neighbours_among(session: Session, others: Sequence[Session]) -> Neighbours:
    """Return the neighbours of a session among the ``others`` of its day, which are in order."""
    if session.over is None:
        return Neighbours()
    others = [other for other in others if not other.is_cancelled]
    before = [other for other in others if other.over <= session.start]
    after = [other for other in others if other.start >= session.over]
    return Neighbours(
        parallel=tuple(other for other in others if _overlap(session, other)),
        before=_nearest(session, sorted(before, key=_by_end, reverse=True), others),
        after=_nearest(session, after, others),
    )


def _overlap(one, other):
    return one.start < other.over and other.start < one.over


def _by_end(session):
    return session.over, session.start


def _nearest(session, candidates, others):
    """Return the one to show of ``candidates``, the nearest in time first."""
    nearest = next(iter(candidates), None)
    if nearest is None or not session.room:
        return nearest
    same_room = next((s for s in candidates if s.room == session.room), None)
    is_alone = not any(_overlap(nearest, s) for s in others if s.key != nearest.key)
    return same_room or (nearest if is_alone else None)
