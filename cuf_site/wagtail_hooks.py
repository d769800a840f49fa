"""Where Wagtail looks for hooks: those of the site, then those of its translations."""

from .admin import hooks  # noqa: F401
from .localisation.admin import (  # noqa: F401
    editor_hooks,
    exchange_hooks,
    glossary_hooks,
    guide_hooks,
    lifecycle_hooks,
    minor_edit_hooks,
    report_hooks,
    rights_hooks,
    submission_hooks,
    workshop_views,
)
