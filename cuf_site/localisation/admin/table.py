"""The table of translations: what there is to translate, with its state in each language."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import chain
from uuid import UUID

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from wagtail.models import Locale, Page, get_page_models

from ..snippets import snippet_models
from ..states import Kind, State, states, translation_locales

PAGES, SNIPPETS = "pages", "snippets"
FRENCH = {"locale__language_code": settings.LANGUAGE_CODE}
# What the table, and the states, read of each page.
ROW_FIELDS = ("title", "path", "live", "first_published_at", "translation_key", "content_type_id")


@dataclass(frozen=True)
class Row:
    """A French page or snippet, the group it is listed under, and its state in each language."""

    original: models.Model
    type_name: str
    group: str
    states: list[State]

    @property
    def title(self) -> str:
        return str(self.original)

    @property
    def url(self) -> str:
        """Return where the French original is edited."""
        if isinstance(self.original, Page):
            return reverse("wagtailadmin_pages:edit", args=[self.original.pk])
        name = type(self.original).snippet_viewset.get_url_name("edit")
        return reverse(name, args=[self.original.pk])


@dataclass
class Total:
    """How many pages and snippets of one language are in each state, and the words left."""

    locale: Locale
    kinds: Counter = field(default_factory=Counter)
    words_left: int = 0

    @property
    def counts(self) -> list[tuple[Kind, int]]:
        return [(kind, self.kinds[kind]) for kind in Kind]


def locales_for(languages: set[str]) -> list[Locale]:
    """Return the languages whose states a person is shown: a translator's own, else all."""
    found = translation_locales()
    return [one for one in found if not languages or one.language_code in languages]


def rows(
    locales: list[Locale], editions: Iterable[Page], whole: Page | None = None, kind: str = ""
) -> list[Row]:
    """Return what is to be translated: pages outside editions, each edition, then snippets.

    ``editions`` gives their order. ``whole`` keeps to one of them and the pages below it;
    ``kind`` to pages, to snippets, or to one model (``rencontres.sessionpage``).
    """
    pages = [] if kind == SNIPPETS else list(find_pages(whole, kind))
    snippets = [] if whole or kind == PAGES else list(find_snippets(kind))
    return rows_of(pages, snippets, locales, editions)


def rows_of(
    pages: list[Page], snippets: list[models.Model], locales: list[Locale], editions: Iterable[Page]
) -> list[Row]:
    """Return the rows of French pages, group by group, then those of snippets."""
    found = by_original(states([*pages, *snippets], locales))
    lines = [
        Row(page, type_name(page_model(page)), group, found[page.translation_key])
        for group, page in grouped(pages, editions)
        if page.translation_key in found
    ]
    return lines + [
        Row(one, type_name(type(one)), snippets_name(), found[one.translation_key])
        for one in snippets
        if one.translation_key in found
    ]


def by_original(found: dict) -> dict[UUID, list[State]]:
    """Return the states of each original, in the order of the languages."""
    lists = {}
    for (key, _locale), state in found.items():
        lists.setdefault(key, []).append(state)
    return lists


def find_pages(whole: Page | None, kind: str) -> models.QuerySet:
    """Return the French pages asked for in the order of the tree, with what the table says."""
    pages = Page.objects.filter(**FRENCH, depth__gt=1, alias_of=None)
    if whole is not None:
        pages = pages.descendant_of(whole, inclusive=True)
    if kind not in ("", PAGES):
        asked = [model for model in get_page_models() if model._meta.label_lower == kind]
        types = ContentType.objects.get_for_models(*asked).values() if asked else []
        pages = pages.filter(content_type__in=types)
    return pages.only(*ROW_FIELDS).order_by("path")


def grouped(pages: list[Page], editions: Iterable[Page]) -> list[tuple[str, Page]]:
    """Return each page after the name of its group: those of no edition, then the editions."""
    names = {page.path: page.get_admin_display_title() for page in editions}
    groups = {path: [] for path in ("", *names)}
    length = {len(path) for path in names}
    for page in pages:
        path = next((page.path[:size] for size in length if page.path[:size] in names), "")
        groups[path].append(page)
    names[""] = outside_name()
    return [(names[path], page) for path, group in groups.items() for page in group]


def outside_name() -> str:
    return _("Pages outside editions")


def snippets_name() -> str:
    return pgettext("report", "Snippets")


def find_snippets(kind: str) -> Iterable[models.Model]:
    """Return the French snippets asked for, model by model."""
    for model in snippet_models():
        if kind in ("", SNIPPETS, model._meta.label_lower):
            yield from model._default_manager.filter(**FRENCH)


def wholes() -> models.QuerySet:
    """Return the French pages translated with all that is below them: the editions, by year."""
    models = [model for model in get_page_models() if hasattr(model, "translate_label")]
    types = ContentType.objects.get_for_models(*models).values() if models else []
    pages = Page.objects.filter(**FRENCH, content_type__in=types)
    return pages.order_by("-slug")  # its year


def totals(found: Iterable[Row], locales: list[Locale]) -> list[Total]:
    """Return what the rows come to in each language."""
    sums = {locale.pk: Total(locale) for locale in locales}
    for state in chain.from_iterable(row.states for row in found):
        sums[state.locale.pk].kinds[state.kind] += 1
        sums[state.locale.pk].words_left += state.words_left
    return list(sums.values())


def listed_states(pages: list[Page]) -> dict[int, list[State]]:
    """Return the states told of each page of a list, by its number.

    They are those of all languages for a French page, its own for a translation.
    """
    locales = translation_locales()
    others = {locale.pk for locale in locales}
    french = [page for page in pages if page.locale_id not in others]
    if keys := {page.translation_key for page in pages if page.locale_id in others}:
        originals = Page.objects.filter(translation_key__in=keys, **FRENCH)
        french += originals.exclude(pk__in=[page.pk for page in french]).only(*ROW_FIELDS)
    found = states(french, locales)
    lists = by_original(found)
    return {
        page.pk: [own]
        if (own := found.get((page.translation_key, page.locale_id)))
        else lists.get(page.translation_key, [])
        for page in pages
    }


def page_model(page: Page) -> type[Page]:
    return ContentType.objects.get_for_id(page.content_type_id).model_class() or Page


def type_name(model: type[models.Model]) -> str:
    return str(capfirst(model._meta.verbose_name))
