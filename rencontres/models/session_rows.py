"""The rows of a session: who takes part, what it is about, what it leaves to read."""

from django.db import models
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable, TranslatableMixin

from cuf_site.localisation.words_and_facts import facts, words


class Participation(TranslatableMixin, Orderable):
    """Someone, or a body, taking part in a session, with the function held then."""

    class Role(models.TextChoices):
        SPEAKS = "speaks", pgettext_lazy("role", "Speaking")
        CHAIRS = "chairs", pgettext_lazy("role", "Chairing")
        CO_CHAIRS = "co-chairs", pgettext_lazy("role", "Co-chairing")
        MODERATES = "moderates", pgettext_lazy("role", "Moderating")
        OPENS = "opens", pgettext_lazy("role", "Opening")
        CLOSES = "closes", pgettext_lazy("role", "Closing")
        REPORTS = "reports", pgettext_lazy("role", "Reporting")
        TESTIFIES = "testifies", pgettext_lazy("role", "Testifying")

    session = ParentalKey("SessionPage", on_delete=models.CASCADE, related_name="participations")
    person = models.ForeignKey(
        "rencontres.Person",
        verbose_name=_("person"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="participations",
    )
    organisation = models.CharField(
        pgettext_lazy("organisation", "body"),
        max_length=250,
        blank=True,
        help_text=_("The body the person speaks for, or that takes part without a named person."),
    )
    role = models.CharField(_("role"), max_length=20, choices=Role, default=Role.SPEAKS)
    function = models.CharField(_("function held then"), max_length=300, blank=True)
    territory = models.CharField(_("territory"), max_length=150, blank=True)
    on_behalf_of = models.CharField(_("on behalf of"), max_length=250, blank=True)
    is_remote = models.BooleanField(_("remote"), default=False)

    panels = [
        FieldPanel("person"),
        FieldRowPanel(
            [
                FieldPanel("function", help_text=_("On the day, as the programme must give it.")),
                FieldPanel("role"),
            ]
        ),
        FieldRowPanel([FieldPanel("organisation"), FieldPanel("territory")]),
        FieldRowPanel([FieldPanel("on_behalf_of"), FieldPanel("is_remote")]),
    ]

    translatable_fields = [
        *words("organisation", "function", "on_behalf_of"),
        *facts("person", "role", "territory", "is_remote", "sort_order"),
    ]

    class Meta(Orderable.Meta, TranslatableMixin.Meta):
        verbose_name = _("participation")
        verbose_name_plural = _("participations")

    def __str__(self):
        return str(self.person or self.organisation)

    def problems(self, session, earlier) -> dict[str, str]:
        """Return what forbids publishing the line."""
        if self.person_id is None and not self.organisation:
            return {"person": gettext("Choose a person, or write the body that takes part.")}
        return {}


class SessionTopic(TranslatableMixin, Orderable):
    """A subject of the session."""

    session = ParentalKey("SessionPage", on_delete=models.CASCADE, related_name="topics")
    topic = models.ForeignKey(
        "rencontres.Topic",
        verbose_name=_("topic"),
        on_delete=models.PROTECT,
        null=True,
        related_name="sessions",
    )

    panels = [FieldPanel("topic")]
    translatable_fields = facts("topic", "sort_order")

    class Meta(Orderable.Meta, TranslatableMixin.Meta):
        verbose_name = _("topic")
        verbose_name_plural = _("topics")

    def __str__(self):
        return str(self.topic)


class SessionGroup(TranslatableMixin, Orderable):
    """A group that meets or is concerned."""

    session = ParentalKey("SessionPage", on_delete=models.CASCADE, related_name="groups")
    group = models.ForeignKey(
        "rencontres.Group",
        verbose_name=_("group"),
        on_delete=models.PROTECT,
        null=True,
        related_name="sessions",
    )

    panels = [FieldPanel("group")]
    translatable_fields = facts("group", "sort_order")

    class Meta(Orderable.Meta, TranslatableMixin.Meta):
        verbose_name = _("group")
        verbose_name_plural = _("groups")

    def __str__(self):
        return str(self.group)


class SessionCountry(TranslatableMixin, Orderable):
    """A country the session is about."""

    session = ParentalKey("SessionPage", on_delete=models.CASCADE, related_name="countries")
    country = CountryField(_("country"))

    panels = [FieldPanel("country")]
    translatable_fields = facts("country", "sort_order")

    class Meta(Orderable.Meta, TranslatableMixin.Meta):
        verbose_name = _("country")
        verbose_name_plural = _("countries")

    def __str__(self):
        return str(self.country)


class SessionOrganiser(TranslatableMixin, Orderable):
    """A body that organises the session with us."""

    session = ParentalKey("SessionPage", on_delete=models.CASCADE, related_name="organisers")
    partner = models.ForeignKey(
        "rencontres.Partner",
        verbose_name=_("co-organiser"),
        on_delete=models.PROTECT,
        null=True,
        related_name="sessions",
    )

    panels = [FieldPanel("partner")]
    translatable_fields = facts("partner", "sort_order")

    class Meta(Orderable.Meta, TranslatableMixin.Meta):
        verbose_name = _("co-organiser")
        verbose_name_plural = _("co-organisers")

    def __str__(self):
        return str(self.partner)


class SessionDocument(TranslatableMixin, Orderable):
    """A file of the session."""

    session = ParentalKey("SessionPage", on_delete=models.CASCADE, related_name="documents")
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
        verbose_name = _("document of the session")
        verbose_name_plural = _("documents of the session")

    def __str__(self):
        return self.title or str(self.document)
