"""Where Wagtail looks for the hooks of the meetings."""

from .admin import hooks  # noqa: F401
