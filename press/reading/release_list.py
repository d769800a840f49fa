"""Releases as lists show them: the French live ones, told in the reader's language."""

from dataclasses import dataclass
from datetime import date

from django.apps import apps
from django.conf import settings
from django.db.models import Q, QuerySet
from django.http import HttpRequest

from cuf_site.tree.visibility import public_pages
from cuf_site.words.html_mask import first_words

from .edition_links import EditionLink

LEAD_WORDS = 30
# From this length on a headline is set smaller.
LONG_TITLE = 80


@dataclass(frozen=True)
class ReleaseRow:
    """A release in a list; its title is French where it is not translated, its lead then empty."""

    id: int
    title: str
    title_language: str
    url: str
    date: date
    kind: str
    kind_label: str
    lead: str
    edition: EditionLink | None = None

    @property
    def year(self) -> int:
        return self.date.year

    @property
    def is_long(self) -> bool:
        return len(self.title) > LONG_TITLE


def live_releases():
    """Return the French releases that anyone may read, the latest first."""
    return releases_in(settings.LANGUAGE_CODE)


def releases_in(language: str) -> QuerySet:
    """Return the releases of one language that anyone may read, the latest first."""
    releases = apps.get_model("press", "PressReleasePage").objects.filter(
        locale__language_code=language, date__isnull=False
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


def release_rows(
    releases: QuerySet,
    language: str,
    request: HttpRequest,
    editions: dict[int, EditionLink] | None = None,
) -> list[ReleaseRow]:
    """Return a row for each of the French ``releases``, in one query with their translations.

    ``editions`` are those known, by the id of their French page.
    """
    wanted = Q(translation_key__in=releases.values("translation_key"))
    return _rows(releases.model, wanted, language, request, editions or {})


def neighbours(release, language: str, request: HttpRequest) -> dict[str, ReleaseRow | None]:
    """Return the public releases before and after a French one, both in one query."""
    day, others = release.date, live_releases().exclude(pk=release.pk)
    if day is None:
        return {}
    before = others.filter(Q(date__lt=day) | Q(date=day, pk__lt=release.pk))
    after = others.filter(Q(date__gt=day) | Q(date=day, pk__gt=release.pk)).reverse()
    wanted = Q(translation_key__in=before.values("translation_key")[:1])
    wanted |= Q(translation_key__in=after.values("translation_key")[:1])
    rows = _rows(type(release), wanted, language, request, {})
    place = (day, release.pk)
    return {
        "previous_release": next((row for row in rows if (row.date, row.id) < place), None),
        "next_release": next((row for row in rows if (row.date, row.id) > place), None),
    }


def _rows(model, wanted, language, request, editions):
    languages = {settings.LANGUAGE_CODE, language}
    pages = model.objects.filter(wanted, locale__language_code__in=languages)
    pages = list(latest_first(public_pages(pages.defer("body", "boilerplate"))))
    words = {page.translation_key: page for page in pages if page.locale_code == language}
    return [
        make_row(page, words.get(page.translation_key), request, editions.get(page.edition_id))
        for page in pages
        if page.is_french
    ]


def make_row(french, words, request: HttpRequest, edition: EditionLink | None = None) -> ReleaseRow:
    """Return the row of a release with the words of its page in the reader's language, if any."""
    shown = words or french
    return ReleaseRow(
        id=french.pk,
        title=shown.title,
        title_language=shown.locale_code,
        url=shown.get_url(request),
        date=french.date,
        kind=french.kind,
        kind_label=french.get_kind_display(),
        lead=first_words(words.lead, LEAD_WORDS) if words else "",
        edition=edition,
    )
