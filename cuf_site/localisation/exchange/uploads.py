"""What a file that comes back says, whatever its format; the refusals of what is no such file."""

from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils.text import Truncator
from django.utils.timezone import is_naive, make_aware
from django.utils.translation import gettext as _


@dataclass(frozen=True)
class SentText:
    """One text of a file: its page (a translation key), its place there, and its translation.

    ``mark`` tells which French text of the place it answers, as the format writes it, ``french``
    the same for people. ``is_unsure`` is what the file itself says is still to be checked;
    ``problem`` is why ``target`` could not be read.
    """

    page: str
    place: str
    mark: str
    french: str
    target: str
    is_unsure: bool
    exported: datetime
    problem: str = ""


@dataclass(frozen=True)
class SentFile:
    """A file that was read: its name, format (a key of ``FORMATS``), language and texts."""

    name: str
    form: str
    language: str
    texts: list[SentText]


def is_utf_8(encoding: str) -> bool:
    """Whether that is what a file names; some tools leave the hyphen out."""
    return encoding.upper().replace("-", "") in ("UTF8", "USASCII")


def speaks(written: str, code: str) -> bool:
    """Whether a file is of a language: tools that want a country write « es-ES » for « es »."""
    return f"{written}-".startswith(f"{code.lower()}-")


def clipped(written: str) -> str:
    """Return what a file says as a sentence may repeat it."""
    return Truncator(written).chars(60)


def decoded(content: bytes) -> str:
    """Return the text of a file, without the mark that some programs put before it.

    Raise ``ValidationError`` when it is no text or is written in another encoding than UTF-8.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ValidationError(not_text(content)) from error
    if not text.strip():
        raise ValidationError(_("This file is empty."))
    if "\0" in text:
        raise ValidationError(not_text(content))
    return text


def not_text(content: bytes) -> str:
    if content.startswith((b"PK", b"\x1f\x8b")):
        return _("This file is compressed: take the PO or XLIFF file out of it first.")
    return _("This file cannot be read: save it as UTF-8 text.")


def date_of(written: str | None, name: str) -> datetime:
    """Return when a file was made, as its header ``name`` says.

    Raise ``ValidationError`` if it does not.
    """
    try:
        found = datetime.fromisoformat(written or "")
    except ValueError as error:
        sentence = _(
            "This file was not made here, or has lost the date that says so (“%(name)s”): "
            "download a file on this site, and send that one back."
        )
        raise ValidationError(sentence % {"name": name}) from error
    return make_aware(found) if is_naive(found) else found


def not_ours() -> str:
    return _("This file was not made here: download a file on this site, and send that one back.")
