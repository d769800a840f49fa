"""Documents that are no release: a letter, a programme, anything that does not say so."""

import re
from collections.abc import Sequence

from django.utils.translation import gettext as _

from ..release import ImportRefused
from ..source.lines import SourceLine
from .markdown import plain

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


def refuse_other_documents(lines: Sequence[SourceLine]):
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
