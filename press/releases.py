"""Releases as lists show them: the French live ones, told in the reader's language."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.apps import apps
from django.conf import settings
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
    return public_pages(releases).order_by("-date", "-pk")


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


def release_rows(releases: Iterable, language: str, request: HttpRequest) -> list[ReleaseRow]:
    """Return a row for each French release, in two queries: the releases, their translations."""
    releases = list(releases)
    translations = _translations(releases, language)
    rows = []
    for release in releases:
        words = translations.get(release.translation_key)
        rows.append(
            ReleaseRow(
                title=(words or release).title,
                title_language=language if words else settings.LANGUAGE_CODE,
                url=(words or release).get_url(request),
                date=release.date,
                kind=release.kind,
                kind_label=release.get_kind_display(),
                lead=first_words(words.lead, LEAD_WORDS) if words else "",
            )
        )
    return rows


def _translations(releases, language):
    """Return ``{translation key: the release in language}`` of those that have one live."""
    if language == settings.LANGUAGE_CODE or not releases:
        return {release.translation_key: release for release in releases}
    translated = type(releases[0]).objects.filter(
        locale__language_code=language,
        translation_key__in=[release.translation_key for release in releases],
    )
    return {release.translation_key: release for release in public_pages(translated)}
