"""Where each session of a day stands when rooms are side by side.

Columns are rooms, the same all day; the rows of a moment are the hours at which one of its
sessions starts or ends, so that sessions of one length take the height of their words only, and
a short one beside a long one takes no more. More rooms than a line holds stand in bands, one
under the other. What is computed here are numbers of rows and columns; sessions follow one another
as they are seen: band after band, by time then room. Those without a room have columns of their
own, the last ones.
"""

from dataclasses import dataclass
from datetime import time
from math import ceil

from ..reading.programme import Day, Moment, Programme
from ..reading.session_list import Session
from ..reading.slots import room_order

ROOMS_IN_BAND = 8
# Beyond these, which programme.css has classes for, a moment is a list.
MAX_ROWS, MAX_SPAN = 64, 32


@dataclass(frozen=True)
class Cell:
    """A session and its place: rows and columns count from 1, column 0 is that of a list.

    It is ``span`` rows high, and one column wide: it never stands under another room.
    ``is_tall`` where others start beside it before it ends: there is room for its summary.
    ``is_brief`` beside one that lasts twice as long or more.
    """

    session: Session
    column: int = 0
    row: int = 0
    span: int = 1
    is_tall: bool = False
    is_brief: bool = False

    @property
    def classes(self) -> str:
        """The classes that put it in its place, "" where it is a line of a list."""
        if not self.row:
            return ""
        found = [f"c{self.column}", f"b{self.row}"]
        found += [f"n{self.span}"] * (self.span > 1)
        found += ["is-tall"] * self.is_tall + ["is-brief"] * self.is_brief
        return " ".join(found)


@dataclass(frozen=True)
class MomentGrid:
    """A moment with its sessions in order; they are side by side where it ``is_grid``.

    It ``may_hold_untimed``: a frame without sessions seems to hold those of its kind whose time
    is unknown.
    """

    moment: Moment
    cells: tuple[Cell, ...]
    is_grid: bool
    may_hold_untimed: bool = False


@dataclass(frozen=True)
class DayGrid:
    """A day: its rooms by column, in bands of ``width`` columns; no room where it is a list.

    A room where sessions overlap has several columns of that name; that of the columns of sessions
    whose room is not known is "".
    """

    day: Day
    rooms: tuple[str, ...]
    width: int
    moments: tuple[MomentGrid, ...]

    @property
    def has_bands(self) -> bool:
        return len(self.rooms) > self.width


@dataclass(frozen=True)
class _Span:
    """When a session is held, and in which of the columns of its room."""

    session: Session
    start: time
    end: time
    lane: int = 0

    @property
    def column(self):
        return (room_order(self.session.room), self.session.room, self.lane)

    @property
    def minutes(self):
        start, end = self.start, self.end
        return 60 * (end.hour - start.hour) + end.minute - start.minute

    def is_dwarfed_by(self, other: "_Span") -> bool:
        """Whether the other one is held at the same time and lasts twice as long or more."""
        is_parallel = other.start < self.end and self.start < other.end
        return is_parallel and other.minutes >= 2 * self.minutes


def grids_of(programme: Programme) -> tuple[DayGrid, ...]:
    """Return the grid of each day; days whose rooms are not known are lists."""
    return tuple(day_grid(day) for day in programme.days)


def day_grid(day: Day) -> DayGrid:
    """Return the grid of a day: the columns are the rooms in which sessions are parallel."""
    spans = [_spans(moment) if _is_parallel(moment) else () for moment in day.moments]
    columns = sorted({span.column for one in spans for span in one})
    bands = ceil(len(columns) / ROOMS_IN_BAND)
    width = ceil(len(columns) / bands) if bands else 0
    return DayGrid(
        day=day,
        rooms=tuple(room for _order, room, _lane in columns),
        width=width,
        moments=tuple(
            _moment_grid(moment, one, columns, width, _may_hold_untimed(moment, day))
            for moment, one in zip(day.moments, spans, strict=True)
        ),
    )


def _is_parallel(moment):
    """Whether its sessions are held in several rooms."""
    return len({s.room for s in moment.sessions if s.room}) > 1


def _spans(moment: Moment) -> list[_Span]:
    """Return when each session is held, its lane told."""
    found = []
    for session in moment.sessions:
        span = _Span(session, session.start, session.over)
        taken = {
            other.lane
            for other in found
            if other.session.room == session.room and other.end > span.start
        }
        lane = next(n for n in range(len(found) + 1) if n not in taken)
        found.append(_Span(session, span.start, span.end, lane))
    return found


def _may_hold_untimed(moment, day):
    is_empty = moment.kind and not moment.is_break and not moment.sessions
    return bool(is_empty) and any(s.kind == moment.kind for s in day.untimed)


def _moment_grid(moment, spans, columns, width, may_hold_untimed):
    cells = _cells(spans, columns, width) if spans else {}
    fits = all(cell.row + cell.span - 1 <= MAX_ROWS for cell in cells.values())
    is_grid = bool(cells) and fits and all(cell.span <= MAX_SPAN for cell in cells.values())
    return MomentGrid(
        moment=moment,
        cells=tuple(sorted(cells.values(), key=_place) if is_grid else map(Cell, moment.sessions)),
        is_grid=is_grid,
        may_hold_untimed=may_hold_untimed,
    )


def _place(cell):
    """Sort cells as they are seen: who listens or tabs from one to the next goes down the page."""
    return cell.row, cell.column


def _cells(spans, columns, width) -> dict[int, Cell]:
    """Return ``{session id: cell}``, band after band, each in the column of its own room."""
    found, row = {}, 1
    for first in range(0, len(columns), width):
        band = columns[first : first + width]
        inside = [span for span in spans if span.column in band]
        times = sorted({moment for span in inside for moment in (span.start, span.end)})
        rows = {moment: row + n for n, moment in enumerate(times)}
        for span in inside:
            found[span.session.id] = Cell(
                span.session,
                column=band.index(span.column) + 1,
                row=rows[span.start],
                span=rows[span.end] - rows[span.start],
                is_tall=any(span.start < other.start < span.end for other in inside),
                is_brief=any(span.is_dwarfed_by(other) for other in inside),
            )
        row += max(len(times) - 1, 0)
    return found
