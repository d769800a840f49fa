"""Texts as a PO file, which gettext's tools and Poedit read: written, and read back strictly.

A text that is plain in French stands as plain text, one with markup as inline HTML. Its
``msgctxt`` is the translation key of its page and its place there: it never changes.
GNU gettext manual, « The Format of PO Files ».
"""

import re
from datetime import datetime
from tempfile import TemporaryDirectory

import polib
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import to_locale
from wagtail.models import Locale
from wagtail_localize.models import StringSegment

from ...catalogues import plural_forms
from ..confirming import shown, typed
from ..workshop.lines import Line, Origin
from .notes import notes
from .page_texts import Document
from .uploads import SentFile, SentText, date_of, decoded, is_utf_8, not_ours, not_text

NAME, EXTENSION, CONTENT_TYPE = "PO", "po", "text/x-gettext-translation; charset=utf-8"
EXTENSIONS = (EXTENSION,)
HEADER = "X-Translation-Export"
FORMER_HEADER = "X-WagtailLocalize-TranslationID"
KEYWORD = r"(?:msgctxt|msgid|msgid_plural|msgstr|msgstr\[\d\])"
QUOTED = r'"[^"\\]*(?:\\.[^"\\]*)*"'
# What polib reads as a text must stand between quotation marks; comments say what they want.
LINE = re.compile(rf"(?:#(?!~).*|#~\|.*|#~|(?:#~\s+)?(?:{KEYWORD}\s+)?{QUOTED})?")
CHARSET = re.compile(r"charset=([\w-]*)", re.IGNORECASE)


def write(documents: list[Document], locale: Locale, exported: datetime, user=None) -> bytes:
    """Return the file of some documents in one language."""
    po = polib.POFile(wrapwidth=0)
    po.metadata = metadata(locale, exported, user)
    for document in documents:
        for order, line in enumerate(document.lines, start=1):
            po.append(entry(document, line, order))
    return f"{po}\n".encode()


def metadata(locale: Locale, exported: datetime, user) -> dict[str, str]:
    written = localtime(exported).strftime("%Y-%m-%d %H:%M%z")
    name = user.get_full_name() or user.get_username() if user else settings.WAGTAIL_SITE_NAME
    return {
        "Project-Id-Version": settings.WAGTAIL_SITE_NAME,
        "POT-Creation-Date": written,
        "PO-Revision-Date": written,
        "Last-Translator": " ".join(name.split()),
        "Language-Team": locale.get_display_name(),
        "Language": to_locale(locale.language_code),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": plural_forms(locale.language_code),
        HEADER: exported.isoformat(),
    }


def entry(document: Document, line: Line, order: int) -> polib.POEntry:
    """Return one text; words that nobody has confirmed are fuzzy, so that no tool counts them."""
    msgid, text = mark_of(line.segment), shown(line.segment, line.text) if line.text else ""
    written = polib.POEntry(
        msgctxt=f"{document.key}:{line.segment.context.path}",
        msgid=msgid,
        msgstr=alike_at_ends(msgid, text),
        comment="\n".join(notes(document, line)),
        occurrences=[(document.address, str(order))],
    )
    if line.text and not line.is_done:
        written.flags = ["fuzzy"]
    if line.origin == Origin.OLD:
        written.previous_msgid = shown(line.segment, line.previous.french)
    return written


def alike_at_ends(msgid: str, text: str) -> str:
    """Return a translation that begins and ends a line where French does, as msgfmt asks."""
    if not text.strip():
        return ""
    body = text.strip("\r\n")
    return "\n" * msgid.startswith("\n") + body + "\n" * msgid.endswith("\n")


def mark_of(segment: StringSegment) -> str:
    """Return how a French text stands in the file."""
    return re.sub(r"\r\n?", "\n", shown(segment, segment.string.data))


def data_of(segment: StringSegment, target: str) -> str:
    """Return a translation of the file as wagtail-localize keeps it."""
    return typed(segment, target)


def read(content: bytes, name: str) -> SentFile:
    """Return what a file that comes back says.

    Raise ``ValidationError`` when it is another file or a damaged one, with the line: polib
    would guess.
    """
    text = decoded(content)
    if text.lstrip().startswith("<"):
        raise ValidationError(_("This file is named .po and is none: it is written in XML."))
    po = parse(text)
    found = CHARSET.search(po.metadata.get("Content-Type", ""))
    if FORMER_HEADER in po.metadata and HEADER not in po.metadata:
        former = _("This file was downloaded before files changed here: download it again.")
        raise ValidationError(former)
    if found is None:
        raise ValidationError(not_ours())
    if not is_utf_8(found[1]):
        raise ValidationError(not_text(content))
    exported = date_of(po.metadata.get(HEADER), HEADER)
    language = po.metadata.get("Language", "").replace("_", "-").lower()
    return SentFile(name, "po", language, [sent(one, exported) for one in po if not one.obsolete])


def sent(written: polib.POEntry, exported: datetime) -> SentText:
    page, _colon, place = (written.msgctxt or "").partition(":")
    return SentText(
        page,
        place if not written.msgid_plural else "",  # no text of the site has a plural
        written.msgid,
        written.msgid,
        written.msgstr,
        written.fuzzy,
        exported,
    )


def parse(text: str) -> polib.POFile:
    """Read a file as polib does, which takes more than line breaks for ends of lines in a text."""
    for number, line in enumerate(re.split(r"\r\n|\r|\n", text), start=1):
        if not LINE.fullmatch(line.strip()):
            raise damaged(number)
    with TemporaryDirectory() as folder:
        path = f"{folder}/sent.po"
        with open(path, "w", encoding="utf-8", newline="") as file:
            file.write(text)
        try:
            return polib.pofile(path, encoding="utf-8")
        except OSError as error:  # how polib says that lines do not follow each other
            found = re.search(r"line (\d+)", str(error))
            raise damaged(found[1] if found else 1) from error


def damaged(line) -> ValidationError:
    sentence = _(
        "Nothing was taken from this file: its line %(line)s is damaged. Each text stands "
        "between straight quotation marks, after msgctxt, msgid or msgstr."
    )
    return ValidationError(sentence % {"line": line})
