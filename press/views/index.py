"""What the press index answers: the list of releases, and the feed of them."""

from hashlib import sha256
from itertools import groupby

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag

from cuf_site.web.metadata import feed_of

from ..models import PressIndexPage, PressReleasePage
from ..outputs.feed import release_feed
from ..reading.edition_links import edition_links
from ..reading.filters import Facets, ReleaseFilter, edition_ids, release_facets
from ..reading.release_detail import press_contacts
from ..reading.release_list import live_releases, release_rows

RELEASES_PER_PAGE = 20


def context(page: PressIndexPage, request: HttpRequest) -> dict:
    """Return what the index shows; ``ReleaseFilter`` and ``?page=`` narrow it."""
    language, releases = page.locale_code, live_releases()
    found = release_facets(releases)
    editions = edition_links(edition_ids(found), language, request)
    form = ReleaseFilter(request.GET, facets(found, editions))
    shown = Paginator(form.apply(releases), RELEASES_PER_PAGE).get_page(request.GET.get("page"))
    rows = release_rows(shown.object_list, language, request, editions)
    counts = form.count_by_year(found)
    by_year = groupby(rows, key=lambda row: row.year)
    return {
        "contacts": press_contacts(language),
        "feed_url": feed_of(page.get_url(request) or ""),
        "filters": form,
        "is_filtered": bool(form.values),
        "list_page": shown,
        "query": form.query,
        "releases": rows,
        "years": [(year, counts[year], list(group)) for year, group in by_year],
    }


def facets(found, editions) -> Facets:
    """Return what the list may be narrowed by."""
    kinds = {kind for _year, kind, _edition, _count in found}
    return Facets(
        years=tuple(sorted({year for year, *_ in found}, reverse=True)),
        kinds=tuple(one for one in PressReleasePage.Kind.choices if one[0] in kinds),
        editions=editions,
    )


def feed(page: PressIndexPage, request: HttpRequest) -> HttpResponse:
    """The latest releases of the language, for feed readers."""
    atom = release_feed(page, request)
    content = atom.writeString("utf-8").encode()
    etag = quote_etag(sha256(content).hexdigest()[:32])
    response = HttpResponse(content, content_type=atom.content_type)
    response.headers["ETag"] = etag
    # No date: the feed changes when a release is withdrawn, and has none later than before.
    return get_conditional_response(request, etag, response=response)
