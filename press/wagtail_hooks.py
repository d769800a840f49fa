"""Where Wagtail looks for the hooks of the press room."""

from .admin import hooks  # noqa: F401
