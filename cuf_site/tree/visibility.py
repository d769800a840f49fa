"""Who may read a page: the restrictions set on it and on those above it."""

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, QuerySet
from django.db.models.functions import Substr
from wagtail.models import Page, PageViewRestriction

# Levels of the tree, its root included.
DEEPEST = 12


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
    passed = PageViewRestriction.objects.filter(page__path__in=paths_to(shown))
    return Exists(above.exclude(page__translation_key__in=passed.values("page__translation_key")))


def is_under_draft(shown: str = "") -> Exists:
    """Return whether a page of a query stands below a draft: nothing answers there.

    The drafts on the way to the page at the tree path ``shown``, which is previewed, do not count.
    Its paths are asked for one by one, for the index; no page is deeper than ``DEEPEST``.
    """
    lengths = range(Page.steplen, DEEPEST * Page.steplen, Page.steplen)
    above = [Substr(OuterRef("path"), 1, length) for length in lengths]
    drafts = Page.objects.filter(path__in=above, live=False)
    return Exists(drafts.exclude(path__in=paths_to(shown)) if shown else drafts)


def public_pages(pages: QuerySet, shown: str = "") -> QuerySet:
    """Return those of a query's pages that answer anyone who asks for them, with their locale.

    Those of the page at the tree path ``shown`` answer whoever reads it (see above).
    It is one query, where ``pages.live().public()`` is two and forgets what is under a draft.
    """
    hidden = is_private(shown) | is_under_draft(shown)
    return pages.live().exclude(hidden).select_related("locale")
