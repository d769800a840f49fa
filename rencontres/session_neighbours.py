"""What is held beside a session: at the same time elsewhere, before and after it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time

from .durations import assumed_end, expected_end
from .editions import EditionRecord
from .programme import session_order
from .session_list import Session, list_sessions


@dataclass(frozen=True)
class Neighbours:
    """The sessions held at the same time as one, and those before and after it the same day.

    Before and after are those of its room; failing that, one that all attend: the only one of
    its hour. Without rooms, they are the nearest of the programme. Nobody is sent to a session
    that was cancelled.
    """

    parallel: tuple[Session, ...] = ()
    before: Session | None = None
    after: Session | None = None


def neighbours_of(session: Session, record: EditionRecord) -> Neighbours:
    """Return the neighbours of a session, in one query; it has none while its time is unknown."""
    if not session.is_timed:
        return Neighbours()
    of_day = record.french.sessions().filter(day=session.day)
    sessions = list_sessions(of_day, record.reader, with_subjects=False, with_people=False)
    others = [s for s in sessions if s.is_timed and not s.is_cancelled and s.key != session.key]
    return neighbours_among(session, sorted(others, key=session_order))


def neighbours_among(session: Session, others: Sequence[Session]) -> Neighbours:
    """Return the neighbours of a session among the ``others`` of its day, which are in order."""
    start, end = _span(session, others)
    spans = [(other, *_span(other, [session, *others])) for other in others]
    before = [other for other, _start, its_end in spans if its_end <= start]
    after = [other for other, its_start, _end in spans if its_start >= end]
    return Neighbours(
        parallel=tuple(s for s, its_start, its_end in spans if its_start < end and start < its_end),
        before=_nearest(session, before[::-1]),
        after=_nearest(session, after),
    )


def _span(session, others) -> tuple[time, time]:
    """Return when a session starts and is over, as far as anyone knows."""
    next_start = min((s.start for s in others if s.start > session.start), default=None)
    end = assumed_end(session.start, expected_end(session, None), next_start)
    return session.start, end


def _nearest(session, candidates):
    """Return the one to show of ``candidates``, the nearest in time first."""
    if not session.room:
        return next(iter(candidates), None)
    same_room = next((s for s in candidates if s.room == session.room), None)
    at_first = [s for s in candidates if s.start == candidates[0].start]
    return same_room or (at_first[0] if len(at_first) == 1 else None)
