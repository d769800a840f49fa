"""Give a page the values of a data file, rows and body included, and tell what that changes."""

from collections.abc import Callable

from django.db import models
from modelcluster.models import get_all_child_relations
from wagtail.fields import StreamField
from wagtail.models import Page

from rencontres.models import Person

from . import demo_files

# What names a row among those of its page, so that its translations follow it.
ROW_NAMES = {
    "figures": ("kind", "label", "basis"),
    "partners": ("partner",),
    "slots": ("day", "start"),
    "participations": ("person", "organisation"),
    "topics": ("topic",),
    "countries": ("country",),
    "contacts": ("contact",),
}


def set_fields(page: Page, path: str, values: dict, resolve: Callable):
    """Set every field of ``page``, a field that ``values`` leaves out to its default.

    ``resolve(model, key)`` returns the row of a snippet, image or page model named ``key``.
    Raises ``ValueError`` when a value has no field.
    """
    names = field_names(page)
    if unknown := values.keys() - names:
        raise ValueError(f"{path}: no such field: {', '.join(sorted(unknown))}")
    for field in page._meta.concrete_fields:
        if field.name in names:
            set_value(page, field, path, values.get(field.name), resolve)


def set_rows(page: Page, path: str, values: dict, resolve: Callable):
    """Give ``page`` the rows that ``values`` holds, and no other."""
    names = field_names(page)
    for relation in get_all_child_relations(type(page)):
        name = relation.get_accessor_name()
        if name in names:
            rows = make_rows(page, relation, f"{path}/{name}", values.get(name, []), resolve)
            setattr(page, name, rows)


def field_names(page: Page) -> set[str]:
    """Return the names that may stand in a data file: what is translated or synchronised."""
    return {"slug", *(field.field_name for field in page.translatable_fields)}


def set_value(instance, field: models.Field, path: str, value, resolve: Callable):
    """Set one field from the value in the file; ``None`` is the field's default."""
    if value is None:
        value = field.get_default()
    elif isinstance(field, StreamField):
        value = demo_files.stream(
            f"{path}/{field.name}", value, lambda name, part: block_part(name, part, resolve)
        )
    elif field.is_relation:
        setattr(instance, field.name, resolve(field.related_model, value))
        return
    setattr(instance, field.attname, field.to_python(value))


def block_part(name: str, value, resolve: Callable):
    """Return the data of a named value of a block: a person's identifier, else the value."""
    return resolve(Person, value).pk if name == "person" else value


def make_rows(page: Page, relation, path: str, rows: list, resolve: Callable) -> list[models.Model]:
    """Return the rows of one relation, each keeping the identity that it has already."""
    model, name = relation.related_model, relation.get_accessor_name()
    known = {row.translation_key: row.pk for row in getattr(page, name).all()}
    made = []
    for place, values in enumerate(rows):
        parts = ROW_NAMES[name]
        values = values if isinstance(values, dict) else {parts[0]: values}
        key = demo_files.key(f"{path}/" + "/".join(str(values.get(part, "")) for part in parts))
        row = model(
            pk=known.get(key), translation_key=key, locale_id=page.locale_id, sort_order=place
        )
        setattr(row, relation.field.name, page)
        for field_name, value in values.items():
            set_value(row, model._meta.get_field(field_name), path, value, resolve)
        made.append(row)
    return made


def snapshot(page: Page) -> dict:
    """Return all that the page holds as plain data; two equal pages give equal snapshots."""
    for field in page._meta.concrete_fields:
        if isinstance(field, StreamField):
            # Blocks are compared once read, with the values their definition adds.
            list(getattr(page, field.name))
    return page.serializable_data()
