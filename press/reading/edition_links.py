"""The editions that releases belong to, as the reader's language names them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db.models import F
from django.http import HttpRequest
from wagtail.models import Page

from cuf_site.tree.visibility import public_pages


@dataclass(frozen=True)
class EditionLink:
    """An edition, in the reader's language or else in French; ``slug`` is its year."""

    title: str
    title_language: str
    slug: str
    url: str
    start_date: date | None
    end_date: date | None


def edition_links(
    ids: Iterable[int], language: str, request: HttpRequest
) -> dict[int, EditionLink]:
    """Return ``{French page id: link}`` of the public ones among these editions, in one query."""
    keys = Page.objects.filter(pk__in=set(ids)).values("translation_key")
    pages = Page.objects.filter(
        translation_key__in=keys, locale__language_code__in={settings.LANGUAGE_CODE, language}
    )
    days = {name: F(f"editionpage__{name}") for name in ("start_date", "end_date")}
    pages = list(public_pages(pages.annotate(**days)))
    french = [page for page in pages if page.locale.language_code == settings.LANGUAGE_CODE]
    words = {page.translation_key: page for page in pages if page.locale.language_code == language}
    return {page.pk: _link(page, words.get(page.translation_key, page), request) for page in french}


def _link(french, shown, request):
    return EditionLink(
        title=shown.title,
        title_language=shown.locale.language_code,
        slug=french.slug,
        url=shown.get_url(request),
        start_date=french.start_date,
        end_date=french.end_date,
    )
