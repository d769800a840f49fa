"""Where and when the sessions of a generated edition are held, whatever their number."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time
from functools import cache
from pathlib import Path

import yaml


@dataclass(frozen=True)
class Place:
    """One session of ``days.yaml``; ``day`` counts from 0, ``room`` is a number, None unknown."""

    kind: str
    day: int | None = None
    start: time | None = None
    end: time | None = None
    room: int | None = None
    access: str = "open"
    mode: str = "on-site"


@cache
def read(name: str) -> dict:
    """Return the content of a data file of this folder."""
    path = Path(__file__).with_name(f"{name}.yaml")
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def places(count: int) -> list[Place]:
    """Return the places of ``count`` sessions, spread over those of ``days.yaml``.

    More sessions than the file has share its places: they run side by side.
    """
    known = [place for line in read("days")["sessions"] for place in _places(**line)]
    return [known[number * len(known) // count] for number in range(count)]


def _places(
    kind, count=1, rooms=(), every=0, start=None, minutes=None, day=None, **facts
) -> Iterator[Place]:
    """Yield the places of one line of the file."""
    for number in range(count):
        later = number // len(rooms) * every if rooms else 0
        begins = moment(start, later) if start else None
        yield Place(
            kind=kind,
            day=day,
            start=begins,
            end=moment(start, later + minutes) if start and minutes else None,
            room=rooms[number % len(rooms)] if rooms else None,
            **facts,
        )


def moment(start: str, minutes: int = 0) -> time:
    """Return the time that comes ``minutes`` after ``start``, written ``hh:mm``."""
    total = int(start[:2]) * 60 + int(start[3:]) + minutes
    return time(total // 60, total % 60)


def share(total: int, of: int, number: int) -> range:
    """Return the numbers, among ``total``, that the ``number``-th of ``of`` equal parts holds."""
    return range(total * number // of, total * (number + 1) // of)
