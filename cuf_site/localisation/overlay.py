"""Words laid over facts: the one way in which a page or snippet of another language is made.

A translation is the facts of its French original and words of its own. wagtail-localize cuts
both into segments, each with the path of its place (``body.<block>.text``,
``participations.<row>.function``); a rich text is a template and one string per line of text.
"""

import json
from collections import defaultdict

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import OuterRef, Subquery
from modelcluster.models import ClusterableModel, get_all_child_relations
from wagtail.blocks.list_block import ListValue
from wagtail.blocks.stream_block import StreamValue
from wagtail.fields import StreamField
from wagtail.models import Locale, Page
from wagtail_localize.fields import TranslatableField, copy_synchronised_fields
from wagtail_localize.models import (
    SegmentOverride,
    StringSegment,
    StringTranslation,
    TranslationSource,
)
from wagtail_localize.segments import (
    OverridableSegmentValue,
    StringSegmentValue,
    TemplateSegmentValue,
)
from wagtail_localize.segments.extract import extract_segments
from wagtail_localize.segments.ingest import ingest_segments
from wagtail_localize.strings import StringValue

from .text_checks import accepts

# Search engines' texts: a translation is finished without them.
OPTIONAL = ("seo_title", "search_description")

# {path: its template, if it is a rich text, then its strings}
Words = dict[str, list[TemplateSegmentValue | StringSegmentValue]]


def words_of(instance: models.Model) -> Words:
    """Return the words that a page, snippet or row holds."""
    words = defaultdict(list)
    for segment in extract_segments(instance):
        if isinstance(segment, TemplateSegmentValue | StringSegmentValue):
            words[segment.path].append(segment)
    return {path: parts for path, parts in words.items() if strings(parts)}


def strings(parts: list) -> list[StringSegmentValue]:
    """Return the strings of one place, without its template."""
    return [part for part in parts if isinstance(part, StringSegmentValue)]


def texts_of(words: Words) -> dict[str, list[str]]:
    """Return words as plain values that can be compared: ``{path: [text with its markup]}``."""
    return {path: [part.string.data for part in strings(parts)] for path, parts in words.items()}


def confirmed_words(source: TranslationSource, locale: Locale) -> Words:
    """Return the words that translators have confirmed for each text of ``source``.

    A place is in the answer when all its strings are translated by a person, without error.
    """
    words, incomplete = defaultdict(list), set()
    for segment in source.templatesegment_set.select_related("template", "context"):
        template = segment.template
        words[segment.context.path].append(
            TemplateSegmentValue(
                segment.context.path,
                template.template_format,
                template.template,
                template.string_count,
                order=segment.order,
            )
        )
    for segment in confirmed(StringSegment.objects.filter(source=source), locale):
        path = segment.context.path
        if segment.confirmed is None:
            incomplete.add(path)
            continue
        value = StringSegmentValue(
            path, StringValue(segment.confirmed), attrs=json.loads(segment.attrs)
        )
        words[path].append(value.with_order(segment.order))
    return {path: parts for path, parts in words.items() if path not in incomplete}


def confirmed(segments: models.QuerySet, locale: Locale) -> models.QuerySet:
    """Annotate string segments with ``confirmed``: what a person translated them by, or None.

    What a machine filled in, and what cannot stand in a page (a lost link), does not count.
    """
    segments = segments.select_related("string", "context").order_by("order")
    return segments.annotate(confirmed=Subquery(confirmations(locale).values("data")[:1]))


def confirmations(locale: Locale) -> models.QuerySet:
    """Return what people translated one string segment by, as part of a query on segments."""
    return StringTranslation.objects.filter(
        translation_of_id=OuterRef("string_id"),
        context_id=OuterRef("context_id"),
        locale=locale,
        translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
        has_error=False,
    )


def overlay(french: models.Model, translation: models.Model, words: Words) -> set[str]:
    """Give ``translation`` the facts of ``french``, with ``words`` where French has a text.

    ``french`` is used up: its blocks and rows become those of the translation. A text without
    words is left blank, and a new block that says nothing without them is left out; the paths
    of those texts are returned.
    """
    hold_rows(french)
    hold_rows(translation)
    wanted = words_of(french)
    kept = {path: fitted(words[path], parts) for path, parts in wanted.items() if words.get(path)}
    missing = wanted.keys() - kept.keys()
    for field in texts(type(translation)):
        if field.name not in kept and field.name != "title":
            setattr(translation, field.attname, "")
    copy_synchronised_fields(french, translation)
    segments = [part for parts in kept.values() for part in parts]
    segments += [part for path in missing for part in blank(wanted[path])]
    segments += overrides(french, translation.locale)
    ingest_segments(french, translation, french.locale, translation.locale, segments)
    leave_out_blocks(translation, missing)
    if isinstance(translation, Page):
        # Dates of publication are those of the French page; a copy would wait for them.
        translation.go_live_at = translation.expire_at = None
    return missing


