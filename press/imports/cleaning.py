"""Repair of extracted text: characters, page furniture, words and addresses cut at line ends.

Each line keeps its number in the file, so that a warning can point at it.
"""

import re
import unicodedata
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from .hyphens import rejoin
from .markup import IMAGE
from .reading import BULLET_SIGNS
from .release import Located

LIGATURES = {
    "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st",
}  # fmt: skip
HYPHENS = dict.fromkeys("\u2010\u2011", "-")
INVISIBLE = dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\u200e\u200f")
NEW_LINES = {"\u2028": "\n", "\u2029": "\n\n", "\x0b": "\n"}
BULLETS = dict.fromkeys(BULLET_SIGNS, "•")
CHARACTERS = str.maketrans({**LIGATURES, **HYPHENS, **INVISIBLE, **NEW_LINES, **BULLETS})

PAGE_NUMBER = re.compile(
    r"(?:[-–—]\s*)?(?:page\s*|p\.\s*)?\d{1,3}(?:\s*(?:/|sur|of)\s*\d{1,3})?(?:\s*[-–—])?",
    flags=re.IGNORECASE,
)
HIGHEST_BARE_PAGE_NUMBER = 40
PRINT_MARK = re.compile(
    r".*\.(?:indd|indb|qxd|qxp|docx?|odt|pptx?|pdf)\s+(?:page\s+)?\d+"
    r"(?:\s+\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}(?:\s+(?:à\s+)?\d{1,2}[:h]\d{2}(?::\d{2})?)?)?",
    flags=re.IGNORECASE,
)
END_MARK = re.compile(r"[\W_]*fin(?:\s+du\s+communiqué)?[\W_]*", flags=re.IGNORECASE)
LONE_BULLET = re.compile(r"[•▪◦●■➢►–—-]")


@dataclass(frozen=True)
class Line:
    """A line of the file: its number, counted from 1, its text, and whether a page begins."""

    number: int
    text: str
    starts_page: bool = False


def clean(text: str) -> tuple[list[Line], list[Located]]:
    """Return the lines of the text without its layout, and what was left out of them.

    Blank lines are kept: they separate paragraphs. Spaces are plain spaces, no-break
    ones being added at display; no word is changed.
    """
    lines = tidy_lines(repair_characters(text))
    lines, pictures = without_pictures(lines)
    lines, furniture = without_furniture(lines)
    return rejoin(attach_bullets(lines)), [*pictures, *furniture]


def repair_characters(text: str) -> str:
    """Undo ligatures, exotic spaces, invisible signs; keep soft hyphens for ``rejoin``."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(CHARACTERS)
    text = re.sub(r"[\x80-\x9f]", windows_character, text)
    text = re.sub(r"[^\S\n\x0c]", " ", text)
    text = re.sub(r"[\x00-\x08\x0e-\x1f\x7f]", "", text)
    text = re.sub(r"\\([-#.\[\]()!>+&~|])", r"\1", re.sub(r"<br\s*/?>", "\n", text))
    return unicodedata.normalize("NFC", text)


def windows_character(found: re.Match) -> str:
    """Return the sign that Windows-1252 writes with this control code."""
    return bytes([ord(found[0])]).decode("cp1252", errors="ignore")


def tidy_lines(text: str) -> list[Line]:
    """Split at line and page ends; collapse spaces, set them inside guillemets."""
    lines = []
    for number, raw in enumerate(text.split("\n"), start=1):
        for place, part in enumerate(raw.lstrip(" ").split("\x0c")):
            if not part and place == 0 and "\x0c" in raw:
                continue
            part = re.sub(r"«\s*(?=\S)", "« ", part)
            part = re.sub(r"(?<=\S)\s*»", " »", part)
            part = words_or_nothing(re.sub(r"^\s*>\s", "", part))
            lines.append(Line(number, part, starts_page=place > 0))
    return lines


def words_or_nothing(text: str) -> str:
    """Return a tidy line if it says something, be it the bullet of the next line."""
    text = " ".join(text.split())
    says = any(map(str.isalnum, text)) or "\ufffd" in text or LONE_BULLET.fullmatch(text)
    return text if says else ""


def without_pictures(lines: list[Line]) -> tuple[list[Line], list[Located]]:
    """Keep what Markdown pictures say of themselves; say in a warning which they were."""
    sentence = _("Left out, as a picture: “%(text)s”.")
    warnings = [
        Located(line.number, sentence % {"text": found[0]})
        for line in lines
        for found in IMAGE.finditer(line.text)
    ]
    kept = [replace(one, text=words_or_nothing(IMAGE.sub(r"\1", one.text))) for one in lines]
    return kept, warnings


def without_furniture(lines: list[Line]) -> tuple[list[Line], list[Located]]:
    """Blank page numbers, print marks and repeated headers; say in a warning what they were."""
    kept, warnings, seen = [], [], set()
    for place, line in enumerate(lines):
        alone = is_alone(lines, place)
        key = re.sub(r"\s*\bpage\s*\d+.*$", "", line.text.casefold())
        if is_furniture(line.text, alone) or (alone and key in seen and is_running_head(key)):
            sentence = _("Left out, as something printed on each page: “%(text)s”.")
            warnings.append(Located(line.number, sentence % {"text": line.text}))
            line = replace(line, text="", starts_page=True)
        elif line.text:
            seen.add(key)
        kept.append(line)
    return kept, warnings


def is_alone(lines: list[Line], place: int) -> bool:
    """Whether blank lines, page ends or the ends of the file surround a line on both sides."""
    before = place == 0 or not lines[place - 1].text or lines[place].starts_page
    after = place + 1 == len(lines) or not lines[place + 1].text or lines[place + 1].starts_page
    at_page_end = lines[place].starts_page or (
        place + 1 < len(lines) and lines[place + 1].starts_page
    )
    return (before and after) or at_page_end


def is_furniture(text: str, alone: bool) -> bool:
    """Whether the line is a print mark, or a page number or « FIN » standing by itself."""
    if PRINT_MARK.fullmatch(text) or (alone and END_MARK.fullmatch(text)):
        return True
    if not alone or not PAGE_NUMBER.fullmatch(text):
        return False
    return not text.isdigit() or int(text) <= HIGHEST_BARE_PAGE_NUMBER


def is_running_head(key: str) -> bool:
    """Whether a line met before may be a header or footer rather than an item or a paragraph."""
    return len(key) <= 120 and not key.startswith(("-", "•", "–", "—", "*", "#"))


def attach_bullets(lines: list[Line]) -> list[Line]:
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
