"""The drawing of an edition: the thread leaves the rail, ties territories, and comes back.

One ring on the thread for each country, one dot behind it for each French local government; what
is not known is not drawn. Coordinates are whole numbers in a box of ``WIDTH`` by ``HEIGHT`` that
pages stretch: the thread enters at its start corner above and leaves at the one below.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import ceil, cos, hypot, pi, sin, sqrt
from random import Random

from ..reading.shelf import EditionCard

WIDTH, HEIGHT = 1000, 300
MIDDLE = HEIGHT / 2
SCREEN, PHONE = (1.0, 1.0), (0.36, 0.7)  # how pages stretch the box: arcs are measured as seen
MOST_RINGS, MOST_DOTS = 60, 140
GOLDEN_ANGLE = pi * (3 - sqrt(5))

Point = tuple[float, float]
Curve = tuple[Point, Point, Point, Point]  # a cubic Bézier curve: its ends are first and last


@dataclass(frozen=True)
class Strand:
    """The thread as curves end to end, in one piece or two, and the rings upon it."""

    pieces: tuple[tuple[Curve, ...], ...]
    rings: tuple[Point, ...]

    @property
    def line_path(self) -> str:
        """Return the thread as SVG path data."""
        return "".join(map(_piece_path, self.pieces))

    @property
    def ring_path(self) -> str:
        """Return the rings as SVG path data: strokes without length, with round caps."""
        return point_path(self.rings)


@dataclass(frozen=True)
class Constellation:
    """``wide`` swings across a screen, ``calm`` has fewer knots for where there is less room."""

    wide: Strand
    calm: Strand
    dots: tuple[Point, ...]

    @property
    def few_dots(self) -> str:
        """Return the inner half of the dots as SVG path data: as many as a phone shows."""
        return point_path(self.dots[: len(self.dots) // 2])

    @property
    def more_dots(self) -> str:
        """Return the outer half."""
        return point_path(self.dots[len(self.dots) // 2 :])


def edition_drawing(edition: EditionCard) -> Constellation:
    """Return the drawing of an edition, from its number and what it has counted."""
    number = edition.number or edition.year or 0
    return constellation(
        number, edition.countries, edition.local_governments, edition.state == "cancelled"
    )


@lru_cache(maxsize=256)
def constellation(
    number: int, countries: int = 0, local_governments: int = 0, is_broken: bool = False
) -> Constellation:
    """Return the drawing of the edition of this ``number``: always the same one.

    ``is_broken``: the thread is cut, and shows both its ends. Beyond what the eye can count,
    one dot stands for several.
    """
    random = Random(number)
    wide = _loop(random, random.choice((5, 6)), random.choice((3, 4)), 190, is_broken)
    calm = _loop(random, 3, 2, 330, is_broken)
    rings = min(countries, MOST_RINGS)
    return Constellation(
        wide=Strand(wide, _rings(wide, rings, random, SCREEN)),
        calm=Strand(calm, _rings(calm, rings, random, PHONE)),
        dots=_dots(local_governments, random),
    )


def point_path(points: Sequence[Point]) -> str:
    """Return SVG path data that makes a round mark at each point, each move from the last one."""
    path, x, y = "", 0, 0
    for point in points:
        path += f"m{round(point[0]) - x} {round(point[1]) - y}h0"
        x, y = round(point[0]), round(point[1])
    return path.replace(" -", "-")


def flatten(curve: Curve, steps: int = 24) -> Iterator[Point]:
    """Yield points along a curve, its start left out."""
    for step in range(1, steps + 1):
        t = step / steps
        weights = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3
        x, y = (sum(w * p[axis] for w, p in zip(weights, curve, strict=True)) for axis in (0, 1))
        yield x, y


def _loop(random, knots_out, knots_back, first, is_broken):
    """Out through some knots, from ``first`` on, a wide turn, and lazily back through fewer."""
    out = _knots(random, knots_out, random.choice((-1, 1)), first, 850)
    side = 1 if out[-1][1] > MIDDLE else -1
    back = _knots(random, knots_back, -side, 850, first + 40)
    gate, exit_gate = (110, 92), (96, HEIGHT - 92)
    start = ((0, 0), (0, 60), (40, 92), gate)
    end = (exit_gate, (36, HEIGHT - 92), (0, HEIGHT - 60), (0, HEIGHT))
    there, home = [start, *_swings([gate, *out])], [*_swings([*back, exit_gate]), end]
    if is_broken:
        loose = [curve[::-1] for curve in reversed(_curl(back[0], side))]
        return (*there, *_curl(out[-1], -side)), (*loose, *home)
    return ((*there, *_turn(out[-1], back[0]), *home),)


def _turn(there, back):
    """Return the curves from the last knot out, round the far end, to the first knot back."""
    far = WIDTH - 12
    near, other = (MIDDLE - there[1]) * 0.62, (back[1] - MIDDLE) * 0.62
    return (
        (there, (there[0] + 75, there[1]), (far, MIDDLE - near), (far, MIDDLE)),
        ((far, MIDDLE), (far, MIDDLE + other), (back[0] + 75, back[1]), back),
    )


def _knots(random, count, side, first, last):
    """Return the points where the thread turns, above and below the middle by turns."""
    step = (last - first) / (count - 1)
    return [
        (
            first + step * (place + 0.3 * (random.random() - 0.5)),
            MIDDLE + (side if place % 2 == 0 else -side) * (65 + 65 * random.random()),
        )
        for place in range(count)
    ]


def _swings(points):
    """Return curves from point to point, level at each of them."""
    return [
        ((x, y), ((x + far) / 2, y), ((x + far) / 2, other), (far, other))
        for (x, y), (far, other) in pairwise(points)
    ]


def _curl(point, side):
    """Return the loose end of a thread that stops after ``point``, above (-1) or below it (1)."""
    x, y = point

    def at(along, aside):
        return x + along, y + side * aside

    return (
        (point, at(45, 0), at(80, 52), at(44, 58)),
        (at(44, 58), at(18, 62), at(12, 26), at(40, 30)),
    )


def _rings(pieces, count, random, scale):
    """Return ``count`` points along the thread, at about equal arcs, away from where it enters."""
    points = [point for piece in pieces for curve in piece for point in flatten(curve)]
    points = points[24:-24]
    lengths = [0.0]
    for (x, y), (far, other) in pairwise(points):
        lengths.append(lengths[-1] + hypot((far - x) * scale[0], (other - y) * scale[1]))
    places = [(i + 0.5 + 0.5 * (random.random() - 0.5)) / count for i in range(count)]
    wanted = [place * lengths[-1] for place in places]
    return tuple(points[next(i for i, length in enumerate(lengths) if length >= w)] for w in wanted)


def _dots(count, random):
    """Return points spread like the seeds of a sunflower, one for each, or for each so many."""
    count = ceil(count / ceil(count / MOST_DOTS)) if count else 0
    middle, start = 330 + 220 * random.random(), 2 * pi * random.random()
    dots = []
    for place in range(count):
        radius, angle = sqrt((place + 0.5) / count), start + place * GOLDEN_ANGLE
        dots.append((middle + 200 * radius * cos(angle), MIDDLE + 138 * radius * sin(angle)))
    return tuple(dots)


def _piece_path(curves):
    path = "M{:.0f} {:.0f}".format(*curves[0][0])
    for _start, near, far, end in curves:
        path += "C{:.0f} {:.0f} {:.0f} {:.0f} {:.0f} {:.0f}".format(*near, *far, *end)
    return path.replace(" -", "-").replace("-0 ", "0 ")
