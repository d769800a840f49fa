"""The top floor as Django starts it."""

from django.apps import AppConfig


class HomeConfig(AppConfig):
    """Registers the checks of the site."""

    name = "home"

    def ready(self):
        from . import checks  # noqa: F401
