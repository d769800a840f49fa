"""What has changed in a text, word by word, with its markup shown as such."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from html import unescape
from itertools import groupby

# A tag, a character written as an entity, a word, a space, or any other character.
PIECE = re.compile(r"<[^>]+>|&#?\w+;|\w+|\s+|.", re.DOTALL)
LONG = 1000  # pieces: above that, spaces are no landmarks, else it would take seconds
BREAK = re.compile(r"<br\s*/?>")


class Change(StrEnum):
    SAME = ""
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True)
class Part:
    """A run of text, or one tag (``<b>``), and what became of it."""

    text: str
    change: Change = Change.SAME
    is_tag: bool = False


def parts(text: str) -> list[Part]:
    """Return a text of wagtail-localize's inline HTML as runs of plain text and tags."""
    return runs([(piece, Change.SAME) for piece in pieces(text)])


def difference(old: str, new: str) -> list[Part]:
    """Return ``new`` with what it has and ``old`` had not, and with what it lost, in their places.

    Both are of wagtail-localize's inline HTML. Words are compared whole: « élu » and « élus » are
    two words, of which one left and one came.
    """
    before, after = pieces(old), pieces(new)
    marked = []
    passed_over = str.isspace if len(after) > LONG else None
    compared = SequenceMatcher(passed_over, before, after, autojunk=False)
    for change, from_old, to_old, from_new, to_new in bridged(compared.get_opcodes(), after):
        if change == "equal":
            marked += [(piece, Change.SAME) for piece in after[from_new:to_new]]
            continue
        marked += [(piece, Change.REMOVED) for piece in before[from_old:to_old]]
        marked += [(piece, Change.ADDED) for piece in after[from_new:to_new]]
    return runs(marked)


def pieces(text: str) -> list[str]:
    return PIECE.findall(BREAK.sub("\n", text))


def bridged(opcodes: list[tuple], after: list[str]) -> list[tuple]:
    """Join changes with nothing but a space between them: a phrase is read as one change."""
    joined = []
    for place, (change, *span) in enumerate(opcodes):
        is_space = change == "equal" and not "".join(after[span[2] : span[3]]).strip()
        inside = 0 < place < len(opcodes) - 1
        change = "replace" if is_space and inside else change
        if joined and joined[-1][0] != "equal" and change != "equal":
            first = joined.pop()
            span = [first[1], span[1], first[3], span[3]]
            change = "replace"
        joined.append((change, *span))
    return joined


def runs(marked: list[tuple[str, Change]]) -> list[Part]:
    """Return pieces as parts: each tag alone, the rest joined while nothing changes."""
    found = []
    for (change, is_tag), group in groupby(marked, key=lambda one: (one[1], is_markup(one[0]))):
        texts = [piece for piece, _change in group]
        if is_tag:
            found += [Part(piece, change, is_tag=True) for piece in texts]
        else:
            found.append(Part(unescape("".join(texts)), change))
    return found


def is_markup(piece: str) -> bool:
    return len(piece) > 1 and piece.startswith("<")
