"""Press releases, with their contacts, attachments and corrections."""

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    MultiFieldPanel,
    PageChooserPanel,
    TitleFieldPanel,
)
from wagtail.fields import StreamField
from wagtail.models import Orderable, TranslatableMixin
from wagtail.search import index

from cuf_site import clock
from cuf_site.content.blocks import BodyBlock
from cuf_site.content.fields import with_sign
from cuf_site.content.pages import SitePage
from cuf_site.content.panels import BODY_PANEL, RowsPanel
from cuf_site.content.rich_text_fields import RICH_TEXT_FEATURES, SiteRichTextField
from cuf_site.localisation.words_and_facts import PAGE_WORDS, facts, words
from cuf_site.tree.names import by_name

from .press_contact import PressContact


class PressReleasePage(SitePage):
    """A release; its title is the headline."""

    class Kind(models.TextChoices):
        RELEASE = "release", _("Press release")
        STATEMENT = "statement", _("Statement")
        DENIAL = "denial", _("Denial")
        PRESS_KIT = "press-kit", _("Press kit")

    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.RELEASE)
    subtitle = models.CharField(_("subtitle"), max_length=300, blank=True)
    dateline_place = models.CharField(
        _("place"),
        max_length=100,
        blank=True,
        help_text=_("Stands before the date: “Paris, 20 September 2023”."),
    )
    date = models.DateField(_("date"), null=True)
    lead = SiteRichTextField(_("lead"), blank=True, features=RICH_TEXT_FEATURES)
    body = StreamField(BodyBlock(), verbose_name=_("body"), blank=True)
    edition = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("edition"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="press_releases",
    )
    boilerplate = SiteRichTextField(
        _("about us"),
        blank=True,
        features=RICH_TEXT_FEATURES,
        help_text=_("Empty: the text of the organisation."),
    )
    hashtag = models.CharField(_("hashtag"), max_length=60, blank=True, help_text=_("With its #."))
    embargo_until = models.DateTimeField(_("embargo until"), null=True, blank=True)

    content_panels = [
        MultiFieldPanel(
            [
                FieldPanel("kind"),
                TitleFieldPanel("title", heading=_("Headline"), classname=""),
                FieldPanel("subtitle"),
                FieldRowPanel([FieldPanel("dateline_place"), FieldPanel("date")]),
                FieldPanel("embargo_until"),
            ],
            heading=_("What and when"),
        ),
        FieldPanel("lead"),
        BODY_PANEL,
        MultiFieldPanel(
            [
                PageChooserPanel("edition", "rencontres.EditionPage"),
                FieldPanel("hashtag"),
                RowsPanel(
                    "contacts",
                    heading=_("Press contacts"),
                    label=_("Contact"),
                    add_label=_("Add a contact"),
                ),
                RowsPanel(
                    "attachments",
                    heading=_("Attachments"),
                    label=_("Attachment"),
                    add_label=_("Add an attachment"),
                ),
                FieldPanel("boilerplate"),
            ],
            heading=_("Foot of the release"),
        ),
        RowsPanel(
            "errata",
            heading=_("Errata"),
            label=_("Erratum"),
            add_label=_("Add an erratum"),
            help_text=_("Shown on top: what was corrected, and when."),
        ),
    ]

    search_fields = [
        *SitePage.search_fields,
        index.SearchField("subtitle"),
        index.SearchField("lead"),
        index.SearchField("body"),
        index.FilterField("date"),
    ]

    translatable_fields = [
        *words(
            *PAGE_WORDS,
            "subtitle",
            "dateline_place",
            "lead",
            "body",
            "boilerplate",
            "contacts",
            "attachments",
            "errata",
        ),
        *facts("kind", "date", "edition", "hashtag", "embargo_until", "show_in_menus"),
    ]

    summary_fields = ("lead", "subtitle")
    parent_page_types = ["press.PressIndexPage"]
    subpage_types = []

    class Meta:
        verbose_name = _("press release")
        verbose_name_plural = _("press releases")

    def __str__(self):
        return self.title

    def clean(self):
        super().clean()
        self.hashtag = with_sign(self.hashtag)

    def problems(self, parent) -> dict[str, str]:
        return super().problems(parent) | self.embargo_problem()

    def broken_rules(self, parent) -> dict[str, str]:
        """The embargo holds in every language: a translation tells the same news."""
        return super().broken_rules(parent) | self.embargo_problem()

    def embargo_problem(self) -> dict[str, str]:
        """Return the refusal of a release that would be live before its embargo is over."""
        goes_live = max(clock.now(), self.go_live_at or clock.now())
        if not self.embargo_until or self.embargo_until <= goes_live:
            return {}
        sentence = gettext(
            "This release is under embargo: publish it when the embargo is over, or schedule its "
            "publication (panel “Status”)."
        )
        return {"embargo_until": sentence}

    page_context = by_name("press.reading.release_detail.release_context")
    about = by_name("press.outputs.structured_data.release_about")


class ReleaseContact(TranslatableMixin, Orderable):
    """A contact named at the foot of a release."""

    release = ParentalKey(PressReleasePage, on_delete=models.CASCADE, related_name="contacts")
    contact = models.ForeignKey(
        PressContact,
        verbose_name=_("press contact"),
        on_delete=models.CASCADE,
        null=True,
        related_name="releases",
    )

    panels = [FieldPanel("contact")]
    translatable_fields = facts("contact", "sort_order")

    class Meta(Orderable.Meta, TranslatableMixin.Meta):
        verbose_name = _("press contact")
        verbose_name_plural = _("press contacts")

    def __str__(self):
        return str(self.contact)


class ReleaseAttachment(TranslatableMixin, Orderable):
    """A file that goes with a release."""

    release = ParentalKey(PressReleasePage, on_delete=models.CASCADE, related_name="attachments")
    document = models.ForeignKey(
        "cuf_site.SiteDocument",
        verbose_name=_("document"),
        on_delete=models.CASCADE,
        null=True,
        related_name="+",
    )
    title = models.CharField(
        _("title"), max_length=250, blank=True, help_text=_("Empty: the title of the document.")
    )

    panels = [FieldPanel("document"), FieldPanel("title")]
    translatable_fields = [*words("title"), *facts("document", "sort_order")]

    class Meta(Orderable.Meta, TranslatableMixin.Meta):
        verbose_name = _("attachment")
        verbose_name_plural = _("attachments")

    def __str__(self):
        return self.title or str(self.document)


class Erratum(TranslatableMixin, Orderable):
    """A correction made after publication, said on top of the release."""

    release = ParentalKey(PressReleasePage, on_delete=models.CASCADE, related_name="errata")
    date = models.DateField(_("date"), null=True)
    text = models.TextField(_("text"))

    panels = [FieldPanel("date"), FieldPanel("text")]
    translatable_fields = [*words("text"), *facts("date", "sort_order")]

    class Meta(Orderable.Meta, TranslatableMixin.Meta):
        verbose_name = _("erratum")
        verbose_name_plural = _("errata")

    def __str__(self):
        return self.text
