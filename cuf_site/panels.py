"""Panels of the admin's forms, shared by the apps."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, InlinePanel


class RowsPanel(InlinePanel):
    """Rows of a page, with a button that says in whole words what it adds."""

    def __init__(self, *args, add_label, **kwargs):
        super().__init__(*args, **kwargs)
        self.add_label = add_label

    def clone_kwargs(self):
        return super().clone_kwargs() | {"add_label": self.add_label}

    class BoundPanel(InlinePanel.BoundPanel):
        template_name = "wagtailadmin/panels/rows_panel.html"


BODY_PANEL = FieldPanel(
    "body",
    help_text=_("Click on + to add paragraphs, a heading, an image, a quotation, a video…"),
)
