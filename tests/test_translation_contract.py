"""Which fields are words and which are facts: a frozen list, and what translators receive.

A field that is in neither list of ``data/translation_fields.yaml`` fails here until someone has
decided whether it is translated (words) or exists once, in French (facts).
"""

from pathlib import Path

import pytest
import yaml
from django.apps import apps
from modelcluster.fields import ParentalKey
from modelcluster.models import get_all_child_relations
from wagtail.models import COMMENTS_RELATION_NAME, Page, TranslatableMixin
from wagtail_localize.fields import SynchronizedField, TranslatableField

APPS = {"cuf_site", "rencontres", "press", "home"}
DECLARED = yaml.safe_load((Path(__file__).parent / "data" / "translation_fields.yaml").read_text())
# What Wagtail keeps of each page by itself, the address included: it is no segment.
SYSTEM = {field.name for field in Page._meta.get_fields() if field.concrete} - {
    "title",
    "seo_title",
    "search_description",
    "show_in_menus",
}
ROW_SYSTEM = {"id", "locale", "translation_key"}


def translatable_models() -> dict[str, type]:
    return {
        model._meta.label: model
        for model in apps.get_models()
        if model._meta.app_label in APPS and issubclass(model, TranslatableMixin)
    }


each_model = pytest.mark.parametrize("label", sorted(translatable_models()))


def declared(model, kind) -> list[str]:
    return [field.field_name for field in model.translatable_fields if type(field) is kind]


@each_model
def test_declared_words_and_facts_are_those_of_the_list(label):
    model = translatable_models()[label]

    found = {
        "words": declared(model, TranslatableField),
        "facts": declared(model, SynchronizedField),
    }

    assert found == {name: DECLARED[label].get(name, []) for name in ("words", "facts")}


def test_the_list_names_no_model_that_is_gone():
    assert sorted(DECLARED) == sorted(translatable_models())


@each_model
def test_every_field_is_declared_once(label):
    model = translatable_models()[label]
    is_page = issubclass(model, Page)
    parent = {field.name for field in model._meta.fields if isinstance(field, ParentalKey)}
    system = (SYSTEM | {"page_ptr"}) if is_page else ROW_SYSTEM | parent
    fields = {field.name for field in model._meta.get_fields() if field.concrete}
    relations = {relation.get_accessor_name() for relation in get_all_child_relations(model)}

    names = [field.field_name for field in model.translatable_fields]

    assert sorted(names) == sorted((fields | relations) - {COMMENTS_RELATION_NAME} - system)


@each_model
def test_no_fact_may_be_overridden(label):
    facts = [
        field
        for field in translatable_models()[label].translatable_fields
        if isinstance(field, SynchronizedField)
    ]

    assert [field.field_name for field in facts if field.overridable] == []


@each_model
def test_rows_can_be_translated(label):
    relations = get_all_child_relations(translatable_models()[label])
    rows = [relation.related_model for relation in relations]

    assert [
        row.__name__
        for row in rows
        if row._meta.app_label in APPS and not issubclass(row, TranslatableMixin)
    ] == []
