"""Characters that extraction spoils, repaired before anything is read. No word is changed."""

import re
import unicodedata

from cuf_site.words.folding import bound_marks

# Bullets of the Symbol and Wingdings fonts, as word processors leave them in a text.
BULLET_SIGNS = "\uf0b7\uf0a7\uf0d8\uf0fc\uf076\uf02d"
LIGATURES = {
    "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st",
}  # fmt: skip
HYPHENS = dict.fromkeys("\u2010\u2011", "-")
INVISIBLE = dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\u200e\u200f")
NEW_LINES = {"\u2028": "\n", "\u2029": "\n\n", "\x0b": "\n"}
BULLETS = dict.fromkeys(BULLET_SIGNS, "•")
CHARACTERS = str.maketrans({**LIGATURES, **HYPHENS, **INVISIBLE, **NEW_LINES, **BULLETS})
WINDOWS_CONTROL = re.compile(r"[\x80-\x9f]")
EXOTIC_SPACE = re.compile(r"[^\S\n\x0c\t]")
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
NEW_LINE_TAG = re.compile(r"<br\s*+/?>")
MARKDOWN_ESCAPE = re.compile(r"\\([-#.\[\]()!>+&~|])")
# « presse[at]exemple.org », « presse (arobase) exemple (point) org »: an address all the same.
AT_SIGN = re.compile(
    r"(?<=[\w.-]) ?[\[({](?:at|arobase|à|@)[\])}] ?"
    r"(?=\w[\w-]{0,62}+(?: ?[\[({](?:dot|point)[\])}] ?|\.)\w)",
    flags=re.IGNORECASE,
)
DOT_SIGN = re.compile(r"(?<=\w) ?[\[({](?:dot|point)[\])}] ?(?=\w)", flags=re.IGNORECASE)


def repair_characters(text: str) -> str:
    """Undo ligatures, exotic spaces, invisible signs and hidden addresses; keep soft hyphens."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(CHARACTERS)
    text = WINDOWS_CONTROL.sub(windows_character, text)
    text = CONTROL.sub("", EXOTIC_SPACE.sub(" ", text))
    text = MARKDOWN_ESCAPE.sub(r"\1", NEW_LINE_TAG.sub("\n", text))
    text = DOT_SIGN.sub(".", AT_SIGN.sub("@", text))
    return unicodedata.normalize("NFC", bound_marks(text))


def windows_character(found: re.Match) -> str:
    """Return the sign that Windows-1252 writes with this control code."""
    return bytes([ord(found[0])]).decode("cp1252", errors="ignore")
