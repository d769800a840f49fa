"""The notice of an embargo: a short line of its own, not a headline about an embargo."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ..source.lines import SourceLine
from .markdown import plain

OPENING_LINES = 40
LONGEST_NOTICE = 160
_TIME = r"(?:\d|minuit|midi|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|demain)"
_UNTIL = rf"(?:jusqu|avant\b|until\b|(?:(?:au|du|le|à)\s)?{_TIME})"
NOTICE = re.compile(
    r"[\W_]*(?:(?:(?:strictement|document|information|texte|communiqué|confidentiel)\W+)*"
    rf"(?:sous\W)?embargo(?:[\W_]*|[\s:–—-]+{_UNTIL}.*)"
    r"|(?:à\s)?ne\spas\s(?:diffuser|publier)\savant.*"
    r"|(?:diffusion|publication|parution)\s(?:interdite|non autorisée|pas)\savant.*)",
    flags=re.IGNORECASE,
)
APART = re.compile(r"\s+[–—|/-]\s+|\s*\|\s*|\s*[:(]\s*(?=sous\sembargo)", flags=re.IGNORECASE)
OPEN_END = re.compile(r"(?:\b(?:au|du|le|à|avant|et)|jusqu[’'](?:à|au))$", flags=re.IGNORECASE)
CONTINUATION = re.compile(r"(?:à\s)?\d{1,2}\s?(?:h|heures?|:)", flags=re.IGNORECASE)


def take_embargo(
    lines: Sequence[SourceLine],
) -> tuple[list[SourceLine], list[SourceLine]]:
    """Split off the notices of embargo of the opening, be they a line or the end of one."""
    kept, notices, read = [], [], 0
    for line in lines:
        text = plain(line.text) if line.text and read < OPENING_LINES else ""
        read += bool(line.text)
        start = notice_start(text)
        if start == 0 or (text and notices and goes_on(notices[-1], line.number, text)):
            notices.append(line)
            line = replace(line, text="")
        elif start:
            notices.append(replace(line, text=text[start:].strip(" |")))
            line = replace(line, text=text[:start].rstrip(" –—|/(-:"))
        kept.append(line)
    return kept, notices


def goes_on(notice: SourceLine, number: int, text: str) -> bool:
    """Whether the line under a notice ends it: an hour, or what an open end calls for."""
    is_next = notice.number == number - 1
    return is_next and bool(CONTINUATION.match(text) or OPEN_END.search(plain(notice.text)))


def notice_start(text: str) -> int | None:
    """Return where a notice begins on a line: at its start, or after a sign that sets it apart."""
    if not text or len(text) > LONGEST_NOTICE:
        return None
    if is_notice(text):
        return 0
    starts = (found.end() for found in APART.finditer(text))
    return next((start for start in starts if is_notice(text[start:])), None)


def is_notice(text: str) -> bool:
    """Whether words forbid to publish before a time."""
    return bool(NOTICE.fullmatch(text))
