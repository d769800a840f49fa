"""Inline Markdown that OCR leaves in a line: turned into rich text, or removed."""

import re
from html import escape

from .addresses import EMAIL, URL, link_target

ADDRESS = re.compile(f"{EMAIL.pattern}|{URL.pattern}", flags=re.IGNORECASE)
# Each excludes what opens it, so that a row of openings is not read again from each of them.
NAMED_LINK = re.compile(
    r"(?<!!)\[([^\[\]\n]+)\]\(\s?<?((?:https?://|mailto:|www\.)(?:[^\s()<>]|\([^\s()<>]*+\))++)>?\s?\)"
)
IMAGE = re.compile(r"!\[([^\[\]\n]*+)\]\(([^()\n]*+)\)")
ANGLED = re.compile(r"<((?:https?://|www\.|mailto:)?[^\s<>]+)>")
EMPHASIS = (
    (re.compile(r"(\*\*\*)(?=[^*])(.+?)(?<=[^*])\*\*\*"), ("b", "i")),
    (re.compile(r"(\*\*)(?=[^*])(.+?)(?<=[^*])\*\*"), ("b",)),
    (re.compile(r"(?<!\w)(__)(?=[^_])((?:(?!(?<!\w)__).)+?)(?<=[^_])__(?!\w)"), ("b",)),
    (re.compile(r"(?<![\w*])(\*)(?=[^\s*])((?:[^*<>]|</?[bi]>)+?)(?<=[^\s*])\*(?![\w*])"), ("i",)),
    (re.compile(r"(?<![\w_])(_)(?=[^\s_])([^_<>]+?)(?<=[^\s_])_(?![\w_])"), ("i",)),
)
STRAY = re.compile(r"\*{2,}|(?<!\w)_{2,}(?!\w)")
TAG = re.compile(r"<(/?)([bi])>")
MARKDOWN_SIGN = re.compile(r"[#*_<\[]")
HEADING_SIGN = re.compile(r"^#{1,6}\s+")


def plain(text: str) -> str:
    """Return ``text`` without Markdown: only the words that a reader sees."""
    if not MARKDOWN_SIGN.search(text):
        return tidy(text)
    text = HEADING_SIGN.sub("", text)
    text = NAMED_LINK.sub(r"\1 (\2)", text)
    text, addresses = set_addresses_aside(text)
    for pattern, _tags in EMPHASIS:
        text = pattern.sub(lambda found: trimmed(found, "", ""), text)
    return tidy(restore(STRAY.sub("", text), addresses))


def rich(text: str) -> str:
    """Return ``text`` as rich text, escaped: bold, italics and links, always well nested."""
    named = []
    text = NAMED_LINK.sub(
        lambda found: hold(named, anchor(found[2], escape(found[1], False))), text
    )
    text, addresses = set_addresses_aside(text)
    html = escape(text, quote=False)
    for pattern, tags in EMPHASIS:
        opening = "".join(f"<{tag}>" for tag in tags)
        closing = "".join(f"</{tag}>" for tag in reversed(tags))
        html = pattern.sub(lambda found, o=opening, c=closing: trimmed(found, o, c), html)
    html = STRAY.sub("", html)
    if not is_well_nested(html):
        html = TAG.sub("", html)
    links = [anchor(address, escape(address, quote=False)) for address in addresses]
    html = restore(html, links)
    return tidy(restore(html, named, "\x02"))


def anchor(address: str, label: str) -> str:
    """Return a link; ``label`` is HTML already."""
    return f'<a href="{escape(link_target(address))}">{label}</a>'


def set_addresses_aside(text: str) -> tuple[str, list[str]]:
    """Replace each address by a mark, so that its signs are not taken for Markdown."""
    addresses = []
    text = ANGLED.sub(
        lambda found: (
            hold(addresses, found[1].removeprefix("mailto:"), "\x01")
            if ADDRESS.fullmatch(found[1].removeprefix("mailto:"))
            else found[0]
        ),
        text,
    )
    return ADDRESS.sub(lambda found: hold(addresses, found[0], "\x01"), text), addresses


def hold(kept: list[str], value: str, mark: str = "\x02") -> str:
    """Keep ``value`` and return the mark that stands for it."""
    kept.append(value)
    return f"{mark}{len(kept) - 1}{mark}"


def restore(text: str, kept: list[str], mark: str = "\x01") -> str:
    """Put back what marks stand for."""
    return re.sub(f"{mark}(\\d+){mark}", lambda found: kept[int(found[1])], text)


def trimmed(found: re.Match, opening: str, closing: str) -> str:
    """Return the emphasised words; spaces inside the signs go outside."""
    words = found[2].strip()
    before = " " if found[2][:1].isspace() else ""
    after = " " if found[2][-1:].isspace() else ""
    return f"{before}{opening}{words}{closing}{after}" if words else " "


def is_well_nested(html: str) -> bool:
    """Whether each bold or italic tag closes the last one opened."""
    opened = []
    for closes, name in TAG.findall(html):
        if not closes:
            opened.append(name)
        elif not opened or opened.pop() != name:
            return False
    return not opened


def tidy(text: str) -> str:
    """Collapse white space."""
    return " ".join(text.split())
