"""An edition of the Rencontres: when, where, what about, and all that hangs on it."""

from datetime import date

from django.db import models
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django_countries.fields import CountryField
from wagtail.contrib.routable_page.models import RoutablePageMixin
from wagtail.fields import StreamField
from wagtail.search import index

from cuf_site.content.fields import with_sign
from cuf_site.content.page_forms import DraftCopyForm
from cuf_site.content.pages import SitePage
from cuf_site.content.rich_text_fields import RICH_TEXT_FEATURES, SiteRichTextField
from cuf_site.localisation.words_and_facts import PAGE_WORDS, facts, words
from cuf_site.tree.names import by_name
from cuf_site.tree.routes import route
from cuf_site.upstream import is_slug_available, next_slug

from .blocks import EditionBodyBlock
from .edition_panels import EDITION_PANELS, EditionForm
from .edition_rules import edition_problems
from .edition_state import EditionState
from .sessions import SessionPage

# What a copy, of which the next edition is made, begins with; all the rest is of one year.
KEPT_IN_COPY = frozenset(
    ("title", "series_name", "hero_image", "venue", "practical_note", "partners", "show_in_menus")
)


class EditionPage(EditionState, RoutablePageMixin, SitePage):
    """One edition. Its facts live here, in French; its translations carry words."""

    class Status(models.TextChoices):
        SCHEDULED = "scheduled", _("Scheduled")
        POSTPONED = "postponed", _("Postponed")
        CANCELLED = "cancelled", pgettext_lazy("edition", "Cancelled")

    class ProgrammeStatus(models.TextChoices):
        NONE = "none", pgettext_lazy("programme", "No mention")
        PROVISIONAL = "provisional", _("Provisional")
        FINAL = "final", _("Final")

    number = models.PositiveIntegerField(
        _("number"), null=True, help_text=_("14 for the 14th edition.")
    )
    year = models.PositiveIntegerField(
        _("year"), null=True, help_text=_("Also its address: /rencontres/2023/.")
    )
    series_name = models.CharField(
        _("name of the series"),
        max_length=250,
        blank=True,
        help_text=_("As used that year. Empty: the usual full name."),
    )
    theme = models.CharField(_("theme"), max_length=300, blank=True)
    start_date = models.DateField(_("first day"), null=True, blank=True)
    starts_in_afternoon = models.BooleanField(_("starts in the afternoon"), default=False)
    end_date = models.DateField(_("last day"), null=True, blank=True)
    ends_in_morning = models.BooleanField(_("ends in the morning"), default=False)
    period = models.CharField(
        _("period in words"),
        max_length=100,
        blank=True,
        help_text=_("Until the days are known, for example « juin 2025 »."),
    )
    period_end = models.DateField(
        _("last day of the period"),
        null=True,
        blank=True,
        help_text=_("After this day the edition is no longer shown as the next one."),
    )
    status = models.CharField(_("status"), max_length=20, choices=Status, default=Status.SCHEDULED)
    status_reason = models.TextField(
        _("reason"), blank=True, help_text=_("Why the edition is postponed or cancelled.")
    )
    earlier_dates = models.CharField(
        _("earlier dates"),
        max_length=150,
        blank=True,
        help_text=_("The dates announced before a postponement."),
    )
    programme_status = models.CharField(
        _("programme"),
        max_length=20,
        choices=ProgrammeStatus,
        default=ProgrammeStatus.NONE,
        help_text=_("The mention shown with the programme: provisional or final."),
    )
    venue = models.ForeignKey(
        "rencontres.Venue",
        verbose_name=_("venue"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="editions",
    )
    editorial = SiteRichTextField(_("editorial"), blank=True, features=RICH_TEXT_FEATURES)
    signatory = models.ForeignKey(
        "rencontres.Person",
        verbose_name=_("signatory"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    signatory_function = models.CharField(_("function held then"), max_length=300, blank=True)
    country_of_honour = CountryField(_("country of honour"), blank=True)
    hashtag = models.CharField(_("hashtag"), max_length=60, blank=True, help_text=_("With its #."))
    hero_image = models.ForeignKey(
        "cuf_site.SiteImage",
        verbose_name=_("main image"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    registration_opens_on = models.DateField(_("registration opens on"), null=True, blank=True)
    registration_closes_on = models.DateField(_("registration closes on"), null=True, blank=True)
    registration_url = models.URLField(_("registration link"), blank=True)
    registration_note = models.TextField(_("registration note"), blank=True)
    practical_note = SiteRichTextField(_("practical note"), blank=True, features=RICH_TEXT_FEATURES)
    what_comes_next = SiteRichTextField(
        _("what comes next"), blank=True, features=RICH_TEXT_FEATURES
    )
    body = StreamField(EditionBodyBlock(), verbose_name=_("body"), blank=True)

    content_panels, promote_panels = EDITION_PANELS
    base_form_class = EditionForm
    copy_form_class = DraftCopyForm

    search_fields = [
        *SitePage.search_fields,
        index.SearchField("theme"),
        index.SearchField("series_name"),
        index.SearchField("editorial"),
        index.SearchField("body"),
        index.FilterField("year"),
    ]

    translatable_fields = [
        *words(
            *PAGE_WORDS,
            "series_name",
            "theme",
            "period",
            "status_reason",
            "earlier_dates",
            "editorial",
            "signatory_function",
            "registration_note",
            "practical_note",
            "what_comes_next",
            "body",
            "figures",
            "partners",
            "documents",
            "slots",
        ),
        *facts(
            "number",
            "year",
            "start_date",
            "starts_in_afternoon",
            "end_date",
            "ends_in_morning",
            "period_end",
            "status",
            "programme_status",
            "venue",
            "signatory",
            "country_of_honour",
            "hashtag",
            "hero_image",
            "registration_opens_on",
            "registration_closes_on",
            "registration_url",
            "show_in_menus",
        ),
    ]

    page_description = _("One year’s meetings; their sessions are added under it.")
    summary_fields = ("theme", "editorial")
    parent_page_types = ["rencontres.RencontresIndexPage"]
    subpage_types = ["rencontres.SessionPage", "home.ContentPage"]
    reserved_slugs = frozenset({"programme", "intervenants", "infos-pratiques"})
    translate_label = _("Translate this edition")
    exclude_fields_in_copy = [
        field.field_name for field in translatable_fields if field.field_name not in KEPT_IN_COPY
    ]

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")

    def __str__(self):
        return self.title

    def clean(self):
        super().clean()
        self.hashtag = with_sign(self.hashtag)

    def problems(self, parent) -> dict[str, str]:
        return super().problems(parent) | edition_problems(self)

    def warnings(self) -> list[str]:
        if self.status == self.Status.CANCELLED and not self.status_reason:
            return [_("This edition is cancelled and gives no reason: readers will ask why.")]
        return []

    def save(self, **kwargs):
        """An edition's address is its year, in every language; until it is known, no number."""
        if self.year and is_slug_available(str(self.year), self.get_parent(), self):
            self.slug = str(self.year)
        elif not self.year and (self.slug or slugify(self.title)).isdigit():
            self.slug = next_slug(self, "edition")
        return super().save(**kwargs)

    def copy(self, *args, reset_translation_key=True, **kwargs):
        """Copy all of it when it is translated: a translation, unlike a copy, is of its year."""
        if not reset_translation_key:
            self.exclude_fields_in_copy = []
        return super().copy(*args, reset_translation_key=reset_translation_key, **kwargs)

    copy.alters_data = True

    def has_day(self, day: date) -> bool:
        """Whether ``day`` is one of the edition's days; true of any day while they are unknown."""
        return not self.start_date or self.start_date <= day <= (self.end_date or self.start_date)

    def sessions(self):
        """Return the live sessions of this edition, in tree order."""
        return SessionPage.objects.live().child_of(self)

    page_context = by_name("rencontres.views.edition.context")
    about = by_name("rencontres.outputs.metadata.edition_about")
    public_card = staticmethod(by_name("rencontres.reading.shelf.public_card"))
    indexed_routes = staticmethod(by_name("rencontres.reading.indexed_routes.routes_of_editions"))
    front = route("", "rencontres.views.edition.front")
    programme = route("programme/", "rencontres.views.edition.programme")
    calendar = route("programme.ics/", "rencontres.views.edition.calendar")
    speakers = route("intervenants/", "rencontres.views.edition.speakers")
    practical = route("infos-pratiques/", "rencontres.views.edition.practical")
    card_image = route("carte.png/", "rencontres.views.edition.card_image")
