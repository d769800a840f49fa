"""Permanent addresses of sessions, the same in every language: ``/r/2023/atelier-3``.

They are typed from paper: capitals, spaces and the signs round them do not matter.
"""

import re

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponseRedirect
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language_from_request

from ..models import SessionPage


def session_permalink(request: HttpRequest, year: int, reference: str) -> HttpResponseRedirect:
    """Send the reader to the session in their language, in French where it has no other.

    Only live, public pages are offered; raise ``Http404`` when there is none. What follows the
    address, after its question mark, is kept.
    """
    french = (
        SessionPage.objects.live()
        .public()
        .filter(
            reference__iexact=plain_reference(reference),
            locale__language_code=settings.LANGUAGE_CODE,
            url_path__regex=rf"/{year}/[^/]+/$",
        )
        .first()
    )
    if french is None:
        raise Http404
    pages = {page.locale.language_code: page for page in live_versions(french)}
    page = pages.get(get_language_from_request(request), french)
    query = request.META.get("QUERY_STRING", "")
    response = HttpResponseRedirect(page.get_url(request) + (f"?{query}" if query else ""))
    patch_vary_headers(response, ["Accept-Language"])
    return response


def plain_reference(typed: str) -> str:
    """Return a reference as it is stored, capitals apart: « Atelier 3). » is "Atelier-3"."""
    return re.sub(r"[^0-9A-Za-z]+", "-", typed).strip("-")


def live_versions(page: SessionPage) -> list[SessionPage]:
    """Return the live, public pages that say the same in each language, ``page`` included."""
    versions = page.get_translations(inclusive=True).live().public()
    return list(versions.select_related("locale"))
