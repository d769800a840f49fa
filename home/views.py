"""What the home page and the pages of plain content show."""

from cuf_site import clock
from press.releases import latest_releases, press_index_url
from rencontres.addresses import Addresses
from rencontres.editions import Shelf

from .front import lead_context
from .leading import leading_edition
from .metadata import content_about, home_about
from .site_map import site_map

LATEST_RELEASES = 3


class HomeViews:
    """Context of ``HomePage``."""

    def get_context(self, request, *args, **kwargs):
        language = self.locale_code
        shelf = Shelf.read(language, Addresses(request))
        editions = shelf.cards
        leading, reason = leading_edition(editions, clock.today(), self.pinned_edition_id)
        lead = lead_context(leading, shelf) if leading else {}
        press_url, press_language = press_index_url(language, request)
        return super().get_context(request, *args, **kwargs) | {
            **lead,
            "leading": leading,
            "leading_reason": reason,
            "editions": editions,
            "releases": latest_releases(language, request, LATEST_RELEASES),
            "press_url": press_url,
            "press_language": press_language,
        }

    def about(self, context):
        """Return what the home page tells machines."""
        return home_about(self, context)


class ContentViews:
    """Context of ``ContentPage``."""

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        if self.purpose == self.Purpose.SITE_MAP:
            context["site_map"] = site_map(self.locale_code, request)
        return context

    def about(self, context):
        """Return what the page tells machines."""
        return content_about(self, context)
