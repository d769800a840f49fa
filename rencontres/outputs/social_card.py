"""The image that stands for an edition where its address is shared: 1200 by 630, PNG.

Arabic words need shaping that not every Pillow can do, and letters that the site's font does not
have: the card of a reader of Arabic says the number and the days in figures, and shows the drawing.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import astuple, dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from django.conf import settings
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _
from PIL import Image, ImageDraw, ImageFont

from cuf_site.web.metadata import site_name
from cuf_site.words.dates import date_range
from cuf_site.words.ordinals import ordinal
from cuf_site.words.typography import typeset

from ..reading.shelf import EditionCard
from .constellation import HEIGHT, WIDTH, Constellation, constellation, flatten
from .metadata import announced_period

SIZE = (1200, 630)
SCALE = 2  # drawn larger, then reduced: Pillow's lines have no smooth edges of their own
EDGE, INDENT = 72, 128  # where the thread runs, and where words begin
DRAWING = (EDGE, 362, 1150 - EDGE, 240)  # start, top, width, height
PAPER, INK, SOFT, THREAD, SEA = "#fbfaf7", "#14213d", "#4a5570", "#c8102e", "#1f6f78"
FONT = Path(settings.BASE_DIR) / "cuf_site/static/fonts/atkinson-hyperlegible-next.woff2"
DESIGN = 2  # to be raised when the card looks otherwise: it is part of the entity tag


@dataclass(frozen=True)
class Style:
    """How words are set: in the first of the ``sizes`` that makes no more than ``lines``."""

    sizes: tuple[int, ...]
    weight: int
    lines: int


TITLE = Style((64, 56, 48, 42, 36), 560, 3)
LINE = Style((30, 27, 24, 22), 400, 1)


@dataclass(frozen=True)
class CardFacts:
    """All that the card shows: a card is the same as long as they are."""

    number: int
    label: str
    title: str
    when: str
    countries: int = 0
    local_governments: int = 0
    is_broken: bool = False

    @property
    def etag(self) -> str:
        digest = hashlib.sha256(repr((DESIGN, astuple(self))).encode())
        return f'"{digest.hexdigest()[:32]}"'


def card_facts(edition: EditionCard, language: str) -> CardFacts:
    """Return what the card of an edition shows to who reads ``language``, the active one."""
    is_drawn = not get_language_info(language)["bidi"]
    title, label, when = (_words if is_drawn else _figures_only)(edition, language)
    return CardFacts(
        number=edition.number or edition.year or 0,
        label=typeset(label, language) if edition.number else "",
        title=typeset(title, language),
        when=typeset(when, language),
        countries=edition.countries,
        local_governments=edition.local_governments,
        is_broken=edition.state == "cancelled",
    )


def _words(edition, language):
    """Return the title, label, and days and place of the card."""
    title = _("“%(theme)s”") % {"theme": edition.theme} if edition.theme else edition.title
    label = _("%(ordinal)s edition") % {"ordinal": ordinal(edition.number or 0, language)}
    days = date_range(edition.start_date, edition.end_date, language) or announced_period(edition)
    place = edition.venue and ", ".join(filter(None, (edition.venue.name, edition.venue.city)))
    return title, label, " · ".join(filter(None, (days or str(edition.year or ""), place)))


def _figures_only(edition, _language):
    """Return the title, label and dates of the card where words cannot be drawn."""
    start, end = edition.start_date, edition.end_date
    if not start:
        return str(edition.year or ""), str(edition.number or ""), ""
    first = f"{start:%d}–" if end and (end.year, end.month) == (start.year, start.month) else ""
    first = first if end != start else ""
    return f"{first}{end or start:%d.%m.%Y}", str(edition.number or ""), ""


@lru_cache(maxsize=64)
def social_card(facts: CardFacts) -> bytes:
    """Return the card as a PNG file."""
    image = Image.new("RGB", [side * SCALE for side in SIZE], PAPER)
    pen = ImageDraw.Draw(image)
    drawing = constellation(facts.number, facts.countries, facts.local_governments, facts.is_broken)
    _draw_thread(pen, drawing)
    _draw_words(pen, facts)
    image = image.reduce(SCALE).quantize(48, method=Image.Quantize.MAXCOVERAGE, dither=0)
    file = BytesIO()
    image.save(file, "PNG", optimize=True)
    return file.getvalue()


def _draw_thread(pen, drawing: Constellation):
    _start, top, _width, height = DRAWING
    for start, end in ((0, top), (top + height, SIZE[1])):
        _line(pen, [(EDGE, start), (EDGE, end)])
    _mark(pen, (EDGE, 70), 13, THREAD)
    for dot in drawing.dots:
        _mark(pen, _placed(dot), 2.5, INK)
    for piece in drawing.wide.pieces:
        points = [piece[0][0], *(point for curve in piece for point in flatten(curve))]
        _line(pen, [_placed(point) for point in points])
    for ring in drawing.wide.rings:
        _mark(pen, _placed(ring), 8, SEA)
        _mark(pen, _placed(ring), 4.5, PAPER)


def _draw_words(pen, facts):
    _write(pen, (INDENT, 70), facts.label, 28, 650, INK)
    _write(pen, (1150, 70), site_name(None), 28, 650, INK, anchor="rm")
    size, lines = fitted(facts.title, 1150 - INDENT, TITLE)
    for place, line in enumerate(lines):
        _write(pen, (INDENT, 108 + (place + 0.5) * size * 1.14), line, size, TITLE.weight, INK)
    below = 108 + len(lines) * size * 1.14
    size, [when] = fitted(facts.when, 1150 - INDENT, LINE)
    _write(pen, (INDENT, below + 30), when, size, LINE.weight, SOFT)


def fitted(text: str, width: int, style: Style) -> tuple[int, list[str]]:
    """Return the largest size, and the lines, in which ``text`` stands within ``style``.

    A text too long for the smallest size loses its end.
    """
    for size in style.sizes:
        lines = _lines(text, width, _font(size, style.weight)) or [""]
        if len(lines) <= style.lines:
            return size, lines
    *whole, last = lines[: style.lines]
    return size, [*whole, last.rstrip(" ,;:·") + "…"]


def _lines(text, width, font) -> list[str]:
    """Return ``text`` in lines; a no-break space stays within a line."""
    lines = []
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and font.getlength(longer) <= width * SCALE:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _write(pen, place, text, size, weight, colour, anchor="lm"):
    place = [side * SCALE for side in place]
    pen.text(place, text, fill=colour, font=_font(size, weight), anchor=anchor)


@lru_cache(maxsize=32)
def _font(size, weight):
    font = ImageFont.truetype(FONT, size * SCALE)
    font.set_variation_by_axes([weight])
    return font


def _placed(point):
    start, top, width, height = DRAWING
    return start + point[0] / WIDTH * width, top + point[1] / HEIGHT * height


def _line(pen, points: Sequence):
    points = [(x * SCALE, y * SCALE) for x, y in points]
    pen.line(points, fill=THREAD, width=5 * SCALE, joint="curve")
    for place in (points[0], points[-1]):
        pen.circle(place, 2.5 * SCALE, fill=THREAD)


def _mark(pen, place, radius, colour):
    pen.circle([side * SCALE for side in place], radius * SCALE, fill=colour)
