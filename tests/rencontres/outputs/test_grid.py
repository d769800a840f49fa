"""The grid of a day: which column is a room, which rows are a time."""

from datetime import date, time
from itertools import combinations
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rencontres.outputs.grid import MAX_ROWS, day_grid, grids_of
from rencontres.reading.programme import Day, Moment, build_programme
from tests import factories


def clock(text):
    return time(*map(int, text.split(":"))) if text else None


def add(edition, title, start, end=None, room="", **fields):
    facts = {"day": edition.start_date, "start": clock(start), "end": clock(end), "room": room}
    return factories.make_session(edition, title, **facts, **fields)


@pytest.fixture
def workshops(edition):
    """An edition with a frame from 14:00 to 15:30, nothing in it yet."""
    factories.make_slot(edition, title="Ateliers", start=time(14), end=time(15, 30))
    return edition


def grid(edition):
    [found] = grids_of(build_programme(edition, "fr"))
    return found


def places(moment):
    """``{title: (column, row, span)}`` of a moment, in order."""
    return {cell.session.title: (cell.column, cell.row, cell.span) for cell in moment.cells}


def test_twelve_parallel_sessions_stand_in_two_bands_of_six_rooms(workshops):
    for number in range(1, 13):
        add(workshops, f"{number}", "14:00", "15:30", f"Salle {number}")

    day = grid(workshops)

    assert (len(day.rooms), day.width, day.has_bands) == (12, 6, True)
    assert day.rooms[8:10] == ("Salle 9", "Salle 10")
    assert list(places(day.moments[0]).items()) == [
        *((f"{n}", (n, 1, 1)) for n in range(1, 7)),
        *((f"{n}", (n - 6, 2, 1)) for n in range(7, 13)),
    ]


def test_twenty_minutes_beside_ninety_take_a_row_each(workshops):
    add(workshops, "Long", "14:00", "15:30", "Loire")
    for title, start, end in (("A", "14:00", "14:20"), ("B", "14:25", "14:45")):
        add(workshops, title, start, end, "Niger")

    day = grid(workshops)

    assert day.rooms == ("Loire", "Niger")
    assert places(day.moments[0]) == {"Long": (1, 1, 4), "A": (2, 1, 1), "B": (2, 3, 1)}
    assert [(c.is_tall, c.is_brief) for c in day.moments[0].cells] == [
        (True, False),
        (False, True),
        (False, True),
    ]
    assert day.moments[0].cells[0].classes == "c1 b1 n4 is-tall"
    assert day.moments[0].cells[1].classes == "c2 b1 is-brief"


def test_sessions_of_one_length_take_one_row(workshops):
    for room in ("Loire", "Niger"):
        add(workshops, room, "14:00", "15:30", room)

    [moment] = grid(workshops).moments

    assert places(moment) == {"Loire": (1, 1, 1), "Niger": (2, 1, 1)}
    assert {cell.is_tall for cell in moment.cells} == {False}


def test_rooms_keep_their_column_all_day(workshops):
    factories.make_slot(workshops, title="Matin", start=time(9), end=time(10))
    for room in ("Danube", "Loire", "Niger"):
        add(workshops, f"après-midi {room}", "14:00", "15:30", room)
    for room in ("Loire", "Niger"):
        add(workshops, f"matin {room}", "9:00", "10:00", room)

    morning, _afternoon = grid(workshops).moments

    assert places(morning) == {"matin Loire": (2, 1, 1), "matin Niger": (3, 1, 1)}


def test_session_alone_is_across_all_rooms(workshops):
    add(workshops, "Plénière", "9:00", "10:00", "Auditorium")
    for room in ("Loire", "Niger"):
        add(workshops, room, "14:00", "15:30", room)

    day = grid(workshops)

    assert day.rooms == ("Loire", "Niger")
    assert [moment.is_grid for moment in day.moments] == [False, True]
    assert day.moments[0].cells[0].classes == ""


def test_session_without_room_has_a_column_of_its_own(workshops):
    for room in ("Loire", "", "Niger"):
        add(workshops, room or "Sans salle", "14:00", "15:30", room)

    day = grid(workshops)

    assert day.rooms == ("Loire", "Niger", "")
    assert places(day.moments[0]) == {
        "Loire": (1, 1, 1),
        "Niger": (2, 1, 1),
        "Sans salle": (3, 1, 1),
    }


def test_sessions_without_room_at_the_same_time_have_a_column_each(workshops):
    for title, room in (("1", "Loire"), ("2", "Niger"), ("A", ""), ("B", "")):
        add(workshops, title, "14:00", "15:30", room)
    add(workshops, "C", "15:30", "16:00")

    day = grid(workshops)

    assert day.rooms == ("Loire", "Niger", "", "")
    assert {cell.session.title: cell.column for cell in day.moments[0].cells}["B"] == 4


def test_few_sessions_stay_in_the_column_of_their_room(workshops):
    factories.make_slot(workshops, title="Matin", start=time(9), end=time(10))
    for number in range(1, 9):
        add(workshops, f"{number}", "14:00", "15:30", f"Salle {number}")
    for number in (1, 6):
        add(workshops, f"matin {number}", "9:00", "10:00", f"Salle {number}")

    morning, _afternoon = grid(workshops).moments

    assert [cell.classes for cell in morning.cells] == ["c1 b1", "c6 b1"]


