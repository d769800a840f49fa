"""Which paragraphs are headings: short, set apart, unpunctuated, over what they announce."""

import re
from collections.abc import Sequence
from dataclasses import replace

from .markdown import plain
from .structures import OWN_LINE, Paragraph

LONGEST_HEADING = 150
LONGEST_QUESTION_HEADING = 80
MARKDOWN_HEADING = re.compile(r"#{1,6}\s")
BOLD_LINE = re.compile(r"\*\*[^*]+\*\*")
# What somebody says is a paragraph, however short it is and whoever says it after.
QUOTATION_SIGNS = '«“”„"‘—–-'


def mark_headings(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """Find the headings among the paragraphs: each is followed by what it announces."""
    marked = []
    for place, one in enumerate(paragraphs):
        after = paragraphs[place + 1] if place + 1 < len(paragraphs) else None
        before = paragraphs[place - 1] if place else None
        if after and is_heading(one, before) and not is_heading(after, one):
            one = replace(one, kind="heading")
        marked.append(one)
    return marked


def is_heading(one: Paragraph, before: Paragraph | None) -> bool:
    """Whether a paragraph looks like a heading."""
    text = plain(one.text) if one.kind == "text" else ""
    if not text or len(text) > LONGEST_HEADING:
        return False
    if is_marked(one.text):
        return True
    if before and before.text.startswith("«") and before.text.rstrip(" .").endswith("»"):
        return False
    if not one.is_alone or not (text[0].isupper() or text[0].isdigit()) or OWN_LINE.match(text):
        return False
    if text.endswith("?"):
        return len(text) <= LONGEST_QUESTION_HEADING
    return text[-1] not in '.,;:!…»”"' and "@" not in text and "://" not in text


def is_marked(text: str) -> bool:
    """Whether Markdown says that the whole line is a heading."""
    if MARKDOWN_HEADING.match(text):
        return True
    return bool(BOLD_LINE.fullmatch(text)) and text.rstrip("* ")[-1:] not in (".", ",", ";", "")
