"""Wagtail's redirects, made from addresses that readers may know only: see ``address_changes``."""

from wagtail.contrib.redirects.apps import WagtailRedirectsAppConfig


class RedirectsConfig(WagtailRedirectsAppConfig):
    """Wagtail's application, whose handlers of signals give way to ours once it is ready."""

    def ready(self):
        from .address_changes import connect

        super().ready()
        connect()
