"""The lines of a source text, each with its number in the file, for warnings to point at."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

# Arrows, geometric signs, dingbats and pictograms: each may be the bullet of a list.
PICTURE_SIGNS = "\u2190-\u21ff\u25a0-\u27bf\u2900-\u297f\u2b00-\u2bff\U0001f300-\U0001faff"
LONE_BULLET = re.compile(rf"[•‣o{PICTURE_SIGNS}–—-]\ufe0f?")
QUOTED_LINE = re.compile(r"^\s*>\s")
OPENING_GUILLEMET = re.compile(r"«[^\S\n]*+(?=\S)")
CLOSING_GUILLEMET = re.compile(r"(?<=\S)[^\S\n]*+»")
TAB_WIDTH = 4


@dataclass(frozen=True)
class SourceLine:
    """A line of the file: its number, counted from 1, its text, and how far it is indented.

    ``starts_page`` says that a page begins with it.
    """

    number: int
    text: str
    starts_page: bool = False
    indent: int = 0


@dataclass(frozen=True)
class LeftOut:
    """Words of a line that the release does not keep, and the sentence that says so."""

    line: int
    text: str
    message: str


def split_lines(text: str) -> list[SourceLine]:
    """Split at line and page ends; collapse spaces, set them inside guillemets."""
    lines = []
    for number, raw in enumerate(text.split("\n"), start=1):
        parts = raw.lstrip(" ").split("\x0c")
        for place, part in enumerate(parts):
            if not part and place == 0 and len(parts) > 1:
                continue
            margin = (raw if place == 0 else part).expandtabs(TAB_WIDTH)
            indent = len(margin) - len(margin.lstrip(" "))
            lines.append(SourceLine(number, tidy(part), place > 0, indent))
    return lines


def tidy(text: str) -> str:
    """Return a line with single spaces, also inside guillemets, or nothing if it says nothing."""
    text = OPENING_GUILLEMET.sub("« ", text)
    text = CLOSING_GUILLEMET.sub(" »", text)
    return words_or_nothing(QUOTED_LINE.sub("", text))


def words_or_nothing(text: str) -> str:
    """Return a tidy line if it says something, be it the bullet of the next line."""
    text = " ".join(text.split())
    says = any(map(str.isalnum, text)) or "\ufffd" in text or LONE_BULLET.fullmatch(text)
    return text if says else ""


def attach_bullets(lines: Iterable[SourceLine]) -> list[SourceLine]:
    """Put a bullet that stands alone on its line before the text of the next one."""
    attached, bullet = [], ""
    for line in lines:
        if LONE_BULLET.fullmatch(line.text):
            bullet = line.text
            continue
        if bullet and line.text:
            line, bullet = replace(line, text=f"{bullet} {line.text}"), ""
        attached.append(line)
    return attached
