"""Addresses written in other letters than those of a page: capitals, accents, doubled slashes."""

from unicodedata import combining, normalize

from django.conf import settings
from django.db.models.functions import Lower
from django.http import Http404, HttpRequest
from django.urls import Resolver404, resolve, reverse
from django.utils.translation import get_language_from_path, override
from wagtail.models import Page

from ..tree.visibility import DEEPEST
from .routing import find_route, home_path, serve_page

# What stands round an address in a sentence, and is copied with it.
AROUND = " .,;:!?()[]<>«»“”\"'’\u00a0"
LIGATURES = str.maketrans({"œ": "oe", "æ": "ae"})


def tidy_address(request: HttpRequest) -> str:
    """Return the address of this site that answers for that of ``request``, "" if there is none.

    It is another one than that of ``request``, so that nobody is led in a circle.
    """
    path = tidied(request.path_info)
    if "\0" in path or path.count("/") > DEEPEST:
        return ""
    try:
        with override(get_language_from_path(path) or settings.LANGUAGE_CODE):
            match = resolve(path)
            if match.func == serve_page:
                return page_address(request, path, match.args[0])
    except (Http404, Resolver404):
        return ""
    admin = reverse("wagtailadmin_home")
    is_in_admin = path.startswith(admin) and path != admin
    is_plain = not (is_in_admin or match.args or match.kwargs)
    return path if is_plain and path != request.path_info else ""


def tidied(path: str) -> str:
    """Return ``path`` in the letters of addresses, with its last slash: ``/Été`` is ``/ete/``."""
    letters = normalize("NFKD", normalize("NFKD", path).casefold().translate(LIGATURES))
    plain = "".join(letter for letter in letters if not combining(letter))
    parts = [part for part in (part.strip(AROUND) for part in plain.split("/")) if part]
    end = "" if not parts or "." in parts[-1] else "/"
    return "/" + "/".join(parts) + end


def page_address(request: HttpRequest, path: str, part: str) -> str:
    """Return ``path`` with the capitals that the pages on its way have, "" where none answers.

    ``part`` is what follows the language in ``path``.
    """
    home, names = home_path(request), part.split("/")
    ways = [f"{home}{'/'.join(names[:n])}/".lower() for n in range(1, len(names) + 1)]
    pages = Page.objects.live().annotate(lower=Lower("url_path")).filter(lower__in=ways)
    deepest = pages.order_by("depth", "url_path").last()
    start = deepest.url_path.removeprefix(home) if deepest else ""
    part = start + part[len(start) :]
    address = path[: len(path) - len(part)] + part
    if address == request.path_info:
        return ""
    find_route(request, part)
    return address