def test_band_that_an_hour_leaves_empty_takes_no_row(workshops):
    factories.make_slot(workshops, title="Matin", start=time(9), end=time(10))
    for number in range(1, 13):
        add(workshops, f"{number}", "14:00", "15:30", f"Salle {number}")
    for number in (8, 9):
        add(workshops, f"matin {number}", "9:00", "10:00", f"Salle {number}")

    morning, _afternoon = grid(workshops).moments

    assert [cell.classes for cell in morning.cells] == ["c2 b1", "c3 b1"]


def test_programme_without_rooms_is_a_list(workshops):
    for title in "AB":
        add(workshops, title, "14:00", "15:30")

    day = grid(workshops)

    assert (day.rooms, day.width, day.moments[0].is_grid) == ((), 0, False)


def test_sessions_that_overlap_in_a_room_have_a_column_each(workshops):
    add(workshops, "A", "14:00", "15:00", "Loire")
    add(workshops, "B", "14:30", "15:30", "Loire")
    add(workshops, "C", "15:00", "15:30", "Loire")
    add(workshops, "D", "14:00", "15:30", "Niger")

    day = grid(workshops)

    assert day.rooms == ("Loire", "Loire", "Niger")
    assert places(day.moments[0]) == {
        "A": (1, 1, 2),
        "D": (3, 1, 3),
        "B": (2, 2, 2),
        "C": (1, 3, 1),
    }


def test_end_nobody_wrote_is_that_of_the_frame_or_the_next_start_in_the_room(workshops):
    add(workshops, "A", "14:00", None, "Loire")
    add(workshops, "B", "14:30", None, "Loire")
    add(workshops, "C", "14:00", "15:00", "Niger")

    [moment] = grid(workshops).moments

    assert places(moment) == {"A": (1, 1, 1), "C": (2, 1, 2), "B": (1, 2, 2)}


def test_no_end_anywhere_is_a_grid_all_the_same(edition):
    for room in ("Loire", "Niger"):
        add(edition, room, "22:30", None, room)

    [moment] = grid(edition).moments

    assert places(moment) == {"Loire": (1, 1, 1), "Niger": (2, 1, 1)}


def test_cells_keep_the_order_of_the_programme(workshops):
    add(workshops, "B", "14:30", "15:00", "Danube")
    add(workshops, "C", "14:30", "15:00", "Loire")
    add(workshops, "A", "14:00", "14:30", "Loire")

    [moment] = grid(workshops).moments

    assert [cell.session.title for cell in moment.cells] == ["A", "B", "C"]


def test_cells_follow_one_another_as_they_are_seen(workshops):
    for number in range(1, 10):
        add(workshops, f"{number}", "14:00", "14:30", f"Salle {number}")
    add(workshops, "Sans salle", "14:00", "14:30")
    add(workshops, "Plus tard", "14:30", "15:00", "Salle 1")

    [moment] = grid(workshops).moments

    titles = [cell.session.title for cell in moment.cells]
    assert titles == [*"12345", "Plus tard", *"6789", "Sans salle"]


def test_moment_of_too_many_hours_is_a_list(home):
    edition = factories.make_edition()
    factories.make_slot(edition, title="Journée", start=time(8), end=time(20))
    for n in range(MAX_ROWS + 2):
        start, room = 8 * 60 + 10 * n, ("Loire", "Niger")[n % 2]
        add(edition, f"{n}", f"{start // 60}:{start % 60}", None, room)

    [moment] = grid(edition).moments

    assert not moment.is_grid
    assert {cell.classes for cell in moment.cells} == {""}


def hour(n):
    return time(8 + n // 12, n % 12 * 5)


@st.composite
def moments(draw):
    """A moment of sessions at any hour, in any room, with or without an end."""
    rows = draw(
        st.lists(
            st.tuples(
                st.integers(0, 48),
                st.integers(1, 24),
                st.sampled_from(["", *(f"Salle {n}" for n in range(1, 14))]),
            ),
            max_size=24,
        )
    )
    sessions = [
        SimpleNamespace(
            id=n,
            start=hour(start),
            over=hour(start + length),
            room=room,
        )
        for n, (start, length, room) in enumerate(sorted(rows, key=lambda row: row[0]))
    ]
    return Moment(None, time(8), draw(st.none() | st.just(time(12))), "", "", None, tuple(sessions))


def stands_under_its_room(cell, day) -> bool:
    """Whether its own room heads its column, in one of the bands."""
    return cell.session.room in day.rooms[cell.column - 1 :: day.width]


@settings(max_examples=200, deadline=None)
@given(st.lists(moments(), max_size=3))
def test_no_session_ever_stands_on_another_nor_out_of_the_grid(day):
    found = day_grid(Day(date(2023, 9, 18), tuple(day), ()))

    for moment in found.moments:
        sessions = sorted((cell.session for cell in moment.cells), key=lambda s: s.id)
        assert sessions == list(moment.moment.sessions)
        if moment.is_grid:
            places = [(cell.row, cell.column) for cell in moment.cells]
            assert places == sorted(places)
            assert all(1 <= c.column <= found.width for c in moment.cells)
            assert all(stands_under_its_room(c, found) for c in moment.cells)
            squares = [{(c.column, y) for y in range(c.row, c.row + c.span)} for c in moment.cells]
            assert all(squares)
            assert not any(one & other for one, other in combinations(squares, 2))
