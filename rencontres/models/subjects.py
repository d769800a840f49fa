"""What a session is and what it is about: kinds, topics, groups."""

from anyascii import anyascii
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import TranslatableMixin
from wagtail.search import index

from cuf_site.localisation.words_and_facts import facts, words


class SessionKind(TranslatableMixin, index.Indexed, models.Model):
    """A type of session or of break, editable by the team; ``key`` names it in addresses."""

    class Shape(models.TextChoices):
        """The mark that stands beside the name: colour is never the only sign."""

        SQUARE = "square", _("Square")
        TRIANGLE = "triangle", _("Triangle")
        RING = "ring", _("Ring")
        DIAMOND = "diamond", _("Diamond")
        HOLLOW_SQUARE = "hollow-square", _("Hollow square")
        BEAD = "bead", _("Bead")
        KNOT = "knot", _("Knot")

    key = models.SlugField(
        _("key"),
        max_length=40,
        help_text=_("Used in addresses and references, for example « atelier ». Never changes."),
    )
    name = models.CharField(_("name"), max_length=100)
    plural = models.CharField(_("plural"), max_length=100, blank=True)
    order = models.IntegerField(_("order"), default=0)
    shape = models.CharField(_("shape"), max_length=20, choices=Shape, default=Shape.SQUARE)
    is_break = models.BooleanField(
        _("is a break"),
        default=False,
        help_text=_("Welcome, coffee, lunch: offered for moments, not for sessions."),
    )
    default_minutes = models.PositiveIntegerField(
        _("usual length in minutes"), null=True, blank=True
    )

    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("plural")]),
        FieldRowPanel([FieldPanel("key"), FieldPanel("shape")]),
        FieldRowPanel([FieldPanel("order"), FieldPanel("default_minutes")]),
        FieldPanel("is_break"),
    ]

    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.FilterField("locale_id"),
    ]
    translatable_fields = [
        *words("name", "plural"),
        *facts("key", "order", "shape", "is_break", "default_minutes"),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("session kind")
        verbose_name_plural = _("session kinds")
        ordering = ["order", "name"]
        constraints = [
            models.UniqueConstraint(fields=["locale", "key"], name="session_kind_key_by_locale")
        ]

    def __str__(self):
        return self.name


class Addressed(models.Model):
    """Base of what has a listing of its sessions, at an address made once from its French name."""

    name = models.CharField(_("name"), max_length=150)
    slug = models.SlugField(max_length=160, editable=False)

    class Meta:
        abstract = True

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        """Keep the first address: correcting a name breaks no link."""
        self.slug = self.slug or self._free_slug()
        super().save(*args, **kwargs)

    def _free_slug(self) -> str:
        base = slugify(anyascii(self.name).replace("'", " "))[:150] or self._meta.model_name
        others = type(self).objects.filter(locale_id=self.locale_id).exclude(pk=self.pk)
        taken = set(others.filter(slug__startswith=base).values_list("slug", flat=True))
        candidates = [base, *(f"{base}-{n}" for n in range(2, len(taken) + 2))]
        return next(slug for slug in candidates if slug not in taken)


class Topic(Addressed, TranslatableMixin, index.Indexed):
    """A subject that sessions of several editions share."""

    sdg = models.PositiveSmallIntegerField(
        _("Sustainable Development Goal"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(17)],
        help_text=_("Its number, from 1 to 17."),
    )

    panels = [FieldPanel("name"), FieldPanel("sdg")]

    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.FilterField("locale_id"),
    ]
    translatable_fields = [*words("name"), *facts("slug", "sdg")]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["name"]


class Group(Addressed, TranslatableMixin, index.Indexed):
    """A group of local governments that work with one country, or on one subject."""

    class Kind(models.TextChoices):
        COUNTRY = "country", _("Country group")
        THEMATIC = "thematic", _("Thematic group")

    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.COUNTRY)
    countries = CountryField(_("countries"), multiple=True, blank=True)

    panels = [FieldPanel("name"), FieldPanel("kind"), FieldPanel("countries")]

    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.FilterField("locale_id"),
    ]
    translatable_fields = [*words("name"), *facts("slug", "kind", "countries")]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("group")
        verbose_name_plural = _("groups")
        ordering = ["name"]
