"""What is set once when the site starts."""

from django.apps import AppConfig


class CufSiteConfig(AppConfig):
    name = "cuf_site"

    def ready(self):
        from wagtail.signals import pre_page_move

        from . import checks  # noqa: F401
        from .content.pages import check_move
        from .content.widgets import register_inputs
        from .localisation import lifecycle, memory_words, rights, snippets, text_checks

        register_inputs()
        snippets.connect()
        lifecycle.connect()
        rights.connect()
        text_checks.connect()
        memory_words.connect()
        pre_page_move.connect(check_move)
