"""The page above all press releases."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin

from cuf_site.content.pages import SitePage
from cuf_site.content.rich_text_fields import RICH_TEXT_FEATURES, SiteRichTextField
from cuf_site.localisation.words_and_facts import PAGE_WORDS, facts, words
from cuf_site.tree.names import by_name
from cuf_site.tree.routes import route


class PressIndexPage(RoutablePageMixin, SitePage):
    """All releases, the latest first."""

    intro = SiteRichTextField(_("introduction"), blank=True, features=RICH_TEXT_FEATURES)

    content_panels = [*SitePage.content_panels, FieldPanel("intro")]

    translatable_fields = [*words(*PAGE_WORDS, "intro"), *facts("show_in_menus")]

    max_count_per_parent = 1
    summary_fields = ("intro",)
    parent_page_types = ["home.HomePage"]
    subpage_types = ["press.PressReleasePage"]

    class Meta:
        verbose_name = _("press index")

    def __str__(self):
        return self.title

    page_context = by_name("press.views.index.context")
    about = by_name("press.outputs.structured_data.index_about")
    feed = route("atom.xml/", "press.views.index.feed")
