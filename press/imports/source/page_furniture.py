"""What a layout prints on each page: page numbers, print marks, running heads and feet.

A line is page furniture by what it is (« Page 2 sur 3 », a print mark, the end mark), or by where
it stands: at the edge of a page. A number that stands inside a page is a figure of the text.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from django.utils.translation import gettext as _

from .lines import LeftOut, SourceLine

NUMBERED_PAGE = re.compile(
    r"[-–—]?\s*page\s*\d{1,3}(?:\s*(?:/|sur|of|de)\s*\d{1,3})?\s*[-–—]?", flags=re.IGNORECASE
)
EDGE_NUMBER = re.compile(
    r"(?:[-–—]\s*)?(?:p\.\s*)?(?P<rank>\d{1,3})(?:\s*(?:/|sur|of)\s*(?P<total>\d{1,3}))?"
    r"(?:\s*[-–—])?",
    flags=re.IGNORECASE,
)
SHARE = re.compile(r"(?P<rank>\d{1,3})\s*(?:/|sur|of)\s*(?P<total>\d{1,3})")
PRINT_MARK = re.compile(
    r".*\.(?:indd|indb|qxd|qxp|docx?|odt|pptx?|pdf)\s+(?:page\s+)?\d+"
    r"(?:\s+\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}(?:\s+(?:à\s+)?\d{1,2}[:h]\d{2}(?::\d{2})?)?)?",
    flags=re.IGNORECASE,
)
# « FIN », « - 30 - » of North American agencies, « Suite page 2 », « T.S.V.P. ».
END_MARK = re.compile(
    r"(?>[\W_]*)(?:fin(?:\s+du\s+communiqué)?|t\.?\s?s\.?\s?v\.?\s?p"
    r"|suite\s+(?:en\s+|à\s+la\s+)?page\s+(?:\d{1,3}|suivante)|suite\s+au\s+verso)[\W_]*"
    r"|[-–—]\s*30\s*[-–—]",
    flags=re.IGNORECASE,
)
DRESSED_NUMBER = re.compile(r"[-–—]\s*\d{1,3}\s*[-–—]|p\.\s*\d{1,3}", flags=re.IGNORECASE)
PAGE_SUFFIX = re.compile(r"\s?\bpage\s?\d+.*$")
DEEPEST_EDGE = 6
# The lines that name the document: where they come again, it is the first that counts.
OPENING_LINES = 3
FEWEST_CHARACTERS_OF_A_PAGE = 600
LONGEST_RUNNING_LINE = 120
NEAR = 8
SENTENCE_END = (".", "!", "?", "…", ":", "»")


def without_furniture(lines: list[SourceLine]) -> tuple[list[SourceLine], list[LeftOut]]:
    """Blank what is printed on each page; say in a warning what it was."""
    taken = find_furniture(lines)
    sentence = _("Left out, as something printed on each page: “%(text)s”.")
    left_out = [
        LeftOut(lines[place].number, lines[place].text, sentence % {"text": lines[place].text})
        for place in sorted(taken)
    ]
    kept = [
        replace(line, text="", starts_page=True) if place in taken else line
        for place, line in enumerate(lines)
    ]
    return kept, left_out


def find_furniture(lines: list[SourceLine]) -> set[int]:
    """Return the places of the lines that are page furniture."""
    marks = {
        place
        for place, line in enumerate(lines)
        if NUMBERED_PAGE.fullmatch(line.text)
        or PRINT_MARK.fullmatch(line.text)
        or (is_alone(lines, place) and is_mark(line.text))
    }
    marks |= complete_series(lines) | number_series(lines)
    pages = split_pages(lines, marks)
    taken = marks | edge_numbers(lines, pages)
    pages = [[place for place in page if place not in taken] for page in pages]
    return taken | running_lines(lines, [page for page in pages if page])


def is_mark(text: str) -> bool:
    """Whether a line that stands by itself is the end mark, or a number dressed as a page's."""
    return bool(END_MARK.fullmatch(text) or DRESSED_NUMBER.fullmatch(text))


def is_alone(lines: list[SourceLine], place: int) -> bool:
    """Whether blank lines, page ends or the ends of the file surround a line on both sides."""
    after = lines[place + 1] if place + 1 < len(lines) else None
    opens = place == 0 or not lines[place - 1].text or lines[place].starts_page
    return opens and (after is None or not after.text or after.starts_page)


def complete_series(lines: list[SourceLine]) -> set[int]:
    """Return the lines « 1/3 », « 2/3 », « 3/3 »: they count pages when the last one is there."""
    series, open_series = set(), []
    for place, line in enumerate(lines):
        match = SHARE.fullmatch(line.text)
        if not match:
            continue
        rank, total = int(match["rank"]), int(match["total"])
        if open_series and open_series[-1][1:] != (rank - 1, total):
            open_series = []
        open_series.append((place, rank, total))
        if rank == total > 1:
            series.update(one[0] for one in open_series)
            open_series = []
    return series


