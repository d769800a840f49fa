"""The pages and snippets of a file with their texts, read for many at once."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.text import capfirst
from wagtail.models import Page
from wagtail_localize.models import StringSegment, Translation, TranslationSource

from ..workload import words_in
from ..workshop.labels import Label, label, named_rows
from ..workshop.lines import Line, make_lines, place_of


@dataclass(frozen=True)
class Document:
    """One page or snippet: what it is (``kind``), where it is, and the lines that leave."""

    translation: Translation
    kind: str
    address: str
    lines: list[Line]

    @property
    def key(self) -> str:
        return str(self.translation.source.object_id)

    @property
    def title(self) -> str:
        return self.translation.source.object_repr

    @property
    def words(self) -> int:
        return sum(words_in(line.french) for line in self.lines)


def documents(submitted: Iterable[Translation], with_done: bool = True) -> list[Document]:
    """Return what translations into one language hold, in their order; those without a line go.

    ``submitted`` come with their source and language. ``with_done`` keeps the texts that are
    translated already. The number of queries grows with the kinds of pages, not with the pages.
    """
    submitted = list(submitted)
    if not submitted:
        return []
    sources = {one.source_id: one.source for one in submitted}
    segments = distinct(
        StringSegment.objects.filter(source__in=sources)
        .select_related("string", "context")
        .order_by("source", "order")
    )
    places = find_originals(sources.values())
    named = find_labels(segments, sources, places)
    lines = defaultdict(list)
    for line in make_lines(segments, named, submitted[0].target_locale):
        if with_done or not line.is_done:
            lines[line.segment.source_id].append(line)
    return [
        Document(one, kind_of(one.source), places[one.source.object_id].address, found)
        for one in submitted
        if one.source.object_id in places and (found := lines[one.source_id])
    ]


def distinct(segments: Iterable[StringSegment]) -> list[StringSegment]:
    """Return each text of a place once: said twice there, it is translated once."""
    return list({place_of(one): one for one in reversed(list(segments))}.values())[::-1]


@dataclass(frozen=True)
class Original:
    """A French page or snippet: its number, and an address that its name gives nothing of."""

    pk: int
    address: str


def find_originals(sources: Iterable[TranslationSource]) -> dict:
    """Return ``{translation key: Original}``: pages in one query, snippets in one per model."""
    keys, locales = defaultdict(set), set()
    for source in sources:
        model = model_of(source)
        keys[Page if issubclass(model, Page) else model].add(source.object_id)
        locales.add(source.locale_id)
    found = {}
    for model, wanted in keys.items():
        rows = model._default_manager.filter(translation_key__in=wanted, locale__in=locales)
        column = "url_path" if model is Page else "pk"
        for key, pk, value in rows.values_list("translation_key", "pk", column):
            found[key] = Original(pk, value if model is Page else f"{model._meta.label_lower}/{pk}")
    return found


def find_labels(segments: list[StringSegment], sources: dict, places: dict) -> dict[int, Label]:
    """Return ``{segment number: label}``, as ``labels`` does of one original."""
    names = find_row_names(segments, sources, places)
    found = {}
    for segment in segments:
        source = sources[segment.source_id]
        if source.object_id not in places:
            continue
        model = model_of(source)
        name, _dot, rest = segment.context.path.partition(".")
        row = names.get((places[source.object_id].pk, name, rest.partition(".")[0]), "")
        field = model._meta.get_field(name)
        found[segment.pk] = label(model, field, segment.context.field_path, row)
    return found


def find_row_names(segments: list[StringSegment], sources: dict, places: dict) -> dict:
    """Return ``{(page number, relation, row key): name}``, in one query for each relation."""
    wanted = defaultdict(set)
    for segment in segments:
        source = sources[segment.source_id]
        field = model_of(source)._meta.get_field(segment.context.path.partition(".")[0])
        if field.one_to_many and source.object_id in places:
            wanted[field].add(places[source.object_id].pk)
    return {
        (page, field.name, key): name
        for field, numbers in wanted.items()
        for (page, key), name in named_rows(field, numbers).items()
    }


def model_of(source: TranslationSource) -> type[models.Model]:
    return ContentType.objects.get_for_id(source.specific_content_type_id).model_class()


def kind_of(source: TranslationSource) -> str:
    return str(capfirst(model_of(source)._meta.verbose_name))
