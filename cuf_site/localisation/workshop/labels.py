"""What each text is, in words of the admin: « Séance · Titre », « Intervenant : N. · Fonction »."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import pgettext
from wagtail.blocks import RichTextBlock
from wagtail.fields import StreamField
from wagtail_localize.models import StringSegment

from ..text_checks import Place, find_place, max_length


@dataclass(frozen=True)
class Label:
    """Where a text stands (``section``), what it is there (``name``), how long it may be."""

    section: str
    name: str
    limit: int | None = None

    def __str__(self):
        return f"{self.section} · {self.name}"


def labels(french: models.Model, segments: list[StringSegment]) -> dict[int, Label]:
    """Return ``{segment number: label}``; each relation with texts costs one query."""
    rows, found = {}, {}
    for segment in segments:
        name, _dot, rest = segment.context.path.partition(".")
        field = type(french)._meta.get_field(name)
        row = ""
        if field.one_to_many:
            if name not in rows:
                rows[name] = named_rows(field, [french.pk])
            row = rows[name].get((french.pk, rest.partition(".")[0]), "")
        found[segment.pk] = label(type(french), field, segment.context.field_path, row)
    return found


def label(model: type[models.Model], field: models.Field, field_path: str, row: str) -> Label:
    """Return the label of the text at ``field_path``, in the ``row`` of a relation or none."""
    path = field_path.split(".")
    try:
        place = find_place(model, path)
    except (AttributeError, FieldDoesNotExist, KeyError):
        place = None  # a block that the site no longer has
    name = name_of(place) or name_of(field)
    if field.one_to_many:
        kind = capfirst(field.related_model._meta.verbose_name)
        section = pgettext("text to translate", "%(kind)s: %(row)s") % {"kind": kind, "row": row}
        return Label(section if row else kind, name, max_length(place))
    section = capfirst(model._meta.verbose_name)
    if isinstance(field, StreamField):
        block = field.stream_block.child_blocks.get(path[1])
        section = f"{name_of(field)} · {name_of(block)}" if len(path) > 2 else name_of(field)
        if len(path) == 2 and isinstance(place, RichTextBlock):
            name = pgettext("text to translate", "Paragraph")  # one of those that the block holds
    return Label(section, name, max_length(place))


def name_of(place: Place | None) -> str:
    """Return what the editing form calls a field or block."""
    name = getattr(place, "verbose_name", None) or getattr(place, "label", "")
    return str(capfirst(name))


def named_rows(relation, parents: Iterable[int]) -> dict[tuple[int, str], str]:
    """Return ``{(number of its page, translation key): name}`` of rows, in one query."""
    model, parent = relation.related_model, relation.field
    links = [one.name for one in model._meta.fields if isinstance(one, models.ForeignKey)]
    names = [name for name in links if name not in ("locale", parent.name)]
    rows = model._default_manager.filter(**{f"{parent.name}__in": parents})
    return {
        (getattr(row, parent.attname), str(row.translation_key)): str(row)
        for row in rows.select_related(*names)
    }
