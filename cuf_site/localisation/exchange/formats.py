"""The formats of files, by name, and the format of a file that comes back."""

from pathlib import PurePath

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from . import po, xliff
from .uploads import SentFile

FORMATS = {"po": po, "xliff": xliff}
EXTENSIONS = {extension: form for form in FORMATS.values() for extension in form.EXTENSIONS}


def read(content: bytes, name: str) -> SentFile:
    """Return what a file says, read by the format that its name ends with.

    Raise ``ValidationError`` with a sentence when nothing can be taken from it.
    """
    form = EXTENSIONS.get(PurePath(name).suffix.lower().removeprefix("."))
    if form is None:
        raise ValidationError(_("Choose a PO file (.po) or an XLIFF 1.2 file (.xlf, .xliff)."))
    return form.read(content, name)
