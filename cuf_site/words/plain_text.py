"""The words of texts without their markup, on one line, and no longer than is read of them."""

from wagtail.rich_text import get_text_for_indexing

# What search engines show of a description before they cut it, in characters.
LONGEST_DESCRIPTION = 160


def plain(html: str) -> str:
    """Return the words of a rich text on one line."""
    return on_one_line(get_text_for_indexing(html))


def on_one_line(text: str) -> str:
    """Return a plain text with every run of spaces made one."""
    return " ".join(text.split())


def clipped(text: str, longest: int = LONGEST_DESCRIPTION) -> str:
    """Return a text in at most ``longest`` characters, its words whole: “…” ends what is cut."""
    if len(text) <= longest:
        return text
    words = text[: longest - 1]
    if not any(map(str.isspace, text[longest - 2 : longest])):
        words = (words.rsplit(None, 1) or [words])[0]
    return words.rstrip(" .,:;…\N{NO-BREAK SPACE}") + "…"
