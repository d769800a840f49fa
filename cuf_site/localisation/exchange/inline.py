"""The inline markup of texts in XLIFF: ``<g>`` surrounds words, ``<x/>`` stands alone.

XLIFF 1.2, § 2.3.2. Each has an identifier that is the same in every language: « b2 » is the
second bold passage of a text, « a1 » the link that wagtail-localize calls so.
"""

import re
from collections import Counter
from html import escape
from xml.etree.ElementTree import Element, SubElement

from bs4 import BeautifulSoup, NavigableString
from django.utils.translation import gettext as _
from wagtail_localize.strings import INLINE_TAGS

from ..markup import faults
from .uploads import clipped

ALONE = "br"
LINK, BARE_LINK = "a", "link"  # the second is a link without an address in French
# What has no type in XLIFF is an extension, which begins with « x- ».
TYPES = {"b": "bold", "i": "italic", LINK: "link", ALONE: "lb"}
TYPES |= {tag: f"x-{tag}" for tag in INLINE_TAGS if tag not in TYPES}
TAGS = {type_name: tag for tag, type_name in TYPES.items()}
NUMBERED = re.compile(r"([a-z]+)\d+")
# XML 1.0, § 2.2: texts pasted from presentations have « vertical tabs », which it cannot hold.
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def to_elements(parent: Element, html: str):
    """Write inline HTML in an element; as it was typed if its tags are broken."""
    if faults(html):
        add_text(parent, NOT_XML.sub("", html))
        return
    fill(parent, BeautifulSoup(html, "html.parser"), Counter())


def fill(parent: Element, node, counts: Counter):
    """Write what a node of HTML holds; of a tag that no text may have, its words."""
    for child in node.children:
        if isinstance(child, NavigableString):
            add_text(parent, NOT_XML.sub("", str(child)))
        elif child.name not in TYPES:
            fill(parent, child, counts)
        else:
            values = {"id": identifier(child, counts), "ctype": TYPES[child.name]}
            element = SubElement(parent, "x" if child.name == ALONE else "g", values)
            if child.name != ALONE:
                fill(element, child, counts)


def add_text(parent: Element, text: str):
    """Add words after what an element holds."""
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def identifier(tag, counts: Counter) -> str:
    if tag.name == LINK and tag.get("id"):
        return tag["id"]
    name = BARE_LINK if tag.name == LINK else tag.name
    counts[name] += 1
    return f"{name}{counts[name]}"


def to_html(element: Element) -> str:
    """Return the inline HTML that an element holds.

    Raise ``ValueError`` with a sentence on markup that no text of the site has.
    """
    written = [escape(element.text or "", quote=False)]
    for child in element:
        written += [tagged(child), escape(child.tail or "", quote=False)]
    return "".join(written)


def tagged(element: Element) -> str:
    name, identity = local_name(element), element.get("id", "")
    if name == "mrk":  # what a tool notes of a passage
        return to_html(element)
    tag = tag_of(identity, element.get("ctype", ""))
    is_empty = not (element.text or len(element))
    if name == "x" and tag == ALONE and is_empty:
        return "<br/>"
    if name != "g" or tag in (None, ALONE):
        shown = f"<{clipped(name)} id={clipped(identity)}>"
        raise ValueError(_("The tag %(tag)s has no place in this text.") % {"tag": shown})
    is_named = tag == LINK and not identity.startswith(BARE_LINK)
    attribute = f' id="{escape(identity)}"' if is_named else ""
    return f"<{tag}{attribute}>{to_html(element)}</{tag}>"


def tag_of(identity: str, type_name: str) -> str | None:
    """Return the tag that an identifier stands for, else its type; ``None`` if neither is known."""
    found = NUMBERED.fullmatch(identity)
    name = found[1] if found else ""
    name = LINK if name == BARE_LINK else name
    return name if name in TYPES else TAGS.get(type_name)


def local_name(element: Element) -> str:
    return element.tag.rpartition("}")[2]
