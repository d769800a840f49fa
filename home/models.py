"""The home page, and the pages of plain content."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, PageChooserPanel
from wagtail.fields import StreamField
from wagtail.search import index

from cuf_site.content.pages import SitePage
from cuf_site.content.panels import BODY_PANEL
from cuf_site.content.rich_text_fields import RICH_TEXT_FEATURES, SiteRichTextField
from cuf_site.localisation.words_and_facts import PAGE_WORDS, facts, words
from cuf_site.tree.names import by_name
from rencontres.models.blocks import EditionBodyBlock


class HomePage(SitePage):
    """Leads with one edition, then the latest releases and the line of editions."""

    intro = SiteRichTextField(_("introduction"), blank=True, features=RICH_TEXT_FEATURES)
    pinned_edition = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("pinned edition"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("Leads the home page whatever the date. Empty: chosen by the calendar."),
    )

    content_panels = [
        *SitePage.content_panels,
        FieldPanel("intro"),
        PageChooserPanel("pinned_edition", "rencontres.EditionPage"),
    ]

    translatable_fields = [
        *words(*PAGE_WORDS, "intro"),
        *facts("pinned_edition", "show_in_menus"),
    ]

    summary_fields = ("intro",)
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "rencontres.RencontresIndexPage",
        "press.PressIndexPage",
        "home.ContentPage",
    ]
    reserved_slugs = frozenset(
        {
            *("recherche", "search", "buscar", "admin", "documents", "media", "static", "r"),
            *(code for code, _name in settings.LANGUAGES),
        }
    )

    class Meta:
        verbose_name = _("home page")

    def __str__(self):
        return self.title

    page_context = by_name("home.views.home.context")
    about = by_name("home.outputs.metadata.home_about")


class ContentPage(SitePage):
    """A page of text: about, contact, legal notice, an invitation letter."""

    class Purpose(models.TextChoices):
        """What the page shows after its body, made from the site itself."""

        TEXT = "text", _("Its text only")
        CONTACT = "contact", _("How to reach the organisation")
        SITE_MAP = "site-map", _("The map of the site")
        LEGAL_NOTICE = "legal-notice", _("The publisher and the host")
        ACCESSIBILITY = "accessibility", _("The accessibility status")

    intro = models.TextField(_("introduction"), blank=True)
    body = StreamField(EditionBodyBlock(), verbose_name=_("body"), blank=True)
    purpose = models.CharField(
        _("shows also"),
        max_length=20,
        choices=Purpose,
        default=Purpose.TEXT,
        help_text=_("Kept up to date by the site, after the text."),
    )

    content_panels = [
        *SitePage.content_panels,
        FieldPanel("intro"),
        BODY_PANEL,
        FieldPanel("purpose"),
    ]

    search_fields = [
        *SitePage.search_fields,
        index.SearchField("intro"),
        index.SearchField("body"),
    ]

    translatable_fields = [
        *words(*PAGE_WORDS, "intro", "body"),
        *facts("purpose", "show_in_menus"),
    ]

    page_description = _("A text: an invitation letter, a practical page, the legal notice.")
    summary_fields = ("intro",)
    parent_page_types = ["home.HomePage", "home.ContentPage", "rencontres.EditionPage"]
    subpage_types = ["home.ContentPage"]

    class Meta:
        verbose_name = _("content page")
        verbose_name_plural = _("content pages")

    def __str__(self):
        return self.title

    page_context = by_name("home.views.content.context")
    about = by_name("home.outputs.metadata.content_about")
