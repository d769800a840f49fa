"""The tree of the site's pages, as readers see it."""

from dataclasses import dataclass, field

from django.db.models import F
from django.http import HttpRequest
from wagtail.models import Page, Site

from cuf_site.tree.visibility import public_pages
from rencontres.models import SessionPage
from rencontres.reading.addresses import PARTS
from rencontres.reading.indexed_routes import routes_of_editions

LATEST_FIRST = [
    F(name).desc(nulls_last=True) for name in ("editionpage__year", "pressreleasepage__date")
]


@dataclass
class Branch:
    """A page and the pages under it; a part of a page tells the title of the ``whole``."""

    title: str
    url: str
    whole: str = ""
    children: list["Branch"] = field(default_factory=list)


def site_map(language: str, request: HttpRequest) -> list[Branch]:
    """Return the home page of ``language``, then the pages under it that anyone may read.

    Editions and releases stand the latest first, the others as in the tree. Sessions are left
    out: the programme of each edition, which is there, lists them.
    """
    site = Site.find_for_request(request)
    if site is None:
        return []
    pages = Page.objects.not_type(SessionPage).filter(
        locale__language_code=language, depth__gte=site.root_page.depth
    )
    parts = routes_of_editions()
    roots, branches = [], {}
    for page in public_pages(pages).order_by("depth", *LATEST_FIRST, "path"):
        above = branches.get(page.path[: -Page.steplen])
        if above is None and page.translation_key != site.root_page.translation_key:
            continue  # what stands above it is not published
        branch = branches[page.path] = Branch(page.title, page.get_url(request))
        branch.children += _parts(branch, parts.get(page.translation_key, ()))
        is_top = page.depth <= site.root_page.depth + 1
        (roots if is_top else above.children).append(branch)
    return roots


def _parts(edition, routes):
    """Return the parts of an edition, each at its own address."""
    return [
        Branch(str(PARTS[route]), edition.url + route, whole=edition.title)
        for route, _changed in routes
    ]
