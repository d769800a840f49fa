"""The site map that search engines read: https://www.sitemaps.org/protocol.html

Every page and part of a page that anyone may read, in each language by its own address, with
links to the same in the others (https://developers.google.com/search/docs/specialty/international).
"""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urljoin
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from wagtail.models import Page, get_page_models

from ..tree.visibility import public_pages

# The protocol's limit for one file, far above what fifteen editions in four languages reach.
LONGEST = 50_000


@dataclass(frozen=True)
class Entry:
    """An address, when what it shows last changed, and all languages of it, ``x-default`` last."""

    url: str
    changed: datetime | None
    alternates: tuple[tuple[str, str], ...]


def sitemap(request: HttpRequest) -> HttpResponse:
    """Answer with the site map as XML."""
    context = {"entries": site_entries(request)[:LONGEST]}
    return render(request, "sitemap.xml", context, content_type="application/xml")


def site_entries(request: HttpRequest) -> list[Entry]:
    """Return all entries, the languages of a page together, in the order of the French tree.

    The number of queries does not depend on that of pages.
    """
    entries, routes = [], _routes()
    for key, versions in _versions(request).items():
        for route, changed in [("", None), *routes.get(key, ())]:
            entries += _entries(versions, route, changed)
    return entries


def _routes() -> dict[UUID, list[tuple[str, datetime | None]]]:
    """Return the parts of pages worth finding, with their last change, by translation key.

    Page models tell them in ``indexed_routes()``.
    """
    models = [model for model in get_page_models() if hasattr(model, "indexed_routes")]
    return {key: routes for model in models for key, routes in model.indexed_routes().items()}


def _versions(request) -> dict[UUID, dict[str, tuple[str, datetime | None]]]:
    """Return ``{translation key: {language: (address, last change)}}`` of all public pages."""
    found = {}
    codes = [code for code, _name in settings.LANGUAGES]
    pages = public_pages(Page.objects.filter(depth__gt=1, locale__language_code__in=codes))
    pages = sorted(pages, key=lambda page: (codes.index(page.locale.language_code), page.path))
    for page in pages:
        if url := page.get_full_url(request):
            versions = found.setdefault(page.translation_key, {})
            versions[page.locale.language_code] = (url, page.last_published_at)
    return found


def _entries(versions, route, changed):
    urls = {code: urljoin(url, route) for code, (url, _changed) in versions.items()}
    alternates = tuple(urls.items())
    _url, of_french = versions.get(settings.LANGUAGE_CODE, ("", None))
    if settings.LANGUAGE_CODE in urls:
        alternates += (("x-default", urls[settings.LANGUAGE_CODE]),)
    for code, (_url, of_words) in versions.items():
        changes = [one for one in (changed, of_french, of_words) if one]
        yield Entry(urls[code], max(changes, default=None), alternates)
