"""What kind of document a text is: a release of some kind, or something else to refuse."""

import re
import unicodedata

from django.utils.translation import gettext as _

from .markup import plain
from .release import ImportRefused

# The line that names the document, in letters only, and the kind it gives to the page.
KINDS = {
    "communiquedepresse": "release",
    "communique": "release",
    "communiquedepressecommun": "release",
    "communiquecommun": "release",
    "declaration": "statement",
    "declarationdepresse": "statement",
    "declarationcommune": "statement",
    "dementi": "denial",
    "communiquededementi": "denial",
    "dossierdepresse": "press-kit",
}
SEPARATED = re.compile(r"^(?P<name>[^:–—\d]{6,40}?)\s*(?:[:–—]|\s-\s)\s*(?P<rest>.*)$")
NUMBERED = re.compile(r"^(?P<name>\D{6,40}?)\s+(?P<rest>(?:n°|du|de|daté)\s*\D{0,12}\d.*)$", re.I)
SUBJECT = re.compile(r"^objet\s*:", re.IGNORECASE)
SALUTATION = re.compile(
    r"^(?:mesdames|messieurs|madame|monsieur|chères?|chers?)\b[^.!?;:]{0,80},$", re.IGNORECASE
)
CLOSING = re.compile(
    r"(?:je vous prie|nous vous prions|veuillez|vous prie)\s+(?:de croire|d[’']agréer|agréer"
    r"|recevoir|de recevoir)|sentiments les meilleurs|salutations distinguées",
    flags=re.IGNORECASE,
)
TIME_RANGE = re.compile(r"\b\d{1,2}\s?[h:]\s?\d{0,2}\s*(?:[-–—]|à)\s*\d{1,2}\s?[h:]", re.IGNORECASE)
FEWEST_TIMES = 3


def letters(text: str) -> str:
    """Return the letters of ``text`` in lower case, without accents or anything else."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(filter(str.isalpha, decomposed))


def kind_of_line(text: str) -> tuple[str, str] | None:
    """Return the kind that the line announces and the words after it, or ``None``."""
    text = plain(text)
    if letters(text) in KINDS:
        return KINDS[letters(text)], ""
    for pattern in (SEPARATED, NUMBERED):
        match = pattern.match(text)
        if match and letters(match["name"]) in KINDS:
            return KINDS[letters(match["name"])], match["rest"]
    return None


def refuse_other_documents(lines):
    """Raise ``ImportRefused``, naming what the document seems to be, when it is no release."""
    texts = [plain(line.text) for line in lines if line.text]
    whole = " ".join(texts)
    signs = [
        any(map(SUBJECT.match, texts)),
        any(map(SALUTATION.match, texts)),
        bool(CLOSING.search(whole)),
    ]
    if sum(signs) >= 2:
        raise ImportRefused(
            _("This document is a letter, not a press release: nothing was imported.")
        )
    if len(TIME_RANGE.findall(whole)) >= FEWEST_TIMES:
        raise ImportRefused(
            _(
                "This document is a programme or a leaflet, not a press release:"
                " nothing was imported."
            )
        )


def refuse_unknown_document():
    """Raise ``ImportRefused`` for a text that nothing shows to be a release."""
    raise ImportRefused(
        _(
            "Nothing in this document says that it is a press release (no line reads"
            " “COMMUNIQUÉ DE PRESSE”): nothing was imported."
        )
    )
