"""Passages written as the blocks of a page's body."""

from itertools import groupby

from .markup import plain, rich
from .passages import Passage
from .release import Block

LISTS = {"dash": "ul", "label": "ul", "number": "ol"}


def to_blocks(passages: list[Passage]) -> list[Block]:
    """Return headings, and between them one block of paragraphs and lists each."""
    blocks = []
    for is_heading, run in groupby(passages, key=lambda passage: passage.kind == "heading"):
        if is_heading:
            blocks += [Block("heading", plain(passage.text)) for passage in run]
        else:
            blocks.append(Block("paragraph", to_html(run)))
    return blocks


def to_html(passages) -> str:
    """Return paragraphs and lists as rich text."""
    html = []
    for name, run in groupby(passages, key=lambda passage: LISTS.get(passage.kind, "p")):
        if name == "p":
            html += [f"<p>{rich(passage.text)}</p>" for passage in run]
        else:
            items = "".join(f"<li>{rich(passage.text)}</li>" for passage in run)
            html.append(f"<{name}>{items}</{name}>")
    return "".join(html)
