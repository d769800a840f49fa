"""Panels of the admin's forms, shared by the apps."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, InlinePanel, PublishingPanel

from .widgets import DateTimeInput


class RowsPanel(InlinePanel):
    """Rows of a page, with a button that says in whole words what it adds."""

    def __init__(self, *args, add_label, **kwargs):
        super().__init__(*args, **kwargs)
        self.add_label = add_label

    def clone_kwargs(self):
        return super().clone_kwargs() | {"add_label": self.add_label}

    class BoundPanel(InlinePanel.BoundPanel):
        template_name = "wagtailadmin/panels/rows_panel.html"


def schedule_panel() -> PublishingPanel:
    """Return the panel of a page's schedule, with the inputs of every other form.

    Wagtail's own take « 15/12/2026 » for now, and publish at once.
    """
    dialog = {
        "data-controller": "w-action",
        "data-action": "w-dialog:hidden->w-action#reset",
        "data-w-dialog-target": "notify",
    }
    names = ("go_live_at", "expire_at")
    return PublishingPanel(
        children=[FieldPanel(name, widget=DateTimeInput(dialog)) for name in names]
    )


BODY_PANEL = FieldPanel(
    "body",
    help_text=_("Click on + to add paragraphs, a heading, an image, a quotation, a video…"),
)
