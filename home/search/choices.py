"""The choices that narrow results, each with the number of results it leaves."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import pgettext

from .hits import Hit
from .kinds import Kind
from .query import SearchForm


@dataclass(frozen=True)
class Choice:
    """A link that narrows the results, or widens them again."""

    label: str
    count: int
    url: str
    is_current: bool


def chosen(hits: Iterable[Hit], kind: str, year: int | None) -> list[Hit]:
    """Return the hits of a kind and of a year; "" and ``None`` leave all."""
    return [
        hit for hit in hits if (not kind or hit.kind == kind) and (not year or year in hit.years)
    ]


def kind_choices(hits: Iterable[Hit], form: SearchForm) -> list[Choice]:
    """Return the types found in the year chosen, all of them first."""
    hits = chosen(hits, "", form.year)
    counts = Counter(hit.kind for hit in hits)
    kinds = [(kind.value, str(kind.label), counts[kind]) for kind in Kind if counts[kind]]
    return _choices("type", form.kind, pgettext("search", "Everything"), len(hits), kinds, form)


def year_choices(hits: Iterable[Hit], form: SearchForm) -> list[Choice]:
    """Return the years of what is found of the type chosen, the latest first."""
    hits = chosen(hits, form.kind, None)
    counts = Counter(year for hit in hits for year in hit.years)
    years = [(year, str(year), counts[year]) for year in sorted(counts, reverse=True)]
    return _choices("annee", form.year, pgettext("search", "All years"), len(hits), years, form)


def _choices(name, current, everything, total, values, form):
    """Return the choices of one parameter; none where there is nothing to choose."""
    if len(values) < 2 and not current:
        return []
    values = [("", everything, total), *values]
    return [
        Choice(label, count, form.address(**{name: value}), (current or "") == value)
        for value, label, count in values
    ]
