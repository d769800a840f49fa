"""The organisation in the settings, a quiet menu, links, and what is told after publishing."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import router
from django.db.models import ProtectedError
from django.db.models.deletion import Collector
from django.shortcuts import redirect
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from ..content.organisation import Organisation
from ..content.rich_text import PageLinks


class OneRowPermissionPolicy(ModelPermissionPolicy):
    """There is one organisation: ``setup`` makes it, nobody adds or deletes one."""

    def user_has_permission(self, user, action):
        return action in {"change", "view"} and super().user_has_permission(user, action)

    def user_has_any_permission(self, user, actions):
        return super().user_has_any_permission(user, set(actions) & {"change", "view"})


class OrganisationViewSet(SnippetViewSet):
    model = Organisation
    icon = "home"
    menu_order = 100
    add_to_settings_menu = True
    list_display = ["name", "phone", "email"]
    copy_view_enabled = False

    @property
    def permission_policy(self):
        return OneRowPermissionPolicy(self.model)


register_snippet(OrganisationViewSet)


@hooks.register("before_delete_snippet")
def refuse_deletion(request, rows):
    """Keep the organisation, and every row that the history of the meetings stands on.

    Wagtail's page for one row says so by itself; its bulk action would fail.
    """
    if any(isinstance(row, Organisation) for row in rows):
        raise PermissionDenied
    refused = [str(row) for row in rows if is_protected(row)]
    if refused and request.method == "POST":
        sentence = _("“%(rows)s” cannot be deleted: pages of the site use it.")
        messages.error(request, sentence % {"rows": ", ".join(refused)})
        return redirect(rows[0].snippet_viewset.get_url_name("list"))
    return None


def is_protected(row) -> bool:
    """Whether the database keeps ``row`` because other rows need it."""
    try:
        Collector(using=router.db_for_write(type(row), instance=row)).collect([row])
    except ProtectedError:
        return True
    return False


@hooks.register("after_publish_page")
def tell_warnings(request, page):
    """Say what an editor should know about the page just published; nothing is refused here."""
    for sentence in getattr(page, "warnings", list)():
        messages.warning(request, sentence)


@hooks.register("register_rich_text_features", order=1)  # after Wagtail's own handler
def read_page_links_together(features):
    """Read the pages that a rich text links to in the same queries whatever their number."""
    features.register_link_type(PageLinks)


@hooks.register("construct_help_menu")
def keep_help_at_home(request, menu_items):
    """Leave Wagtail's news and guide out: they are in English, and on another host."""
    menu_items[:] = [item for item in menu_items if item.name == "keyboard-shortcuts-trigger"]


@hooks.register("insert_editor_js")
def wait_for_autosave():
    """Keep a form from being sent in the middle of Wagtail's own saving of it."""
    return format_html('<script type="module" src="{}"></script>', static("js/editor.js"))


@hooks.register("insert_editor_js")
def keep_what_is_pasted():
    """Let pasted tables, headings and links into texts, and say what became of them."""
    return format_html(
        '<script type="module" src="{}" data-table-as-block="{}" data-table-as-lines="{}">'
        "</script>",
        static("js/paste.js"),
        _("The table stands below, in a block of its own: check its first row and column."),
        _("The table became lines of text, one a row: this text can hold no table of that size."),
    )


@hooks.register("insert_global_admin_css")
def keep_titles_readable():
    """Let the lists of the admin be read on a phone."""
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin.css"))
