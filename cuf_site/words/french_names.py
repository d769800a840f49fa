"""Names that stay in French in other languages: « Cité des Sciences et de l’Industrie »."""

import re
from functools import lru_cache
from html import escape

from .html_mask import holds_marks, mask, unmask

SHORTEST = 3
# Arabic joins its prefixes to Latin words: only letters and digits in Latin script go on a name.
_LATIN = "0-9A-Za-zÀ-ÖØ-öø-ÿŒœ"


def listed(text: str) -> list[str]:
    """Return the names of a text that has one on each line."""
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]


def mark_up(html: str, names: str, language: str) -> str:
    """Return a document's HTML with each of the `names`, one on a line, marked as French.

    Nothing is marked inside tags, code, or passages that are not in `language`; a name that tags
    cut in two is left alone. WCAG 2.2, 3.1.2: a screen reader changes its voice there.
    """
    pattern = _pattern(names)
    if pattern is None or holds_marks(html):
        return html
    words, hidden = mask(html, language, language)
    words = pattern.sub(r'<span lang="fr" dir="ltr">\g<0></span>', escape(words, quote=False))
    return unmask(words, hidden)


@lru_cache(maxsize=8)
def _pattern(names):
    longest_first = sorted(listed(names), key=len, reverse=True)
    if not longest_first:
        return None
    choices = "|".join(map(_written, longest_first))
    return re.compile(rf"(?<![{_LATIN}])(?:{choices})(?![{_LATIN}])")


def _written(name):
    """Return the pattern of a name, whatever its spaces and apostrophes are made of."""
    words = (re.escape(escape(word, quote=False)) for word in name.split())
    return re.sub("['’]", "['’]", r"\s+".join(words))
