"""French typography, added when a text is displayed and never stored.

Other languages come back as they went in, but that what is written from left to right in Arabic
(hashtags, telephone numbers, addresses) is kept in one piece. In French only spaces change (a
no-break space, U+00A0, because the site's font has no U+202F), the ASCII apostrophe becomes the
typographic one, and in HTML an ordinal is marked up as
`<abbr class="ordinal" title="quatorzième">14<sup>e</sup></abbr>`.

That markup, because a bare `14<sup>e</sup>` is read "14", "e" by some screen readers: the title
is the accessible name of an `abbr` (HTML-AAM § 5.1), no other element of text may have one
(`aria-label` is forbidden on `span`), and the text stays « 14e » for copying, searching and for
the name of a link or heading around it. A hidden spelling beside a visible one would double it.
"""

import re
from functools import lru_cache
from html import escape

from .html_mask import BREAK, OPAQUE, TAG, holds_marks, is_language, mask, mask_addresses, unmask
from .ordinals import french_ordinal_words

NO_BREAK_SPACE = "\u00a0"
ISOLATE, END_OF_ISOLATE = "\u2066", "\u2069"  # LRI and PDI of the bidirectional algorithm
# Texts up to this length (titles, names, summaries) are remembered.
_CACHED_LENGTH = 400

_SPACE = " \u00a0\u2009\u202f"
_LETTER = r"[^\W\d_]"
_MONTH = (
    r"(?i:janv(?:ier|\.)|f[ée]vr(?:ier|\.)|mars|avr(?:il|\.)|mai|juin|juil(?:let|\.)|ao[uû]t"
    r"|sept(?:embre|\.)|oct(?:obre|\.)|nov(?:embre|\.)|d[ée]c(?:embre|\.))(?!\w)"
)
# The rules start with a plain set of characters and look behind afterwards: `re` then skips to
# the next candidate instead of trying every position (three times faster).
_BEFORE_SIGN = re.compile(rf"[{_SPACE}](?<![{_SPACE}].)[{_SPACE}]*+(?={TAG}?[:;!?»%€])")
_AFTER_OPENING = re.compile(rf"«({TAG}?)[{_SPACE}]++")
_TIGHT_OPENING = re.compile(rf"«(?={TAG}?[^\s{TAG}{BREAK}])")
_TIGHT_CLOSING = re.compile(rf"»(?:(?<=[^\s{TAG}{BREAK}].)|(?<=[^\s{TAG}{BREAK}]{TAG}.))")
_TIGHT_SIGN = re.compile(
    rf"[?!;:](?:(?<={_LETTER}.)|(?<={_LETTER}{TAG}.))"
    rf"(?:(?=[\s»{TAG}{BREAK}]|\Z)|(?<=[?!])[?!]*+(?=[\s»)\]”\"{TAG}{BREAK}]|\Z))"
)
_PLAIN_WORD = re.compile(rf"(?:^|[\s«(\[“\"{BREAK}]){TAG}?{_LETTER}++(?:[-’]{_LETTER}++)*+{TAG}?\Z")
_LONGEST_WORD = 64
_TIGHT_UNIT = re.compile(r"[%€](?<=\d.)(?!\w)")
_THOUSANDS = re.compile(rf"[0-9](?<![\d.,].)\d{{0,2}}(?:[{_SPACE}]\d{{3}})+(?!\d)")
_DAY_OF_MONTH = re.compile(rf"([0-9](?<!\d.)\d?{TAG}?(?:er)?{TAG}?)[{_SPACE}]++(?={TAG}?{_MONTH})")
_EDITION = re.compile(rf"(\d{TAG}?(?:e|[èe]?re){TAG}?)[{_SPACE}]++(?={TAG}?éditions?\b)")
_APOSTROPHE = re.compile(rf"'(?<={_LETTER}.)(?={TAG}?(?:{_LETTER}|[«{OPAQUE}]))")
# In Arabic: a hashtag or a handle, a telephone number, an address. Signs at their ends would move.
_LEFT_TO_RIGHT = re.compile(
    r"""(?<![\w#@&/])[#@][A-Za-z]\w*+ | (?<![\w+])\+\d[\d\s().-]{6,}\d(?!\w)
    | (?<!\w)0\d(?:[\s.]\d\d){4}(?!\w) | https?://[^\s<>«»]++ | [\w.+-]++@[\w-]++(?:\.[\w-]++)++""",
    re.VERBOSE,
)
_LEFT_TO_RIGHT_ALONE = re.compile(rf"\A(?:{_LEFT_TO_RIGHT.pattern})\Z", re.VERBOSE)
_BDI = r'<bdi dir="ltr">\g<0></bdi>'
_ORDINAL = re.compile(
    r"([1-9](?<![\w./?=&#@:+-].)\d{0,2})(er|re|[èe]re|e|[èe]me|nd|nde)(s?)(?![\w/@]|[-.]\w)"
)


