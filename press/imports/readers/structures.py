"""What lines are gathered into: groups, items of lists, paragraphs."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ..source.lines import SourceLine

# A time, a speaker's turn, a note, « 1.2. »: what opens a line of its own, whatever the width.
OWN_LINE = re.compile(
    r"\d{1,2}\s?(?:h\s?(?:\d{2})?|:\s?\d{2})\b(?!\s?[€%])"
    r"|(?:Q|R|Question|Réponse|N\.?\s?B\.?|P\.?-?\s?S\.?)\s?\d?\s?[:–—-]\s|(?:Q|R)\s?\d{0,2}\.\s"
    r"|\d{1,2}(?:\.\d{1,2})+\.?\s+[^\W\d_]"
)


@dataclass(frozen=True)
class Item:
    """How a line begins an item: its sign, and where the item's own words start.

    ``depth`` is 1 in a list inside another, else 0.
    """

    kind: str
    sign: str
    start: int
    depth: int = 0


@dataclass
class Group:
    """Lines that no blank line separates, with what was read of them once for all."""

    lines: list[SourceLine] = field(default_factory=list)
    open_quotes: int = 0
    holds_items: bool = False

    def take(self, lines: Sequence[SourceLine]):
        """Add lines, and count the guillemets that they open or close."""
        self.lines += lines
        self.open_quotes += sum(one.text.count("«") - one.text.count("»") for one in lines)


@dataclass(frozen=True)
class Paragraph:
    """Running text on one line: ``kind`` is text, heading, figure, dash, label or number.

    ``sign`` is what stood before an item, ``depth`` how deep its list is; ``is_alone`` says
    that blank lines (or lines visibly cut short) set the paragraph apart.
    """

    kind: str
    line: int
    text: str
    sign: str = ""
    is_alone: bool = False
    depth: int = 0
