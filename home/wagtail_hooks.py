"""Where Wagtail looks for the hooks of the top floor."""

from .admin import hooks  # noqa: F401
