"""The association that publishes the site, with what its pages and legal notice say of it."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import TranslatableMixin

from ..localisation.words_and_facts import facts, words
from ..words.french_names import SHORTEST, listed
from .rich_text_fields import RICH_TEXT_FEATURES, SiteRichTextField


class Organisation(TranslatableMixin, models.Model):
    """The association that publishes the site: one row per language, the French one the source."""

    class AccessibilityStatus(models.TextChoices):
        """The three statuses of the French declaration (decree 2019-768)."""

        NONE = "none", _("not compliant")
        PARTIAL = "partial", _("partially compliant")
        FULL = "full", _("fully compliant")

    name = models.CharField(_("name"), max_length=200)
    boilerplate = SiteRichTextField(
        _("about us"),
        blank=True,
        features=RICH_TEXT_FEATURES,
        help_text=_("Stands at the foot of every press release that has no text of its own."),
    )
    french_names = models.TextField(
        _("names kept in French"),
        blank=True,
        help_text=_(
            "One on each line. In texts in other languages they are said to be French: "
            "a screen reader pronounces them rightly."
        ),
    )
    address = models.TextField(_("address"), blank=True)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    website = models.URLField(_("web site"), blank=True)
    events_website = models.URLField(_("site of the meetings"), blank=True)
    social_handle = models.CharField(
        _("social media handle"), max_length=60, blank=True, help_text=_("With its @.")
    )
    accessibility_status = models.CharField(
        _("accessibility"),
        max_length=10,
        choices=AccessibilityStatus,
        default=AccessibilityStatus.NONE,
        help_text=_("Not compliant until an audit says otherwise. Stands in every footer."),
    )
    publication_director = models.CharField(_("publication director"), max_length=200, blank=True)
    host_name = models.CharField(_("host’s name"), max_length=200, blank=True)
    host_address = models.TextField(_("host’s address"), blank=True)
    host_phone = models.CharField(_("host’s telephone"), max_length=40, blank=True)

    panels = [
        MultiFieldPanel(
            [FieldPanel("name"), FieldPanel("boilerplate"), FieldPanel("french_names")],
            heading=_("Who we are"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("address"),
                FieldRowPanel([FieldPanel("phone"), FieldPanel("email")]),
                FieldRowPanel([FieldPanel("website"), FieldPanel("events_website")]),
                FieldPanel("social_handle"),
            ],
            heading=_("Contact"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("accessibility_status"),
                FieldPanel("publication_director"),
                FieldPanel("host_name"),
                FieldPanel("host_address"),
                FieldPanel("host_phone"),
            ],
            heading=_("Legal notice"),
        ),
    ]

    translatable_fields = [
        *words("boilerplate"),
        *facts(
            "name",
            "french_names",
            "address",
            "phone",
            "email",
            "website",
            "events_website",
            "social_handle",
            "accessibility_status",
            "publication_director",
            "host_name",
            "host_address",
            "host_phone",
        ),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("organisation")
        verbose_name_plural = _("organisation")

    def __str__(self):
        return self.name

    def clean(self):
        super().clean()
        short = [name for name in listed(self.french_names) if len(name) < SHORTEST]
        if short:
            sentence = _("“%(name)s” is too short: it would be found everywhere.")
            raise ValidationError({"french_names": sentence % {"name": short[0]}})

    @classmethod
    def current(cls, language: str = settings.LANGUAGE_CODE) -> "Organisation | None":
        """Return the row in ``language``, or ``None``; the French one when it is not translated."""
        rows = {row.locale.language_code: row for row in cls.objects.select_related("locale")}
        row, french = rows.get(language), rows.get(settings.LANGUAGE_CODE)
        return row if row and (row.boilerplate or not french) else french
