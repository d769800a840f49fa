"""Where the admin shows the states: the report, the explorer, the first screen."""

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import BaseColumn
from wagtail.admin.views.pages.listing import ExplorableIndexView
from wagtail.admin.viewsets.pages import PageViewSet

from .dashboard import ToTranslatePanel
from .report import TranslationReportView
from .table import listed_states


@hooks.register("register_admin_urls")
def add_report_urls():
    view = TranslationReportView
    return [
        path("reports/languages/", view.as_view(), name="translation_report"),
        path(
            "reports/languages/results/",
            view.as_view(results_only=True),
            name="translation_report_results",
        ),
    ]


@hooks.register("register_reports_menu_item")
def add_report():
    return MenuItem(
        _("Translations"),
        reverse("translation_report"),
        name="translation-report",
        icon_name="wagtail-localize-language",
        order=100,
    )


@hooks.register("construct_reports_menu")
def hide_other_report(request, menu_items):
    """Leave out wagtail-localize's own report: its « up to date » is not that of readers."""
    others = reverse("wagtail_localize:translations_report")
    menu_items[:] = [item for item in menu_items if item.url != others]


@hooks.register("construct_homepage_panels")
def tell_what_is_to_be_translated(request, panels):
    panels.append(ToTranslatePanel())


class StatesColumn(BaseColumn):
    """French pages with the state of each language, translations with their own.

    All the pages of a listing are read together, when its first cell is written.
    """

    cell_template_name = "localisation/states_cell.html"

    def get_cell_context_data(self, instance, parent_context):
        context = super().get_cell_context_data(instance, parent_context)
        table = parent_context["table"]
        if not hasattr(table, "translation_states"):
            table.translation_states = listed_states(table.data)
        context["states"] = table.translation_states.get(instance.pk, [])
        return context


class IndexView(ExplorableIndexView):
    """Wagtail's explorer, with the states of translations before what comes last."""

    base_columns = [
        *ExplorableIndexView.base_columns,
        StatesColumn("translations", label=_("Translations"), width="24%"),
    ]


class ExplorerViewSet(PageViewSet):
    index_view_class = IndexView


@hooks.register("register_admin_viewset")
def show_states_in_explorer():
    return ExplorerViewSet()
