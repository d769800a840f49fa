"""Minor edits: a slip is corrected in French, and its translations stay up to date.

Whoever publishes decides it, for one publication. The decision is held by the object that is
published, so that it ends with it: by the version of a page, by a snippet itself.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import takewhile
from typing import NamedTuple

from django.db import models
from wagtail.log_actions import log
from wagtail.models import Page
from wagtail_localize.models import StringSegment, StringTranslation, TranslationSource
from wagtail_localize.strings import StringValue, extract_ids

from .confirming import confirmed
from .models import ApprovedTranslation, Proofreading, PublishedWords
from .overlay import OPTIONAL
from .similarity import paired, score, words_of
from .sources import asked, mark_outdated, refresh, source_of

LOG_ACTION = "cuf.minor_edit"
LEAST_LIKENESS = 65  # below that, a text is another one, whatever was pressed
SHORT = 60  # characters: a text of few words is compared letter by letter
AROUND = 30  # characters shown before and after what has changed


class Place(NamedTuple):
    """Where texts stand: the number of wagtail-localize's context, and its path."""

    pk: int
    path: str


class Text(NamedTuple):
    """A French text: the number of wagtail-localize's string, and its inline HTML."""

    pk: int
    data: str

    def __str__(self):
        return StringValue(self.data).render_text()


@dataclass(frozen=True)
class Correction:
    """A French text before and after, and the languages (codes) that keep their words for it."""

    place: Place
    old: Text
    new: Text
    languages: list[str] = field(default_factory=list)


@dataclass
class MinorEdit:
    """The decision of ``user``, and what came of it once it is ``done``.

    ``left`` are the French texts that are more than corrected: they are to be translated.
    """

    user: models.Model
    kept: list[Correction] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    done: bool = False


def decide(instance: models.Model, user) -> MinorEdit:
    """Let the next publication of a page, or the next save of a snippet, be a minor edit.

    The latest version of a page is the one that its publication shows, the very same object.
    """
    holder = instance.latest_revision if isinstance(instance, Page) else instance
    holder.minor_edit = MinorEdit(user)
    return holder.minor_edit


def decision_on(instance: models.Model) -> MinorEdit | None:
    """Return what was decided on the publication that is taking place."""
    if isinstance(instance, Page):
        is_at_hand = Page.live_revision.is_cached(instance)
        instance = instance.live_revision if is_at_hand else None
    return getattr(instance, "minor_edit", None)


def follow(french: models.Model, decision: MinorEdit | None):
    """Bring the source of ``french`` to what is published now; a minor edit keeps its words."""
    source = source_of(french) if decision else None
    if source is None:
        refresh(french)
        return
    texts, answered = standing_texts(source), asked(source)
    refresh(french)
    keep(source, texts, answered, decision)
    decision.done = True
    if decision.kept or decision.left:
        log(french, LOG_ACTION, user=decision.user, data=as_data(decision))


def as_data(decision: MinorEdit) -> dict:
    """Return what the log keeps of a decision: texts, cut to what has changed, and languages."""
    pairs = [excerpts(str(one.old), str(one.new)) for one in decision.kept]
    return {
        "texts": [{"old": old, "new": new} for old, new in pairs],
        "languages": sorted({code for one in decision.kept for code in one.languages}),
        "left": decision.left,
    }


def standing_texts(source: TranslationSource) -> dict[Place, list[Text]]:
    """Return all the texts of a source, those of each place in their order, in one query."""
    rows = StringSegment.objects.filter(source=source).order_by("order")
    texts = defaultdict(list)
    for place, path, pk, data in rows.values_list(
        "context_id", "context__path", "string_id", "string__data"
    ):
        texts[Place(place, path)].append(Text(pk, data))
    return texts


def keep(
    source: TranslationSource,
    before: dict[Place, list[Text]],
    answered: dict[str, str],
    decision: MinorEdit,
):
    """Give each corrected text the translations it had; where only such changed, all is said."""
    corrections, settled = [], set()
    for place, new in standing_texts(source).items():
        old = before.get(place, [])
        if is_corrected(old, new):
            pairs = [(was, now) for was, now in zip(old, new, strict=True) if was != now]
            settled.add(place.path)
        else:
            pairs = likest(old, new)
            if place.path not in OPTIONAL:
                decision.left += [clipped(str(one)) for one in left_over(old, new, pairs)]
        corrections += [Correction(place, was, now) for was, now in pairs]
    decision.kept += keep_translations(corrections)
    keep_answers(source, answered, settled)