def typeset(text: str, language: str | None) -> str:
    """Return plain text as its language is printed, without markup: for titles and attributes."""
    if is_language(language, "ar"):
        return _LEFT_TO_RIGHT.sub(rf"{ISOLATE}\g<0>{END_OF_ISOLATE}", text)
    if not is_language(language, "fr"):
        return text
    return _typeset_cached(text) if len(text) <= _CACHED_LENGTH else _typeset(text)


def typeset_html(html: str, language: str | None) -> str:
    """Return an HTML fragment as its language is printed; `lang` attributes in it are obeyed.

    Tags, code, addresses and other languages are kept byte for byte; in the passages typeset,
    character references are rewritten (`&eacute;` as é, `"` as `&quot;`).
    """
    if is_language(language, "ar"):
        html = _isolate(html)
    if not is_language(language, "fr") and "lang" not in html.lower():
        return html
    if len(html) <= _CACHED_LENGTH:
        return _typeset_html_cached(html, language)
    return _typeset_html(html, language)


def thousands(value: int, language: str) -> str:
    """Return a whole number as the language writes it: « 3 000 », "3,000"; "3000" in Spanish.

    Spanish sets thousands apart from five figures on, and by a space (RAE, Ortografía § 8).
    """
    if is_language(language, "es") and abs(value) < 10_000:
        return str(value)
    is_spaced = is_language(language, "fr") or is_language(language, "es")
    return f"{value:,}".replace(",", NO_BREAK_SPACE if is_spaced else ",")


def _isolate(html):
    """Keep in one piece what is written from left to right in the Arabic words of ``html``."""
    if not _LEFT_TO_RIGHT.search(html) or holds_marks(html):
        return html
    words, hidden = mask(html, "ar", "ar")
    hidden = [[_LEFT_TO_RIGHT_ALONE.sub(_BDI, piece) for piece in pieces] for pieces in hidden]
    words = _LEFT_TO_RIGHT.sub(_BDI, escape(words, quote=False))
    return unmask(words, hidden)


def _typeset(text):
    if holds_marks(text):
        return text
    words, addresses = mask_addresses(text)
    return unmask(_space(words), addresses)


def _typeset_html(html, language):
    if holds_marks(html):
        return html
    words, hidden = mask(html, language, "fr")
    words = _ORDINAL.sub(_mark_up_ordinal, escape(_space(words)))
    return unmask(words, hidden)


_typeset_cached = lru_cache(maxsize=2048)(_typeset)
_typeset_html_cached = lru_cache(maxsize=4096)(_typeset_html)


def _space(words):
    """Set the apostrophes and spaces of French words; idempotent."""
    if "'" in words:
        words = _APOSTROPHE.sub("’", words)
    if "«" in words:
        words = _AFTER_OPENING.sub(rf"«\1{NO_BREAK_SPACE}", words)
        words = _TIGHT_OPENING.sub(f"«{NO_BREAK_SPACE}", words)
    if "»" in words:
        words = _TIGHT_CLOSING.sub(f"{NO_BREAK_SPACE}»", words)
    words = _BEFORE_SIGN.sub(NO_BREAK_SPACE, words)
    words = _TIGHT_SIGN.sub(_detach_sign, words)
    words = _TIGHT_UNIT.sub(rf"{NO_BREAK_SPACE}\g<0>", words)
    words = _THOUSANDS.sub(_join_thousands, words)
    words = _DAY_OF_MONTH.sub(rf"\1{NO_BREAK_SPACE}", words)
    words = _EDITION.sub(rf"\1{NO_BREAK_SPACE}", words)
    return words.replace("\u202f", NO_BREAK_SPACE)


def _detach_sign(match):
    """Put the missing space before a sign, where the whole word before it is made of letters."""
    start = match.start()
    if _PLAIN_WORD.search(match.string, max(0, start - _LONGEST_WORD), start):
        return NO_BREAK_SPACE + match[0]
    return match[0]


def _join_thousands(match):
    return re.sub(f"[{_SPACE}]", NO_BREAK_SPACE, match[0])


def _mark_up_ordinal(match):
    number, suffix, plural = match.groups()
    words = _ordinal_words(int(number), suffix)
    if not words:
        return match[0]
    return (
        f'<abbr class="ordinal" title="{words}{plural}">{number}<sup>{suffix}{plural}</sup></abbr>'
    )


def _ordinal_words(number, suffix):
    """Return the words for a number and what follows it, or None where that is not an ordinal."""
    if suffix in ("er", "re", "ere", "ère"):
        return {"er": "premier"}.get(suffix, "première") if number == 1 else None
    if suffix in ("nd", "nde"):
        return {"nd": "second", "nde": "seconde"}[suffix] if number == 2 else None
    return french_ordinal_words(number) if number > 1 else None
