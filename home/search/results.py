"""What is shown of the hits of one page of results: one query for each type of page among them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString
from wagtail.fields import RichTextField
from wagtail.models import Page
from wagtail.rich_text import RichText

from cuf_site.localisation.snippet_translations import sibling_words
from press.models import PressReleasePage
from rencontres.models import EditionPage, SessionKind, SessionPage
from rencontres.reading.display_types import make_kind
from rencontres.reading.shelf import EditionCard, Shelf

from ..models import ContentPage
from .excerpts import excerpt, marked
from .hits import Hit
from .kinds import Kind

# The fields that are searched, in the order they are read.
TEXTS = {
    EditionPage: ("theme", "series_name", "editorial", "body"),
    SessionPage: ("summary", "body"),
    PressReleasePage: ("lead", "subtitle", "body"),
    ContentPage: ("intro", "body"),
}


@dataclass(frozen=True)
class Result:
    """What is found; ``excerpt`` is in the language of the title.

    ``editions`` are those it is part of; ``edition`` is the one it is.
    """

    title: SafeString
    title_language: str
    url: str
    kind_label: str
    kind_language: str
    day: date | None
    edition: EditionCard | None
    editions: tuple[EditionCard, ...]
    excerpt: SafeString


def results_of(hits: Iterable[Hit], words: tuple[str, ...], shelf: Shelf) -> list[Result]:
    """Return what is shown of ``hits``, in their order."""
    hits = list(hits)
    cards = {card.year: card for card in shelf.cards if card.year}
    pages = _read_pages([hit.pk for hit in hits if hit.url_path], shelf.reader)
    return [
        _result(hit, pages.get(hit.pk) if hit.url_path else None, cards, words, shelf.reader)
        for hit in hits
    ]


def _read_pages(ids, reader):
    """Return the pages with these ids that have texts, by id."""
    found = {}
    for model, fields in TEXTS.items():
        rows = model.objects.filter(pk__in=ids)
        if model is SessionPage:
            words = sibling_words(SessionKind, "kind", reader.language, "name", "plural")
            rows = rows.select_related("kind").annotate(kind_words=words)
        else:
            rows = rows.only(*fields, *(["kind"] if model is PressReleasePage else []))
        found |= {page.pk: page for page in rows}
    return found


def _result(hit, page, cards, words, reader):
    about = [cards[year] for year in sorted(hit.years, reverse=True) if year in cards]
    is_edition = hit.kind == Kind.EDITION
    label, label_language = _label(hit, page, words, reader)
    return Result(
        title=marked(hit.title, words),
        title_language=hit.language,
        url=_url(hit, reader),
        kind_label=label,
        kind_language=label_language,
        day=None if is_edition else hit.day,
        edition=about[0] if is_edition and about else None,
        editions=() if is_edition else tuple(about),
        excerpt=excerpt(_texts(page) if page else (), words),
    )


def _url(hit, reader):
    if hit.route:
        return reader.index_url + hit.route
    return reader.addresses.path(Page(url_path=hit.url_path))


def _texts(page):
    """Yield the texts of a page that are searched, rich text as such."""
    for name in TEXTS[type(page)]:
        is_rich = isinstance(page._meta.get_field(name), RichTextField)
        text = getattr(page, name)
        yield RichText(text) if is_rich else text


def _label(hit, page, words, reader):
    """Return the name of the kind of a session or release, else of the type of result.

    That of a session, which is searched, has its words marked.
    """
    if isinstance(page, SessionPage) and page.kind:
        kind = make_kind(page.kind, page.kind_words, reader)
        return marked(kind.name, words), kind.name_language
    if isinstance(page, PressReleasePage):
        return page.get_kind_display(), reader.language
    return hit.kind.one, reader.language
