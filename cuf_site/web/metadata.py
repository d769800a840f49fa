"""What the head of a page tells machines: search engines, social networks, feed readers.

A page says what it is about (``About``) from what its context already holds; everything else is
known from its frame. See https://ogp.me/ for networks, ``linked_data`` for search engines.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urljoin

from django.conf import settings
from django.http import HttpRequest
from django.templatetags.static import static

from ..words.plain_text import LONGEST_DESCRIPTION, clipped
from ..words.typography import typeset
from . import linked_data
from .navigation import Frame, Link

SEPARATOR = " · "
SENTENCE_ENDS = (".", "!", "?", "…", "؟")
CARD_SIZE = (1200, 630)
# The country that a language is told with, where it must have one.
TERRITORIES = {"fr": "fr_FR", "en": "en_GB", "es": "es_ES", "ar": "ar_AR"}


@dataclass(frozen=True)
class Card:
    """The picture shown where a page is shared, of ``CARD_SIZE``; ``alt`` says what it shows."""

    url: str
    alt: str


@dataclass(frozen=True)
class About:
    """What a page says of itself.

    ``words`` describe it, ``facts`` (short texts, the most useful first) complete them; they are
    plain text. ``kind`` is what it is among schema.org's web pages, ``nodes`` what it tells of in
    the same terms, ``main`` the identity of the one it is about. ``steps`` lead to it from its
    section. ``published`` and ``changed`` are ISO 8601 dates or times, of an article.
    """

    title: str
    words: str = ""
    facts: tuple[str, ...] = ()
    kind: str = "WebPage"
    network_kind: str = "website"
    steps: tuple[Link, ...] = ()
    card: Card | None = None
    main: str = ""
    nodes: tuple[dict, ...] = ()
    feed_url: str = ""
    published: str = ""
    changed: str = ""


@dataclass(frozen=True)
class Head:
    """What the head of a page tells machines, all addresses with scheme and host."""

    title: str
    description: str
    network_kind: str
    url: str
    site_name: str
    locale: str
    other_locales: tuple[str, ...]
    card: Card
    feed_url: str
    linked_data: str
    published: str
    changed: str


def page_about(page, context: dict) -> About:
    """Return what any page tells, from its own title and texts."""
    return About(title=page.seo_title or page.title, words=page.description)


def make_head(
    about: About, url: str, frame: Frame, language: str, section: Link | None = None
) -> Head:
    """Return the head of the page at ``url``, below ``section`` unless it is one itself."""
    name = site_name(frame)
    description = fitted([about.words, *about.facts], language) or about.title
    card = about.card or Card(static("img/card.png"), name)
    card = Card(urljoin(url, card.url), card.alt)
    page = linked_data.Page(url, about.title, description, language, about.kind, card.url)
    steps = [section, *about.steps, Link(about.title, url)] if section else []
    return Head(
        title=typeset(about.title, language),
        description=description,
        network_kind=about.network_kind,
        url=url,
        site_name=name,
        locale=TERRITORIES.get(language, language),
        other_locales=tuple(
            TERRITORIES.get(link.code, link.code)
            for link in frame.versions
            if link.code != language
        ),
        card=card,
        feed_url=urljoin(url, about.feed_url) if about.feed_url else "",
        linked_data=linked_data.document(
            linked_data.web_page(page, name, frame.home_url, about.main),
            linked_data.breadcrumb(url, steps),
            *about.nodes,
            base=url,
        ),
        published=about.published,
        changed=about.changed,
    )


def edition_picture(url: str) -> str:
    """Return the address of the picture drawn for the edition at ``url``."""
    return f"{url}carte.png"


def feed_of(url: str) -> str:
    """Return the address of the feed of the press releases listed at ``url``."""
    return f"{url}atom.xml"


def site_name(frame: Frame | None) -> str:
    """Return the name of who publishes the site."""
    organisation = frame.organisation if frame else None
    return organisation.name if organisation else settings.WAGTAIL_SITE_NAME


def fitted(parts: Iterable[str], language: str) -> str:
    """Return the parts one after the other, as many as a description holds; the first is cut."""
    text = ""
    for part in parts:
        part = typeset(part, language)
        separator = " " if text.endswith(SENTENCE_ENDS) else SEPARATOR
        longer = separator.join(filter(None, [text, part]))
        text = text or clipped(longer)
        if len(longer) <= LONGEST_DESCRIPTION:
            text = longer
    return text


def section_of(frame: Frame, path: str, url: str) -> Link | None:
    """Return the page right under the home page that the one at the tree path stands below."""
    section = next((link for at, link in frame.sections.items() if path.startswith(at)), None)
    if section is None or urljoin(url, section.url) == url.partition("?")[0]:
        return None
    return section


def is_told(request: HttpRequest | None) -> bool:
    """Whether machines are told of what is shown: never of a preview."""
    return request is not None and not getattr(request, "is_preview", False)
