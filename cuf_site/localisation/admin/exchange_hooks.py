"""Where the exchange of files stands in the admin, and what histories say of it."""

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogFormatter

from ..exchange.save_texts import LOG_ACTION
from ..rights import is_translator
from .exchange_scopes import exchanges
from .exchange_views import ICON, ChooseView, DownloadView, SendView


@hooks.register("register_admin_urls")
def exchange_urls():
    return [
        path("translation-files/", ChooseView.as_view(), name="translation_files"),
        path("translation-files/file/", DownloadView.as_view(), name="translation_files_download"),
        path("translation-files/send/", SendView.as_view(), name="translation_files_send"),
    ]


class ExchangeMenuItem(MenuItem):
    """The way to the exchange: for translators in the menu itself, for others in the reports."""

    def __init__(self, for_translators: bool):
        self.for_translators = for_translators
        super().__init__(
            _("File exchange"),
            reverse("translation_files"),
            name="translation-files",
            icon_name=ICON,
            order=110,
        )

    def is_shown(self, request):
        return is_translator(request.user) == self.for_translators and exchanges(request.user)


@hooks.register("register_admin_menu_item")
def lead_translators_to_files():
    return ExchangeMenuItem(for_translators=True)


@hooks.register("register_reports_menu_item")
def lead_others_to_files():
    return ExchangeMenuItem(for_translators=False)


@hooks.register("register_log_actions")
def name_files_in_histories(actions):
    """Say in the history of a page which file its texts came from."""

    @actions.register_action(LOG_ACTION)
    class FileFormatter(LogFormatter):
        label = _("Translations taken from a file")

        def format_message(self, log_entry):
            sentence = ngettext(
                "%(texts)d translation taken from the file “%(file)s”",
                "%(texts)d translations taken from the file “%(file)s”",
                log_entry.data.get("texts", 0),
            )
            return sentence % ({"texts": 0, "file": ""} | log_entry.data)
