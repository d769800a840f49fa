"""A release with all that stands round it: facts from the French page, words from the reader's."""

from dataclasses import dataclass
from datetime import date

from django.apps import apps
from django.conf import settings
from django.http import HttpRequest
from django.utils.html import strip_tags

from cuf_site.localisation.snippet_translations import sibling_words
from cuf_site.models import SiteDocument

from .release_list import neighbours


@dataclass(frozen=True)
class Contact:
    """Whom journalists may call."""

    name: str
    function: str
    email: str
    phone: str


@dataclass(frozen=True)
class Attachment:
    """A file; its title is empty where the document's own is to be used."""

    document: SiteDocument
    title: str
    title_language: str


@dataclass(frozen=True)
class Correction:
    """An erratum, in French where it is not translated: a correction is never left out."""

    date: date
    text: str
    language: str


def release_context(page, request: HttpRequest) -> dict:
    """Return the context of a release; ``page`` may be a draft that is previewed."""
    language = page.locale_code
    facts = french_release(page)
    is_preview = getattr(request, "is_preview", False)
    return {
        "release": facts,
        "contacts": _contacts(facts, language),
        "attachments": _attachments(facts, page, is_preview),
        "errata": _errata(facts, page, is_preview),
        "edition": _edition(facts, language, request),
        **_boilerplate(facts, page),
        **(neighbours(facts, language, request) if page.pk and not is_preview else {}),
    }


def _boilerplate(facts, page):
    """Return what the release itself says of the association, "" where it has no text of its own.

    It may say what is no longer so: today's text does not stand for it in another language.
    """
    french, translated = (
        text if strip_tags(text).strip() else "" for text in (facts.boilerplate, page.boilerplate)
    )
    text, language = _in_language(french, translated, page.locale_code)
    return {"own_boilerplate": text, "boilerplate_language": language}


def press_contacts(language: str) -> list[Contact]:
    """Return all those journalists may call, in one query for both languages."""
    rows = {settings.LANGUAGE_CODE: {}, language: {}}
    both = apps.get_model("press", "PressContact").objects.filter(locale__language_code__in=rows)
    for row in both.select_related("locale"):
        rows[row.locale.language_code][row.translation_key] = row
    french, words = rows[settings.LANGUAGE_CODE], rows[language]
    return [
        _contact(row, words[key].function if key in words else "") for key, row in french.items()
    ]


def french_release(page):
    """Return the live French page that holds the facts of ``page``; itself when there is none."""
    if page.locale_code == settings.LANGUAGE_CODE:
        return page
    pages = type(page).objects.live().filter(translation_key=page.translation_key)
    return pages.filter(locale__language_code=settings.LANGUAGE_CODE).first() or page


def _contacts(facts, language):
    rows = facts.contacts.select_related("contact")
    if language != settings.LANGUAGE_CODE:
        model = apps.get_model("press", "PressContact")
        rows = rows.annotate(words=sibling_words(model, "contact", language, "function"))
    return [_named(row, language) for row in rows if row.contact]


def _named(row, language):
    contact = row.contact
    if language == settings.LANGUAGE_CODE:
        return _contact(contact, contact.function)
    return _contact(contact, (row.words or {}).get("function", ""))


def _contact(row, function):
    return Contact(row.name, function, row.email, row.phone)


def _attachments(facts, page, is_preview):
    return [
        Attachment(row.document, *_in_language(row.title, words and words.title, page.locale_code))
        for row, words in _rows(facts, page, is_preview, "attachments", "document")
        if row.document
    ]


def _errata(facts, page, is_preview):
    return [
        Correction(row.date, *_in_language(row.text, words and words.text, page.locale_code))
        for row, words in _rows(facts, page, is_preview, "errata")
    ]


def _in_language(french, translated, language):
    """Return a text and the language it is in: French where there is no translation."""
    return (translated, language) if translated else (french, settings.LANGUAGE_CODE)


def _rows(facts, page, is_preview, relation, *related):
    """Return (French row, the page's own row or ``None``) for each row of a relation, in order.

    It is one query for both languages, unless the words are a draft's, held in memory.
    """
    if facts is page or is_preview:
        rows = list(getattr(facts, relation).select_related(*related))
        own = rows if facts is page else getattr(page, relation).all()
    else:
        model = getattr(facts, relation).model
        both = model.objects.filter(release__in=[facts.pk, page.pk]).select_related(*related)
        rows = [row for row in both if row.release_id == facts.pk]
        own = [row for row in both if row.release_id == page.pk]
    words = {row.translation_key: row for row in own}
    return [(row, words.get(row.translation_key)) for row in rows]


def _edition(facts, language, request):
    if not facts.edition_id:
        return None
    editions = apps.get_model("rencontres", "EditionPage")
    return editions.public_card(facts.edition_id, language, request)
