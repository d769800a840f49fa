"""The glossary in the admin: editors keep it, translators read it."""

from django.conf import settings
from django.db.models import QuerySet
from django.utils.functional import cached_property
from django.utils.html import format_html, format_html_join
from django.utils.translation import get_language_info, pgettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from django_filters import ModelChoiceFilter
from modelcluster.forms import BaseChildFormSet
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.admin.ui.tables import Column
from wagtail.admin.widgets import AdminAutoHeightTextInput
from wagtail.models import Locale
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet

from ..models import GlossaryTerm, listed_forms, other_languages
from ..rights import languages_of

LANGUAGES = [one for one in settings.LANGUAGES if one[0] != settings.LANGUAGE_CODE]


def said_in(term: GlossaryTerm, code: str) -> str:
    """Return the renderings of a term in one language, in a cell: the preferred one first."""
    rows = [row for row in term.renderings.all() if row.locale.language_code == code]
    cell = '<span lang="{}" dir="auto">{}</span>'
    parts = [(cell, code, form) for row in rows for form in listed_forms(row.preferred)]
    words = in_order(format_html_join(" / ", "{}", [[format_html(*part)] for part in parts]), code)
    avoided = [form for row in rows for form in listed_forms(row.forbidden)]
    if not avoided:
        return words
    forms = format_html_join(", ", "{}", [[format_html(cell, code, form)] for form in avoided])
    return format_html("{}<br>{} {}", words, _("To avoid:"), in_order(forms, code))


def in_order(forms: str, code: str) -> str:
    """Return forms of a language so that the first stands where its readers begin."""
    direction = "rtl" if get_language_info(code)["bidi"] else "ltr"
    return format_html('<span dir="{}">{}</span>', direction, forms)


def notes_on(term: GlossaryTerm) -> str:
    """Return the other forms of a term, its note, and those of its renderings by language."""
    forms = _("Other forms: %(forms)s.") % {"forms": ", ".join(term.listed)} if term.listed else ""
    sentence = pgettext("glossary", "%(language)s: %(note)s")
    notes = [
        sentence % {"language": row.locale, "note": row.note}
        for row in term.renderings.all()
        if row.note
    ]
    parts = [part for part in [forms, term.note, *notes] if part]
    return format_html_join("", "<p>{}</p>", [[part] for part in parts])


def column(code: str, name: str) -> Column:
    return Column(code, label=name, accessor=lambda term: said_in(term, code))


class RenderingFormSet(BaseChildFormSet):
    """Say in whole sentences that a language was chosen twice, below the second of them too."""

    def get_unique_error_message(self, unique_check):
        return _("Each language has one rendering: put all its words there, one on each line.")

    def get_form_error(self):
        return _("This language has a rendering already.")


class RenderingsPanel(InlinePanel):
    """The renderings of a term, one for each language."""

    def get_form_options(self):
        options = super().get_form_options()
        options["formsets"][self.relation_name]["formset"] = RenderingFormSet
        return options


class GlossaryFilterSet(WagtailFilterSet):
    """Terms that a language has no rendering of."""

    lacking = ModelChoiceFilter(
        label=_("Without a rendering in"),
        queryset=lambda request: Locale.objects.filter(other_languages()),
        to_field_name="language_code",
        method="without",
    )

    class Meta:
        model = GlossaryTerm
        fields = []

    def without(self, terms: QuerySet, name: str, locale: Locale) -> QuerySet:
        return terms.exclude(renderings__locale=locale)


class GlossaryIndexView(IndexView):
    """All terms with what they are in each language, in the same queries whatever their number."""

    def get_base_queryset(self):
        return super().get_base_queryset().prefetch_related("renderings__locale")

    @cached_property
    def columns(self):
        """Show translators their own languages only."""
        own = languages_of(self.request.user)
        others = {code for code, _name in LANGUAGES} - own if own else set()
        return [column for column in super().columns if column.name not in others]


class GlossaryViewSet(SnippetViewSet):
    model = GlossaryTerm
    icon = "openquote"
    menu_label = _("Glossary")
    menu_name = "glossary"
    menu_order = 160
    add_to_admin_menu = True
    copy_view_enabled = False
    index_view_class = GlossaryIndexView
    filterset_class = GlossaryFilterSet
    ordering = ["french"]
    list_per_page = 50
    list_display = [
        "french",
        *(column(code, name) for code, name in LANGUAGES),
        Column("notes", label=pgettext_lazy("glossary", "Notes"), accessor=notes_on),
    ]
    panels = [
        FieldPanel("french"),
        FieldPanel("other_forms"),
        FieldPanel("note"),
        RenderingsPanel(
            "renderings",
            heading=_("Renderings"),
            label=_("Rendering"),
            panels=[
                FieldPanel("locale"),
                FieldRowPanel(
                    [
                        FieldPanel(name, widget=AdminAutoHeightTextInput(attrs={"dir": "auto"}))
                        for name in ("preferred", "forbidden")
                    ]
                ),
                FieldPanel("note"),
            ],
        ),
    ]


register_snippet(GlossaryViewSet)
