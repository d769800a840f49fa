"""The report: page × language for the whole site or one edition, on screen and as a table."""

from dataclasses import dataclass

from django.conf import settings
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.views.reports import ReportView
from wagtail.models import Page, get_page_models

from ..rights import languages_of
from ..snippets import snippet_models
from ..states import KINDS, Kind, State
from . import table


def types() -> list[tuple[str, str]]:
    """Return what the report can be kept to: pages, snippets, or one type of either."""
    models = [*get_page_models(), *snippet_models()]
    named = [(model._meta.label_lower, table.type_name(model)) for model in models if model != Page]
    return [
        (table.PAGES, _("All pages")),
        (table.SNIPPETS, _("All snippets")),
        *sorted(named, key=lambda choice: choice[1]),
    ]


def languages() -> list[tuple[str, str]]:
    return [choice for choice in settings.LANGUAGES if choice[0] != settings.LANGUAGE_CODE]


class TranslationFilterSet(WagtailFilterSet):
    """What the report shows; the rows are computed, so that the view applies it."""

    edition = ChoiceFilter(label=_("Edition"), empty_label=_("The whole site"))
    type = ChoiceFilter(label=_("Type"), choices=types, empty_label=_("Pages and snippets"))
    locale = ChoiceFilter(label=_("Language"), choices=languages, empty_label=_("All languages"))
    state = ChoiceFilter(label=_("State"), choices=list(KINDS.items()), empty_label=_("All states"))

    class Meta:
        model = Page
        fields = []

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.editions = {str(page.pk): page for page in table.wholes()}
        names = [(pk, page.get_admin_display_title()) for pk, page in self.editions.items()]
        self.filters["edition"].extra["choices"] = names


@dataclass(frozen=True)
class Line:
    """One page or snippet in one language, as the exported tables have it."""

    row: table.Row
    state: State
    address: str

    @property
    def since(self):
        return timezone.localdate(self.state.since) if self.state.since else None


class TranslationReportView(ReportView):
    """Pages in groups, a state in each language, and what the languages come to."""

    page_title = _("Translations")
    header_icon = "wagtail-localize-language"
    index_url_name = "translation_report"
    index_results_url_name = "translation_report_results"
    results_template_name = "localisation/report_results.html"
    filterset_class = TranslationFilterSet
    is_searchable = False
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
        "state.stage.label": _("Waits for"),
        "address": _("Address"),
    }
    list_export = list(export_headings)

    @cached_property
    def chosen(self) -> dict:
        """Return what was asked; nothing of it if something in it means nothing."""
        return self.filters.form.cleaned_data if self.filters.is_valid() else {}

    @cached_property
    def own_languages(self) -> set[str]:
        """Return what a translator translates into, nothing for those who edit in French."""
        return languages_of(self.request.user)

    @cached_property
    def locales(self):
        """Return the languages shown: those of the person, of which one may be chosen."""
        own, code = table.locales_for(self.own_languages), self.chosen.get("locale")
        return [one for one in own if one.language_code == code] or own

    def get_filtered_queryset(self):
        """Return the rows shown, or the lines to export; totals are those of all states."""
        editions, chosen = self.filters.editions, self.chosen.get("edition")
        rows = table.rows(
            self.locales, editions.values(), editions.get(chosen), self.chosen.get("type") or ""
        )
        self.totals = table.totals(rows, self.locales)
        if kind := self.chosen.get("state"):
            rows = [row for row in rows if any(state.kind == kind for state in row.states)]
        if not self.is_export:
            return rows
        return [
            Line(row, state, state.url and self.request.build_absolute_uri(state.url))
            for row in rows
            for state in row.states
            if not kind or state.kind == kind
        ]

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            locales=self.locales,
            totals=self.totals,
            kinds=list(Kind),
            edits_french=not self.own_languages,
            **kwargs,
        )

    def stream_csv(self, queryset):
        """Write the lines now, in the language of the person: a stream is read after it ends."""
        return list(super().stream_csv(queryset))
