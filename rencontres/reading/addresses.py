"""Addresses of pages and of the listings made from them, without a query for each.

Wagtail works out one address at a time; here the home address of each language is worked out
once, and a page's own is what its ``url_path`` adds to it.
"""

from functools import lru_cache
from types import SimpleNamespace

from anyascii import anyascii
from django.http import HttpRequest
from django.urls import reverse
from django.utils import translation
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from cuf_site.upstream import site_root_paths

# The parts of an edition that have an address of their own below it, by that address.
PARTS = {
    "programme/": _("Programme"),
    "intervenants/": _("Speakers"),
    "infos-pratiques/": _("Practical information"),
}


class Addresses:
    """The addresses of the pages of the site, as asked for by ``request`` if there is one."""

    def __init__(self, request: HttpRequest | None = None):
        self._cache = request or SimpleNamespace()
        self._homes = {}

    def path(self, page: Page) -> str:
        """Return the page's address on this site ("/en/meetings/2023/"), or "" outside any."""
        return self._address(page)[1]

    def absolute(self, page: Page) -> str:
        """Return the page's address with scheme and host, or "" outside any site."""
        return "".join(self._address(page))

    def _address(self, page):
        for root in site_root_paths(self._cache):
            if page.url_path.startswith(root.root_path):
                home = self._home(root.language_code)
                return root.root_url, home + page.url_path[len(root.root_path) :]
        return "", ""

    def _home(self, language):
        if language not in self._homes:
            with translation.override(language):
                self._homes[language] = reverse("wagtail_serve", args=("",))
        return self._homes[language]


def parent_of(path: str) -> str:
    """Return the address above a page's: "/rencontres/2023/" gives "/rencontres/"."""
    return path.rstrip("/").rpartition("/")[0] + "/"


def person_handle(person) -> str:
    """Return what names a person in addresses: "aissata-diallo-12", or the id alone."""
    return f"{_in_address(str(person))}-{person.pk}".lstrip("-")


def person_path(person, index_url: str) -> str:
    """Return the address of a person's page across editions."""
    return f"{index_url}intervenants/{person_handle(person)}/"


@lru_cache(maxsize=4096)
def _in_address(name):
    return slugify(anyascii(name).replace("'", " "))
