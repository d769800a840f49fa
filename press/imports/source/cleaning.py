"""From a text to its lines: characters, pictures, page furniture, then words cut at line ends."""

from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from ..readers.markdown import IMAGE
from .characters import repair_characters
from .line_ends import rejoin
from .lines import LeftOut, SourceLine, attach_bullets, split_lines, words_or_nothing
from .page_furniture import without_furniture


@dataclass(frozen=True)
class CleanText:
    """The lines to read, what was left out of them, and the lines as they were before."""

    lines: list[SourceLine]
    left_out: list[LeftOut]
    source: list[SourceLine]


def clean(text: str) -> CleanText:
    """Return the lines of the text without its layout, and what was left out of them.

    Blank lines are kept: they separate paragraphs. Spaces are plain spaces, no-break
    ones being added at display; no word is changed.
    """
    source = split_lines(repair_characters(text))
    lines, pictures = without_pictures(source)
    lines, furniture = without_furniture(lines)
    return CleanText(rejoin(attach_bullets(lines)), [*pictures, *furniture], source)


def without_pictures(lines: list[SourceLine]) -> tuple[list[SourceLine], list[LeftOut]]:
    """Keep what Markdown pictures say of themselves; their addresses are left out."""
    sentence = _("Left out, as a picture: “%(text)s”.")
    left_out = [
        LeftOut(line.number, found[2], sentence % {"text": found[0]})
        for line in lines
        for found in IMAGE.finditer(line.text)
    ]
    kept = [replace(one, text=words_or_nothing(IMAGE.sub(r"\1", one.text))) for one in lines]
    return kept, left_out
