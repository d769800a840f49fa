"""What stands round every page: the menu, the foot of the page, the languages it exists in.

All of it comes in three queries, whatever the size of the site.
"""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urljoin

from django.conf import settings
from django.db.models import F, OuterRef, Q, Subquery
from django.http import HttpRequest
from django.urls import reverse
from django.utils.timezone import localdate
from wagtail.models import Page, Site

from ..content.organisation import Organisation
from ..localisation.models import PublishedWords
from ..tree.visibility import paths_to, public_pages

# The depth in the tree of the pages right under a home page.
SECTION_DEPTH = 3


@dataclass(frozen=True)
class Link:
    """A page to go to; ``is_current`` for the page shown, ``is_open`` for one above it."""

    title: str
    url: str
    is_current: bool = False
    is_open: bool = False


@dataclass(frozen=True)
class LanguageLink:
    """The page shown in a language, or the nearest page above it that is published there."""

    code: str
    title: str
    url: str
    full_url: str
    is_current: bool = False
    is_above: bool = False


@dataclass(frozen=True)
class Frame:
    """Menu and foot in ``language``: the reader's, or French where the site has no home in it.

    ``sections`` are all the pages right under the home page, by their path in the tree.
    ``languages`` are all those of the site, ``versions`` those the page is published in, and
    ``french`` among them is its original; ``outdated_since`` is the day from which the words of
    the original are others.
    ``elsewhere`` is where to read what an address without answer names, the reader's language
    first.
    """

    language: str
    home_url: str
    sections: dict[str, Link]
    menu: list[Link]
    footer: list[Link]
    accessibility_url: str
    languages: list[LanguageLink]
    french: LanguageLink | None
    outdated_since: date | None
    organisation: Organisation | None
    site_map: Link | None = None
    elsewhere: tuple[LanguageLink, ...] = ()

    @property
    def versions(self) -> list[LanguageLink]:
        """The page itself in each language it is published in."""
        return [link for link in self.languages if not link.is_above]

    @property
    def search_url(self) -> str:
        """The address of the search in the language of the menu."""
        return reverse(f"search-{self.language}")


def site_frame(request: HttpRequest, page: Page | None, language: str) -> Frame | None:
    """Return the frame of ``page`` (of no page: a 404, say), or ``None`` on a site without home."""
    site = Site.find_for_request(request)
    homes, nearest = _homes_and_nearest(site, page)
    home = homes.get(language) or homes.get(settings.LANGUAGE_CODE)
    if home is None:
        return None
    children = _in_order(home.get_children().annotate(purpose=F("contentpage__purpose")))
    sections = {child.path: _link(child, page, request) for child in children}
    foot = [child for child in children if child.purpose and not child.show_in_menus]
    status = [child for child in children if child.purpose == "accessibility"]
    maps = [sections[child.path] for child in children if child.purpose == "site-map"]
    languages = language_links(request, nearest, language, page)
    versions = {link.code: link for link in languages if not link.is_above}
    shown = nearest[language] if page and language in versions else None
    return Frame(
        language=home.locale.language_code,
        home_url=home.get_url(request),
        sections=sections,
        menu=[sections[child.path] for child in children if child.show_in_menus],
        footer=[sections[child.path] for child in foot if child not in status],
        accessibility_url=sections[status[0].path].url if status else "",
        languages=languages,
        french=versions.get(settings.LANGUAGE_CODE),
        outdated_since=shown and shown.outdated_since and localdate(shown.outdated_since),
        organisation=Organisation.current(home.locale.language_code),
        site_map=next(iter(maps), None),
    )


def _homes_and_nearest(site, page):
    """Return ``{language: page}`` of the home pages, and of the nearest to ``page``.

    That is its version, else that of the nearest page above it; a draft shown has none in its
    own language. Each may be read by whoever reads ``page``.
    """
    root_key = site.root_page.translation_key if site else None
    path, page_key = (page.path or "", page.translation_key) if page else ("", root_key)
    above = Page.objects.filter(path__in=paths_to(path)).values("translation_key")
    pages = Page.objects.filter(
        Q(translation_key__in={root_key, page_key} - {None}) | Q(translation_key__in=above),
        depth__gte=site.root_page.depth if site else 0,
    )
    pages = _in_order(pages.annotate(outdated_since=_outdated_since()), shown=path)
    homes = {one.locale.language_code: one for one in pages if one.translation_key == root_key}
    nearest = {
        one.locale.language_code: one
        for one in sorted(pages, key=lambda one: one.depth)
        if one.translation_key == page_key or one.locale_id != page.locale_id
    }
    return homes, nearest


def _outdated_since():
    """Return since when the words of a page of a query answer other French texts, or ``None``."""
    words = PublishedWords.objects.filter(
        source__object_id=OuterRef("translation_key"), locale_id=OuterRef("locale_id")
    )
    return Subquery(words.values("outdated_since")[:1])


def _in_order(pages, shown=""):
    return list(public_pages(pages, shown).order_by("path"))


def language_links(
    request: HttpRequest,
    pages: dict[str, Page],
    language: str,
    shown: Page | None = None,
    route: str = "",
) -> list[LanguageLink]:
    """Return one link for each of the ``pages``, in the order of the settings.

    A route of the page ``shown`` (``programme/``) leads to the same route of its versions, with
    the choices of the reader that the page has kept in ``request.choices``, a query string.
    """
    links, route = [], route or route_of(request, shown)
    choices = f"?{request.choices}" if getattr(request, "choices", "") else ""
    for code, _name in settings.LANGUAGES:
        if page := pages.get(code):
            is_above = shown is not None and page.translation_key != shown.translation_key
            part, query = ("", "") if is_above else (route, choices)
            url = urljoin(page.get_url(request), part) + query
            full_url = urljoin(page.get_full_url(request), part)
            is_current = code == language
            links.append(LanguageLink(code, page.title, url, full_url, is_current, is_above))
    return links


def route_of(request: HttpRequest, page: Page | None) -> str:
    """Return the part of the address after the page's own, such as ``programme/``, or ``""``."""
    base = page.get_url(request) if page and page.pk else None
    path = getattr(request, "path", "")
    return path.removeprefix(base) if base and path.startswith(base) else ""


def links_above(page: Page, request: HttpRequest) -> list[Link]:
    """Return links to the pages between a page and its section, read once for head and body."""
    if "_links_above" not in page.__dict__:
        above = page.get_ancestors().filter(depth__gt=SECTION_DEPTH).select_related("locale")
        above = above if page.depth > SECTION_DEPTH + 1 else ()
        page._links_above = [Link(one.title, one.get_url(request)) for one in above]
    return page._links_above


def _link(target, page, request):
    path = page.path if page else ""
    return Link(
        title=target.title,
        url=target.get_url(request),
        is_current=path == target.path,
        is_open=path.startswith(target.path),
    )
