"""Who may read a page: the restrictions set on it and on those above it."""

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, QuerySet
from wagtail.models import Page, PageViewRestriction


def paths_to(path: str) -> list[str]:
    """Return the tree paths of the page at ``path`` and of all those above it."""
    return [path[:end] for end in range(Page.steplen, len(path) + 1, Page.steplen)]


def is_private(shown: str = "") -> Exists:
    """Return whether a page of a query is restricted, by itself or by one above it.

    Who reads the page at the tree path ``shown`` has passed the restrictions on the way to it,
    which are those on the same pages in French: those do not count.
    """
    here = ExpressionWrapper(OuterRef("path"), output_field=CharField())
    above = PageViewRestriction.objects.annotate(here=here).filter(here__startswith=F("page__path"))
    passed = Page.objects.filter(path__in=paths_to(shown)).values("translation_key")
    return Exists(above.exclude(page__translation_key__in=passed))


def public_pages(pages: QuerySet) -> QuerySet:
    """Return those of a query's pages that are live and that anyone may read, with their locale.

    It is one query, where ``pages.live().public()`` is two.
    """
    return pages.live().exclude(is_private()).select_related("locale")
