"""Reading what the head of a rendered page tells machines."""

import json

from tests.pages import find, find_all, parse


def meta(root, key: str) -> list[str]:
    """Return the contents of the meta elements of this name or property."""
    found = find_all(root, "meta", name_=key) + find_all(root, "meta", property=key)
    return [element.get("content") for element in found]


def nodes(root) -> dict[str, dict]:
    """Return ``{type: node}`` of the linked data of a page."""
    document = json.loads(find(root, "script", type="application/ld+json").text)
    return {node["@type"]: node for node in document["@graph"]}


def read_nodes(client, url: str) -> dict[str, dict]:
    return nodes(parse(client.get(url)))
