"""The slots of an edition as a reader meets them, and the sessions they frame."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from cuf_site.localisation.snippet_translations import sibling_words

from ..models import SessionKind
from .display_types import Kind, make_kind
from .shelf import EditionRecord


@dataclass(frozen=True)
class Slot:
    """A moment without a page: a break, or a frame round sessions held side by side."""

    key: UUID
    day: date
    start: time
    end: time | None
    title: str
    title_language: str
    kind: Kind | None


def slots_of(record: EditionRecord) -> list[Slot]:
    """Return the slots that have a day and a start, in order of time."""
    language = record.reader.language
    pairs = record.rows(
        "slots",
        select_related=["kind"],
        kind_words=sibling_words(SessionKind, "kind", language, "name", "plural"),
    )
    slots = [_slot(row, words, record.reader) for row, words in pairs if row.day and row.start]
    return sorted(slots, key=lambda slot: (slot.day, slot.start, slot.end or time.max))


def frame_of(start: time, slots: Sequence[Slot]) -> Slot | None:
    """Return the slot of one day that holds a session starting at ``start``, if any.

    Of overlapping slots, the one that starts last, then the shortest. A slot whose end is not
    known lasts until the next one starts. Breaks frame nothing.
    """
    holding = [
        slot
        for slot in slots
        if not (slot.kind and slot.kind.is_break)
        and slot.start <= start
        and start < (slot.end or _next_start(slot, slots))
    ]
    latest = max((slot.start for slot in holding), default=None)
    return min(
        (slot for slot in holding if slot.start == latest),
        key=lambda slot: slot.end or time.max,
        default=None,
    )


def room_order(room: str) -> tuple:
    """Sort rooms as people count them, « Salle 9 » before « Salle 10 »; no room comes last."""
    parts = re.split(r"(\d+)", room.casefold())
    return (not room, tuple((part.isdecimal(), _number(part), part) for part in parts))


def _number(part):
    return int(part) if part.isdecimal() else 0


def _next_start(slot, slots):
    return min((other.start for other in slots if other.start > slot.start), default=time.max)


def _slot(row, words, reader):
    kind = make_kind(row.kind, getattr(row, "kind_words", None), reader)
    title, title_language = reader.named(row.title, words and words.title)
    if not row.title:
        title, title_language = (kind.name, kind.name_language) if kind else ("", "")
    return Slot(
        key=row.translation_key,
        day=row.day,
        start=row.start,
        end=row.end,
        title=title,
        title_language=title_language,
        kind=kind,
    )
