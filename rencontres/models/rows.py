"""The rows of an edition: figures, partners, documents, and the moments of its days.

What a row requires may be null in the database: a draft is saved half typed.
"""

from django import forms
from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable, TranslatableMixin

from cuf_site.localisation.words_and_facts import facts, words


class EditionFigure(TranslatableMixin, Orderable):
    """A number that tells an edition: « plus de 500 participants »."""

    class Kind(models.TextChoices):
        PARTICIPANTS = "participants", _("participants")
        FRENCH_LOCAL_GOVERNMENTS = "local-governments", _("French local and regional governments")
        COUNTRIES = "countries", _("countries represented")
        FOREIGN_DELEGATIONS = "delegations", _("foreign delegations")
        EMBASSIES = "embassies", _("embassies")
        FOREIGN_SHARE = "foreign-share", _("foreign participants")
        WORKSHOPS = "workshops", _("workshops")
        REGIONAL_MEETINGS = "regional-meetings", _("regional meetings")
        CAFES = "cafes", _("“RAICT Cafés”")
        OTHER = "other", _("Other (write the label)")

    class Qualifier(models.TextChoices):
        MORE_THAN = "more-than", _("more than")
        CLOSE_TO = "close-to", _("close to")
        NEARLY = "nearly", _("nearly")
        ABOUT = "about", _("about")

    class Unit(models.TextChoices):
        COUNT = "count", _("count")
        PERCENT = "percent", _("%")

    class Basis(models.TextChoices):
        COUNTED = "counted", _("counted")
        EXPECTED = "expected", _("expected")

    edition = ParentalKey("EditionPage", on_delete=models.CASCADE, related_name="figures")
    kind = models.CharField(_("what"), max_length=20, choices=Kind, default=Kind.PARTICIPANTS)
    label = models.CharField(
        pgettext_lazy("figure", "label"),
        max_length=100,
        blank=True,
        help_text=_("Only for “other”."),
    )
    qualifier = models.CharField(_("qualifier"), max_length=20, choices=Qualifier, blank=True)
    value = models.IntegerField(_("value"), null=True)
    unit = models.CharField(_("unit"), max_length=10, choices=Unit, default=Unit.COUNT)
    basis = models.CharField(_("basis"), max_length=10, choices=Basis, default=Basis.COUNTED)

    panels = [
        FieldRowPanel([FieldPanel("kind"), FieldPanel("label")]),
        FieldRowPanel([FieldPanel("qualifier"), FieldPanel("value"), FieldPanel("unit")]),
        FieldPanel("basis"),
    ]

    translatable_fields = [
        *words("label"),
        *facts("kind", "qualifier", "value", "unit", "basis", "sort_order"),
    ]

    class Meta(Orderable.Meta, TranslatableMixin.Meta):
        verbose_name = _("figure")
        verbose_name_plural = _("figures")

    def __str__(self):
        is_other = self.kind == self.Kind.OTHER
        return f"{self.value} {(is_other and self.label) or self.get_kind_display()}"

    def problems(self, edition, earlier) -> dict[str, str]:
        """Return what forbids publishing the figure, given the rows above it."""
        found = {}
        if self.value is not None and self.value < 0:
            found["value"] = gettext(
                "A figure cannot be negative: write the number without a minus."
            )
        first_day = edition.start_date or edition.period_end
        # By the real date: with SITE_TODAY the site may be shown as before its own counts.
        if self.basis == self.Basis.COUNTED and first_day and first_day > timezone.localdate():
            found["basis"] = gettext(
                "The edition has not taken place yet: this figure is expected."
            )
        if self.unit == self.Unit.PERCENT and (self.value or 0) > 100:
            found["value"] = gettext("A share cannot be over 100 %.")
        if self.kind == self.Kind.OTHER and not self.label:
            found["label"] = gettext("Write what the figure counts.")
        same = [row for row in earlier if (row.kind, row.basis) == (self.kind, self.basis)]
        if same and self.kind != self.Kind.OTHER:
            found["kind"] = gettext(
                "This figure is given twice: keep one, or mark one of them as expected."
            )
        return found


