"""The segments of a source, brought to what its French page or snippet says now.

wagtail-localize opens the page anew, then asks for the string, the context and the segment of
each text one by one; here only what has changed is written.
"""

import json
from collections import defaultdict

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, transaction
from wagtail_localize.models import (
    OverridableSegment,
    RelatedObjectSegment,
    StringSegment,
    TemplateSegment,
    TranslationSource,
)
from wagtail_localize.segments import (
    OverridableSegmentValue,
    RelatedObjectSegmentValue,
    StringSegmentValue,
    TemplateSegmentValue,
)
from wagtail_localize.segments.extract import extract_segments

# Where each kind of segment is kept, and the columns of its content (see ``content``).
KINDS = {
    StringSegmentValue: (StringSegment, ("string__data", "attrs")),
    TemplateSegmentValue: (TemplateSegment, ("template__template",)),
    RelatedObjectSegmentValue: (RelatedObjectSegment, ("object_id",)),
    OverridableSegmentValue: (OverridableSegment, ("data_json",)),
}


@transaction.atomic
def refresh_segments(source: TranslationSource, french: models.Model):
    """Make the segments of ``source`` those of ``french``; one that only moves stays itself."""
    values = extract_segments(french)
    for kind, (model, columns) in KINDS.items():
        standing, moved, new = standing_segments(source, model, columns), [], []
        for value in values:
            if not isinstance(value, kind):
                continue
            if same := standing[value.path, *content(value)]:
                pk, order = same.pop(0)
                moved += [model(pk=pk, order=value.order)] if order != value.order else []
            else:
                new.append(value)
        gone = [pk for rows in standing.values() for pk, _order in rows]
        model.objects.filter(pk__in=gone).delete()
        model.objects.bulk_update(moved, ["order"])
        for value in new:  # last: it would be taken for the same text that leaves its place
            create(model, source, french, value)


def standing_segments(source, model, columns) -> dict[tuple, list[tuple[int, int]]]:
    """Return ``{(path, *content): [(number, order)]}`` for one kind of segment."""
    standing = defaultdict(list)
    rows = model.objects.filter(source=source).order_by("order")
    for pk, order, *place in rows.values_list("pk", "order", "context__path", *columns):
        standing[tuple(place)].append((pk, order))
    return standing


def content(value) -> tuple:
    """Return what a segment says, as the columns of its row do."""
    match value:
        case StringSegmentValue():
            return value.string.data, as_json(value.attrs)
        case TemplateSegmentValue():
            return (value.template,)
        case RelatedObjectSegmentValue():
            return (value.translation_key,)
    return (as_json(value.data),)


def as_json(data) -> str:
    return json.dumps(data, cls=DjangoJSONEncoder)


def create(model, source: TranslationSource, french: models.Model, value):
    """Add a segment, whose context knows the field of ``french`` that it stands in."""
    place = (source, source.locale) if model is StringSegment else (source,)
    model.from_value(*place, value).context.get_field_path(french)
