"""What rich texts link to, read together: Wagtail asks anew for each text and for each page."""

from collections.abc import Iterator
from functools import partial

from django.conf import settings
from django.http import HttpRequest
from django.utils.html import escape
from django.utils.translation import get_language
from wagtail.blocks import StreamValue
from wagtail.documents.rich_text import DocumentLinkHandler
from wagtail.models import Page
from wagtail.rich_text import RichText, expand_db_html
from wagtail.rich_text.pages import PageLinkHandler
from wagtail.rich_text.rewriters import LinkRewriter

from ..tree.visibility import public_pages
from ..upstream import give_site_root_paths, site_root_paths

# No text contains it: PostgreSQL refuses it.
SEPARATOR = "\0"


class PageLinks(PageLinkHandler):
    """Links that lead where Wagtail's lead, in the same queries whatever their number."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list):
        return page_tags(attrs_list)


class LinkedText(RichText):
    """A rich text whose links have been read; what is stored of it does not change."""

    def __init__(self, source, html):
        super().__init__(source)
        self.html = html

    def __html__(self):
        return self.html


def read_links(body: StreamValue, request: HttpRequest | None = None):
    """Read together what the rich texts of ``body`` link to: they are then shown without a query.

    Those deeper than a field of a block are left to read their own.
    """
    places = list(_rich_texts(body))
    sources = [holder[key].source for holder, key in places]
    rewrite = LinkRewriter(
        bulk_rules={
            "page": partial(page_tags, request=request),
            "document": DocumentLinkHandler.expand_db_attributes_many,
        }
    )
    pieces = expand_db_html(rewrite(SEPARATOR.join(sources))).split(SEPARATOR)
    if len(pieces) == len(places):  # otherwise a tag left open has swallowed a separator
        for (holder, key), source, html in zip(places, sources, pieces, strict=True):
            holder[key] = LinkedText(source, html)


def read_choices(body: StreamValue):
    """Tell the links of ``body`` the page to ``show``, in the reader's language where it is.

    It is None for one that nobody may read. It is one query, whatever the number of links.
    """
    rows = [row for block in body if block.block_type == "links" for row in block.value]
    rows = [row for row in rows if row.get("page")]
    keys = {row["page"].translation_key for row in rows}
    pages = public_pages(Page.objects.filter(translation_key__in=keys)) if keys else ()
    found = {(page.translation_key, page.locale.language_code): page for page in pages}
    for row in rows:
        key = row["page"].translation_key
        row.show = found.get((key, get_language())) or found.get((key, settings.LANGUAGE_CODE))


def page_tags(attributes: list[dict], request: HttpRequest | None = None) -> list[str]:
    """Return the ``<a>`` of each link to a page, in the reader's language where it is live in it.

    All pages are read as plain ``Page``: no type of page has addresses of its own making.
    """
    pages = {str(pk): page for pk, page in _read({link.get("id") for link in attributes}).items()}
    roots = site_root_paths(request) if pages else []
    for page in pages.values():
        give_site_root_paths(page, roots)
    found = [pages.get(link.get("id")) for link in attributes]
    return [f'<a href="{escape(page.url)}">' if page else "<a>" for page in found]


def _read(ids):
    """Return the pages by id, each replaced by its live version in the active language."""
    pages = Page.objects.in_bulk(ids)
    keys = [page.translation_key for page in pages.values()]
    versions = Page.objects.live().filter(locale__language_code=get_language())
    shown = {page.translation_key: page for page in versions.filter(translation_key__in=keys)}
    return {pk: shown.get(page.translation_key, page) for pk, page in pages.items()}


def _rich_texts(body) -> Iterator[tuple[dict, str]]:
    """Yield where each rich text of ``body`` is: a mapping, and its key there."""
    for block in body:
        holder = block.value if isinstance(block.value, dict) else vars(block)
        yield from ((holder, key) for key in holder if isinstance(holder[key], RichText))
