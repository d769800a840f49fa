"""Files of translations in one call each: written for some pages, changed, taken back."""

import io
import re
import uuid
from datetime import timedelta
from xml.etree import ElementTree

import polib
from django.contrib.auth import get_user_model
from django.utils import timezone
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation, Translation

from cuf_site.localisation.exchange import formats
from cuf_site.localisation.exchange.file_report import Report
from cuf_site.localisation.exchange.import_page import take
from cuf_site.localisation.exchange.page_texts import documents
from cuf_site.localisation.sources import source_of
from tests import factories
from tests.translating import submit

NS = "{urn:oasis:names:tc:xliff:document:1.2}"
RICH = '<p>Voir <a href="https://example.org/">le <b>site</b></a> &amp; les <i>comptes</i>.</p>'


def make_page(home, title="Eau & climat", rich=RICH, **fields):
    """Return a French page with a title and a rich text."""
    body = [("paragraph", rich)]
    return factories.make_content_page(home, title=title, body=body, **fields)


def translation_of(page, language="es") -> Translation:
    return Translation.objects.get(
        source__object_id=page.translation_key, target_locale__language_code=language
    )


def given(page, language="es"):
    """Submit a page or snippet; return it."""
    submit(page, language)
    return page


def write(*pages, form="po", language="es", with_done=True) -> bytes:
    """Return the file of some pages, made a moment ago."""
    found = documents([translation_of(page, language) for page in pages], with_done)
    locale = Locale.objects.get(language_code=language)
    return formats.FORMATS[form].write(found, locale, timezone.now() - timedelta(seconds=1))


def somebody(name="traductrice"):
    users = get_user_model().objects
    found = users.filter(username=name).first()
    return found or users.create_superuser(name, password="x", email=f"{name}@example.org")


def send(content, form="po", user=None, name=None, only=None) -> Report:
    """Take a file as the screen does."""
    content = content if isinstance(content, bytes) else str(content).encode()
    extension = formats.FORMATS[form].EXTENSION
    sent = formats.read(content, name or f"texts.{extension}")
    others = list(Locale.objects.exclude(language_code="fr"))
    return take(sent, user or somebody(), others, only)


def po_of(content: bytes) -> polib.POFile:
    return formats.po.parse(content.decode())


def xml_of(content: bytes) -> ElementTree.Element:
    return ElementTree.parse(io.BytesIO(content)).getroot()


def bytes_of(root: ElementTree.Element) -> bytes:
    ElementTree.register_namespace("", NS[1:-1])
    return ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)


def translate_all(content: bytes, form: str, prefix="ES ") -> bytes:
    """Return a file with a translation of each text: its French after ``prefix``."""
    if form == "po":
        po = po_of(content)
        po.wrapwidth = 0
        for entry in po:
            entry.msgstr, entry.flags = prefix + entry.msgid, []
        return str(po).encode()
    root = xml_of(content)
    for unit in root.iter(f"{NS}trans-unit"):
        source, target = unit.find(f"{NS}source"), unit.find(f"{NS}target")
        target[:] = list(source)
        target.text = prefix + (source.text or "")
        target.set("state", "translated")
    return bytes_of(root)


def file_of(*pages, form="po", **changes: str) -> bytes:
    """Return a file with every text translated; ``changes`` gives other words for some (PO)."""
    content = translate_all(write(*pages, form=form), form)
    for old, new in changes.items():
        assert old.encode() in content
        content = content.replace(old.encode(), new.encode())
    return content


def texts_of(page, language="es") -> dict[str, str]:
    """Return ``{French text: translation}`` of what is kept for a page, as it is kept."""
    rows = StringTranslation.objects.filter(
        context__object_id=page.translation_key, locale__language_code=language
    )
    return dict(rows.values_list("translation_of__data", "data"))


def french_texts(page) -> list[str]:
    segments = source_of(page).stringsegment_set.order_by("order")
    return list(segments.values_list("string__data", flat=True))


def outcomes(report: Report) -> dict[str, str]:
    """Return ``{French text: outcome}`` of a report."""
    return {plain(one.french): str(one.outcome) for page in report.pages for one in page.results}


def reasons(report: Report) -> list[str]:
    told = [one.reason for page in report.pages for one in page.results if one.reason]
    return [page.refusal for page in report.pages if page.refusal] + told


def plain(text: str) -> str:
    return re.sub(r"<[^>]*>", "", text)


def foreign_key() -> str:
    return str(uuid.uuid4())
