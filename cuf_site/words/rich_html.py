"""What formatted texts can hold: what else comes in keeps its words apart and its addresses."""

import re

# A tag, the text between two, or a sign that opens none: each letter is read once.
_PIECE = re.compile(r"<(?P<end>/?)(?P<name>[a-z][a-z0-9]*)[^<>]*>|[^<]+|<", re.IGNORECASE)
_HREF = re.compile(r"""(\shref\s*=\s*)(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_SPACES = re.compile(r"[ \t\n\f\r]+")
_TO_READ = re.compile(r"<(?:table|caption|tr|t[dh]|h[1-6]|a)\b", re.IGNORECASE)
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_TABLE = frozenset(
    ("table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th", "colgroup", "col")
)
_INLINE = frozenset(("a", "b", "i", "em", "strong", "sub", "sup", "embed", "span"))
# Between the cells of a row, once it is a line of text.
BETWEEN_CELLS = " ; "


def storable(html: str, headings: tuple[str, ...] = ()) -> str:
    """Return rich text as a field that knows ``headings`` (``h2``…) can hold it, no word lost.

    A table becomes one paragraph a row, its cells apart; a heading that the field does not know
    becomes the nearest it knows, else a bold paragraph; a link without a scheme gets one.
    """
    return _Reader(headings).read(html) if _TO_READ.search(html) else html


def link_target(address: str) -> str:
    """Return an address with its scheme: ``www.…`` is a site, ``name@…`` a mail address."""
    address = address.strip()
    if address.startswith("//"):
        return f"https:{address}"
    if address.casefold().startswith("www."):
        return f"https://{address}"
    return f"mailto:{address}" if _MAIL.fullmatch(address) else address


class _Reader:
    """Reads one rich text, piece by piece."""

    def __init__(self, headings):
        self.headings = sorted(headings)
        self.written = []
        self.depth = 0  # of the tables that are open
        self.cells = None  # of the row that is being read, in pieces

    def read(self, html: str) -> str:
        for piece in _PIECE.finditer(html):
            self._read_piece(piece[0], (piece["name"] or "").lower(), bool(piece["end"]))
        self._end_row()
        return "".join(self.written)

    def _read_piece(self, text: str, name: str, is_end: bool):
        if name in _TABLE:
            self._read_table(name, is_end)
        elif self.cells is not None:
            self._read_in_row(text, name)
        elif name in _HEADINGS:
            self.written.append(self._heading(text, name, is_end))
        elif name or not self.depth or not text.isspace():
            self.written.append(_with_scheme(text) if name == "a" else text)

    def _read_table(self, name: str, is_end: bool):
        if name == "table":
            self.depth = max(0, self.depth + (-1 if is_end else 1))
        if self.depth > 1:  # a table in a cell: its cells are more cells of the row
            if name in {"td", "th"} and not is_end and self.cells and any(self.cells[-1]):
                self.cells.append([])
            return
        if name in {"td", "th"}:
            if not is_end:
                self.cells = self.cells or []
                self.cells.append([])
        elif name == "caption":
            self._end_row()
            self.written.append("</b></p>" if is_end else "<p><b>")
        else:
            self._end_row()

    def _read_in_row(self, text: str, name: str):
        if not name or name in _INLINE:
            self.cells[-1].append(_with_scheme(text) if name == "a" else text)
        else:
            self.cells[-1].append(" ")

    def _end_row(self):
        cells, self.cells = self.cells or [], None
        texts = [_SPACES.sub(" ", "".join(pieces)).strip() for pieces in cells]
        if any(texts):
            line = BETWEEN_CELLS.join(texts)
            self.written.append(f"<p>{_SPACES.sub(' ', line).strip()}</p>")

    def _heading(self, text: str, name: str, is_end: bool) -> str:
        if name in self.headings:
            return text
        if not self.headings:
            return "</b></p>" if is_end else "<p><b>"
        nearest = next((one for one in self.headings if one >= name), self.headings[-1])
        return f"</{nearest}>" if is_end else f"<{nearest}>"


def _with_scheme(tag: str) -> str:
    """Return the start tag of a link whose address has its scheme."""
    return _HREF.sub(
        lambda found: f'{found[1]}"{link_target(found[2] if found[2] is not None else found[3])}"',
        tag,
        count=1,
    )
