"""The page above all editions, and the addresses that cross them."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin
from wagtail.fields import RichTextField

from cuf_site.blocks import RICH_TEXT_FEATURES
from cuf_site.localisation.fields import PAGE_WORDS, facts, words
from cuf_site.pages import SitePage

from .index_views import IndexViews


class RencontresIndexPage(IndexViews, RoutablePageMixin, SitePage):
    """All editions by year, the latest first."""

    intro = RichTextField(_("introduction"), blank=True, features=RICH_TEXT_FEATURES)

    content_panels = [*SitePage.content_panels, FieldPanel("intro")]

    translatable_fields = [*words(*PAGE_WORDS, "intro"), *facts("show_in_menus")]

    max_count_per_parent = 1
    summary_fields = ("intro",)
    parent_page_types = ["home.HomePage"]
    subpage_types = ["rencontres.EditionPage"]
    reserved_slugs = frozenset({"intervenants", "thematiques", "groupes"})

    class Meta:
        verbose_name = _("index of the meetings")

    def __str__(self):
        return self.title
