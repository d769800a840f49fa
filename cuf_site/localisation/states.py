"""The state of each page and snippet in each language, counted from what is live in French."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import Exists, Value
from django.urls import reverse
from django.utils.translation import pgettext_lazy
from wagtail.models import Locale, Page
from wagtail_localize.models import StringSegment

from ..tree.visibility import is_under_draft
from . import workload
from .models import PublishedWords, Workload
from .overlay import OPTIONAL, confirmations
from .proofreading import is_asked_for, proofread
from .stages import Labelled, Stage, find_stages


class Kind(Labelled):
    """The four states, those that ask for work first."""

    OUTDATED = "outdated", pgettext_lazy("state of a translation", "outdated")
    IN_PROGRESS = "in-progress", pgettext_lazy("state of a translation", "in progress")
    MISSING = "missing", pgettext_lazy("state of a translation", "missing")
    UP_TO_DATE = "up-to-date", pgettext_lazy("state of a translation", "up to date")


@dataclass(frozen=True)
class State:
    """The state of one page or snippet in one language.

    ``confirmed`` of the ``required`` texts are translated by a person; ``words_left`` are the
    French words of the others, none once the translation is up to date, of all ``words``.
    ``since`` is when an outdated translation became so; one that is ``unread`` is finished and
    waits for a native speaker to read it.
    """

    kind: Kind
    confirmed: int
    required: int
    words_left: int
    since: datetime | None = None
    stage: Stage = Stage.NONE
    locale: Locale | None = None
    target: tuple[type[models.Model], int] | None = None
    unread: bool = False
    words: int = 0

    @property
    def texts_left(self) -> int:
        return 0 if self.kind == Kind.UP_TO_DATE else self.required - self.confirmed

    @property
    def is_to_do(self) -> bool:
        """Whether its translators have something to do; else others do, or nobody."""
        is_theirs = self.stage in (Stage.TO_SUBMIT, Stage.TO_SAVE, Stage.CHANGES)
        return self.stage != Stage.NOT_SENT and (is_theirs or self.texts_left > 0)

    @property
    def url(self) -> str:
        """Return the address where the translation is edited, "" where there is none yet."""
        if self.target is None:
            return ""
        model, pk = self.target
        if issubclass(model, Page):
            return reverse("wagtailadmin_pages:edit", args=[pk])
        return reverse(model.snippet_viewset.get_url_name("edit"), args=[pk])


Key = tuple[UUID, int]  # the translation key of an original, the number of a language


@dataclass
class Work:
    """The texts to translate in one original, and those that people have translated, by locale."""

    required: int = 0
    words: int = 0
    confirmed: Counter = field(default_factory=Counter)
    confirmed_words: Counter = field(default_factory=Counter)

    def add(self, words: int, locales: list[Locale], is_confirmed: list[bool]):
        self.required += 1
        self.words += words
        for locale, is_done in zip(locales, is_confirmed, strict=True):
            if is_done:
                self.confirmed[locale.pk] += 1
                self.confirmed_words[locale.pk] += words


def translation_locales() -> list[Locale]:
    """Return the languages that French is translated into, in the order of the settings."""
    order = [code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE]
    known = {locale.language_code: locale for locale in Locale.objects.all()}
    return [known[code] for code in order if code in known]


def state_of(translation: models.Model) -> State | None:
    """Return the state of one translation, ``None`` when its original asks for none."""
    french = (
        type(translation)
        ._default_manager.filter(
            translation_key=translation.translation_key,
            locale__language_code=settings.LANGUAGE_CODE,
        )
        .first()
    )
    found = states([french], [translation.locale]) if french else {}
    return found.get((translation.translation_key, translation.locale_id))


def states(originals: Iterable[models.Model], locales: list[Locale]) -> dict[Key, State]:
    """Return ``{(translation key, locale id): State}`` of French pages and snippets.

    The number of queries does not grow with that of pages. An original that asks for no
    translation is not in the answer: it has no text, or is a page that readers cannot see (one
    that was never published counts once it has been submitted for translation).
    """
    originals = list(originals)
    works = submitted_work([one.translation_key for one in originals], locales)
    originals = [one for one in originals if is_counted(one, one.translation_key in works)]
    works |= other_work([one for one in originals if one.translation_key not in works])
    facts = Facts.of(originals, locales)
    return {
        (original.translation_key, locale.pk): facts.state(original, locale, work)
        for original in originals
        if (work := works[original.translation_key]).required
        for locale in locales
    }


def is_counted(original: models.Model, is_submitted: bool) -> bool:
    """Whether an original asks for translations: what readers see, or may see one day."""
    if not isinstance(original, Page) or original.live:
        return True
    return is_submitted and original.first_published_at is None


@dataclass
class Facts:
    """What is there in other languages, read for many originals at once."""

    # model, pk, whether it is live, and whether so are the pages above it
    targets: dict[Key, tuple[type[models.Model], int, bool, bool]]
    outdated: dict[Key, datetime | None]
    stages: dict[int, Stage]
    proofread: set[Key]

    @classmethod
    def of(cls, originals: list[models.Model], locales: list[Locale]) -> "Facts":
        targets = find_targets(originals, locales)
        keys = [one.translation_key for one in originals]
        rows = PublishedWords.objects.filter(
            source__object_id__in=keys, locale__in=locales
        ).values_list("source__object_id", "locale_id", "outdated_since")
        outdated = {(key, locale): since for key, locale, since in rows}
        stages = find_stages(originals, targets)
        return cls(targets, outdated, stages, proofread(keys, locales))

    def state(self, original: models.Model, locale: Locale, work: Work) -> State:
        key = (original.translation_key, locale.pk)
        model, pk, is_live, is_seen = self.targets.get(key, (None, None, False, False))
        since, confirmed = self.outdated.get(key), work.confirmed[locale.pk]
        # A snippet has no drafts: readers see its words once they have all been translated.
        if is_live and is_seen if isinstance(original, Page) else key in self.outdated:
            kind = Kind.OUTDATED if since else Kind.UP_TO_DATE
        else:
            has_words = model and (confirmed or (model is Page and is_live))
            kind, since = (Kind.IN_PROGRESS if has_words else Kind.MISSING), None
        left = work.words - work.confirmed_words[locale.pk]
        is_finished = kind == Kind.UP_TO_DATE or (
            kind != Kind.MISSING and confirmed == work.required
        )
        own = self.stages.get(pk, Stage.NONE) if model is Page else Stage.NONE
        return State(
            kind=kind,
            confirmed=confirmed,
            required=work.required,
            words_left=0 if kind == Kind.UP_TO_DATE else left,
            words=work.words,
            since=since,
            stage=own or stage_of_work(kind, model, confirmed, work.required),
            locale=locale,
            target=(model, pk) if model else None,
            unread=is_finished and is_asked_for(locale) and key not in self.proofread,
        )


def stage_of_work(
    kind: Kind, model: type[models.Model] | None, confirmed: int, required: int
) -> Stage:
    """Return whose turn it is while nothing but translating has been done."""
    if kind == Kind.UP_TO_DATE:
        return Stage.NONE
    if model is None:
        return Stage.NOT_SENT
    if confirmed == required:
        return Stage.TO_SUBMIT if model is Page else Stage.TO_SAVE
    return Stage.TO_BEGIN if kind == Kind.MISSING else Stage.NONE


def submitted_work(keys: list[UUID], locales: list[Locale]) -> dict[UUID, Work]:
    """Count the texts of the originals that have been submitted for translation."""
    marks = {f"in_{locale.pk}": Exists(confirmations(locale)) for locale in locales}
    segments = StringSegment.objects.filter(
        source__object_id__in=keys, source__locale__language_code=settings.LANGUAGE_CODE
    ).exclude(context__path__in=OPTIONAL)
    works, lengths = defaultdict(Work), {}
    rows = segments.annotate(**marks).order_by()
    rows = rows.values_list("source__object_id", "string_id", "string__data", *marks)
    for key, string, text, *is_confirmed in rows.iterator():
        if string not in lengths:
            lengths[string] = workload.words_in(text)
        works[key].add(lengths[string], locales, is_confirmed)
    return dict(works)


def other_work(originals: list[models.Model]) -> dict[UUID, Work]:
    """Count the texts of the originals that nobody has submitted.

    The count was kept when they were saved; what came in another way (a fixture, SQL) is
    counted now, one by one.
    """
    noted = {
        row.translation_key: (row.texts, row.words)
        for row in Workload.objects.filter(
            translation_key__in=[one.translation_key for one in originals]
        )
    }
    works = {}
    for original in originals:
        counted = noted.get(original.translation_key)
        if counted is None:
            is_page = isinstance(original, Page)
            counted = workload.count(original.specific if is_page else original)
        works[original.translation_key] = Work(*counted)
    return works


def find_targets(originals: list[models.Model], locales: list[Locale]) -> dict:
    """Return the rows in other languages, those of all models in one query."""
    keys = defaultdict(list)
    for original in originals:
        keys[Page if isinstance(original, Page) else type(original)].append(
            original.translation_key
        )
    named = {model._meta.label: model for model in keys}
    queries = [
        model._default_manager.filter(translation_key__in=keys[model], locale__in=locales)
        .order_by()
        .values_list(
            "translation_key",
            "locale_id",
            "pk",
            models.F("live") if model is Page else Value(True),
            is_under_draft() if model is Page else Value(False),
            Value(label),
        )
        for label, model in named.items()
    ]
    rows = queries[0].union(*queries[1:], all=True) if queries else []
    return {
        (key, locale): (named[label], pk, bool(is_live), not is_hidden)
        for key, locale, pk, is_live, is_hidden, label in rows
    }
