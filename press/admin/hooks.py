"""Releases and press contacts in the admin menu, imports in the history of releases."""

from django.utils.formats import date_format
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.ui.tables import Column
from wagtail.admin.ui.tables.pages import BulkActionsColumn, PageStatusColumn, PageTitleColumn
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.log_actions import LogFormatter
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from cuf_site.admin.listings import FrenchIndexView
from cuf_site.admin.snippet_viewsets import SharedViewSet

from ..imports.plan import LOG_ACTION
from ..models import PressContact, PressReleasePage


def release_date(release) -> str:
    return date_format(release.date, "j F Y") if release.date else ""


class ReleaseListing(PageListingViewSet):
    name = "releases"
    model = PressReleasePage
    icon = "doc-full"
    menu_label = _("Press releases and statements")
    index_view_class = FrenchIndexView
    ordering = "-date"
    columns = [
        BulkActionsColumn("bulk_actions"),
        PageTitleColumn("title", label=_("Title"), sort_key="title", classname="title"),
        Column("kind", label=_("Kind"), accessor="get_kind_display", width="16%"),
        Column("date", label=_("Date"), accessor=release_date, sort_key="date", width="16%"),
        PageStatusColumn("status", label=_("Status"), sort_key="live", width="12%"),
    ]


class PressContactViewSet(SharedViewSet):
    model = PressContact
    icon = "mail"
    list_display = ["name", "function", "email", "phone"]
    choose_text = _("Choose a press contact")
    create_text = _("Add a press contact")
    chooser_fields = ["name", "function", "email", "phone"]


class PressViewSetGroup(SnippetViewSetGroup):
    menu_label = pgettext_lazy("menu", "Press")
    menu_icon = "doc-full"
    menu_order = 160
    add_to_admin_menu = True
    items = (ReleaseListing, PressContactViewSet)


register_snippet(PressViewSetGroup)


@hooks.register("register_log_actions")
def register_import(actions):
    """Show imports in the history of a release, with the banner that no field holds."""

    @actions.register_action(LOG_ACTION)
    class ImportFormatter(LogFormatter):
        label = pgettext_lazy("history", "Import")

        def format_message(self, log_entry):
            return gettext("Imported from “%(file)s”") % {"file": log_entry.data.get("source", "")}

        def format_comment(self, log_entry):
            return "\n".join(log_entry.data.get("banner", []))
