"""The site map: all that anyone may read, in each language by its own address, and no more."""

import re
from datetime import timedelta
from xml.etree import ElementTree

import html5lib
import pytest
from django.utils import timezone

from rencontres.reading.addresses import person_handle
from tests import factories
from tests.marked_site import MarkedSite, version
from tests.pages import find, find_all

pytestmark = pytest.mark.django_db

NAMES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "xhtml": "http://www.w3.org/1999/xhtml",
}
# W3C Datetime, as the protocol asks.
DATETIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?[+-]\d\d:\d\d")


def read(client) -> dict[str, list]:
    """Return {address: [(language, address)]}, in the order of the file."""
    response = client.get("/sitemap.xml")
    root = ElementTree.fromstring(response.content)
    assert (response.status_code, response["Content-Type"]) == (200, "application/xml")
    found = {
        entry.find("s:loc", NAMES).text: [
            (link.get("hreflang"), link.get("href")) for link in entry.findall("xhtml:link", NAMES)
        ]
        for entry in root
    }
    assert len(found) == len(root)
    return found


def read_head(response):
    """Return the head alone: reading the bodies takes long."""
    head = response.content.decode().partition("<body")[0]
    return find(html5lib.parse(head, namespaceHTMLElements=False), "head")


def test_file_is_made_as_the_protocol_says(client, home):
    factories.translate(home, "en")

    root = ElementTree.fromstring(client.get("/sitemap.xml").content)

    link = f"{{{NAMES['xhtml']}}}link"
    tags = [[child.tag.replace(f"{{{NAMES['s']}}}", "") for child in entry] for entry in root]
    assert root.tag == f"{{{NAMES['s']}}}urlset"
    assert tags == [["loc", "lastmod", *[link] * 3]] * 2 + [["loc", "lastmod", *[link] * 2]] * 2
    dates = [date.text for date in root.iterfind(".//s:lastmod", NAMES)]
    assert all(DATETIME.fullmatch(date) for date in dates)


def addresses(site, language):
    index, edition = (version(page, language).url for page in (site.index, site.editions[0]))
    return {
        *(version(page, language).url for page in site.pages),
        *(f"{edition}{route}/" for route in ("programme", "intervenants", "infos-pratiques")),
        *(f"{index}intervenants/{person_handle(person)}/" for person in site.people),
        *(f"{index}thematiques/{topic.slug}/" for topic in site.topics),
        *(f"{index}groupes/{group.slug}/" for group in site.groups),
    }


@pytest.mark.promise(6)
@pytest.mark.trap(24)
def test_map_lists_all_that_is_read_and_each_page_says_the_same_of_itself(client):
    site = MarkedSite()
    everything = addresses(site, "fr")
    site.pages = [page for page in site.pages if page not in (site.other, site.content)]
    site.translate_pages("ar")
    everything |= addresses(site, "ar")

    found = read(client)

    assert {url.removeprefix("http://testserver") for url in found} == everything
    for url, languages in found.items():
        head = read_head(client.get(url))
        links = [one for one in find_all(head, "link", rel="alternate") if one.get("hreflang")]
        assert find(head, "link", rel="canonical").get("href") == url
        assert [(link.get("hreflang"), link.get("href")) for link in links] == languages
        assert set(languages) >= {("x-default", dict(languages)["fr"])}


def test_what_is_not_public_is_not_in_the_map(client, home):
    edition = factories.make_edition(2023)
    hidden = factories.make_content_page(home, live=False)
    factories.make_content_page(hidden)
    factories.translate(edition, "en", live=False)
    secret = factories.make_full_session(edition)
    secret.view_restrictions.create(restriction_type="login")
    factories.make_full_session(edition).unpublish()
    tomorrow = timezone.now() + timedelta(days=1)
    factories.make_release(live=False, embargo_until=tomorrow, go_live_at=tomorrow)

    found = read(client)

    english = ["/en/", "/en/rencontres/"]
    french = ["/", "/rencontres/", "/rencontres/2023/", "/rencontres/2023/programme/", "/presse/"]
    assert sorted(found) == sorted(f"http://testserver{path}" for path in french + english)
    assert [code for code, _url in found["http://testserver/rencontres/2023/"]] == [
        "fr",
        "x-default",
    ]


@pytest.mark.parametrize("count", [1, 3, 30])
def test_map_costs_the_same_whatever_it_lists(client, home, django_assert_num_queries, count):
    edition = factories.make_edition(2023, sessions=count, venue=factories.make_venue())
    factories.translate(edition, "en")
    read(client)

    with django_assert_num_queries(10):
        read(client)
