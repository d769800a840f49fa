"""What an edition or a session leads to: files, pages of text, press releases."""

from dataclasses import dataclass
from datetime import date
from pathlib import PurePath

from django.conf import settings
from django.db.models import F, Q, QuerySet
from django.urls import reverse
from wagtail.models import Page

from cuf_site.tree.visibility import public_pages

from ..models import SessionPage
from .display_types import Reader
from .session_subjects import Subject
from .shelf import EditionRecord


@dataclass(frozen=True)
class Document:
    """A file to download; ``size`` in bytes, ``language`` the one it is written in."""

    title: str
    title_language: str
    kind: str
    kind_label: str
    url: str
    extension: str
    size: int | None
    language: str


@dataclass(frozen=True)
class PageLink:
    """A page to go to; releases have a date and the name of their kind."""

    title: str
    title_language: str
    url: str
    date: date | None
    kind_label: str


def documents_of(record: EditionRecord) -> tuple[Document, ...]:
    """Return the files of the edition, in order."""
    pairs = record.rows("documents", select_related=["document"])
    return tuple(
        _document(row, words, record.reader) for row, words in pairs if row.document is not None
    )


def _document(row, words, reader):
    file = row.document
    title, title_language = _document_title(
        row.title, words.title if words else "", file.title, file.language, reader
    )
    return Document(
        title=title,
        title_language=title_language,
        kind=row.kind,
        kind_label=row.get_kind_display(),
        url=file.url,
        extension=file.file_extension.upper(),
        size=file.file_size,
        language=file.language,
    )


def documents_from(
    subjects: list[Subject], translated: list[Subject], reader: Reader
) -> tuple[Document, ...]:
    """Return the files of a session; ``translated`` are the rows of its translation."""
    words = {subject.facts["key"]: subject.facts["row_title"] for subject in translated}
    found = []
    for facts in (subject.facts for subject in subjects):
        name = PurePath(facts["file"]).name
        title, title_language = _document_title(
            facts["row_title"], words.get(facts["key"]), facts["title"], facts["language"], reader
        )
        found.append(
            Document(
                title=title,
                title_language=title_language,
                kind="",
                kind_label="",
                url=reverse("wagtaildocs_serve", args=[facts["id"], name]),
                extension=PurePath(name).suffix.lstrip(".").upper(),
                size=facts["file_size"],
                language=facts["language"],
            )
        )
    return tuple(found)


def _document_title(row_title, translated_title, file_title, file_language, reader):
    """Return the title an editor wrote, in the reader's language if possible, or the file's."""
    if row_title:
        return reader.named(row_title, translated_title)
    return file_title, file_language


def pages_about(record: EditionRecord) -> tuple[tuple[PageLink, ...], tuple[PageLink, ...]]:
    """Return the pages of text below the edition, and the releases about it, latest first.

    One query reads both: the live, public French pages and the words of their translations.
    """
    editions = [page for page in (record.french, record.words) if page and page.pk]
    if not editions:
        return (), ()
    wanted = {settings.LANGUAGE_CODE, record.reader.language}
    pages = _pages_about(editions).filter(locale__language_code__in=wanted)
    pages = public_pages(pages, editions[-1].path).order_by("path")
    links = _links(list(pages), record.reader)
    releases = [link for link in links if link.date]
    return (
        tuple(link for link in links if not link.date),
        tuple(sorted(releases, key=lambda link: link.date, reverse=True)),
    )


def _pages_about(editions) -> QuerySet:
    release = editions[0].press_releases.model._meta.model_name
    about = Q(**{f"{release}__edition__in": [page.pk for page in editions]})
    for page in editions:
        about |= Q(path__startswith=page.path, depth=page.depth + 1)
    pages = Page.objects.filter(about).not_type(SessionPage)
    return pages.annotate(release_date=F(f"{release}__date"), release_kind=F(f"{release}__kind"))


def _links(pages: list[Page], reader: Reader) -> list[PageLink]:
    words = {p.translation_key: p for p in pages if p.locale.language_code == reader.language}
    french = [p for p in pages if p.locale.language_code == settings.LANGUAGE_CODE]
    return [_link(page, words.get(page.translation_key), reader) for page in french]


def _link(french, words, reader):
    title, title_language = reader.named(french.title, words and words.title)
    kind = french.release_kind
    return PageLink(
        title=title,
        title_language=title_language,
        url=reader.addresses.path(words or french),
        date=french.release_date,
        kind_label=str(french.press_releases.model.Kind(kind).label) if kind else "",
    )
