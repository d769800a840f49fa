"""The people journalists may call."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import TranslatableMixin
from wagtail.search import index

from cuf_site.localisation.words_and_facts import facts, words


class PressContact(TranslatableMixin, index.Indexed, models.Model):
    """Someone journalists may call or write to."""

    name = models.CharField(_("name"), max_length=200)
    function = models.CharField(_("function"), max_length=250, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)

    panels = [
        FieldPanel("name"),
        FieldPanel("function"),
        FieldRowPanel([FieldPanel("email"), FieldPanel("phone")]),
    ]

    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.FilterField("locale_id"),
    ]
    translatable_fields = [*words("function"), *facts("name", "email", "phone")]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("press contact")
        verbose_name_plural = _("press contacts")
        ordering = ["name"]

    def __str__(self):
        return self.name
