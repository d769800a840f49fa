"""The routes of pages, declared beside their fields as a URLconf declares its own.

A page model names its views and does not import them: a view stands above the models it reads.
"""

from collections.abc import Callable

from wagtail.contrib.routable_page.models import path, re_path

from .names import by_name


def route(pattern: str, dotted_path: str) -> Callable:
    """Declare a route of a page: a pattern of ``django.urls.path``, and the name of its view.

    The view is given the page, the request and what the pattern captures.
    """
    return path(pattern)(by_name(dotted_path))


def re_route(pattern: str, dotted_path: str) -> Callable:
    """Declare a route of a page by a regular expression; see ``route``."""
    return re_path(pattern)(by_name(dotted_path))
