"""What there is to give to translators for a page: it, those above and below, what they name.

The plan is read from the database each time: interrupted, it goes on where it was.
"""

import logging
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _
from modelcluster.models import get_all_child_relations
from wagtail.fields import StreamField
from wagtail.models import Locale, Page
from wagtail.snippets.blocks import SnippetChooserBlock
from wagtail_localize.models import Translation

from ...content.organisation import Organisation
from ...tree.visibility import paths_to
from .. import workload
from ..snippets import snippet_models
from ..states import State, states, translation_locales
from ..submission import NotSubmitted, not_submitted, submit

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Piece:
    """One French page or snippet, and the words to translate in each language that lacks it."""

    french: models.Model
    words: dict[str, int]

    @property
    def key(self) -> str:
        """Return what names the piece in a form: ``rencontres.sessionpage.12``."""
        return f"{self.french._meta.label_lower}.{self.french.pk}"

    @property
    def is_page(self) -> bool:
        return isinstance(self.french, Page)


@dataclass(frozen=True)
class Share:
    """What one language lacks: so many pages and snippets, with so many words."""

    locale: Locale
    pages: int
    snippets: int
    words: int

    @property
    def is_done(self) -> bool:
        return not self.pages and not self.snippets


@dataclass(frozen=True)
class Plan:
    """The pieces in the order they are submitted, and how many subpages are drafts, left out."""

    pieces: list[Piece]
    locales: list[Locale]
    drafts: int

    def shares(self) -> list[Share]:
        """Return what each language lacks, in the order of the languages."""
        return [self.share(locale) for locale in self.locales]

    def share(self, locale: Locale) -> Share:
        code = locale.language_code
        lacking = [piece for piece in self.pieces if code in piece.words]
        pages = sum(piece.is_page for piece in lacking)
        words = sum(piece.words[code] for piece in lacking)
        return Share(locale, pages, len(lacking) - pages, words)

    def left(self, codes: Iterable[str]) -> list[Piece]:
        """Return the pieces that one of these languages lacks."""
        codes = set(codes)
        return [piece for piece in self.pieces if codes & piece.words.keys()]


def plan(page: Page, with_subpages: bool, locales: list[Locale] | None = None) -> Plan:
    """Return what is to be submitted so that ``page`` can be translated into ``locales`` (all).

    Nothing is changed. A snippet without a text to translate, a person without a biography for
    instance, is not in the plan.
    """
    locales = translation_locales() if locales is None else locales
    pages, drafts = pages_of(page, with_subpages)
    originals = [*pages, *snippets_of(pages)]
    found = states(originals, locales)
    there = submitted(originals)
    pieces = []
    for original in originals:
        key = original.translation_key
        words = {
            locale.language_code: words_to_translate(original, found.get((key, locale.pk)))
            for locale in locales
            if is_lacking(original, found.get((key, locale.pk)), (key, locale.pk) in there)
        }
        pieces.append(Piece(original, words))
    return Plan(pieces, locales, drafts)


def is_lacking(original: models.Model, state: State | None, is_submitted: bool) -> bool:
    """Whether an original is still to be submitted in a language; a draft page has no state."""
    if state is None:
        return isinstance(original, Page) and not is_submitted
    return not is_submitted or state.target is None


def words_to_translate(original: models.Model, state: State | None) -> int:
    return state.words_left if state else workload.count(original)[1]


def submitted(originals: list[models.Model]) -> set[tuple]:
    """Return ``{(translation key, locale id)}`` of what has been given to translators."""
    keys = [original.translation_key for original in originals]
    rows = Translation.objects.filter(source__object_id__in=keys, enabled=True)
    return set(rows.values_list("source__object_id", "target_locale_id"))


def pages_of(page: Page, with_subpages: bool) -> tuple[list[Page], int]:
    """Return ``page`` after those above it, and its live subpages if asked, in path order.

    The second answer is how many subpages are left out, as drafts or below one.
    """
    above = paths_to(page.path)
    wanted = Q(path__in=above)
    if with_subpages:
        wanted |= Q(path__startswith=page.path)
    rows = Page.objects.filter(wanted, depth__gt=1, alias_of=None).order_by("path")
    pages, drafts = [], []
    for one in rows.specific():
        is_draft = not one.live or one.path.startswith(tuple(drafts))
        if is_draft and one.path not in above:
            drafts.append(one.path)
        else:
            pages.append(one)
    return pages, len(drafts)


def snippets_of(pages: list[Page]) -> list[models.Model]:
    """Return the French snippets that the pages name, each once, and the organisation.

    They are found in foreign keys of the pages and of their rows, and in choosers of their
    bodies. Snippets name no other snippet.
    """
    wanted = defaultdict(set)
    by_type = sorted(pages, key=lambda page: page._meta.label)
    for model, group in groupby(by_type, key=type):
        for related, pk in references(model, list(group)):
            wanted[related].add(pk)
    found = list(Organisation.objects.filter(locale=Locale.get_default()))
    for model in snippet_models():
        if numbers := wanted[model] - {None}:
            found += model._default_manager.filter(pk__in=numbers, locale=Locale.get_default())
    return found


def references(model: type[Page], pages: list[Page]) -> Iterator[tuple[type, int | None]]:
    """Yield ``(snippet model, number)`` for each mention of a snippet by pages of one type."""
    for field in model._meta.concrete_fields:
        if field.related_model in snippet_models():
            yield from ((field.related_model, getattr(page, field.attname)) for page in pages)
        elif isinstance(field, StreamField) and has_chooser(field.stream_block):
            for page in pages:
                for related, pk, *_places in field.extract_references(getattr(page, field.name)):
                    yield related, int(pk)
    for relation in get_all_child_relations(model):
        row = relation.related_model
        rows = row._default_manager.filter(**{f"{relation.field.name}__in": pages})
        for field in row._meta.concrete_fields:
            if field.related_model in snippet_models():
                numbers = rows.order_by().values_list(field.attname, flat=True).distinct()
                yield from ((field.related_model, pk) for pk in numbers)


def has_chooser(block) -> bool:
    """Whether snippets can be chosen in a block, at any depth."""
    children = [*getattr(block, "child_blocks", {}).values()]
    if child := getattr(block, "child_block", None):
        children.append(child)
    return isinstance(block, SnippetChooserBlock) or any(map(has_chooser, children))


def apply(piece: models.Model, locales: list[Locale], user) -> list[str]:
    """Submit a French page or snippet in each language; return what went wrong, in sentences.

    What fails in one language does not stop the others.
    """
    problems = []
    for locale in locales:
        try:
            submit(piece, [locale], user)
        except NotSubmitted as problem:
            problems.append(str(problem))
        except Exception:
            logger.exception("%r not submitted in %s", piece, locale)
            reason = _("An error occurred, which the webmaster will find in the server’s log.")
            problems.append(str(not_submitted(piece, [reason], locale)))
    return problems
