"""The page above all editions, and the addresses that cross them."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin

from cuf_site.content.pages import SitePage
from cuf_site.content.rich_text_fields import RICH_TEXT_FEATURES, SiteRichTextField
from cuf_site.localisation.words_and_facts import PAGE_WORDS, facts, words
from cuf_site.tree.names import by_name
from cuf_site.tree.routes import re_route, route


class RencontresIndexPage(RoutablePageMixin, SitePage):
    """All editions by year, the latest first."""

    intro = SiteRichTextField(_("introduction"), blank=True, features=RICH_TEXT_FEATURES)

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

    page_context = by_name("rencontres.views.index.context")
    about = by_name("rencontres.outputs.metadata.index_about")
    indexed_routes = staticmethod(by_name("rencontres.reading.indexed_routes.routes_of_index"))
    person = re_route(
        r"^intervenants/(?P<handle>(?:[\w-]*-)?(?P<pk>\d{1,9}))/$", "rencontres.views.index.person"
    )
    topic = route("thematiques/<slug:slug>/", "rencontres.views.index.topic")
    group = route("groupes/<slug:slug>/", "rencontres.views.index.group")