def is_corrected(old: list[Text], new: list[Text]) -> bool:
    """Whether each text of a place is still there, where it was, as it was or corrected.

    One that stood elsewhere in the place has moved, with its own words, however like it is.
    """
    return len(old) == len(new) and all(
        was == now or (now not in old and likeness(was.data, now.data) >= LEAST_LIKENESS)
        for was, now in zip(old, new, strict=True)
    )


def likeness(old: str, new: str) -> float:
    """Return how much of two texts is the same, up to 100: words, and letters in a short one.

    Texts with other links are not one text corrected: they have nothing in common.
    """
    if extract_ids(old) != extract_ids(new):
        return 0
    found = score(words_of(old), words_of(new))
    old, new = (StringValue(text).render_text().casefold() for text in (old, new))
    if max(len(old), len(new)) <= SHORT:
        found = max(found, 100 * SequenceMatcher(None, old, new, autojunk=False).ratio())
    return found


def likest(old: list[Text], new: list[Text]) -> list[tuple[Text, Text]]:
    """Return the texts that left a place with those that came and are likest, each once."""
    gone = [text for text in old if text not in new]
    come = [text for text in new if text not in old]
    texts = [one.data for one in gone], [one.data for one in come]
    return [(gone[was], come[now]) for was, now in paired(*texts, likeness, least=LEAST_LIKENESS)]


def left_over(old: list[Text], new: list[Text], pairs: list[tuple[Text, Text]]) -> list[Text]:
    """Return what is new at a place, else what is gone, else where its order begins to differ."""
    was, now = {one for one, _now in pairs}, {one for _was, one in pairs}
    come = [text for text in new if text not in old and text not in now]
    gone = [text for text in old if text not in new and text not in was]
    return come or gone or new[:1]


def keep_translations(corrections: list[Correction]) -> list[Correction]:
    """Confirm the corrected texts by the translations of the former ones; return what was kept.

    A translation stays as old as it was: a native speaker who has read it has read it.
    """
    rows = StringTranslation.objects.filter(
        context__in={one.place.pk for one in corrections},
        translation_of__in={one.old.pk for one in corrections},
        translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
        has_error=False,
    )
    words = defaultdict(list)
    for row in rows.select_related("locale", "last_translated_by"):
        words[row.context_id, row.translation_of_id].append(row)
    kept = []
    for one in corrections:
        found = words[one.place.pk, one.old.pk]
        for row in found:
            copy_translation(row, one.new)
        languages = sorted(row.locale.language_code for row in found)
        kept += [Correction(one.place, one.old, one.new, languages)]
    return kept


def copy_translation(row: StringTranslation, text: Text):
    """Translate ``text`` as another one was at the same place."""
    copy, _created = StringTranslation.objects.update_or_create(
        translation_of_id=text.pk,
        context_id=row.context_id,
        locale_id=row.locale_id,
        defaults=confirmed(row.data, row.last_translated_by, row.tool_name),
    )
    StringTranslation.objects.filter(pk=copy.pk).update(updated_at=row.updated_at)


def keep_answers(source: TranslationSource, answered: dict[str, str], paths: set[str]):
    """Let what answered the former texts of some places answer those of today.

    It is what readers see, what was approved, and what a native speaker has read.
    """
    now = asked(source)
    for rows in (
        PublishedWords.objects.filter(source=source),
        Proofreading.objects.filter(source=source),
        ApprovedTranslation.objects.filter(page__translation_key=source.object_id),
    ):
        for row in rows:
            kept = {path for path in paths & now.keys() if row.answers.get(path) == answered[path]}
            if kept:
                row.answers |= {path: now[path] for path in kept}
                row.save(update_fields=["answers"])
    mark_outdated(source)


def excerpts(old: str, new: str) -> tuple[str, str]:
    """Return a text before and after, cut to what has changed with a few words round it."""
    pairs = takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False))
    same = len(list(pairs))
    start = max(0, same - AROUND)
    return clipped(old, start), clipped(new, start)


def clipped(text: str, start: int = 0) -> str:
    end = start + 3 * AROUND
    return f"{'…' if start else ''}{text[start:end]}{'…' if end < len(text) else ''}"
