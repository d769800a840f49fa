"""What a release read from a text becomes in the fields of a page."""

import json
import uuid
from html import escape

from django.utils.translation import gettext as _

from cuf_site.models import Organisation

from ..models import PressReleasePage
from .comparison import address_key, text_key
from .readers.markdown import rich
from .release import Link, Release

# The page is French, whatever the language of the person who imports it.
UNPLACED_HEADING = "À reclasser"


def fields_of(release: Release, organisation: Organisation | None) -> tuple[dict, list[str]]:
    """Return the values of the page's own fields, ``body`` as JSON, and what to say of them."""
    values = {
        "kind": release.kind,
        "title": release.title,
        "subtitle": release.subtitle,
        "dateline_place": release.dateline_place,
        "hashtag": release.hashtag,
        "lead": release.lead,
    }
    unplaced, warnings = list(release.unplaced), []
    for name in ("title", "subtitle", "dateline_place", "hashtag"):
        values[name], whole = fit(values[name], name)
        if whole:
            unplaced.append(whole)
            sentence = _("“%(text)s” is too long for its field: the whole is kept to be sorted.")
            warnings.append(sentence % {"text": values[name]})
    if unplaced:
        sentence = _("Some lines found no place: they end the text under “%(heading)s”.")
        warnings.append(sentence % {"heading": UNPLACED_HEADING})
    values["body"] = body_of(release, unplaced, organisation)
    values["boilerplate"] = boilerplate_of(release, organisation, warnings)
    return values, warnings


def fit(text: str, name: str) -> tuple[str, str]:
    """Return the text as its field can hold it, and the whole of it if it had to be cut."""
    length = PressReleasePage._meta.get_field(name).max_length
    if len(text) <= length:
        return text, ""
    return text[: length - 1].rsplit(" ", 1)[0] + "…", text


def boilerplate_of(release: Release, organisation: Organisation | None, warnings: list) -> str:
    """Return the release's own « About us », or nothing when it is the organisation's."""
    ours = organisation.boilerplate if organisation else ""
    if not release.about or text_key(release.about) == text_key(ours):
        return ""
    warnings.append(
        _("The “About us” text differs from the organisation’s: the release keeps its own.")
    )
    return release.about


def body_of(release: Release, unplaced: list[str], organisation: Organisation | None) -> str:
    """Return the body as the JSON of its blocks: the text, the links, what is to be sorted."""
    blocks = [{"type": block.type, "value": block.value} for block in release.body]
    links = [link for link in release.links if not is_known(link, organisation)]
    pages = [link for link in links if not link.url.startswith("mailto:")]
    mail = [link for link in links if link.url.startswith("mailto:")]
    if mail:
        html = "".join(f"<p>{mail_html(link)}</p>" for link in mail)
        blocks.append({"type": "paragraph", "value": html})
    if pages:
        rows = [{"label": link.label, "page": None, "url": link.url} for link in pages]
        items = [{"type": "item", "value": row, "id": str(uuid.uuid4())} for row in rows]
        blocks.append({"type": "links", "value": items})
    if unplaced:
        html = "".join(f"<p>{rich(text)}</p>" for text in unplaced)
        blocks.append({"type": "heading", "value": UNPLACED_HEADING})
        blocks.append({"type": "paragraph", "value": html})
    return json.dumps([block | {"id": str(uuid.uuid4())} for block in blocks])


def is_known(link: Link, organisation: Organisation | None) -> bool:
    """Whether the organisation's own record holds the address, which every page then shows."""
    if not organisation:
        return False
    known = {address_key(organisation.website), address_key(organisation.events_website)}
    is_handle = link.label.casefold() == organisation.social_handle.casefold() != ""
    return is_handle or address_key(link.url) in known - {""}


def mail_html(link: Link) -> str:
    """Return a mail address as rich text, after what the release calls it."""
    address = link.url.removeprefix("mailto:")
    html = f'<a href="{escape(link.url)}">{escape(address)}</a>'
    return html if link.label == address else f"{escape(link.label, quote=False)} : {html}"
