"""The feed of releases: what feed readers are given, and nothing that is not public."""

import xml.etree.ElementTree as ET
from datetime import UTC, date, datetime
from uuid import uuid5

import pytest

from press.models import PressReleasePage
from tests import factories
from tests.pages import find_all, parse

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
XML = "{http://www.w3.org/XML/1998/namespace}"


def read(client, url="/presse/atom.xml"):
    response = client.get(url)
    assert response.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    return ET.fromstring(response.content)


def entry_titles(feed):
    return [entry.findtext(f"{ATOM}title") for entry in feed.findall(f"{ATOM}entry")]


def test_feed_tells_the_releases_of_its_language_latest_first(client, home):
    factories.make_organisation()
    old = factories.make_release(title="Ancien : déjà", date=date(2020, 10, 5))
    new = factories.make_release(
        title="Récent", subtitle="Sous-titre", lead="<p>Chapô &amp; <b>suite</b>.</p>"
    )
    factories.translate(new, "en", title="Recent")

    french, english = read(client), read(client, "/en/presse/atom.xml")

    assert (french.get(f"{XML}lang"), english.get(f"{XML}lang")) == ("fr", "en")
    assert entry_titles(french) == ["Récent", "Ancien\N{NO-BREAK SPACE}: déjà"]
    assert entry_titles(english) == ["Recent"]
    entry = french.find(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}id") == uuid5(new.translation_key, "fr").urn
    assert entry.find(f"{ATOM}link").get("href") == f"http://testserver{new.url}"
    assert entry.findtext(f"{ATOM}published") == "2023-09-20T00:00:00+02:00"
    assert entry.findtext(f"{ATOM}updated") == "2023-06-01T08:00:00+00:00"
    assert entry.findtext(f"{ATOM}summary") == "<p>Sous-titre</p><p>Chapô &amp; suite.</p>"
    assert french.findtext(f"{ATOM}author/{ATOM}name") == "Cités Unies France"
    assert old.url in french.findall(f"{ATOM}entry")[1].find(f"{ATOM}link").get("href")


def test_feed_tells_nothing_that_is_not_public(client, home):
    factories.make_release(title="Brouillon", live=False)
    secret = factories.make_release(title="Secret")
    secret.view_restrictions.create(restriction_type="login")
    public = factories.make_release(title="Public")
    factories.translate(public, "en", title="Draft", live=False)
    factories.translate(factories.make_release(title="Autre"), "en", title="Other")

    feeds = read(client), read(client, "/en/presse/atom.xml")

    assert [entry_titles(feed) for feed in feeds] == [["Autre", "Public"], ["Other"]]


def test_feed_holds_the_twenty_latest(client, home):
    for number in range(21):
        factories.make_release(title=str(number), date=date(2020, 1, 1 + number))

    titles = entry_titles(read(client))

    assert titles == [str(number) for number in range(20, 0, -1)]


def test_feed_without_releases_is_dated_by_its_page(client, home):
    feed = read(client)

    assert feed.findtext(f"{ATOM}updated") == "2023-06-01T08:00:00+00:00"


def test_feed_that_has_not_changed_is_not_sent_again(client, home):
    factories.make_release(title="Premier")
    first = client.get("/presse/atom.xml")

    by_tag = client.get("/presse/atom.xml", headers={"If-None-Match": first.headers["ETag"]})
    factories.make_release(title="Second")
    after = client.get("/presse/atom.xml", headers={"If-None-Match": first.headers["ETag"]})

    assert (by_tag.status_code, after.status_code) == (304, 200)


def test_feed_without_a_release_it_had_is_sent_again(client, home):
    release = factories.make_release()
    changed = datetime(2024, 2, 3, 4, 5, 6, tzinfo=UTC)
    PressReleasePage.objects.filter(pk=release.pk).update(last_published_at=changed)
    first = client.get("/presse/atom.xml")
    release.unpublish()

    after = client.get(
        "/presse/atom.xml", headers={"If-Modified-Since": "Sat, 03 Feb 2024 04:05:06 GMT"}
    )

    assert "Last-Modified" not in first.headers
    assert after.status_code == 200
    assert entry_titles(ET.fromstring(after.content)) == []


def test_feed_writes_what_xml_cannot_hold_without_it(client, home):
    factories.make_release(title="Un\x0bmot")
    factories.make_organisation(name="Cités\x0b Unies\ufffe")

    feed = read(client)

    assert entry_titles(feed) == ["Unmot"]
    assert feed.findtext(f"{ATOM}title") == "Cités Unies\N{NO-BREAK SPACE}: communiqués de presse"
    assert feed.findtext(f"{ATOM}author/{ATOM}name") == "Cités Unies"


@pytest.mark.parametrize("count", [1, 3, 20])
def test_feed_costs_the_same_whatever_it_holds(client, home, django_assert_num_queries, count):
    factories.make_organisation()
    for number in range(count):
        factories.make_release(title=f"Communiqué {number}", lead="<p>Chapô.</p>")
    client.get("/presse/atom.xml")

    with django_assert_num_queries(8):
        client.get("/presse/atom.xml")


def test_feed_is_offered_on_home_index_and_releases(client, home):
    release = factories.make_release()
    factories.translate(release, "en")

    pages = [parse(client.get(url)) for url in ("/", "/presse/", release.url, "/en/presse/")]

    links = [find_all(page, "link", type="application/atom+xml") for page in pages]
    assert [[link.get("href") for link in found] for found in links] == [
        ["http://testserver/presse/atom.xml"],
        ["http://testserver/presse/atom.xml"],
        ["http://testserver/presse/atom.xml"],
        ["http://testserver/en/presse/atom.xml"],
    ]
    subscribe = find_all(pages[1], "a", type="application/atom+xml")
    assert [link.get("href") for link in subscribe] == ["/presse/atom.xml"]


def test_feed_of_a_private_index_is_not_given(client, home):
    factories.get_press_index().view_restrictions.create(restriction_type="login")

    response = client.get("/presse/atom.xml")

    assert response.status_code == 302


def test_feed_is_dated_by_its_latest_change(client, home):
    release = factories.make_release()
    changed = datetime(2024, 2, 3, 4, 5, 6, tzinfo=UTC)
    PressReleasePage.objects.filter(pk=release.pk).update(last_published_at=changed)

    assert read(client).findtext(f"{ATOM}updated") == "2024-02-03T04:05:06+00:00"
