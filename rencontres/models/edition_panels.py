"""The edition's form, grouped the way an editor thinks: what, when, where, who, programme."""

import re

from django.conf import settings
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

from cuf_site.content.page_forms import SitePageForm
from cuf_site.content.panels import BODY_PANEL, RowsPanel

# What Wagtail's preview fills an empty title with, in its own catalogue.
PREVIEWED = "Placeholder title"

WHAT = MultiFieldPanel(
    [
        FieldRowPanel([FieldPanel("number"), FieldPanel("year")]),
        FieldPanel("title", help_text=_("Empty: “Rencontres” and the year.")),
        FieldPanel("theme"),
        FieldPanel("series_name"),
        FieldPanel("hashtag"),
        FieldPanel("country_of_honour"),
        FieldPanel(
            "hero_image",
            help_text=_(
                "What must stay in a cut of it is set under “Images” (focal point). The picture "
                "shown on social networks stays the drawing of the edition."
            ),
        ),
    ],
    heading=_("What"),
)
WHEN = MultiFieldPanel(
    [
        FieldRowPanel([FieldPanel("start_date"), FieldPanel("starts_in_afternoon")]),
        FieldRowPanel([FieldPanel("end_date"), FieldPanel("ends_in_morning")]),
        FieldRowPanel([FieldPanel("period"), FieldPanel("period_end")]),
    ],
    heading=_("When"),
)
POSTPONED = MultiFieldPanel(
    [FieldPanel("status"), FieldPanel("status_reason"), FieldPanel("earlier_dates")],
    heading=_("Postponed or cancelled"),
    classname="collapsed",
)
WHERE = MultiFieldPanel([FieldPanel("venue"), FieldPanel("practical_note")], heading=_("Where"))
REGISTRATION = MultiFieldPanel(
    [
        FieldRowPanel([FieldPanel("registration_opens_on"), FieldPanel("registration_closes_on")]),
        FieldPanel("registration_url"),
        FieldPanel("registration_note"),
    ],
    heading=_("Registration"),
)
WHO = MultiFieldPanel(
    [
        FieldPanel("editorial"),
        FieldPanel("signatory"),
        FieldPanel("signatory_function"),
        RowsPanel(
            "partners", heading=_("Partners"), label=_("Partner"), add_label=_("Add a partner")
        ),
    ],
    heading=_("Who"),
)
PROGRAMME = MultiFieldPanel(
    [
        FieldPanel("programme_status"),
        RowsPanel(
            "slots",
            help_text=_(
                "What has no page of its own: a welcome, a break, a lunch, or the frame round "
                "sessions held at the same time."
            ),
            heading=_("Moments"),
            label=_("Moment"),
            add_label=_("Add a moment"),
        ),
    ],
    heading=_("Programme"),
)
RESULTS = MultiFieldPanel(
    [
        RowsPanel("figures", heading=_("Figures"), label=_("Figure"), add_label=_("Add a figure")),
        RowsPanel(
            "documents",
            heading=_("Documents"),
            label=_("Document"),
            add_label=_("Add a document to the page"),
        ),
        BODY_PANEL,
        FieldPanel("what_comes_next"),
    ],
    heading=_("Press and results"),
)

EDITION_PANELS = (
    [WHAT, WHEN, POSTPONED, WHERE, REGISTRATION, WHO, PROGRAMME, RESULTS],
    [
        MultiFieldPanel(
            [
                FieldPanel("seo_title"),
                FieldPanel("search_description"),
                FieldPanel("show_in_menus"),
            ],
            heading=_("Search engines and menus"),
        )
    ],
)


def title_of(year: int | str) -> str:
    """Return the usual title of an edition, in French for any editor; ``year`` may be empty."""
    with override(settings.LANGUAGE_CODE):
        return (gettext("Meetings %(year)s") % {"year": year}).strip()


class EditionForm(SitePageForm):
    """An edition needs no title typed: it is made from the year, and follows it."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["title"].required = False
        self.fields["number"].error_messages["required"] = gettext(
            "Give the number of the edition: 14 for the 14th."
        )
        self.fields["year"].error_messages["required"] = gettext(
            "Give the year of the edition: it is its address too."
        )

    def clean(self):
        cleaned = super().clean()
        title, year = cleaned.get("title", ""), cleaned.get("year") or ""
        if title == gettext(PREVIEWED):
            title = ""
        is_of_a_year = title == title_of(re.search(r"\d{4}|$", title)[0])
        if not title or (year and is_of_a_year):
            cleaned["title"] = self.instance.title = title_of(year)
        return cleaned
