"""What the home page shows."""

from django.http import HttpRequest

from cuf_site import clock
from press.reading.release_list import latest_releases, press_index_url
from rencontres.reading.addresses import Addresses
from rencontres.reading.shelf import Shelf

from ..models import HomePage
from ..reading.lead import lead_context
from ..reading.leading import leading_edition

LATEST_RELEASES = 3


def context(page: HomePage, request: HttpRequest) -> dict:
    """Return what the home page shows: one edition, the latest releases, all editions."""
    language = page.locale_code
    shelf = Shelf.read(language, Addresses(request))
    editions = shelf.cards
    leading, reason = leading_edition(editions, clock.today(), page.pinned_edition_id)
    lead = lead_context(leading, shelf) if leading else {}
    press_url, press_language = press_index_url(language, request)
    return {
        **lead,
        "leading": leading,
        "leading_reason": reason,
        "editions": editions,
        "releases": latest_releases(language, request, LATEST_RELEASES),
        "press_url": press_url,
        "press_language": press_language,
    }
