"""The words of an HTML fragment in one language, kept apart from all that is not theirs.

`mask` replaces tags, code and other languages by one mark each, so that a rule about words can
be written as if there were no tags; `unmask` puts everything back, byte for byte.
Tags are read as in the HTML standard, "Tokenization": https://html.spec.whatwg.org/#tokenization
"""

import re
from html import escape, unescape

from wagtail.rich_text import get_text_for_indexing

# Unicode non-characters: no valid document contains them. Of several things in a row only the
# highest mark is kept.
TAG, OPAQUE, BREAK = MARKS = "\ufdd0\ufdd1\ufdd2"

_MARK = re.compile(f"[{MARKS}]")
_TOKEN = re.compile(
    r"""<!--(?:-?>|.*?(?:--!?>|\Z))
    | <(?P<raw>script|style|textarea|title|xmp|iframe|noembed|noframes|plaintext)
      (?=[\t\n\f\r />]).*?(?:</(?P=raw)\b[^>]*+(?:>|\Z)|\Z)
    | <(?P<end>/?)(?P<name>[a-z][^\t\n\f\r />]*+)
      (?:[\t\n\f\r /]*+[^\t\n\f\r />][^\t\n\f\r />=]*+
        (?:[\t\n\f\r ]*+=[\t\n\f\r ]*+
          (?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z)|[^\t\n\f\r "'>][^\t\n\f\r >]*+)?+)?+)*+
      [\t\n\f\r /]*+(?:>|\Z)
    | <(?:[!?]|/(?![a-z]))[^>]*+(?:>|\Z)""",
    re.IGNORECASE | re.DOTALL | re.VERBOSE,
)
_LANG = re.compile(
    r"""[\t\n\f\r /"']lang[\t\n\f\r ]*+=[\t\n\f\r ]*+(?:"([^"]*)"|'([^']*)'|([^\t\n\f\r >]++))""",
    re.IGNORECASE,
)
# An address that can hold letters, apostrophes or ordinals: URL, e-mail, domain with a path.
_ADDRESS = re.compile(
    r"""(?<![a-z0-9+.-])[a-z][a-z0-9+.-]*+://[^\s«»]++
    | (?<![\w.+-])[\w.+-]++@[\w-]++(?:\.[\w-]++)++
    | (?<![\w@./-])[\w-]++(?:\.[\w-]++)++/[^\s«»]++""",
    re.IGNORECASE | re.VERBOSE,
)
# fmt: off
_INLINE = frozenset((
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins",
    "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u",
    "var", "wbr",
))
_VOID = frozenset((
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
))
# fmt: on
_NOT_PROSE = frozenset(("code", "kbd", "math", "option", "pre", "samp", "svg", "var"))


class _Scope:
    """Follows the open elements, to know whether the text met is prose in the language."""

    def __init__(self, wanted, language):
        self.wanted = wanted
        self.in_language = is_language(language, wanted)
        self.in_prose = True
        self._open = []
        self._count = {}

    def read(self, match):
        name = match["name"].lower()
        if match["end"]:
            self._close(name)
        elif name not in _VOID:
            self._open.append((name, self.in_language, self.in_prose))
            self._count[name] = self._count.get(name, 0) + 1
            self.in_prose = self.in_prose and name not in _NOT_PROSE
            lang = _LANG.search(match[0])
            if lang:
                self.in_language = is_language(lang[lang.lastindex], self.wanted)

    def _close(self, name):
        """Close `name` and what is still open in it; an end tag without start is nothing."""
        if not self._count.get(name):
            return
        closing = None
        while closing != name:
            closing, self.in_language, self.in_prose = self._open.pop()
            self._count[closing] -= 1


def first_words(html: str, count: int) -> str:
    """Return the first words as plain text; where some are left out, “…” is all that ends it."""
    words = get_text_for_indexing(html).split()
    text = " ".join(words[:count])
    return text if len(words) <= count else text.rstrip(" .,:;…") + "…"


def is_language(code: str | None, wanted: str) -> bool:
    """Tell whether a language code, such as "fr" or "fr-CA", is the wanted language."""
    return (code or "").partition("-")[0].lower() == wanted


def holds_marks(text: str) -> bool:
    """Tell whether a text already has one of the marks: it is then no text, and left alone."""
    return _MARK.search(text) is not None


def mask(html: str, language: str, wanted: str) -> tuple[str, list[list[str]]]:
    """Return the words of `html` in the `wanted` language, with marks, and what the marks hide.

    `language` is that of the fragment; `lang` attributes change it. The words come back
    unescaped: escape them again before `unmask`.
    """
    words, hidden = [], []
    scope, position = _Scope(wanted, language), 0
    for match in _TOKEN.finditer(html):
        if match.start() > position:
            _read_text(html[position : match.start()], scope, words, hidden)
        _hide(match[0], _mark_of(match), words, hidden)
        if match["name"]:
            scope.read(match)
        position = match.end()
    if position < len(html):
        _read_text(html[position:], scope, words, hidden)
    return "".join(words), hidden


def mask_addresses(text: str) -> tuple[str, list[list[str]]]:
    """Return plain text with its URLs and e-mail addresses replaced by marks, and the addresses."""
    hidden = []
    if "/" in text or "@" in text:
        text = _ADDRESS.sub(lambda match: hidden.append([match[0]]) or OPAQUE, text)
    return text, hidden


def unmask(words: str, hidden: list[list[str]]) -> str:
    """Put back what `mask` or `mask_addresses` hid."""
    pieces = iter(hidden)
    return _MARK.sub(lambda _: "".join(next(pieces)), words) if hidden else words


def _mark_of(token):
    if token["raw"]:
        return BREAK
    if token["name"]:
        return TAG if token["name"].lower() in _INLINE else BREAK
    return TAG


def _hide(piece, mark, words, hidden):
    if words and words[-1] in MARKS:
        words[-1] = max(words[-1], mark)
        hidden[-1].append(piece)
    else:
        words.append(mark)
        hidden.append([piece])


def _read_text(raw, scope, words, hidden):
    if not (scope.in_language and scope.in_prose):
        _hide(raw, OPAQUE, words, hidden)
        return
    text, addresses = mask_addresses(unescape(raw) if "&" in raw else raw)
    if text:
        words.append(text)
        hidden.extend([escape(address)] for [address] in addresses)
