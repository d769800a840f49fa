"""The releases of one language as an Atom feed (RFC 4287): same content, same bytes."""

import re
from datetime import UTC, datetime, time
from uuid import uuid5

from django.http import HttpRequest
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.timezone import get_default_timezone
from django.utils.translation import gettext as _

from cuf_site.models import Organisation
from cuf_site.web.metadata import feed_of
from cuf_site.words.plain_text import plain
from cuf_site.words.typography import typeset

from ..reading.release_list import releases_in

LONGEST = 20
NEVER = datetime(1970, 1, 1, tzinfo=UTC)
# What XML 1.0 has no way to write.
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


class ReleaseFeed(Atom1Feed):
    """A feed whose date is that of its latest entry, or of its page: never that of the request."""

    def latest_post_date(self) -> datetime:
        dates = [item["updateddate"] for item in self.items]
        return max([*dates, self.feed["page_date"]])


def release_feed(index, request: HttpRequest) -> ReleaseFeed:
    """Return the feed of the releases below the press index page ``index``, the latest first."""
    language = index.locale_code
    organisation = Organisation.current(language)
    name = _text(organisation.name if organisation else index.title, language)
    url = index.get_full_url(request)
    feed = ReleaseFeed(
        title=_text(_("%(name)s: press releases") % {"name": name}, language),
        link=url,
        description=None,
        subtitle=_text(plain(index.intro), language) or None,
        language=language,
        author_name=name,
        feed_url=feed_of(url),
        feed_guid=_identity(index),
        page_date=index.last_published_at or NEVER,
    )
    for release in releases_in(language)[:LONGEST]:
        _add(feed, release, language, request)
    return feed


def _add(feed, release, language, request):
    words = [release.subtitle, plain(release.lead)]
    summary = "".join(f"<p>{escape(_text(one, language))}</p>" for one in words if one)
    published = datetime.combine(release.date, time(), tzinfo=get_default_timezone())
    feed.add_item(
        title=_text(release.title, language),
        link=release.get_full_url(request),
        description=summary or None,
        unique_id=_identity(release),
        pubdate=published,
        updateddate=release.last_published_at or published,
        categories=[_text(release.get_kind_display(), language)],
    )


def _identity(page) -> str:
    """Return what names a page in one language for ever, wherever it moves."""
    return uuid5(page.translation_key, page.locale_code).urn


def _text(text, language):
    return UNWRITABLE.sub("", typeset(text, language))
