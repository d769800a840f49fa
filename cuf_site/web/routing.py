"""Pages found by their whole address in two queries, where Wagtail asks two for each level."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import get_language
from wagtail.models import Page, Site
from wagtail.url_routing import RouteResult

from ..upstream import keep_route, serve, site_root_paths


def serve_page(request: HttpRequest, path: str) -> HttpResponse:
    """Answer with the page or the route of a page at ``path``, through all of Wagtail's checks."""
    keep_route(request, find_route(request, path))
    return serve(request, path)


def find_route(request: HttpRequest, path: str) -> RouteResult:
    """Return the deepest live page on the way to ``path`` with what it makes of the rest.

    A draft is passed over: it answers no one, and may have the address of a route of its
    parent. Raise ``Http404`` where nothing is made of it, under a draft, and in a language
    without a home page: Wagtail would answer there with the pages of another language.
    """
    root_path = home_path(request)
    parts = [part for part in path.split("/") if part]
    ways = {root_path + "".join(f"{part}/" for part in parts[:n]): n for n in range(len(parts) + 1)}
    slugs = {root_path.rstrip("/").rpartition("/")[2], *parts}  # the slug has an index
    found = Page.objects.live().filter(slug__in=slugs, url_path__in=ways).select_related("locale")
    pages = list(found.order_by("depth"))
    has_gap = any(page.url_path != way for page, way in zip(pages, ways, strict=False))
    if not pages or has_gap:
        raise Http404
    page = pages[-1]
    specific = page.specific
    specific.locale = page.locale
    return specific.route(request, parts[ways[page.url_path] :])


def home_path(request):
    """Return the path of the home page in the active language, on the site asked for."""
    if site := Site.find_for_request(request):
        for root in site_root_paths(request):
            if (root.site_id, root.language_code) == (site.pk, get_language()):
                return root.root_path
    raise Http404
