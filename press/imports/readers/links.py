"""Lines made of addresses and hashtags, with what short labels call them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..release import Label, Link, Place
from ..source.lines import SourceLine
from .addresses import DOMAIN, EMAIL, HANDLE, HASHTAG, URL, holds_address, link_target
from .markdown import plain
from .structures import Group

MARK = re.compile(
    f"(?P<email>{EMAIL.pattern})|(?P<url>{URL.pattern})|(?P<domain>{DOMAIN.pattern})"
    f"|(?P<handle>{HANDLE.pattern})|(?P<hashtag>{HASHTAG.pattern})",
    flags=re.IGNORECASE,
)
NETWORKS = {
    "facebook": "https://www.facebook.com/",
    "instagram": "https://www.instagram.com/",
    "linkedin": "https://www.linkedin.com/company/",
    "twitter": "https://twitter.com/",
}
DEFAULT_NETWORK = "https://x.com/"
LONGEST_LABEL = 70
HASHTAG_LABEL = re.compile(r"^(?:hashtags?|mots?[- ](?:dièse|clés?))$", flags=re.IGNORECASE)
SEPARATORS = " :|/•·,;–—-()→➔➜►👉"


@dataclass(frozen=True)
class LinkLine:
    """What a line made of addresses holds; ``labels`` announced hashtags."""

    links: list[Link]
    hashtags: list[str]
    labels: list[Label]


def read_links(line: SourceLine) -> LinkLine | None:
    """Read a line made of nothing else than addresses, hashtags and what short labels call them."""
    text, end, read = plain(line.text), 0, LinkLine([], [], [])
    for match in MARK.finditer(text):
        label = text[end : match.start()].strip(SEPARATORS)
        end = match.end()
        if len(label) > LONGEST_LABEL or "." in label or holds_address(label):
            return None
        if not match["hashtag"]:
            read.links.append(to_link(label, match))
        elif label and not HASHTAG_LABEL.match(label):
            return None
        else:
            read.hashtags.append(match[0])
            if label:
                read.labels.append(Label(line.number, label, Place.BEFORE_ADDRESS))
    is_whole = not text[end:].strip(SEPARATORS + ".")
    return read if is_whole and (read.links or read.hashtags) else None


def to_link(label: str, match: re.Match) -> Link:
    """Return the link that an address and its label make; a handle's network is in its label."""
    if handle := match["handle"]:
        network = next((name for name in NETWORKS if name in label.casefold()), "")
        address = NETWORKS.get(network, DEFAULT_NETWORK) + handle[1:]
        return Link(f"{label} {handle}".strip(), address)
    address = match["email"] or match["url"] or match["domain"]
    return Link(label or address, link_target(address))


def split_links(group: Group) -> tuple[list[SourceLine], list[SourceLine]]:
    """Split a group of lines before the links that end it."""
    start = len(group.lines)
    while start and read_links(group.lines[start - 1]):
        start -= 1
    return group.lines[:start], group.lines[start:]


def read_all_links(lines: Sequence[SourceLine]) -> LinkLine:
    """Return together what lines made of links hold."""
    whole = LinkLine([], [], [])
    for line in lines:
        if found := read_links(line):
            whole.links.extend(found.links)
            whole.hashtags.extend(found.hashtags)
            whole.labels.extend(found.labels)
    return whole
