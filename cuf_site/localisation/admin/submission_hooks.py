"""« Traduire » in the menus of French pages, in the place of wagtail-localize's own actions."""

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.widgets.button import Button

from ...upstream import localize_page_buttons, localize_snippet_buttons, withdraw_hook
from ..sources import is_translation
from .submission_views import TranslateView

# « Translate this page » leaves trees to repair and « Sync translated pages » puts French words
# in live pages; both are offered to superusers whatever the rights.
withdraw_hook("register_page_header_buttons", localize_page_buttons)
withdraw_hook("register_page_listing_more_buttons", localize_page_buttons)
withdraw_hook("register_snippet_listing_buttons", localize_snippet_buttons)


@hooks.register("register_admin_urls")
def translate_urls():
    return [path("translate/<int:page_id>/", TranslateView.as_view(), name="translate_page")]


@hooks.register("register_page_listing_more_buttons")
@hooks.register("register_page_header_buttons")
def translate_button(page, user, view_name=None, next_url=None):
    """Offer to submit a French page to those who may publish it."""
    if page.is_root() or page.alias_of_id or is_translation(page):
        return
    if page.permissions_for_user(user).can_publish():
        yield Button(
            getattr(page.specific_class, "translate_label", _("Translate this page")),
            reverse("translate_page", args=[page.pk]),
            icon_name="wagtail-localize-language",
            priority=45,
        )
