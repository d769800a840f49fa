"""The words found, marked in a title or in a piece of text, everything else escaped."""

import re
from collections.abc import Iterable, Iterator
from html import unescape

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from wagtail.blocks import StreamValue
from wagtail.rich_text import RichText

from cuf_site.words.folding import WRITTEN_WORD, folded_word

LENGTH = 32  # words
BEFORE = 8  # words that lead to the first one found
_INLINE_TAG = re.compile(r"</?(?:a|b|i|em|strong|span|sup|sub)\b[^>]*>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-z][^>]*>", re.IGNORECASE)


Text = str | RichText | StreamValue


def marked(text: str, words: tuple[str, ...]) -> SafeString:
    """Return ``text`` as HTML, with the words that begin with one of ``words`` in ``<mark>``."""
    pieces, end = [], 0
    for match in WRITTEN_WORD.finditer(text):
        if folded_word(match[0]).startswith(words):
            pieces.append((text[end : match.start()], match[0]))
            end = match.end()
    return format_html_join("", "{}<mark>{}</mark>", pieces) + format_html("{}", text[end:])


def excerpt(texts: Iterable[Text], words: tuple[str, ...]) -> SafeString:
    """Return the words round the first of ``words`` that the texts hold, or their beginning."""
    written = list(_words(piece for text in texts for piece in _plain(text)))
    found = next((i for i, word in enumerate(written) if _holds(word, words)), 0)
    start = 0 if found < LENGTH - BEFORE else found - BEFORE
    shown = " ".join(written[start : start + LENGTH])
    if start + LENGTH < len(written):
        shown = shown.rstrip(" .,:;…") + "…"
    return marked(("… " if start else "") + shown, words)


def _words(pieces):
    """Yield what stands between spaces, with a dot after a piece that ends without a stop."""
    last = "."
    for piece in pieces:
        for number, word in enumerate(piece.split()):
            if number == 0 and last[-1] not in ".!?…:;»،؟":
                yield "·"
            yield word
            last = word


def _holds(text, words):
    return any(folded_word(match[0]).startswith(words) for match in WRITTEN_WORD.finditer(text))


def _plain(text) -> Iterator[str]:
    """Yield the texts of a field, without tags; those of a body are read as they are stored."""
    if isinstance(text, StreamValue):
        for block in text.raw_data:
            yield from _texts_in(block["value"])
    elif isinstance(text, RichText):
        yield from unescape(_TAG.sub("\n", _INLINE_TAG.sub("", text.source))).splitlines()
    else:
        yield text


def _texts_in(value):
    """Yield what people read in a stored block: what has more than one word."""
    if isinstance(value, dict):
        value = value.values()
    if isinstance(value, str):
        yield from _plain(RichText(value)) if " " in value else ()
    elif not isinstance(value, int | float | None):
        for part in value:
            yield from _texts_in(part["value"] if _is_list_item(part) else part)


def _is_list_item(part):
    return isinstance(part, dict) and part.keys() >= {"type", "value"}
