"""What is set once when the site starts."""

from django.apps import AppConfig


class CufSiteConfig(AppConfig):
    name = "cuf_site"

    def ready(self):
        from .widgets import register_inputs

        register_inputs()
