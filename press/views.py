"""What the press pages show."""

from hashlib import sha256
from itertools import groupby

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from wagtail.contrib.routable_page.models import path

from cuf_site.metadata import feed_of

from .editions import edition_links
from .feeds import release_feed
from .forms import Facets, ReleaseFilter, edition_ids, release_facets
from .release_context import press_contacts, release_context
from .releases import live_releases, release_rows
from .structured_data import index_about, release_about

RELEASES_PER_PAGE = 20


class PressIndexViews:
    """Context and routes of ``PressIndexPage``; ``ReleaseFilter`` and ``?page=`` narrow it."""

    def get_context(self, request, *args, **kwargs):
        language, releases = self.locale_code, live_releases()
        found = release_facets(releases)
        editions = edition_links(edition_ids(found), language, request)
        form = ReleaseFilter(request.GET, self.facets(found, editions))
        page = Paginator(form.apply(releases), RELEASES_PER_PAGE).get_page(request.GET.get("page"))
        rows = release_rows(page.object_list, language, request, editions)
        counts = form.count_by_year(found)
        by_year = groupby(rows, key=lambda row: row.year)
        return super().get_context(request, *args, **kwargs) | {
            "contacts": press_contacts(language),
            "feed_url": feed_of(self.get_url(request) or ""),
            "filters": form,
            "is_filtered": bool(form.values),
            "list_page": page,
            "query": form.query,
            "releases": rows,
            "years": [(year, counts[year], list(group)) for year, group in by_year],
        }

    def facets(self, found, editions):
        """Return what the list may be narrowed by."""
        from .models import PressReleasePage

        kinds = {kind for _year, kind, _edition, _count in found}
        return Facets(
            years=tuple(sorted({year for year, *_ in found}, reverse=True)),
            kinds=tuple(one for one in PressReleasePage.Kind.choices if one[0] in kinds),
            editions=editions,
        )

    def about(self, context):
        """Return what the index tells machines."""
        return index_about(self, context)

    @path("atom.xml/")
    def feed(self, request):
        """The latest releases of the language, for feed readers."""
        feed = release_feed(self, request)
        content = feed.writeString("utf-8").encode()
        etag = quote_etag(sha256(content).hexdigest()[:32])
        response = HttpResponse(content, content_type=feed.content_type)
        response.headers["ETag"] = etag
        # No date: the feed changes when a release is withdrawn, and has none later than before.
        return get_conditional_response(request, etag, response=response)


class PressReleaseViews:
    """Context of ``PressReleasePage``."""

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        return context | release_context(self, request)

    def about(self, context):
        """Return what the release tells machines."""
        return release_about(self, context)
