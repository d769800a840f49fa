"""A PO file that a translator sends back: read strictly, taken as a whole, and told about.

polib guesses where a file is damaged, and wagtail-localize says nothing of what it left aside.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from tempfile import TemporaryDirectory

import polib
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail_localize.models import StringTranslation, Translation

HEADER = "X-WagtailLocalize-TranslationID"
KEYWORD = r"(?:msgctxt|msgid|msgid_plural|msgstr|msgstr\[\d\])"
QUOTED = r'"[^"\\]*(?:\\.[^"\\]*)*"'
# What polib reads as a text must stand between quotation marks; comments say what they want.
LINE = re.compile(rf"(?:#(?!~).*|#~\|.*|#~|(?:#~\s+)?(?:{KEYWORD}\s+)?{QUOTED})?")


@dataclass
class Taken:
    """What came of a file: how many texts were read; French texts refused, each with the reason."""

    count: int
    refused: list[tuple[str, str]]


def read(content: bytes, translation: Translation) -> polib.POFile:
    """Return the entries of a file downloaded from the editor of ``translation``.

    Raise ``ValidationError`` when it is another file or a damaged one, with the line.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = ""
    if "\0" in text or HEADER not in text:
        raise ValidationError(
            _("This file cannot be read: choose the PO file downloaded here, saved as UTF-8.")
        )
    for number, line in enumerate(re.split(r"\r\n|\r|\n", text), start=1):
        if not LINE.fullmatch(line.strip()):
            raise damaged(number)
    try:
        po = parse(text)
    except OSError as error:  # how polib says that lines do not follow each other
        raise damaged(re.search(r"line (\d+)", str(error))[1]) from error
    if po.metadata.get(HEADER) != str(translation.uuid):
        raise ValidationError(whose(po.metadata.get(HEADER, "")))
    return po


def parse(text: str) -> polib.POFile:
    """Read a file as polib does, which takes more than line breaks for ends of lines in a text."""
    with TemporaryDirectory() as folder:
        path = f"{folder}/sent.po"
        with open(path, "w", encoding="utf-8", newline="") as file:
            file.write(text)
        return polib.pofile(path, encoding="utf-8")


def damaged(line) -> ValidationError:
    sentence = _(
        "Nothing was taken from this file: its line %(line)s is damaged. Each text stands "
        "between straight quotation marks, after msgctxt, msgid or msgstr."
    )
    return ValidationError(sentence % {"line": line})


def whose(identifier: str) -> str:
    """Say which page and language a file is of that was sent to the wrong place."""
    try:
        other = Translation.objects.filter(uuid=identifier).first()
    except ValidationError:
        other = None
    if other is None:
        return _("Nothing was taken from this file: it is that of another page or language.")
    sentence = _("Nothing was taken from this file: it is that of “%(page)s” (%(language)s).")
    language = other.target_locale.get_display_name()
    return sentence % {"page": other.source.object_repr, "language": language}


def take(po: polib.POFile, translation: Translation, user) -> Taken:
    """Record the texts of a file, all or none, as ``user``'s work."""
    entries = [entry for entry in po if entry.msgstr and not entry.obsolete]
    unsure = _("marked in the file as to be checked")
    refused = [(entry.msgid, unsure) for entry in entries if entry.fuzzy]
    po[:] = [entry for entry in entries if not entry.fuzzy]
    with transaction.atomic():
        warnings = translation.import_po(po, user=user, tool_name=_("a PO file"))
    unknown = _("not, or no longer, among the texts to translate here")
    refused += [(po[warning.index].msgid, unknown) for warning in warnings]
    refused += errors(translation, po)
    return Taken(len(entries) - len(refused), refused)


def errors(translation: Translation, po: polib.POFile) -> Iterator[tuple[str, str]]:
    """Yield the French text and the reason of each text of ``po`` that cannot stand."""
    sent = {(entry.msgctxt, entry.msgid) for entry in po}
    rows = StringTranslation.objects.filter(
        context__object_id=translation.source.object_id,
        locale=translation.target_locale,
        has_error=True,
    )
    for row in rows.select_related("context", "translation_of"):
        if (row.context.path, row.translation_of.data) in sent:
            yield row.translation_of.data, row.get_error() or _("It cannot stand here.")
