"""Releases as lists show them: the French live ones, told in the reader's language."""

from dataclasses import dataclass
from datetime import date

from django.apps import apps
from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest

from cuf_site.passages import first_words
from cuf_site.visibility import public_pages

LEAD_WORDS = 30


@dataclass(frozen=True)
class ReleaseRow:
    """A release in a list; its title is French where it is not translated, its lead then empty."""

    title: str
    title_language: str
    url: str
    date: date
    kind: str
    kind_label: str
    lead: str

    @property
    def year(self) -> int:
        return self.date.year


def live_releases():
    """Return the French releases that anyone may read, the latest first."""
    releases = apps.get_model("press", "PressReleasePage").objects.filter(
        locale__language_code=settings.LANGUAGE_CODE, date__isnull=False
    )
    return latest_first(public_pages(releases))


def latest_first(releases: QuerySet) -> QuerySet:
    return releases.order_by("-date", "-pk")


def latest_releases(language: str, request: HttpRequest, count: int) -> list[ReleaseRow]:
    """Return the ``count`` latest releases."""
    return release_rows(live_releases()[:count], language, request)


def press_index_url(language: str, request: HttpRequest) -> tuple[str, str]:
    """Return the address of the press index and its language: French unless it is in ``language``.

    The address is "" without any.
    """
    indexes = public_pages(apps.get_model("press", "PressIndexPage").objects.all())
    by_language = {index.locale.language_code: index for index in indexes}
    index = by_language.get(language) or by_language.get(settings.LANGUAGE_CODE)
    return (index.get_url(request), index.locale.language_code) if index else ("", "")


def release_rows(releases: QuerySet, language: str, request: HttpRequest) -> list[ReleaseRow]:
    """Return a row for each of the French ``releases``, in one query with their translations."""
    pages = releases.model.objects.filter(
        translation_key__in=releases.values("translation_key"),
        locale__language_code__in={settings.LANGUAGE_CODE, language},
    )
    pages = list(latest_first(public_pages(pages)))
    words = {page.translation_key: page for page in pages if page.locale_code == language}
    french = [page for page in pages if page.is_french]
    return [make_row(page, words.get(page.translation_key), request) for page in french]


def make_row(french, words, request: HttpRequest) -> ReleaseRow:
    """Return the row of a release with the words of its page in the reader's language, if any."""
    shown = words or french
    return ReleaseRow(
        title=shown.title,
        title_language=shown.locale_code,
        url=shown.get_url(request),
        date=french.date,
        kind=french.kind,
        kind_label=french.get_kind_display(),
        lead=first_words(words.lead, LEAD_WORDS) if words else "",
    )
