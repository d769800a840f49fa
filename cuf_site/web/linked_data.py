"""Facts in the terms of https://schema.org/, as a JSON-LD document (https://www.w3.org/TR/json-ld11/).

Nodes are plain dictionaries: what is empty in them is left out, and their addresses may be
relative. They are made from what a page shows, so that nothing else is told.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urljoin

from django.templatetags.static import static
from django.utils.safestring import SafeString, mark_safe

# JSON that holds none of them can neither end its script element nor start a comment in it.
ESCAPES = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}
ADDRESSES = frozenset(("@id", "url", "item", "image", "logo"))
PUBLISHER = "/#organisation"


@dataclass(frozen=True)
class Page:
    """The page that a document is written in."""

    url: str
    title: str
    description: str
    language: str
    kind: str
    image: str


def event_id(url: str) -> str:
    """Return the identity of the event that the page at ``url`` is about."""
    return f"{url}#event"


def document(*nodes: dict | None, base: str) -> SafeString:
    """Return the nodes as JSON for a script element; addresses are made absolute from ``base``."""
    graph = [found for node in nodes if node and (found := _plain(node, base))]
    text = json.dumps(
        {"@context": "https://schema.org", "@graph": graph},
        ensure_ascii=False,
        separators=(",", ":"),
    )
    return mark_safe(text.translate(ESCAPES))


def _plain(value, base, name=""):
    if isinstance(value, dict):
        found = {key: _plain(one, base, key) for key, one in value.items()}
        return {key: one for key, one in found.items() if one not in (None, "", [], {})}
    if isinstance(value, list | tuple):
        return [found for one in value if (found := _plain(one, base, name))]
    return urljoin(base, value) if name in ADDRESSES and value else value


def web_page(page: Page, site_name: str, home_url: str, main: str = "") -> dict:
    """Return the page itself; ``main`` is the identity of the node that it is about."""
    return {
        "@type": page.kind,
        "@id": page.url,
        "url": page.url,
        "name": page.title,
        "description": page.description,
        "inLanguage": page.language,
        "primaryImageOfPage": {"@type": "ImageObject", "url": page.image},
        "isPartOf": {"@type": "WebSite", "@id": f"{home_url}#site", "name": site_name},
        "mainEntity": {"@id": main} if main else None,
    }


def breadcrumb(url: str, steps: Iterable) -> dict | None:
    """Return the way to the page at ``url``, itself the last of the ``steps``."""
    items = [
        {"@type": "ListItem", "position": number, "name": step.title, "item": step.url}
        for number, step in enumerate(steps, start=1)
    ]
    if not items:
        return None
    return {"@type": "BreadcrumbList", "@id": f"{url}#trail", "itemListElement": items}


def publisher(organisation) -> dict | None:
    """Return who publishes the site in a few words, for what is published or organised by it."""
    if organisation is None:
        return None
    return {
        "@type": "Organization",
        "@id": PUBLISHER,
        "name": organisation.name,
        "url": organisation.website or "/",
        "logo": static("img/icon-512.png"),
    }


def organisation_node(organisation, description: str = "") -> dict | None:
    """Return who publishes the site with the ways to reach it."""
    node = publisher(organisation)
    return node and node | {
        "description": description,
        "address": organisation.address,
        "telephone": organisation.phone,
        "email": organisation.email,
    }


def website(home_url: str, name: str, language: str) -> dict:
    """Return the site, in one language of it."""
    return {
        "@type": "WebSite",
        "@id": f"{home_url}#site",
        "url": home_url,
        "name": name,
        "inLanguage": language,
        "publisher": {"@id": PUBLISHER},
    }
