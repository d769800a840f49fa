"""Where an edition is held."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import TranslatableMixin
from wagtail.search import index

from cuf_site.localisation.words_and_facts import facts, words


class Venue(TranslatableMixin, index.Indexed, models.Model):
    """A place and the ways to get there, each described in a line."""

    ACCESS_MODES = ("metro", "bus", "tram", "car", "bike", "step_free")

    name = models.CharField(_("name"), max_length=200)
    address = models.CharField(
        _("address"), max_length=200, blank=True, help_text=_("Number and street.")
    )
    postcode = models.CharField(_("postcode"), max_length=20, blank=True)
    city = models.CharField(_("city"), max_length=100, blank=True)
    country = CountryField(_("country"), default="FR")
    latitude = models.DecimalField(
        _("latitude"), max_digits=8, decimal_places=5, null=True, blank=True
    )
    longitude = models.DecimalField(
        _("longitude"), max_digits=8, decimal_places=5, null=True, blank=True
    )
    website = models.URLField(_("web site"), blank=True)
    metro = models.CharField(_("metro"), max_length=300, blank=True)
    bus = models.CharField(_("bus"), max_length=300, blank=True)
    tram = models.CharField(_("tram"), max_length=300, blank=True)
    car = models.CharField(_("car"), max_length=300, blank=True)
    bike = models.CharField(_("bike"), max_length=300, blank=True)
    step_free = models.CharField(
        _("step-free access"),
        max_length=300,
        blank=True,
        help_text=_("The way in without steps, lifts, reserved parking."),
    )

    panels = [
        MultiFieldPanel(
            [
                FieldPanel("name"),
                FieldPanel("address"),
                FieldRowPanel([FieldPanel("postcode"), FieldPanel("city"), FieldPanel("country")]),
                FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
                FieldPanel("website"),
            ],
            heading=_("Where"),
        ),
        MultiFieldPanel([FieldPanel(mode) for mode in ACCESS_MODES], heading=_("How to get there")),
    ]

    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.FilterField("locale_id"),
    ]
    translatable_fields = [
        *words("name", *ACCESS_MODES),
        *facts("address", "postcode", "city", "country", "latitude", "longitude", "website"),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("venue")
        verbose_name_plural = _("venues")
        ordering = ["name"]

    def __str__(self):
        return f"{self.name}, {self.city}" if self.city else self.name
