"""The session's form, grouped the way an editor thinks."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, TitleFieldPanel

from cuf_site.content.page_forms import SitePageForm
from cuf_site.content.panels import BODY_PANEL, RowsPanel

SESSION_PANELS = [
    MultiFieldPanel(
        [
            TitleFieldPanel("title", classname=""),
            FieldPanel("kind", widget=forms.Select),
            FieldPanel("summary"),
        ],
        heading=_("What"),
    ),
    MultiFieldPanel(
        [FieldPanel("day"), FieldRowPanel([FieldPanel("start"), FieldPanel("end")])],
        heading=_("When"),
    ),
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("room"), FieldPanel("capacity")]),
            FieldRowPanel([FieldPanel("mode"), FieldPanel("access")]),
        ],
        heading=_("Where"),
    ),
    MultiFieldPanel(
        [
            RowsPanel(
                "participations",
                heading=_("Speakers"),
                label=_("Speaker"),
                add_label=_("Add a speaker"),
            ),
            RowsPanel(
                "organisers",
                heading=_("Co-organisers"),
                label=_("Co-organiser"),
                add_label=_("Add a co-organiser"),
            ),
        ],
        heading=_("Who"),
    ),
    BODY_PANEL,
    MultiFieldPanel(
        [
            RowsPanel("topics", heading=_("Topics"), label=_("Topic"), add_label=_("Add a topic")),
            RowsPanel(
                "groups",
                heading=_("Groups"),
                label=_("Group"),
                add_label=pgettext_lazy("country or thematic group", "Add a group"),
            ),
            RowsPanel(
                "countries",
                heading=_("Countries"),
                label=_("Country"),
                add_label=_("Add a country"),
            ),
        ],
        heading=_("About"),
        classname="collapsed",
    ),
    MultiFieldPanel(
        [
            FieldPanel("spoken_languages"),
            FieldPanel("interpretation"),
            FieldRowPanel([FieldPanel("has_sign_language"), FieldPanel("has_captions")]),
            FieldRowPanel([FieldPanel("has_hearing_loop"), FieldPanel("is_step_free")]),
        ],
        heading=_("Languages and accessibility"),
        classname="collapsed",
    ),
    MultiFieldPanel(
        [
            RowsPanel(
                "documents",
                heading=_("Documents"),
                label=_("Document"),
                add_label=_("Add a document to the page"),
            ),
            FieldRowPanel([FieldPanel("video_url"), FieldPanel("audio_url")]),
        ],
        heading=_("Documents and recordings"),
        classname="collapsed",
    ),
    MultiFieldPanel(
        [FieldPanel("status"), FieldPanel("status_note"), FieldPanel("reference")],
        heading=_("Cancelled or moved, reference"),
        classname="collapsed",
    ),
]


class SessionForm(SitePageForm):
    """A new session is on the first day of its edition until told otherwise."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk is None and self.parent_page is not None:
            self.initial["day"] = self.initial.get("day") or self.parent_page.specific.start_date
