"""From the bytes of a file to readable French text, or a refusal that says why."""

import re
import unicodedata

from django.utils.translation import gettext as _

from ..release import ImportRefused, Located
from .characters import BULLET_SIGNS

MAXIMUM_BYTES = 1_000_000
UNREADABLE_SHARE = 0.1
FUNCTION_WORDS = frozenset(
    "a à au aux avec ce ces cette d dans de des du elle en est et il l la le les leur leurs nous"
    " on ou où par plus pour qu que qui sa ses son sont sur un une vous y".split()
)
FUNCTION_WORDS_SHARE = 0.08
FEWEST_WORDS = 12
UNREAD_GLYPH = re.compile(r"\(cid:\d+\)")
WORD = re.compile(r"[^\W\d_]+")


def read_text(content: bytes) -> tuple[str, list[Located]]:
    """Return the text of ``content`` and what was noticed; raise ``ImportRefused`` otherwise."""
    if len(content) > MAXIMUM_BYTES:
        raise ImportRefused(_("The file weighs more than 1 MB: a press release is never so long."))
    if not content.strip():
        raise ImportRefused(_("The file is empty."))
    text, warnings = decode(content)
    text = UNREAD_GLYPH.sub("\ufffd", text)
    check_readable(text)
    return text, warnings


def decode(content: bytes) -> tuple[str, list[Located]]:
    """Decode UTF-8 (with or without mark), UTF-16 with its mark, else Windows-1252."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace"), []
    if b"\x00" in content or content.startswith((b"%PDF", b"PK\x03\x04", b"{\\rtf", b"\xd0\xcf")):
        sentence = _("The file is not plain text: save the press release as text first.")
        raise ImportRefused(sentence)
    try:
        return content.decode("utf-8-sig"), []
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    sentence = _("The file is not in UTF-8; it was read as Windows-1252: check the accents.")
    return text, [Located(None, sentence)]


def check_readable(text: str):
    """Raise ``ImportRefused`` when the letters are not those that a reader sees on the page."""
    characters = [character for character in text if not character.isspace()]
    strange = sum(map(is_strange, characters))
    words = WORD.findall(text.casefold())
    known = sum(word in FUNCTION_WORDS for word in words)
    if strange > UNREADABLE_SHARE * len(characters):
        raise ImportRefused(
            _("The text is unreadable: the file it comes from holds a broken table of characters.")
        )
    if len(words) >= FEWEST_WORDS and known < FUNCTION_WORDS_SHARE * len(words):
        raise ImportRefused(
            _(
                "The text is not readable as French: the file it comes from holds a broken"
                " table of characters, or is in another language."
            )
        )
    if not words:
        raise ImportRefused(_("The file holds no word."))


def is_strange(character: str) -> bool:
    """Whether no reader ever sees ``character``: private use, control, unassigned, replacement."""
    if character in "\x0c\u00ad\ufeff" or character in BULLET_SIGNS:
        return False
    return character == "\ufffd" or unicodedata.category(character) in {"Co", "Cc", "Cn", "Cs"}
