"""What the head of every page tells machines, and the small files about the whole site."""

import json
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from PIL import Image

from cuf_site.web.linked_data import document
from cuf_site.web.metadata import fitted
from cuf_site.words.plain_text import clipped
from tests import factories
from tests.heads import meta, nodes, read_nodes
from tests.pages import find, find_all, parse

pytestmark = pytest.mark.django_db


def test_page_tells_networks_what_it_is(client, home):
    factories.make_organisation()
    factories.translate(home, "en")
    factories.translate(home, "ar")

    root = parse(client.get("/"))

    assert meta(root, "og:title") == ["Cités Unies France"]
    assert meta(root, "og:type") == ["website"]
    assert meta(root, "og:url") == ["http://testserver/"]
    assert meta(root, "og:site_name") == ["Cités Unies France"]
    assert meta(root, "og:locale") == ["fr_FR"]
    assert meta(root, "og:locale:alternate") == ["en_GB", "ar_AR"]
    assert meta(root, "og:image") == ["http://testserver/static/img/card.png"]
    assert meta(root, "og:image:alt") == ["Cités Unies France"]
    assert meta(root, "twitter:card") == ["summary_large_image"]


def test_card_has_the_size_that_is_told_and_is_light():
    content = Path(finders.find("img/card.png")).read_bytes()

    assert Image.open(BytesIO(content)).size == (1200, 630)
    assert len(content) < 30_000


def test_home_tells_who_publishes_the_site_and_how_to_reach_them(client, home):
    factories.make_organisation(phone="+33 1 53 41 81 81", email="contact@example.org")

    told = read_nodes(client, "/")

    assert told["WebSite"]["inLanguage"] == "fr"
    assert told["Organization"] == {
        "@type": "Organization",
        "@id": "http://testserver/#organisation",
        "name": "Cités Unies France",
        "url": "http://testserver/",
        "logo": "http://testserver/static/img/icon-512.png",
        "description": "Une fédération.",
        "telephone": "+33 1 53 41 81 81",
        "email": "contact@example.org",
    }
    assert "BreadcrumbList" not in told


def test_contact_page_is_about_the_organisation(client, home):
    factories.make_organisation()
    page = factories.make_content_page(home, title="Contact", purpose="contact")

    told = read_nodes(client, page.url)

    assert told["ContactPage"]["mainEntity"] == {"@id": told["Organization"]["@id"]}


def test_trail_leads_from_the_section_to_the_page(client, home):
    about = factories.make_content_page(home, title="À propos", slug="a-propos")
    team = factories.make_content_page(about, title="L’équipe", slug="equipe")
    page = factories.make_content_page(team, title="Le bureau", slug="bureau")

    told = read_nodes(client, page.url)

    assert [
        (item["position"], item["name"], item["item"])
        for item in told["BreadcrumbList"]["itemListElement"]
    ] == [
        (1, "À propos", "http://testserver/a-propos/"),
        (2, "L’équipe", "http://testserver/a-propos/equipe/"),
        (3, "Le bureau", "http://testserver/a-propos/equipe/bureau/"),
    ]


def test_words_of_editors_cannot_end_the_script(client, home):
    title = "</script><script>alert(1)</script> & <!-- \u2028"
    page = factories.make_content_page(home, title=title)

    response = client.get(page.url)

    assert b"<script>alert" not in response.content
    assert nodes(parse(response))["WebPage"]["name"] == title


def test_preview_tells_machines_nothing(client, home, admin_client):
    page = factories.make_content_page(home)

    root = parse(page.make_preview_request())

    assert find_all(root, "script", type="application/ld+json") == []
    assert meta(root, "description") == []
    assert meta(root, "robots") == ["noindex"]


def test_address_without_answer_tells_machines_nothing(client, home):
    root = parse(client.get("/nulle-part/"))

    assert find_all(root, "script", type="application/ld+json") == []
    assert meta(root, "og:title") == []


def test_linked_data_leaves_out_what_is_empty_and_completes_addresses():
    node = {"@type": "Thing", "url": "/a/", "name": "", "list": [None, ""], "in": {"x": None}}

    told = json.loads(document(node, None, base="https://example.org/b/"))

    assert told["@graph"] == [{"@type": "Thing", "url": "https://example.org/a/"}]


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (["Un atelier", "", "Paris"], "Un atelier · Paris"),
        (["Une phrase.", "Paris"], "Une phrase. Paris"),
        (["mot " * 39 + "mots", "Paris"], "mot " * 39 + "mots"),
        (["court", "mot " * 40, "Paris"], "court · Paris"),
        (["mot " * 41], "mot " * 39 + "mot…"),
        ([], ""),
    ],
)
def test_description_takes_the_facts_that_fit(parts, expected):
    assert fitted([part.strip() for part in parts], "fr") == expected


def test_page_whose_first_text_is_empty_is_described_by_the_next(client, home):
    edition = factories.make_edition(2023)
    empty = '<p data-block-key="abcde"></p>'

    release = factories.make_release(edition, lead=empty, subtitle="L’idée <est> là")

    assert release.description == "L’idée <est> là"


@pytest.mark.parametrize("length", range(1, 30))
def test_clipped_text_has_whole_words_and_is_never_longer(length):
    text = "Une salle, des élus : voilà."

    cut = clipped(text, length)

    assert len(cut) <= length
    assert cut == text or length < 4 or text.startswith(cut.rstrip("…"))


def test_robots_are_led_to_the_site_map(client):
    response = client.get("/robots.txt")

    lines = response.content.decode().splitlines()
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert lines[:2] == ["User-agent: *", "Disallow: /admin/"]
    assert lines[-1] == "Sitemap: http://testserver/sitemap.xml"


@pytest.mark.parametrize(
    ("path", "language", "direction", "start"),
    [("/", "fr", "ltr", "/"), ("/ar/", "ar", "rtl", "/ar/")],
)
def test_manifest_is_in_the_readers_language(client, home, path, language, direction, start):
    factories.translate(home, "ar")
    address = find(parse(client.get(path)), "link", rel="manifest").get("href")

    response = client.get(address)

    told = response.json()
    assert response.headers["Content-Type"] == "application/manifest+json"
    assert (told["lang"], told["dir"], told["start_url"]) == (language, direction, start)
    for icon in told["icons"]:
        size = Image.open(finders.find(icon["src"].removeprefix("/static/"))).size
        assert "{}x{}".format(*size) == icon["sizes"]


def test_icon_is_where_browsers_look_for_it(client):
    response = client.get("/favicon.ico")

    assert response.url == "/static/img/favicon.ico"


def test_home_tells_of_the_edition_to_come(client, home, settings):
    settings.SITE_TODAY = date(2023, 9, 1)
    factories.make_organisation()
    edition = factories.make_edition(2023, venue=factories.make_venue())

    root = parse(client.get("/"))

    told = nodes(root)
    assert told["Event"]["url"] == f"http://testserver{edition.url}"
    assert told["Event"]["organizer"] == {"@id": told["Organization"]["@id"]}
    assert meta(root, "og:image") == [f"http://testserver{edition.url}carte.png"]
