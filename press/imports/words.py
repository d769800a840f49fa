"""The count of words that shows that an import loses none."""

import re
from collections import Counter
from html import unescape

from .markup import link_target, plain
from .release import Link, Release

WORD = re.compile(r"[^\W_]+")
ANCHOR = re.compile(r'<a href="([^"]*)">(.*?)</a>')


def count_words(*texts: str) -> Counter:
    """Return how often each word stands in plain texts, capitals aside."""
    return Counter(word for text in texts for word in WORD.findall(text.casefold()))


def words_of_lines(lines) -> Counter:
    """Return the words of cleaned lines, without their Markdown."""
    return count_words(*(plain(line.text) for line in lines))


def words_of_html(html: str) -> Counter:
    """Return the words a reader of rich text meets, and the addresses that no label shows."""
    html = ANCHOR.sub(lambda found: link_text(unescape(found[1]), unescape(found[2])), html)
    html = re.sub(r"</?[bi]>", "", html)
    return count_words(unescape(re.sub(r"<[^>]+>", " ", html)))


def link_text(address: str, label: str) -> str:
    """Return the label, and the address when the label does not say it."""
    return label if link_target(label) == address else f"{label} {address}"


def words_of_link(link: Link) -> Counter:
    """Return the words of a link of the foot."""
    if link.label.rpartition("@")[2] and link.url.endswith("/" + link.label.rpartition("@")[2]):
        return count_words(link.label)
    return count_words(link_text(link.url, link.label).replace("https://www.", "www."))


def words_of_release(release: Release) -> Counter:
    """Return every word of the source that the release holds, its structure included."""
    texts = (*release.banner, release.title, release.subtitle, release.hashtag)
    count = count_words(*texts, *release.unplaced, *release.structure)
    for contact in release.contacts:
        count += count_words(contact.name, contact.function, contact.email, contact.phone)
    for link in release.links:
        count += words_of_link(link)
    for html in (release.lead, release.about):
        count += words_of_html(html)
    for block in release.body:
        holds_html = block.type == "paragraph"
        count += words_of_html(block.value) if holds_html else count_words(block.value)
    return count
