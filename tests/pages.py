"""Reading rendered pages: strict parsing, and finding elements in the tree."""

import re

import html5lib


def parse(response):
    """Return the document's root; raise ``ParseError`` where the HTML is not well formed."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    return parser.parse(response.content.decode())


def find_all(root, name=None, **attributes):
    """Return the elements of this name that have these attributes (``class_`` one of several)."""
    return [
        element
        for element in root.iter(name or "*")
        if all(_matches(element, key, value) for key, value in attributes.items())
    ]


def find(root, name=None, **attributes):
    """Return the only such element."""
    [element] = find_all(root, name, **attributes)
    return element


def text(element) -> str:
    """Return the words of an element, every run of spaces made one."""
    return re.sub(r"\s+", " ", "".join(element.itertext())).strip()


def texts(root, name=None, **attributes) -> list[str]:
    """Return the words of each such element."""
    return [text(element) for element in find_all(root, name, **attributes)]


def _matches(element, key, value):
    key = key.rstrip("_").replace("_", "-")
    if key == "class":
        return value in element.get("class", "").split()
    return element.get(key) == value
