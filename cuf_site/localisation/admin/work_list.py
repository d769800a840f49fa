"""What translators have to do, in the order in which readers need it.

First what was sent back with a comment, then what readers see out of date, what was begun, what
is missing. In each of them: the next edition, the pages and snippets that all of the site shows,
the other editions from the newest.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from math import floor
from uuid import UUID

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Exists, OuterRef, Q
from wagtail.models import Locale, Page, WorkflowState
from wagtail_localize.models import Translation

from ..models import PublishedWords
from ..stages import Stage
from ..states import Kind, State
from . import table

KINDS = list(Kind)
WAITING = (Stage.MODERATION, Stage.APPROVED, Stage.PARENT)


@dataclass(frozen=True)
class Line:
    """One page or snippet in one language, with what was said when it was sent back."""

    row: table.Row
    state: State
    place: tuple
    comment: str = ""

    @property
    def title(self) -> str:
        return self.row.title

    @property
    def url(self) -> str:
        """Return where the translation is edited."""
        return self.state.url

    @property
    def is_sent_back(self) -> bool:
        return self.state.stage == Stage.CHANGES


@dataclass(frozen=True)
class Progress:
    """The French words that people have translated into one language, of all there are.

    What a machine or memory proposes does not count, nor what answers French texts of the past.
    """

    locale: Locale
    words: int = 0
    done: int = 0

    @property
    def percent(self) -> int:
        """Return a whole number that says 100 when nothing is left, and not before."""
        return floor(100 * self.done / self.words) if self.words else 100

    @property
    def left(self) -> int:
        return self.words - self.done


@dataclass(frozen=True)
class WorkList:
    """The lines of a list, in order, each in one of its parts, and how far the work is."""

    sent_back: list[Line] = field(default_factory=list)
    to_do: list[Line] = field(default_factory=list)
    waiting: list[Line] = field(default_factory=list)
    not_sent: int = 0
    progress: list[Progress] = field(default_factory=list)
    groups: list[tuple[str, list[Progress]]] = field(default_factory=list)

    @property
    def first(self) -> list[Line]:
        """Return all that translators can do, in order."""
        return self.sent_back + self.to_do

    @property
    def words_left(self) -> int:
        return sum(line.state.words_left for line in self.first)


def work_list(found: list[table.Row], locales: list[Locale], editions: list[Page]) -> WorkList:
    """Return what there is to do, and what waits for others, among the rows of the table."""
    names = group_names(editions)
    lines = in_order(found, names)
    sent_back = [line for line in lines if line.is_sent_back]
    comments = comments_on(sent_back)
    return WorkList(
        sent_back=[with_comment(line, comments) for line in sent_back],
        to_do=[line for line in lines if line.state.is_to_do and not line.is_sent_back],
        waiting=[line for line in lines if line.state.stage in WAITING and not line.state.is_to_do],
        not_sent=sum(line.state.stage == Stage.NOT_SENT for line in lines),
        progress=progress(found, locales),
        groups=[
            (name, progress(rows, locales))
            for name in names
            if (rows := [row for row in found if row.group == name])
        ],
    )


def editions_by_need() -> list[Page]:
    """Return the editions, the next one first, then from the newest."""
    editions = list(table.wholes().specific())
    ahead = [page for page in editions if needed_on(page)]
    if ahead:
        following_one = min(ahead, key=needed_on)
        editions.remove(following_one)
        editions.insert(0, following_one)
    return editions


def needed_on(whole: Page) -> date | None:
    """Return the day that the translations of an edition are for, ``None`` if it is over."""
    return getattr(whole, "needed_on", None)


def group_names(editions: list[Page]) -> list[str]:
    """Return the names of the groups in the order in which their translations are needed."""
    names = [page.get_admin_display_title() for page in editions]
    place = 1 if editions and needed_on(editions[0]) else 0
    return [*names[:place], table.outside_name(), table.snippets_name(), *names[place:]]


def in_order(found: Iterable[table.Row], names: list[str]) -> list[Line]:
    """Return a line for each state of each row, what is most urgent first."""
    lines = [
        Line(row, state, place_of(state, names.index(row.group), number))
        for number, row in enumerate(found)
        for state in row.states
    ]
    return sorted(lines, key=lambda line: line.place)


def place_of(state: State, group: int, number: int) -> tuple:
    """Return what lines are sorted by: in a group, what has only to be submitted comes first."""
    is_sent_back = state.stage == Stage.CHANGES
    return not is_sent_back, KINDS.index(state.kind), group, state.texts_left > 0, number


def comments_on(lines: list[Line]) -> dict[int, str]:
    """Return what was said of the pages that were sent back, by their number."""
    if not lines:
        return {}
    rows = WorkflowState.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Page),
        object_id__in=[str(line.state.target[1]) for line in lines],
        status=WorkflowState.STATUS_NEEDS_CHANGES,
    )
    return {
        int(pk): comment
        for pk, comment in rows.values_list("object_id", "current_task_state__comment")
        if comment
    }


def with_comment(line: Line, comments: dict[int, str]) -> Line:
    return Line(line.row, line.state, line.place, comments.get(line.state.target[1], ""))


def progress(found: Iterable[table.Row], locales: list[Locale]) -> list[Progress]:
    """Return how far the translation of some rows is, in each language."""
    words, done = Counter(), Counter()
    for row in found:
        for state in row.states:
            words[state.locale.pk] += state.words
            done[state.locale.pk] += state.words - state.words_left
    return [Progress(locale, words[locale.pk], done[locale.pk]) for locale in locales]


def following(instance: models.Model) -> Line | None:
    """Return what a translator goes on with after a page or snippet, in the same language.

    It is what comes next in the list, or its beginning; ``None`` when nothing else is to do. Only
    what is not up to date is read, in 8 queries and one for each type of snippet there; languages
    that are proofread ask two more.
    """
    editions = editions_by_need()
    pages, snippets = outstanding(instance.locale)
    found = table.rows_of(pages, snippets, [instance.locale], editions)
    lines = in_order(found, group_names(editions))
    key = instance.translation_key
    own = next((n for n, line in enumerate(lines) if line.row.original.translation_key == key), -1)
    after = lines[own + 1 :] + lines[: max(own, 0)]
    return next((line for line in after if line.state.is_to_do), None)


def outstanding(locale: Locale) -> tuple[list[Page], list[models.Model]]:
    """Return the French pages and snippets sent to be translated that may not be up to date."""
    current = PublishedWords.objects.filter(
        source=OuterRef("source"), locale=locale, outdated_since=None
    )
    behind = Page.objects.filter(
        Q(live=False) | Q(has_unpublished_changes=True),
        translation_key=OuterRef("source__object_id"),
        locale=locale,
    )
    sent = Translation.objects.filter(
        ~Exists(current) | Exists(behind),
        target_locale=locale,
        enabled=True,
        source__locale__language_code=settings.LANGUAGE_CODE,
    )
    keys: dict[type[models.Model], set[UUID]] = {}
    for key, content_type in sent.values_list("source__object_id", "source__specific_content_type"):
        model = ContentType.objects.get_for_id(content_type).model_class()
        keys.setdefault(Page if issubclass(model, Page) else model, set()).add(key)
    pages = table.find_pages(None, "").filter(translation_key__in=keys.pop(Page, ()))
    snippets = [
        row
        for model, asked in keys.items()
        for row in model._default_manager.filter(**table.FRENCH, translation_key__in=asked)
    ]
    return list(pages), snippets
