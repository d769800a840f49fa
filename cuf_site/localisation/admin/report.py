"""The report: page × language for the whole site or one edition, on screen and as a table."""

import csv
import re
from dataclasses import dataclass
from io import StringIO

from anyascii import anyascii
from django.utils import timezone
from django.utils.formats import get_format
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django_filters import ChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.forms.search import SearchForm
from wagtail.admin.views.reports import ReportView
from wagtail.models import Page, get_page_models

from ..rights import is_translator, languages_of
from ..snippets import snippet_models
from ..states import Kind, State
from . import table

UNREAD = "unread"
UNREAD_LABEL = _("not read by a native speaker")


def types() -> list[tuple[str, str]]:
    """Return what the report can be kept to: pages, snippets, or one type of either."""
    models = [*get_page_models(), *snippet_models()]
    named = [(model._meta.label_lower, table.type_name(model)) for model in models if model != Page]
    return [
        (table.PAGES, _("All pages")),
        (table.SNIPPETS, _("All snippets")),
        *sorted(named, key=lambda choice: choice[1]),
    ]


def words(text: str) -> str:
    """Return the words of a title or of a search, without case, accents or other signs."""
    return " ".join(re.findall(r"\w+", anyascii(text).casefold()))


def searched(rows: list[table.Row], query: str) -> list[table.Row]:
    """Return the rows whose French title has all the words of ``query``, in any order."""
    asked = words(query).split()
    return [row for row in rows if all(map(words(row.title).__contains__, asked))]


def is_shown(state: State, chosen: str) -> bool:
    """Whether a state is the one asked for."""
    return state.unread if chosen == UNREAD else state.kind == chosen


class TranslationFilterSet(WagtailFilterSet):
    """What the report shows; the rows are computed, so that the view applies it."""

    edition = ChoiceFilter(label=_("Edition"), empty_label=_("The whole site"))
    type = ChoiceFilter(label=_("Type"), choices=types, empty_label=_("Pages and snippets"))
    locale = ChoiceFilter(label=_("Language"), empty_label=_("All languages"))
    state = ChoiceFilter(
        label=_("State"),
        choices=[*((kind.value, kind.label) for kind in Kind), (UNREAD, UNREAD_LABEL)],
        empty_label=_("All states"),
    )

    class Meta:
        model = Page
        fields = []

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.editions = {str(page.pk): page for page in table.wholes()}
        names = [(pk, page.get_admin_display_title()) for pk, page in self.editions.items()]
        self.filters["edition"].extra["choices"] = names
        self.locales = table.locales_for(languages_of(self.request.user))
        names = [(locale.language_code, locale.get_display_name()) for locale in self.locales]
        self.filters["locale"].extra["choices"] = names
        if len(self.locales) < 2:
            del self.filters["locale"]  # a translator's only one


@dataclass(frozen=True)
class Line:
    """One page or snippet in one language, as the exported tables have it."""

    row: table.Row
    state: State
    address: str

    @property
    def since(self):
        return timezone.localdate(self.state.since) if self.state.since else None

    @property
    def proofreading(self) -> str:
        return UNREAD_LABEL if self.state.unread else ""


class TranslationReportView(ReportView):
    """Pages in groups, a state in each language, and what the languages come to."""

    page_title = _("Translations")
    header_icon = "wagtail-localize-language"
    index_url_name = "translation_report"
    index_results_url_name = "translation_report_results"
    results_template_name = "localisation/report_results.html"
    filterset_class = TranslationFilterSet
    is_searchable = True
    paginate_by = 50
    model = Page
    export_filename = "traductions"
    export_headings = {
        "row.group": _("Edition"),
        "row.type_name": _("Type"),
        "row.title": _("French title"),
        "state.locale": _("Language"),
        "state.kind.label": _("State"),
        "since": _("Outdated since"),
        "state.confirmed": _("Texts translated"),
        "state.required": _("Texts to translate"),
        "state.words_left": _("Words left"),
        "state.stage.label": pgettext_lazy("translation", "Step"),
        "proofreading": _("Proofreading"),
        "address": _("Address"),
    }
    list_export = list(export_headings)

    @cached_property
    def chosen(self) -> dict:
        """Return what was asked; nothing of it if something in it means nothing."""
        return self.filters.form.cleaned_data if self.filters.is_valid() else {}

    def get_search_form(self):
        return SearchForm(self.request.GET or None, placeholder=_("French title…"))

    @cached_property
    def locales(self):
        """Return the languages shown: those of the person, of which one may be chosen."""
        own, code = self.filters.locales, self.chosen.get("locale")
        return [one for one in own if one.language_code == code] or own

    def get_filtered_queryset(self):
        """Return the rows shown, or the lines to export; totals are those of all states."""
        editions, chosen = self.filters.editions, self.chosen.get("edition")
        rows = table.rows(
            self.locales, editions.values(), editions.get(chosen), self.chosen.get("type") or ""
        )
        if self.is_searching:
            rows = searched(rows, self.search_query)
        self.totals = table.totals(rows, self.locales)
        if kind := self.chosen.get("state"):
            rows = [row for row in rows if any(is_shown(state, kind) for state in row.states)]
        if not self.is_export:
            return rows
        return [
            Line(row, state, state.url and self.request.build_absolute_uri(state.url))
            for row in rows
            for state in row.states
            if not kind or is_shown(state, kind)
        ]

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            locales=self.locales,
            totals=self.totals,
            kinds=list(Kind),
            edits_french=not is_translator(self.request.user),
            **kwargs,
        )

    def stream_csv(self, queryset):
        """Write the lines as Excel reads them, now: a stream is read once the language is left.

        It takes UTF-8 for what it is by its first mark, and wants semicolons where commas are
        those of numbers.
        """
        text, delimiter = StringIO(), ";" if get_format("DECIMAL_SEPARATOR") == "," else ","
        writer = csv.DictWriter(text, self.list_export, delimiter=delimiter)
        writer.writerow({name: self.get_heading(queryset, name) for name in self.list_export})
        for line in queryset:
            self.write_csv_row(writer, self.to_row_dict(line))
        return [text.getvalue().encode("utf-8-sig")]
