"""What the pages of plain content show."""

from django.http import HttpRequest

from ..models import ContentPage
from ..reading.site_map import site_map


def context(page: ContentPage, request: HttpRequest) -> dict:
    """Return what a page shows after its text: the map of the site, on the page that is for it."""
    if page.purpose != ContentPage.Purpose.SITE_MAP:
        return {}
    return {"site_map": site_map(page.locale_code, request)}
