"""The programme of an edition as one structure, which every page, calendar and export reads.

``Programme → Day → Moment → Session``. A moment is a slot with the sessions that start within
it, or sessions that start together outside any slot. Sessions without a time stand apart: in
``Day.untimed``, or in ``Programme.undated`` when even the day is unknown.
"""

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from itertools import groupby
from uuid import UUID

from django.utils import translation

from .display_types import Country, Group, Kind, Language, Topic, make_country
from .durations import end_of
from .session_list import Session, list_sessions
from .shelf import EditionRecord
from .slots import Slot, frame_of, room_order, slots_of


@dataclass(frozen=True)
class KindSessions:
    """The sessions of one kind."""

    kind: Kind | None
    sessions: tuple[Session, ...]


@dataclass(frozen=True)
class Moment:
    """A slot and the sessions that start within it, or sessions in no slot with one start.

    ``key`` is the slot's translation key, ``None`` for a moment without slot; ``title`` is the
    slot's, or the name of its kind; ``end`` is ``None`` when it is not known. ``progress`` is
    "now" or "next" on the day it is held (see ``now.marked``), and ``is_here`` where the day is.
    """

    key: UUID | None
    start: time
    end: time | None
    title: str
    title_language: str
    kind: Kind | None
    sessions: tuple[Session, ...]
    progress: str = ""
    is_here: bool = False

    @property
    def is_break(self) -> bool:
        return self.kind is not None and self.kind.is_break

    def is_of(self, kind: str) -> bool:
        """Whether it is itself of the kind with this key; breaks are asked for by nobody."""
        return self.kind is not None and self.kind.key == kind and not self.is_break

    @property
    def is_uneven(self) -> bool:
        """Whether its sessions must tell their own times, because one of them has another."""
        return any((s.start, s.end) != (self.start, self.end) for s in self.sessions)


@dataclass(frozen=True)
class Day:
    """A day of the programme; ``untimed`` are its sessions without a start."""

    date: date
    moments: tuple[Moment, ...]
    untimed: tuple[Session, ...]

    @property
    def sessions(self) -> tuple[Session, ...]:
        """All sessions of the day, in order."""
        return (*(s for moment in self.moments for s in moment.sessions), *self.untimed)


@dataclass(frozen=True)
class Programme:
    """The programme of an edition in one language; ``status`` is none, provisional or final."""

    language: str
    status: str
    days: tuple[Day, ...]
    undated: tuple[Session, ...]

    @property
    def sessions(self) -> tuple[Session, ...]:
        """All sessions, in order: by time, then room, then place in the tree."""
        return (*(s for day in self.days for s in day.sessions), *self.undated)

    @property
    def count(self) -> int:
        return len(self.sessions)

    @property
    def is_empty(self) -> bool:
        return not self.days and not self.undated

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """The kinds of its sessions and moments but breaks, in the order the team gave them."""
        moments = [m for day in self.days for m in day.moments if not m.is_break]
        kinds = {one.kind.id: one.kind for one in (*self.sessions, *moments) if one.kind}
        return tuple(sorted(kinds.values(), key=lambda kind: (kind.order, kind.name)))

    @property
    def topics(self) -> tuple[Topic, ...]:
        topics = {topic.id: topic for s in self.sessions for topic in s.topics}
        return tuple(sorted(topics.values(), key=_by_name))

    @property
    def groups(self) -> tuple[Group, ...]:
        groups = {group.id: group for s in self.sessions for group in s.groups}
        return tuple(sorted(groups.values(), key=_by_name))

    @property
    def countries(self) -> tuple[Country, ...]:
        """The countries its sessions are about, by name, those of their groups included."""
        codes = set().union(*(s.country_codes for s in self.sessions))
        return tuple(sorted(map(make_country, codes), key=_by_name))

    @property
    def languages(self) -> tuple[Language, ...]:
        """The languages in which at least one session can be followed."""
        found = {
            language.code: language
            for s in self.sessions
            for language in (*s.spoken_languages, *s.interpretation)
        }
        return tuple(sorted(found.values(), key=_by_name))

    @property
    def by_kind(self) -> tuple[KindSessions, ...]:
        """Its sessions grouped by kind; those whose kind is unknown come last."""
        sessions = self.sessions
        groups = [
            KindSessions(kind, tuple(s for s in sessions if s.kind and s.kind.id == kind.id))
            for kind in self.kinds
        ]
        groups.append(KindSessions(None, tuple(s for s in sessions if s.kind is None)))
        return tuple(group for group in groups if group.sessions)

    @property
    def has_events(self) -> bool:
        """Whether anything in it has a time: there is a calendar to take away."""
        return any(day.moments for day in self.days)

    def filtered(
        self,
        day: date | None = None,
        kind: str = "",
        topic: str = "",
        group_or_country: str = "",
        language: str = "",
    ) -> "Programme":
        """Return the part of the programme that answers every filter given.

        A kind is named by its key, a topic and a group by their slugs, a country and a language
        by their codes. With any filter but the day, moments left without a session disappear, and
        breaks with them; those of the kind chosen stay, unless more is asked of their sessions.
        """
        tests = _tests(kind, topic, group_or_country, language)
        kept = kind if len(tests) == 1 else ""
        days = [one for one in self.days if day is None or one.date == day]
        if tests:
            days = filter(None, (_filtered_day(one, tests, kept) for one in days))
        undated = () if day else _matching(self.undated, tests)
        return replace(self, days=tuple(days), undated=undated)


