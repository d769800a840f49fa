"""The page that an address names, in the languages it exists in: for an answer 404 that helps.

The address may be that of a draft, of a page that exists in other languages only, or be made of
parts of two languages ("/en/meetings/2020/ouverture/").
"""

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.translation import get_language
from wagtail.contrib.routable_page.models import RoutablePageMixin
from wagtail.models import Page, Site

from ..tree.visibility import DEEPEST, public_pages
from ..upstream import site_root_paths
from .navigation import LanguageLink, language_links


def found_elsewhere(request: HttpRequest) -> tuple[LanguageLink, ...]:
    """Return where anyone may read what the address of ``request`` names, in two queries.

    The version in the reader's language comes first: there, only the address is wrong.
    """
    home = reverse("wagtail_serve", args=("",))
    parts = [part for part in request.path.removeprefix(home).split("/") if part]
    is_address = request.path.startswith(home) and 0 < len(parts) < DEEPEST
    is_address = is_address and "\0" not in request.path  # PostgreSQL takes no NUL in a text
    starts = _starts(request, parts) if is_address else {}
    ways = {
        "/".join((start.rstrip("/"), *rest[:n], "")): rest[n:]
        for start, rest in starts.items()
        for n in range(len(rest) + 1)
    }
    named = Page.objects.filter(url_path__in=ways).values("translation_key") if ways else ()
    pages = list(public_pages(Page.objects.filter(translation_key__in=named))) if ways else []
    versions, route = _named(pages, ways)
    links = language_links(request, versions, get_language(), route=route)
    is_answered = request.path in {link.url for link in links}
    return () if is_answered else tuple(sorted(links, key=lambda link: not link.is_current))


def _starts(request, parts):
    """Return ``{url_path: the parts left}`` of the versions of the deepest page on the way."""
    site = Site.find_for_request(request)
    roots = site_root_paths(request) if site else []
    roots = {root.language_code: root.root_path for root in roots if root.site_id == site.pk}
    root = roots.get(get_language())
    if root is None:
        return dict.fromkeys(roots.values(), parts)
    ways = {root + "".join(f"{part}/" for part in parts[:n]): n for n in range(len(parts) + 1)}
    keys = Page.objects.filter(url_path__in=ways).values("translation_key")
    pages = Page.objects.filter(translation_key__in=keys).only("url_path", "translation_key")
    pages = sorted(pages, key=lambda page: ways.get(page.url_path, -1))
    deepest = [page for page in pages if page.translation_key == pages[-1].translation_key]
    return {page.url_path: parts[ways[pages[-1].url_path] :] for page in deepest}


def _named(pages, ways):
    """Return the versions of the page whose address or route is on the ways, and the route."""
    on_the_way = [page for page in pages if page.url_path in ways]
    for page in sorted(on_the_way, key=lambda page: len(ways[page.url_path])):
        rest = ways[page.url_path]
        if not rest or has_route(page, rest):
            key = page.translation_key
            versions = [one for one in pages if one.translation_key == key]
            route = "".join(f"{part}/" for part in rest)
            return {one.locale.language_code: one for one in versions}, route
    return {}, ""


def has_route(page: Page, parts: list[str]) -> bool:
    """Whether ``parts`` name a part of the page that is always there, such as its programme."""
    model = page.specific_class
    if model is None or not issubclass(model, RoutablePageMixin) or "." in parts[-1]:
        return False
    try:
        _view, args, names = model().resolve_subpage("/" + "/".join((*parts, "")))
    except Http404:
        return False
    return not args and not names
