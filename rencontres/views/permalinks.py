"""Permanent addresses of sessions, the same in every language: ``/r/2023/atelier-3``."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponseRedirect
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language_from_request

from ..models import SessionPage


def session_permalink(request: HttpRequest, year: int, reference: str) -> HttpResponseRedirect:
    """Send the reader to the session in their language, in French where it has no other.

    Only live, public pages are offered; raise ``Http404`` when there is none.
    """
    french = (
        SessionPage.objects.live()
        .public()
        .filter(
            reference=reference,
            locale__language_code=settings.LANGUAGE_CODE,
            url_path__regex=rf"/{year}/[^/]+/$",
        )
        .first()
    )
    if french is None:
        raise Http404
    pages = {page.locale.language_code: page for page in live_versions(french)}
    page = pages.get(get_language_from_request(request), french)
    response = HttpResponseRedirect(page.get_url(request))
    patch_vary_headers(response, ["Accept-Language"])
    return response


def live_versions(page: SessionPage) -> list[SessionPage]:
    """Return the live, public pages that say the same in each language, ``page`` included."""
    versions = page.get_translations(inclusive=True).live().public()
    return list(versions.select_related("locale"))
