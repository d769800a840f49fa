"""Paragraphs written as the blocks of a page's body."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from operator import itemgetter

from ..release import Block
from .markdown import plain, rich
from .structures import Paragraph

LISTS = {"dash": "ul", "label": "ul", "number": "ol"}
DASHES = ("", "-", "–", "—")


def to_blocks(paragraphs: Iterable[Paragraph]) -> list[Block]:
    """Return headings, and between them one block of paragraphs and lists each."""
    blocks = []
    for is_heading, run in groupby(paragraphs, key=lambda one: one.kind == "heading"):
        if is_heading:
            blocks += [Block("heading", plain(one.text)) for one in run]
        else:
            blocks.append(Block("paragraph", to_html(run)))
    return blocks


def to_html(paragraphs: Iterable[Paragraph]) -> str:
    """Return paragraphs and lists as rich text."""
    html: list[str] = []
    for (name, _sign), run in groupby(in_lists(paragraphs), key=itemgetter(0)):
        members = [one for _list, one in run]
        if name == "p":
            html += [f"<p>{rich(one.text)}</p>" for one in members]
        else:
            html.append(list_html(name, members))
    return "".join(html)


def in_lists(paragraphs: Iterable[Paragraph]) -> Iterator[tuple[tuple[str, str], Paragraph]]:
    """Yield each paragraph after the tag and sign of its list; inner items keep the outer ones."""
    current = ("p", "")
    for one in paragraphs:
        if one.depth == 0 or current[0] == "p":
            sign = one.sign if one.kind == "dash" else ""
            current = (LISTS.get(one.kind, "p"), "-" if sign in DASHES else sign)
        yield current, one


def list_html(name: str, items: Sequence[Paragraph]) -> str:
    """Return a list; items further in make a list inside the item above them."""
    depth, html = items[0].depth, []
    starts = [place for place, one in enumerate(items) if one.depth <= depth]
    for start, end in pairwise([*starts, len(items)]):
        inner = list_html("ul", items[start + 1 : end]) if end - start > 1 else ""
        html.append(f"<li>{rich(items[start].text)}{inner}</li>")
    return f"<{name}>{''.join(html)}</{name}>"
