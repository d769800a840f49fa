"""When two texts, two addresses or two contents are the same for an import."""

import hashlib
import json
import re
import unicodedata
from html import unescape

EDITOR_MARKS = re.compile(r' data-block-key="[^"]*"')


def title_key(text: str) -> str:
    """Return what is left of a title without case, accents, signs, spaces and apostrophes."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return " ".join(re.findall(r"[a-z0-9œæ]+", re.sub(r"[\u0300-\u036f]", "", decomposed)))


def text_key(html: str) -> str:
    """Return the words of rich text in their order, whatever their emphasis or accents."""
    return title_key(unescape(re.sub(r"<[^<>]*>", " ", re.sub(r"</?[bi]>", "", html))))


def address_key(address: str) -> str:
    """Return an address without its scheme, its « www. » and its last slash."""
    return re.sub(r"^(?:https?://)?(?:www\.)?", "", address.casefold()).rstrip("/")


def content_of(page) -> dict:
    """Return the fields of a release that an import fills, ready for JSON."""
    return {
        "kind": page.kind,
        "title": page.title,
        "subtitle": page.subtitle,
        "dateline_place": page.dateline_place,
        "date": page.date.isoformat() if page.date else None,
        "lead": without_marks(page.lead),
        "body": [without_marks(dict(block)) for block in page.body.raw_data],
        "edition": page.edition_id,
        "boilerplate": without_marks(page.boilerplate),
        "hashtag": page.hashtag,
        "contacts": [row.contact_id for row in page.contacts.all()],
    }


def without_marks(value):
    """Drop the identifiers that the editor adds to blocks and paragraphs, and its escapes."""
    if isinstance(value, str):
        return unescape(EDITOR_MARKS.sub("", value))
    if isinstance(value, dict):
        return {name: without_marks(part) for name, part in value.items() if name != "id"}
    return [without_marks(part) for part in value] if isinstance(value, list) else value


def digest(content: dict) -> str:
    """Return a short proof of a content, to know later whether somebody changed it."""
    text = json.dumps(content, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()