def number_series(lines: list[SourceLine]) -> set[int]:
    """Return the bare numbers that grow one by one, a page of text apart."""
    numbers = [
        (place, int(line.text))
        for place, line in enumerate(lines)
        if len(line.text) <= 3 and line.text.isdecimal()
    ]
    lengths = [0]
    for line in lines:
        lengths.append(lengths[-1] + len(line.text))
    return {
        place
        for (first, rank), (second, following) in pairwise(numbers)
        if following == rank + 1 and lengths[second] - lengths[first] >= FEWEST_CHARACTERS_OF_A_PAGE
        for place in (first, second)
    }


def split_pages(lines: list[SourceLine], marks: set[int]) -> list[list[int]]:
    """Return the places of the lines of each page that hold words; marks stand between pages."""
    pages: list[list[int]] = [[]]
    for place, line in enumerate(lines):
        if (line.starts_page or place in marks) and pages[-1]:
            pages.append([])
        if line.text and place not in marks:
            pages[-1].append(place)
    return pages if pages[-1] else pages[:-1]


def edge_numbers(lines: list[SourceLine], pages: list[list[int]]) -> set[int]:
    """Return the numbers at the edge of a page that count pages, all with the same offset.

    A figure that happens to open or close a page counts nothing: it is kept.
    """
    found = []
    for rank, page in enumerate(pages, start=1):
        for place in {page[0], page[-1]}:
            match = EDGE_NUMBER.fullmatch(lines[place].text)
            if match and may_count_pages(match) and not has_words_under(lines, place):
                found.append((place, int(match["rank"]) - rank))
    offsets = Counter(offset for _place, offset in found)
    return {place for place, offset in found if abs(offset) <= 1 or offsets[offset] > 1}


def may_count_pages(match: re.Match) -> bool:
    """Whether a number is alone, or no higher than the total beside it."""
    return match["total"] is None or int(match["rank"]) <= int(match["total"])


def has_words_under(lines: list[SourceLine], place: int) -> bool:
    """Whether small letters go on from a number, and not from the sentence above it."""
    above = next((one.text for one in reversed(near(lines, place, -1)) if one.text), "")
    under = next((one.text for one in near(lines, place, 1) if one.text), "")
    return under[:1].islower() and above[-1:] in SENTENCE_END


def near(lines: list[SourceLine], place: int, step: int) -> list[SourceLine]:
    """Return the few lines that stand before or after a place."""
    return lines[max(0, place - NEAR) : place] if step < 0 else lines[place + 1 : place + 1 + NEAR]


def running_lines(lines: list[SourceLine], pages: list[list[int]]) -> set[int]:
    """Return the heads and feet that come again; a head stays on its first page, a foot last."""
    opening = {key_of(lines[place]) for page in pages[:1] for place in page[:OPENING_LINES]}
    heads = [page[:DEEPEST_EDGE] for page in pages]
    feet = [page[: -DEEPEST_EDGE - 1 : -1] for page in pages]
    repeated_heads = repeated_edges(lines, heads)
    repeated_feet = repeated_edges(lines, feet)
    taken = set(copies(lines, repeated_heads))
    at_the_top = [one for one in repeated_feet if key_of(lines[one]) in opening]
    taken.update(copies(lines, at_the_top))
    others = [one for one in repeated_feet if key_of(lines[one]) not in opening]
    taken.update(copies(lines, others[::-1]))
    return taken


def repeated_edges(lines: list[SourceLine], edges: Sequence[Sequence[int]]) -> list[int]:
    """Return the places, from the edge of each page inwards, of what half the pages have there."""
    pages_with = Counter(key for edge in edges for key in {key_of(lines[place]) for place in edge})
    repeated = []
    for edge in edges:
        for place in edge:
            count = pages_with[key_of(lines[place])]
            if count < 2 or 2 * count < len(edges) or not may_run(lines[place].text):
                break
            repeated.append(place)
    return repeated


def copies(lines: list[SourceLine], places: Sequence[int]) -> Iterator[int]:
    """Yield the places whose line was met before among ``places``."""
    met = set()
    for place in places:
        key = key_of(lines[place])
        if key in met:
            yield place
        met.add(key)


def key_of(line: SourceLine) -> str:
    """Return what two running lines share: all but the page they number."""
    return PAGE_SUFFIX.sub("", line.text.casefold())


def may_run(text: str) -> bool:
    """Whether a line may be a header or footer rather than an item or a paragraph."""
    return len(text) <= LONGEST_RUNNING_LINE and not text.startswith(("-", "•", "–", "—", "*", "#"))