def carry(french: models.Model, translation: models.Model) -> set[str]:
    """Give ``translation`` the facts of ``french``, which is used up, and leave it its words."""
    hold_rows(translation)
    return overlay(french, translation, words_of(translation))


def hold_rows(instance: models.Model):
    """Read the rows of a page or snippet once and for all: they are gone through many times."""
    if isinstance(instance, ClusterableModel):
        for relation in get_all_child_relations(type(instance)):
            getattr(instance, relation.get_accessor_name()).get_object_list()


def hold_rows_together(pages: list[Page]):
    """Read the rows of some pages of one type, in one query for each kind of row."""
    for relation in get_all_child_relations(type(pages[0])) if pages else ():
        rows = defaultdict(list)
        for row in relation.related_model.objects.filter(**{f"{relation.field.name}__in": pages}):
            rows[getattr(row, relation.field.attname)].append(row)
        for page in pages:
            getattr(page, relation.get_accessor_name()).set(rows[page.pk])


def texts(model) -> list[models.Field]:
    """Return the fields of a model that hold one text each."""
    names = [
        declared.field_name
        for declared in model.translatable_fields
        if isinstance(declared, TranslatableField)
    ]
    fields = [model._meta.get_field(name) for name in names]
    return [
        field
        for field in fields
        if isinstance(field, models.CharField | models.TextField)
        and not isinstance(field, StreamField)
    ]


def fitted(parts: list, french_parts: list) -> list:
    """Return the words of one place in the French structure, with the French links, if they fit.

    They fit when there are as many strings with as many links each; else French says something
    else now, and the words keep the structure they were written in.
    """
    mine, theirs = strings(parts), strings(french_parts)
    if [len(part.attrs or ()) for part in mine] != [len(part.attrs or ()) for part in theirs]:
        return parts
    templates = [part for part in french_parts if isinstance(part, TemplateSegmentValue)]
    return templates + [
        StringSegmentValue(part.path, part.string, attrs=their.attrs).with_order(their.order)
        for part, their in zip(mine, theirs, strict=True)
    ]


def blank(parts: list) -> list:
    """Return the segments that leave one place without text."""
    first = parts[0]
    if isinstance(first, TemplateSegmentValue):
        return [TemplateSegmentValue(first.path, first.format, "", 0)]
    return [StringSegmentValue(first.path, StringValue(""))]


def overrides(french, locale: Locale) -> list[OverridableSegmentValue]:
    """Return what an editor has replaced in the blocks for one language: a document, a link.

    What has gone since does not count: French gives its own again.
    """
    rows = SegmentOverride.objects.filter(
        context__object_id=french.translation_key, locale=locale, has_error=False
    )
    rows = [row for row in rows.select_related("context") if accepts(row.context, row.data)]
    chosen = {row.context.path: row.data for row in rows}
    if not chosen:
        return []
    segments = extract_segments(french)
    return [
        OverridableSegmentValue(segment.path, chosen[segment.path], order=segment.order)
        for segment in segments
        if isinstance(segment, OverridableSegmentValue) and segment.path in chosen
    ]


def leave_out_blocks(translation, missing: set[str]):
    """Remove the blocks, and the items of their lists, that need words they do not have."""
    for field in type(translation)._meta.get_fields():
        if isinstance(field, StreamField):
            prune(getattr(translation, field.name), f"{field.name}.", missing)


def prune(value, prefix: str, missing: set[str]):
    """Remove from a stream or list what cannot stand without the words that are missing."""
    children = value if isinstance(value, StreamValue) else value.bound_blocks
    for place in reversed(range(len(children))):
        child = children[place]
        path = f"{prefix}{child.id}"
        if not any(one == path or one.startswith(f"{path}.") for one in missing):
            continue
        if isinstance(child.value, StreamValue | ListValue):
            prune(child.value, f"{path}.", missing)
            is_empty = not len(child.value)
        else:
            is_empty = not can_stand(child)
        if is_empty:
            del value[place]


def can_stand(child) -> bool:
    """Whether a block says something as it is: the editing form would accept it."""
    try:
        child.block.clean(child.value)
    except ValidationError:
        return False
    return True
