"""The test suite on a site that also speaks Portuguese: a setting, and a catalogue."""

from cuf_site.settings.test import *

LANGUAGES.append(("pt", "Portuguese"))
LOCALE_PATHS = [VAR_DIR / "portuguese", *LOCALE_PATHS]
