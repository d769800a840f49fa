"""What is set once when the site starts."""

from django.apps import AppConfig


class CufSiteConfig(AppConfig):
    name = "cuf_site"

    def ready(self):
        from wagtail.signals import pre_page_move

        from . import checks  # noqa: F401
        from .localisation import lifecycle, rights, snippets, texts
        from .localisation.workshop import memory_words
        from .pages import check_move
        from .widgets import register_inputs

        register_inputs()
        snippets.connect()
        lifecycle.connect()
        rights.connect()
        texts.connect()
        memory_words.connect()
        pre_page_move.connect(check_move)
