"""Where Wagtail looks for the hooks of the meetings."""

from .admin import edition_copy, hooks, withdrawal  # noqa: F401
