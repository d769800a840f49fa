"""What the press pages show."""

from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef
from wagtail.models import Page

from cuf_site.visibility import public_pages

from .forms import ReleaseFilter
from .release_context import release_context
from .releases import live_releases, release_rows

RELEASES_PER_PAGE = 20


class PressIndexViews:
    """Context of ``PressIndexPage``: ``?annee=``, ``?edition=`` and ``?page=``."""

    def get_context(self, request, *args, **kwargs):
        releases = live_releases()
        form = ReleaseFilter(request.GET, *_choices(releases))
        chosen = form.choices_made()
        if year := chosen.get("annee"):
            releases = releases.filter(date__year=year)
        if edition := chosen.get("edition"):
            releases = releases.filter(edition__slug=edition)
        page = Paginator(releases, RELEASES_PER_PAGE).get_page(request.GET.get("page"))
        return super().get_context(request, *args, **kwargs) | {
            "filters": form,
            "is_filtered": bool(chosen),
            "list_page": page,
            "query": "".join(f"{name}={value}&" for name, value in chosen.items()),
            "releases": release_rows(page.object_list, self.locale_code, request),
        }


class PressReleaseViews:
    """Context of ``PressReleasePage``."""

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        return context | release_context(self, request)


def _choices(releases):
    """Return the years, then the editions (by the year that is their slug), that have releases."""
    public = public_pages(Page.objects.filter(pk=OuterRef("edition")))
    rows = releases.order_by().annotate(is_shown=Exists(public))
    rows = set(rows.values_list("date__year", "edition__slug", "is_shown"))
    years = {year for year, _slug, _shown in rows}
    editions = {slug for _year, slug, is_shown in rows if is_shown}
    return sorted(years, reverse=True), sorted(editions, reverse=True)
