"""The choices that narrow the list of releases."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django import forms
from django.db.models import Count, QuerySet
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from cuf_site.web.choices import ChoiceSelect

from .edition_links import EditionLink


@dataclass(frozen=True)
class Facets:
    """What there is to choose from: years and kinds as stored, editions by French page id."""

    years: tuple[int, ...]
    kinds: tuple[tuple[str, str], ...]
    editions: dict[int, EditionLink]


def edition_ids(found: Iterable[tuple]) -> set[int]:
    """Return the editions of ``release_facets``."""
    return {edition for _year, _kind, edition, _count in found if edition}


def release_facets(releases: QuerySet) -> list[tuple[int, str, int | None, int]]:
    """Return each (year, kind, edition id) of some release, and of how many, in one query."""
    groups = releases.order_by().values_list("date__year", "kind", "edition_id")
    return list(groups.annotate(Count("pk")))


class ReleaseFilter(forms.Form):
    """``?type=statement&edition=2023&annee=2023``; what names nothing is ignored.

    Where there is one thing to choose there is no choice.
    """

    type = forms.ChoiceField(label=_("Kind"), required=False)
    edition = forms.ChoiceField(label=_("Edition"), required=False, widget=ChoiceSelect)
    annee = forms.TypedChoiceField(label=_("Year"), required=False, coerce=int, empty_value=None)

    def __init__(self, data, facets: Facets):
        super().__init__(data)
        self.facets = facets
        editions = sorted(facets.editions.values(), key=lambda one: one.slug, reverse=True)
        self._offer("type", _("All kinds"), facets.kinds)
        self.fields["edition"].widget.languages = {
            one.slug: one.title_language for one in editions if one.title_language != get_language()
        }
        self._offer("edition", _("All editions"), [(one.slug, one.title) for one in editions])
        self._offer("annee", _("All years"), [(year, year) for year in facets.years])

    def _offer(self, name, everything, choices):
        if len(choices) > 1:
            self.fields[name].choices = [("", everything), *choices]
        else:
            del self.fields[name]

    @property
    def values(self) -> dict:
        """What is chosen, by name of the parameter."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}

    @property
    def query(self) -> str:
        """What is chosen, to stand before another parameter of an address."""
        return f"{urlencode(self.values)}&" if self.values else ""

    def count_by_year(self, found: Iterable[tuple]) -> Counter:
        """Return how many releases of ``release_facets`` answer every choice, by year."""
        values, counts = self.values, Counter()
        slugs = {pk: edition.slug for pk, edition in self.facets.editions.items()}
        for year, kind, edition, count in found:
            facts = {"type": kind, "annee": year, "edition": slugs.get(edition)}
            if all(facts[name] == value for name, value in values.items()):
                counts[year] += count
        return counts

    def apply(self, releases: QuerySet) -> QuerySet:
        """Return those of the releases that answer every choice."""
        values = self.values
        if "type" in values:
            releases = releases.filter(kind=values["type"])
        if "annee" in values:
            releases = releases.filter(date__year=values["annee"])
        if "edition" in values:
            editions = self.facets.editions.items()
            ids = [pk for pk, edition in editions if edition.slug == values["edition"]]
            releases = releases.filter(edition__in=ids)
        return releases
