"""The admin as translators see it: what they can translate, their account and the help."""

from django.contrib.auth.models import Permission
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from ...upstream import PageListingCopyButton, replace_method
from ..rights import codename, is_translator
from .work_list_views import WorkListView

MENU = {"glossary", "help", "to-translate", "translation-files"}
PANELS = {"to_translate", "user_objects_in_workflow_moderation"}


@hooks.register("register_permissions")
def offer_languages():
    """List the right to translate into each language among those that a group may have."""
    return Permission.objects.filter(
        content_type__app_label="wagtailcore", codename__startswith=codename("")
    )


@hooks.register("register_admin_urls")
def add_the_list():
    return [path("to-translate/", WorkListView.as_view(), name="to_translate")]


class ToTranslateMenuItem(MenuItem):
    def is_shown(self, request):
        return is_translator(request.user)


@hooks.register("register_admin_menu_item")
def lead_to_the_list():
    return ToTranslateMenuItem(
        _("To translate"),
        reverse("to_translate"),
        name="to-translate",
        icon_name="wagtail-localize-language",
        order=1,
    )


@hooks.register("construct_main_menu", order=1000)
def shorten_menu(request, menu_items):
    """Leave translators their list, the glossary and the help."""
    if is_translator(request.user):
        menu_items[:] = [item for item in menu_items if item.name in MENU]


@hooks.register("construct_homepage_panels", order=1000)
def shorten_home(request, panels):
    """Show translators what is to be translated, and what they sent to be published."""
    if is_translator(request.user):
        panels[:] = [panel for panel in panels if getattr(panel, "name", "") in PANELS]


@hooks.register("construct_homepage_summary_items", order=1000)
def leave_out_summary(request, summary_items):
    """Count nothing for translators: the figures lead to lists that are not theirs."""
    if is_translator(request.user):
        summary_items.clear()


def may_copy(button: PageListingCopyButton, user) -> bool:
    """Whether to offer to copy a page: translators make none."""
    return not is_translator(user) and button.page.permissions_for_user(user).can_copy()


replace_method(PageListingCopyButton, "is_shown", may_copy)
