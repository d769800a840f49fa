"""What the press pages show."""

from django.core.paginator import Paginator

from .forms import ReleaseFilter
from .release_context import press_contacts, release_context
from .releases import live_releases, release_rows

RELEASES_PER_PAGE = 20


class PressIndexViews:
    """Context of ``PressIndexPage``: ``?annee=`` and ``?page=``."""

    def get_context(self, request, *args, **kwargs):
        releases = live_releases()
        years = releases.dates("date", "year", order="DESC")
        form = ReleaseFilter(request.GET, [day.year for day in years])
        if form.year:
            releases = releases.filter(date__year=form.year)
        page = Paginator(releases, RELEASES_PER_PAGE).get_page(request.GET.get("page"))
        return super().get_context(request, *args, **kwargs) | {
            "contacts": press_contacts(self.locale_code),
            "filters": form,
            "is_filtered": bool(form.year),
            "list_page": page,
            "query": f"annee={form.year}&" if form.year else "",
            "releases": release_rows(page.object_list, self.locale_code, request),
        }


class PressReleaseViews:
    """Context of ``PressReleasePage``."""

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        return context | release_context(self, request)
