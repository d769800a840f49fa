"""People and bodies. What someone's function was belongs to a session, never to the person."""

from anyascii import anyascii
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable, ReferenceIndex, TranslatableMixin
from wagtail.search import index

from cuf_site.content.rich_text_fields import RICH_TEXT_FEATURES, SiteRichTextField
from cuf_site.localisation.words_and_facts import facts, words


class Person(TranslatableMixin, index.Indexed, ClusterableModel):
    """Someone who speaks at the meetings."""

    given_name = models.CharField(_("given name"), max_length=100, blank=True)
    family_name = models.CharField(_("family name"), max_length=100)
    sort_name = models.CharField(max_length=200, editable=False, db_index=True)
    civility = models.CharField(
        _("civility"), max_length=40, blank=True, help_text=_("For example: Madame, Monsieur, Dr.")
    )
    photo = models.ForeignKey(
        "cuf_site.SiteImage",
        verbose_name=_("photo"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    biography = SiteRichTextField(_("biography"), blank=True, features=RICH_TEXT_FEATURES)
    is_withdrawn = models.BooleanField(
        _("withdrawn"),
        default=False,
        help_text=_(
            "At the person’s request: hides the biography and the web links in every language, "
            "takes their page out of search, and deletes the photo if nothing else shows it. "
            "The line in programmes stays."
        ),
    )
    leaves_programmes = models.BooleanField(
        _("withdrawn from programmes to come too"),
        default=False,
        help_text=_(
            "Their name leaves the programmes, calendars and lists of what is still to be held. "
            "It stays in those of the past, which are a record."
        ),
    )

    panels = [
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("given_name"), FieldPanel("family_name")]),
                FieldPanel("civility"),
            ],
            heading=_("Name"),
        ),
        FieldPanel("photo"),
        FieldPanel("biography"),
        InlinePanel("links", heading=_("Web links"), label=_("Link")),
        MultiFieldPanel(
            [FieldPanel("is_withdrawn"), FieldPanel("leaves_programmes")], heading=_("Withdrawal")
        ),
    ]

    search_fields = [
        index.SearchField("given_name"),
        index.SearchField("family_name"),
        index.AutocompleteField("given_name"),
        index.AutocompleteField("family_name"),
        index.FilterField("locale_id"),
    ]
    translatable_fields = [
        *words("biography", "links"),
        *facts(
            "given_name",
            "family_name",
            "sort_name",
            "civility",
            "photo",
            "is_withdrawn",
            "leaves_programmes",
        ),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["sort_name"]

    def __str__(self):
        return f"{self.given_name} {self.family_name}".strip()

    def clean(self):
        super().clean()
        if self.leaves_programmes and not self.is_withdrawn:
            sentence = _("Tick “Withdrawn” too: the name leaves with the rest.")
            raise ValidationError({"leaves_programmes": sentence})

    def is_named_on(self, page) -> bool:
        """Whether a page may say the name: a withdrawn person may leave what is to come."""
        is_gone = self.is_withdrawn and self.leaves_programmes
        return not is_gone or getattr(page, "is_past", True)

    @transaction.atomic
    def save(self, *args, **kwargs):
        """Keep the name people are sorted by: family name first, É as E, case ignored.

        The photo of who withdraws leaves the site: its file would still answer.
        """
        self.sort_name = anyascii(f"{self.family_name} {self.given_name}").casefold()[:200]
        photo = self.photo if self.is_withdrawn else None
        if photo:
            self.photo = None
        super().save(*args, **kwargs)
        if photo and not is_shown_elsewhere(photo, self):
            photo.delete()


def is_shown_elsewhere(photo, person: Person) -> bool:
    """Whether somebody else, a page or another snippet shows the photo of ``person``."""
    others = Person.objects.exclude(translation_key=person.translation_key).filter(photo=photo)
    people = ContentType.objects.get_for_model(Person)
    references = ReferenceIndex.get_references_to(photo).exclude(base_content_type=people)
    return others.exists() or references.exists()


class PersonLink(TranslatableMixin, Orderable):
    """A page about the person elsewhere."""

    person = ParentalKey(Person, on_delete=models.CASCADE, related_name="links")
    label = models.CharField(_("text of the link"), max_length=100)
    url = models.URLField(_("address"))

    panels = [FieldRowPanel([FieldPanel("label"), FieldPanel("url")])]

    translatable_fields = [*words("label"), *facts("url", "sort_order")]

    class Meta(Orderable.Meta, TranslatableMixin.Meta):
        verbose_name = _("web link")
        verbose_name_plural = _("web links")

    def __str__(self):
        return self.label


class Partner(TranslatableMixin, index.Indexed, models.Model):
    """A body that supports editions or organises sessions with us."""

    name = models.CharField(_("name"), max_length=200)
    short_name = models.CharField(_("short name"), max_length=60, blank=True)
    logo = models.ForeignKey(
        "cuf_site.SiteImage",
        verbose_name=_("logo"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    website = models.URLField(_("web site"), blank=True)
    description = models.TextField(_("description"), blank=True)

    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("short_name")]),
        FieldPanel("logo"),
        FieldPanel("website"),
        FieldPanel("description"),
    ]

    search_fields = [
        index.SearchField("name"),
        index.SearchField("short_name"),
        index.AutocompleteField("name"),
        index.AutocompleteField("short_name"),
        index.FilterField("locale_id"),
    ]
    translatable_fields = [
        *words("name", "description"),
        *facts("short_name", "logo", "website"),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("partner")
        verbose_name_plural = _("partners")
        ordering = ["name"]

    def __str__(self):
        return self.name
