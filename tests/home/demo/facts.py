"""Reading ``tests/data/facts.yaml``, and the pages that its facts stand on."""

import json
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

import yaml
from bs4 import BeautifulSoup
from django.apps import apps
from django.db import models
from django_countries.fields import CountryField
from modelcluster.fields import ParentalKey
from wagtail.fields import StreamField
from wagtail.models import Page

FILE = Path(__file__).parents[2] / "data" / "facts.yaml"
# When every edition is over, so that pages do not change with the calendar.
DAY_AFTER_ALL = "2026-01-15"
OTHER_WORDS = "Tout autre chose"
# Where the general rule would break another rule of the model, or change nothing visible.
OTHER_VALUES = {
    "rencontres.EditionFigure.kind": "cafes",
    "rencontres.EditionPage.start_date": date(2020, 9, 20),
    "rencontres.EditionPage.end_date": date(2020, 9, 23),
    "rencontres.EditionPage.period_end": date(2027, 6, 30),
    "rencontres.SessionPage.day": date(2020, 9, 22),
    "press.PressContact.email": "autre@exemple.fr",
    "cuf_site.Organisation.email": "autre@exemple.fr",
    "cuf_site.Organisation.phone": "+33 1 02 03 04 05",
}


@dataclass(frozen=True)
class Fact:
    """A line of the file; ``field`` is model/lookup/field name, or empty."""

    url: str
    selector: str
    text: str
    field: str = ""
    day: str = DAY_AFTER_ALL

    @property
    def model_field(self) -> str:
        """The field's name with its model's, as in ``rencontres.EditionPage.theme``."""
        model, _lookup, name = self.field.split("/")
        return f"{model}.{name}"


def read_facts() -> list[Fact]:
    """Return every line of the file."""
    lines = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return [Fact(**{name: str(value) for name, value in line.items()}) for line in lines]


def same_signs(text: str) -> str:
    """Return text with one kind of space and of apostrophe."""
    for space in "\u00a0\u202f\u2009\n\t":
        text = text.replace(space, " ")
    return " ".join(text.replace("’", "'").split())


def soup_of(response) -> BeautifulSoup:
    """Return the page, with plain spaces, also between paragraphs, so that selectors find words."""
    html = response.content.decode().replace("\u00a0", " ").replace("&nbsp;", " ")
    soup = BeautifulSoup(html, "html.parser")
    for element in soup.find_all(["br", "li", "p", "h2", "h3"]):
        element.insert_before(" ")
    return soup


def words_of(element) -> str:
    """Return what an element says."""
    return same_signs(element.get_text())


def change_field(fact: Fact):
    """Give the fact's field another value, published as an editor would."""
    label, lookup, name = fact.field.split("/")
    model = apps.get_model(label)
    pairs = dict(pair.split("=", 1) for pair in lookup.split("&"))
    conditions = {key: None if value == "None" else value for key, value in pairs.items()}
    if issubclass(model, Page) or hasattr(model, "locale"):
        conditions["locale__language_code"] = "fr"
    instance = model.objects.get(**conditions)
    page = page_of(instance)
    if page is not None and page is not instance:
        parent = next(field for field in model._meta.fields if isinstance(field, ParentalKey))
        rows = getattr(page, parent.remote_field.related_name).get_object_list()
        instance = next(row for row in rows if row.pk == instance.pk)
    set_other_value(instance, model._meta.get_field(name), fact)
    if page is None:
        instance.save()
    else:
        page.save_revision().publish()


def page_of(instance) -> Page | None:
    """Return the page that the instance is, or is a row of."""
    if isinstance(instance, Page):
        return instance
    for field in instance._meta.fields:
        if isinstance(field, ParentalKey) and issubclass(field.related_model, Page):
            return getattr(instance, field.name).specific
    return None


def set_other_value(instance, field: models.Field, fact: Fact):
    """Change one field to a value that its model allows."""
    value = getattr(instance, field.attname)
    if fact.model_field in OTHER_VALUES:
        other = OTHER_VALUES[fact.model_field]
    elif isinstance(field, StreamField):
        raw = json.dumps(list(value.raw_data), ensure_ascii=False)
        assert fact.text in raw
        other = raw.replace(fact.text, OTHER_WORDS)
    elif field.is_relation:
        other = other_row(instance, field).pk
    elif isinstance(field, CountryField):
        other = "SN"
    elif field.choices:
        other = next(key for key, _name in field.choices if key != value)
    else:
        other = other_value(value, fact)
    setattr(instance, field.attname, other)


def other_row(instance, field: models.ForeignKey) -> models.Model:
    """Return another row that the field may hold."""
    rows = field.related_model.objects.exclude(pk=getattr(instance, field.attname))
    if field.related_model is Page:
        return rows.get(slug="2025")
    rows = rows.filter(locale__language_code="fr")
    return rows.first() or field.related_model.objects.create(name=OTHER_WORDS)


def other_value(value, fact: Fact):
    """Return another plain value of the same type."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + 700
    if isinstance(value, date):
        return value - timedelta(days=1)
    if isinstance(value, str):
        if value.startswith("http"):
            return "https://exemple.fr"
        return value.replace(fact.text, OTHER_WORDS) if fact.text in value else OTHER_WORDS
    return (datetime.combine(date(2023, 1, 1), value) + timedelta(minutes=5)).time()
