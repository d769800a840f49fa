"""The tree of the site's pages, as readers see it."""

from dataclasses import dataclass, field

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Site

from cuf_site.visibility import public_pages
from rencontres.indexed_routes import routes_of_editions
from rencontres.models import SessionPage

PARTS = {
    "programme/": _("Programme"),
    "intervenants/": _("Speakers"),
    "infos-pratiques/": _("Practical information"),
}


@dataclass
class Branch:
    """A page and the pages under it."""

    title: str
    url: str
    children: list["Branch"] = field(default_factory=list)


def site_map(language: str, request: HttpRequest) -> list[Branch]:
    """Return the home page of ``language`` and all under it that anyone may read.

    Sessions are left out: the programme of each edition, which is there, lists them.
    """
    site = Site.find_for_request(request)
    if site is None:
        return []
    pages = Page.objects.not_type(SessionPage).filter(
        locale__language_code=language, depth__gte=site.root_page.depth
    )
    parts = routes_of_editions()
    roots, branches = [], {}
    for page in public_pages(pages).order_by("path"):
        above = branches.get(page.path[: -Page.steplen])
        if above is None and page.translation_key != site.root_page.translation_key:
            continue  # what stands above it is not published
        branch = branches[page.path] = Branch(page.title, page.get_url(request))
        branch.children += _parts(branch.url, parts.get(page.translation_key, ()))
        (above.children if above else roots).append(branch)
    return roots


def _parts(url, routes):
    """Return the parts of an edition, each at its own address."""
    return [Branch(str(PARTS[route]), url + route) for route, _changed in routes]