def build_programme(edition, language: str, request=None) -> Programme:
    """Return the programme of ``edition``, a page of any language, in words of ``language``.

    It is built from the live French edition in a number of queries that does not depend on its
    size; ``request`` only spares those that find out the address of the site.
    """
    with translation.override(language):
        return programme_of(EditionRecord.read(edition, language, request))


def programme_of(record: EditionRecord, with_subjects: bool = True) -> Programme:
    """Return the programme of an edition already read; its labels are in the active language."""
    sessions = list_sessions(record.french.sessions(), record.reader, with_subjects)
    slots = slots_of(record)
    dates = sorted({slot.day for slot in slots} | {s.day for s in sessions if s.day})
    return Programme(
        language=record.reader.language,
        status=record.french.programme_status,
        days=tuple(day_of(date, slots, sessions) for date in dates),
        undated=tuple(sorted((s for s in sessions if s.day is None), key=session_order)),
    )


def session_order(session: Session) -> tuple:
    """Sort sessions by time, then room (10 after 9, none last), then place in the tree."""
    return (session.start or time.max, room_order(session.room), session.tree_path)


def _by_name(named) -> str:
    """Sort names as a dictionary does, whatever their accents: « Égypte » before « France »."""
    letters = unicodedata.normalize("NFKD", named.name.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def day_of(day: date, slots: Sequence[Slot], sessions: Iterable[Session]) -> Day:
    """Return what is held on a day, each session in its moment and knowing when it is over."""
    slots = [slot for slot in slots if slot.day == day]
    sessions = sorted((s for s in sessions if s.day == day), key=session_order)
    inside = {slot.key: [] for slot in slots}
    outside = []
    for session in (s for s in sessions if s.is_timed):
        frame = frame_of(session.start, slots)
        (inside[frame.key] if frame else outside).append(session)
    moments = [_framed(slot, inside[slot.key]) for slot in slots]
    moments += [_unframed(start, list(group)) for start, group in groupby(outside, _start)]
    moments.sort(key=lambda moment: (moment.start, moment.key is None))
    return Day(
        date=day,
        moments=tuple(_with_ends(moment, moments) for moment in moments),
        untimed=tuple(s for s in sessions if not s.is_timed),
    )


def _with_ends(moment, moments):
    """Return a moment whose sessions know when they are over, among those of its day."""
    all_sessions = [s for one in moments for s in one.sessions]
    next_start = min((m.start for m in moments if m.start > moment.start), default=None)

    def over(session):
        starts = (s.start for s in all_sessions if session.room and s.room == session.room)
        next_in_room = min((start for start in starts if start > session.start), default=None)
        return end_of(session, moment.end, next_start, next_in_room)

    sessions = tuple(replace(s, over=over(s)) for s in moment.sessions)
    return replace(moment, sessions=sessions)


def _start(session):
    return session.start


def _framed(slot: Slot, sessions):
    return Moment(
        key=slot.key,
        start=slot.start,
        end=slot.end,
        title=slot.title,
        title_language=slot.title_language,
        kind=slot.kind,
        sessions=tuple(sessions),
    )


def _unframed(start, sessions):
    ends = [s.end for s in sessions]
    end = None if None in ends else max(ends)
    return Moment(None, start, end, "", "", None, tuple(sessions))


def _tests(kind, topic, group_or_country, language) -> list[Callable[[Session], bool]]:
    """Return what a session must satisfy, a test for each filter given."""
    tests = [
        kind and (lambda s: s.kind is not None and s.kind.key == kind),
        topic and (lambda s: topic in {one.slug for one in s.topics}),
        group_or_country and (lambda s: group_or_country in s.country_codes | s.group_slugs),
        language and (lambda s: language in s.language_codes),
    ]
    return [test for test in tests if test]


def _filtered_day(day, tests, kind):
    """Return what answers on a day, if anything; moments of ``kind`` stay without sessions."""
    moments = [replace(one, sessions=_matching(one.sessions, tests)) for one in day.moments]
    moments = tuple(one for one in moments if one.sessions or one.is_of(kind))
    untimed = _matching(day.untimed, tests)
    return replace(day, moments=moments, untimed=untimed) if moments or untimed else None


def _matching(sessions, tests):
    return tuple(s for s in sessions if all(test(s) for test in tests))