class EditionPartner(TranslatableMixin, Orderable):
    """A partner of an edition, in its tier."""

    class Tier(models.TextChoices):
        SUPPORT = "support", _("With the support of")
        PARTNERSHIP = "partnership", _("In partnership with")
        EXHIBITOR = "exhibitor", _("Exhibitors")

    edition = ParentalKey("EditionPage", on_delete=models.CASCADE, related_name="partners")
    partner = models.ForeignKey(
        "Partner",
        verbose_name=_("partner"),
        on_delete=models.PROTECT,
        null=True,
        related_name="editions",
    )
    tier = models.CharField(_("tier"), max_length=20, choices=Tier, default=Tier.PARTNERSHIP)
    mention = models.CharField(
        _("mention"),
        max_length=250,
        blank=True,
        help_text=_("A sentence that must stand beside the name, such as a co-funding."),
    )

    panels = [FieldPanel("partner"), FieldRowPanel([FieldPanel("tier"), FieldPanel("mention")])]

    translatable_fields = [*words("mention"), *facts("partner", "tier", "sort_order")]

    class Meta(Orderable.Meta, TranslatableMixin.Meta):
        verbose_name = _("partner of the edition")
        verbose_name_plural = _("partners of the edition")

    def __str__(self):
        return str(self.partner)


class EditionDocument(TranslatableMixin, Orderable):
    """A file of an edition."""

    class Kind(models.TextChoices):
        BROCHURE = "brochure", _("Brochure")
        INVITATION = "invitation", _("Invitation")
        CATALOGUE = "catalogue", _("Catalogue")
        PROCEEDINGS = "proceedings", _("Proceedings")
        MINUTES = "minutes", _("Minutes")

    edition = ParentalKey("EditionPage", on_delete=models.CASCADE, related_name="documents")
    document = models.ForeignKey(
        "cuf_site.SiteDocument",
        verbose_name=_("document"),
        on_delete=models.CASCADE,
        null=True,
        related_name="+",
    )
    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.BROCHURE)
    title = models.CharField(
        _("title"), max_length=250, blank=True, help_text=_("Empty: the title of the document.")
    )

    panels = [FieldPanel("document"), FieldRowPanel([FieldPanel("kind"), FieldPanel("title")])]

    translatable_fields = [*words("title"), *facts("document", "kind", "sort_order")]

    class Meta(Orderable.Meta, TranslatableMixin.Meta):
        verbose_name = _("document of the edition")
        verbose_name_plural = _("documents of the edition")

    def __str__(self):
        return self.title or str(self.document)


class Slot(TranslatableMixin, Orderable):
    """A moment without a page: a break, or the frame round sessions held side by side."""

    edition = ParentalKey("EditionPage", on_delete=models.CASCADE, related_name="slots")
    day = models.DateField(_("day"), null=True)
    start = models.TimeField(_("start"), null=True)
    end = models.TimeField(_("end"), null=True, blank=True)
    title = models.CharField(
        _("title"), max_length=250, blank=True, help_text=_("Empty: the name of the kind.")
    )
    kind = models.ForeignKey(
        "SessionKind",
        verbose_name=_("kind"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        limit_choices_to={"locale__language_code": settings.LANGUAGE_CODE},
        related_name="+",
    )

    panels = [
        FieldRowPanel([FieldPanel("day"), FieldPanel("start"), FieldPanel("end")]),
        FieldRowPanel([FieldPanel("title"), FieldPanel("kind", widget=forms.Select)]),
    ]

    translatable_fields = [*words("title"), *facts("day", "start", "end", "kind", "sort_order")]

    class Meta(Orderable.Meta, TranslatableMixin.Meta):
        verbose_name = _("moment")
        verbose_name_plural = _("moments")

    def __str__(self):
        return self.title or str(self.kind or "")

    def problems(self, edition, earlier) -> dict[str, str]:
        """Return what forbids publishing the moment in ``edition``."""
        found = {}
        if self.start and self.end and self.end <= self.start:
            found["end"] = gettext("A moment must end after it starts.")
        if self.day and not edition.has_day(self.day):
            found["day"] = gettext("This day is outside the dates of the edition.")
        if not self.title and self.kind_id is None:
            found["title"] = gettext("Write a title or choose a kind.")
        return found
