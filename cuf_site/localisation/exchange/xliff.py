"""Texts as an XLIFF 1.2 file, which translation agencies' tools read: written, and read back.

XLIFF 1.2, OASIS Standard, 1 February 2008. One ``<file>`` per page or snippet, whose
``original`` is its translation key; the ``id`` of a text is its place and a digest of its French.
"""

from datetime import UTC, datetime
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.models import Locale
from wagtail_localize.models import StringSegment

from ..confirming import has_markup
from ..workshop.lines import Line, Origin
from . import inline
from .notes import notes
from .page_texts import Document
from .uploads import SentFile, SentText, clipped, date_of, decoded, not_ours, speaks
from .xml_parser import parse

NAME, EXTENSION, CONTENT_TYPE = "XLIFF", "xlf", "application/x-xliff+xml; charset=utf-8"
EXTENSIONS = (EXTENSION, "xliff")
NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
VERSION = "1.2"
# § 2.2.3, state: what nobody has confirmed asks for work.
STATES = {
    Origin.CONFIRMED: "translated",
    Origin.REFUSED: "needs-review-translation",
    Origin.OLD: "needs-adaptation",
    Origin.MEMORY: "needs-review-translation",
    Origin.MACHINE: "needs-review-translation",
    Origin.NONE: "needs-translation",
}
QUALIFIERS = {Origin.MEMORY: "exact-match", Origin.MACHINE: "mt-suggestion"}
# What comes back with words. A text « to be translated » left without any: whoever gave it some
# has translated it, and few tools change the state.
DONE = {None, "needs-translation", "translated", "signed-off", "final"}
STRUCTURE = {"xliff", "file", "header", "tool", "body", "trans-unit", "alt-trans"}


def write(documents: list[Document], locale: Locale, exported: datetime, user=None) -> bytes:
    """Return the file of some documents in one language."""
    root = Element("xliff", {"version": VERSION, "xmlns": NAMESPACE})
    for document in documents:
        root.append(file_element(document, locale, exported))
    indent(root)
    return ElementTree.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"


def file_element(document: Document, locale: Locale, exported: datetime) -> Element:
    element = Element(
        "file",
        {
            "original": document.key,
            "source-language": settings.LANGUAGE_CODE,
            "target-language": locale.language_code,
            "datatype": "html",
            "date": exported.astimezone(UTC).isoformat().replace("+00:00", "Z"),
            "product-name": inline.NOT_XML.sub("", document.title),
            "category": document.kind,
        },
    )
    body = SubElement(element, "body")
    for line in document.lines:
        body.append(unit(document, line))
    return element


def unit(document: Document, line: Line) -> Element:
    """Return one text, with its translation or what there is to begin with."""
    element = Element(
        "trans-unit",
        {
            "id": f"{line.segment.context.path}:{mark_of(line.segment)}",
            "resname": line.segment.context.path,
            "approved": "yes" if line.is_done else "no",
            "xml:space": "preserve",
        },
    )
    if line.label.limit:
        element.attrib |= {"maxwidth": str(line.label.limit), "size-unit": "char"}
    inline.to_elements(SubElement(element, "source"), line.french)
    target = SubElement(element, "target", {"state": STATES[line.origin]})
    if line.origin in QUALIFIERS:
        target.set("state-qualifier", QUALIFIERS[line.origin])
    inline.to_elements(target, line.text)
    for note in notes(document, line):
        SubElement(element, "note").text = inline.NOT_XML.sub("", note)
    add_alternatives(element, line)
    return element


def add_alternatives(element: Element, line: Line):
    """Add the words that a text had before French changed, and what memory has of it."""
    if line.previous is not None:
        values = {"alttranstype": "previous-version"}
        add_alternative(element, values, line.previous.french, line.previous.text)
    for match in line.matches:
        values = {"alttranstype": "proposal", "match-quality": f"{match.score}%"}
        if match.origin:
            values["origin"] = inline.NOT_XML.sub("", match.origin)
        add_alternative(element, values, match.french, match.text)


def add_alternative(element: Element, values: dict[str, str], french: str, text: str):
    alternative = SubElement(element, "alt-trans", values)
    inline.to_elements(SubElement(alternative, "source"), french)
    inline.to_elements(SubElement(alternative, "target"), text)


def indent(element: Element, depth=0):
    """Put each part of the structure on its line; spaces within a text are part of it."""
    if element.tag in STRUCTURE and len(element):
        element.text = "\n" + "  " * (depth + 1)
        for child in element:
            indent(child, depth + 1)
            child.tail = "\n" + "  " * (depth + 1)
        element[-1].tail = "\n" + "  " * depth


def mark_of(segment: StringSegment) -> str:
    """Return the digest of a French text."""
    return segment.string.data_hash.hex


def data_of(segment: StringSegment, target: str) -> str:
    """Return a translation of the file as wagtail-localize keeps it.

    Raise ``ValueError`` with a sentence when a text that is plain in French has markup.
    """
    if not has_markup(segment) and "<" in target.replace("<br/>", ""):
        raise ValueError(_("This text is plain in French: its translation can have no markup."))
    return target.strip()


def read(content: bytes, name: str) -> SentFile:
    """Return what a file that comes back says.

    Raise ``ValidationError`` when it is another file, a damaged or a dangerous one.
    """
    root = parse(decoded(content))
    check_version(root)
    files = root.findall(qualified("file"))
    languages = {one.get("target-language", "").lower() for one in files}
    sources = {one.get("source-language", "").lower() for one in files}
    if not files or not all(speaks(one, settings.LANGUAGE_CODE) for one in sources):
        raise ValidationError(not_ours())
    if len(languages) > 1:
        raise ValidationError(_("This file is in several languages: send one for each."))
    texts = [text for one in files for text in texts_of(one)]
    return SentFile(name, "xliff", languages.pop(), texts)


def check_version(root: Element):
    """Raise ``ValidationError`` on what is no XLIFF, or another version of it."""
    namespace, _brace, tag = root.tag[1:].rpartition("}")
    version = root.get("version", "")
    if tag != "xliff" or not namespace.startswith("urn:oasis:names:tc:xliff:document:"):
        raise ValidationError(not_ours())
    if namespace != NAMESPACE or version != VERSION:
        sentence = _("This file is XLIFF %(version)s: XLIFF 1.2 is read here.")
        raise ValidationError(sentence % {"version": clipped(version) or _("without a version")})


def texts_of(file: Element) -> list[SentText]:
    exported = date_of(file.get("date"), "date")
    return [
        sent(element, file.get("original", ""), exported)
        for element in file.iterfind(f"{qualified('body')}//{qualified('trans-unit')}")
    ]


def sent(element: Element, page: str, exported: datetime) -> SentText:
    place, _colon, mark = element.get("id", "").rpartition(":")
    source, target = element.find(qualified("source")), element.find(qualified("target"))
    french = "" if source is None else "".join(source.itertext())
    html, problem = "", ""
    if target is not None:
        try:
            html = inline.to_html(target)
        except ValueError as error:
            html, problem = "".join(target.itertext()), str(error)
    is_unsure = target is not None and target.get("state") not in DONE
    return SentText(page, place, mark, french, html, is_unsure, exported, problem)


def qualified(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"
