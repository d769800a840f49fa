"""Menu, foot and languages of every page."""

from datetime import UTC, datetime

import pytest

from cuf_site.localisation.publication import carrying
from tests import factories
from tests.pages import find, find_all, parse, text, texts

pytestmark = pytest.mark.django_db

SEARCHES = {"/recherche/", "/en/search/", "/es/buscar/", "/ar/search/"}


def menu(root):
    """Return the pages in the menu, the search that ends it left out."""
    *pages, search = find_all(find(root, "ul", class_="menu"), "a")
    assert search.get("href") in SEARCHES
    return [text(page) for page in pages]


def alternates(root):
    links = find_all(find(root, "head"), "link", rel="alternate")
    languages = [link for link in links if link.get("hreflang")]
    return [(link.get("hreflang"), link.get("href")) for link in languages]


def footer_links(root):
    return texts(find(root, "footer"), "a")


@pytest.fixture
def index_in_menu(index):
    index.show_in_menus = True
    index.save()
    return index


def test_menu_holds_live_public_children_of_home_in_tree_order(client, home, index_in_menu):
    factories.make_content_page(home, title="À propos", show_in_menus=True)
    factories.make_content_page(home, title="Brouillon", show_in_menus=True, live=False)
    secret = factories.make_content_page(home, title="Secret", show_in_menus=True)
    secret.view_restrictions.create(restriction_type="login")

    root = parse(client.get("/"))

    assert menu(root) == ["Les Rencontres", "À propos"]


def test_menu_marks_the_page_and_the_section_shown(client, home, index_in_menu):
    edition = factories.make_edition(2023)

    on_index, _search = find_all(
        find(parse(client.get(index_in_menu.url)), "ul", class_="menu"), "a"
    )
    below_it, _search = find_all(find(parse(client.get(edition.url)), "ul", class_="menu"), "a")

    assert (on_index.get("aria-current"), below_it.get("aria-current")) == ("page", "true")


def test_footer_holds_content_pages_that_are_not_in_the_menu(client, home):
    factories.make_content_page(home, title="Mentions légales")
    factories.make_content_page(home, title="Brouillon", live=False)
    factories.make_content_page(home, title="Dans le menu", show_in_menus=True)

    root = parse(client.get("/"))

    assert footer_links(root) == ["Mentions légales"]


def test_menu_is_in_the_readers_language(client, home, index_in_menu):
    factories.translate(index_in_menu, "en", title="Meetings", slug="meetings")
    factories.translate(home, "es", title="Inicio")

    english, spanish = parse(client.get("/en/")), parse(client.get("/es/"))

    assert (menu(english), menu(spanish)) == (["Meetings"], [])


def test_page_in_one_language_has_no_language_switcher(client, home):
    root = parse(client.get("/"))

    assert find_all(root, class_="languages") == []


def test_language_links_lead_to_live_versions_at_their_own_address(client, home, index):
    factories.translate(index, "en", title="Meetings", slug="meetings")
    factories.translate(index, "es", title="Encuentros", slug="encuentros", live=False)

    root = parse(client.get("/rencontres/"))

    links = find_all(find(root, class_="languages"), "a")
    assert [(link.get("lang"), link.get("hreflang"), link.get("href")) for link in links] == [
        ("fr", "fr", "/rencontres/"),
        ("en", "en", "/en/meetings/"),
        ("es", "es", "/es/"),
    ]
    assert [link.get("aria-current") for link in links] == ["true", None, None]
    assert alternates(root) == [
        ("fr", "http://testserver/rencontres/"),
        ("en", "http://testserver/en/meetings/"),
        ("x-default", "http://testserver/rencontres/"),
    ]


def offered(root):
    """Return the address and the words of each language of a page."""
    links = find_all(find(root, class_="languages"), "a")
    return [(link.get("href"), texts(link, class_="visually-hidden")[0]) for link in links]


def test_private_version_is_not_offered(client, home, index):
    english = factories.translate(index, "en", title="Meetings", slug="meetings")
    english.view_restrictions.create(restriction_type="login")

    root = parse(client.get("/rencontres/"))

    assert [address for address, _words in offered(root)] == ["/rencontres/", "/en/"]
    assert alternates(root) == [
        ("fr", "http://testserver/rencontres/"),
        ("x-default", "http://testserver/rencontres/"),
    ]


def test_page_that_is_not_translated_leads_to_the_nearest_page_above_it(client, home, index):
    edition = factories.make_edition(2023)
    session = factories.make_session(edition, "Ouverture", slug="ouverture")
    factories.translate(edition, "ar", title="لقاءات 2023", slug="2023")
    factories.translate(index, "en", title="Meetings", slug="meetings")
    factories.translate(home, "es", title="Inicio")

    root = parse(client.get(f"{session.url}?jour=2023-09-18"))

    assert offered(root) == [
        ("/rencontres/2023/ouverture/", "Français"),
        ("/en/meetings/", "English – page not translated: leads to “Meetings”"),
        ("/es/", "Español – página sin traducir: lleva a «Inicio»"),
        ("/ar/rencontres/2023/", "العربية – صفحة غير مترجمة: الانتقال إلى «لقاءات 2023»"),
    ]
    assert [language for language, _address in alternates(root)] == ["fr", "x-default"]
    assert find_all(root, "meta", property="og:locale:alternate") == []


def test_route_of_a_page_leads_to_the_same_route_of_its_versions(client, home, index):
    edition = factories.make_edition(2023)
    factories.translate(index, "en", title="Meetings", slug="meetings")
    factories.translate(edition, "en", title="Meetings 2023", slug="2023")

    root = parse(client.get("/rencontres/2023/programme/?jour=2023-09-18"))

    links = find_all(find(root, class_="languages"), "a")
    assert [link.get("href") for link in links] == [
        "/rencontres/2023/programme/",
        "/en/meetings/2023/programme/",
    ]
    canonical = find(root, "link", rel="canonical")
    assert canonical.get("href") == "http://testserver/rencontres/2023/programme/"
    assert alternates(root) == [
        ("fr", "http://testserver/rencontres/2023/programme/"),
        ("en", "http://testserver/en/meetings/2023/programme/"),
        ("x-default", "http://testserver/rencontres/2023/programme/"),
    ]


def test_versions_that_do_not_answer_are_not_linked(client, index):
    edition = factories.make_edition(2023)
    english = factories.translate(edition, "en")
    parent = english.get_parent().specific
    parent.live = False
    with carrying():
        parent.save()

    root = parse(client.get(edition.url))

    assert client.get("/en/rencontres/2023/").status_code == 404
    assert [address for address, _words in offered(root)] == [edition.url, "/en/"]
    assert len(alternates(root)) == 2


def test_private_page_shown_has_its_languages_and_its_notice(admin_client, edition):
    english = factories.translate(edition, "en")
    factories.note_outdated(edition)
    edition.view_restrictions.create(restriction_type="login")

    root = parse(admin_client.get(english.url))

    links = find_all(find(root, class_="languages"), "a")
    notice = find(find(root, "main"), class_="outdated")
    assert [link.get("href") for link in links] == [edition.url, english.url]
    assert find(notice, "a").get("href") == edition.url


@pytest.fixture
def outdated(edition):
    """An edition whose French words changed on 3 May 2024, after they were translated."""
    factories.translate(edition, "en")
    factories.note_outdated(edition, since=datetime(2024, 5, 2, 23, tzinfo=UTC))
    return edition


@pytest.mark.promise(5)
@pytest.mark.parametrize("route", ["", "programme/"])
def test_outdated_translation_leads_to_its_french_original(client, outdated, route):
    root = parse(client.get(f"/en/rencontres/2023/{route}"))

    notice = find(find(root, "main"), class_="outdated")
    link = find(notice, "a")
    assert "changed on 3 May 2024" in text(notice)
    assert (link.get("href"), link.get("hreflang")) == (f"/rencontres/2023/{route}", "fr")


def test_notice_is_on_the_outdated_page_alone(client, outdated):
    factories.get_topic(slug="eau")
    pages = ("/rencontres/2023/", "/en/rencontres/", "/en/rencontres/thematiques/eau/")

    found = [find_all(parse(client.get(path)), class_="outdated") for path in pages]

    assert found == [[], [], []]


@pytest.mark.parametrize(
    ("path", "count"),
    [("/en/", 5), ("/en/rencontres/", 1), ("/en/rencontres/2023/programme/", 2)],
)
def test_links_to_pages_that_are_not_translated_say_they_are_in_french(
    client, home, index, path, count
):
    edition = factories.make_edition(2023, sessions=2)
    factories.make_release(factories.make_edition(2025))
    factories.translate(home, "en", title="Home")
    factories.translate(edition, "en", title="Meetings 2023")

    links = find_all(find(parse(client.get(path)), "main"), "a")

    french = [link for link in links if link.get("href", "").startswith(("/rencontres", "/presse"))]
    told = [(link.get("hreflang"), text(link).endswith("(in French)")) for link in french]
    assert told == [("fr", True)] * count


@pytest.mark.parametrize(("language", "count"), [("fr", 0), ("en", 1)])
def test_programme_says_once_that_titles_in_french_lead_to_french(client, home, language, count):
    edition = factories.make_edition(2023, sessions=2)
    page = edition if language == "fr" else factories.translate(edition, language)

    root = parse(client.get(f"{page.url}programme/"))

    assert len(find_all(root, class_="in-french")) == count


def test_unknown_address_answers_404_with_the_menu(client, home, index_in_menu):
    response = client.get("/nulle-part/")

    assert response.status_code == 404
    assert menu(parse(response)) == ["Les Rencontres"]


def test_unknown_address_of_a_language_without_pages_falls_back_on_the_french_menu(
    client, home, index_in_menu
):
    root = parse(client.get("/ar/nowhere/"))

    assert (root.get("lang"), root.get("dir")) == ("ar", "rtl")
    assert find(root, "ul", class_="menu").get("lang") == "fr"


def found_elsewhere(client, path):
    """Return (address, language) of each version that a 404 offers."""
    response = client.get(path)
    assert response.status_code == 404, path
    lists = find_all(parse(response), class_="elsewhere")
    links = [link for found in lists for link in find_all(found, "a")]
    return [(link.get("href"), link.get("hreflang")) for link in links]


@pytest.fixture
def opening(index):
    """A session of 2023 in French, Spanish and, as a draft, English."""
    factories.translate(index, "en", title="Meetings", slug="meetings")
    factories.translate(index, "es", title="Encuentros", slug="encuentros")
    edition = factories.make_edition(2023)
    for language in ("en", "es"):
        factories.translate(edition, language, slug="2023")
    session = factories.make_session(edition, "Ouverture", slug="ouverture")
    factories.translate(session, "es", slug="apertura")
    factories.translate(session, "en", slug="opening", live=False)
    return session


VERSIONS = [("/rencontres/2023/ouverture/", "fr"), ("/es/encuentros/2023/apertura/", "es")]


@pytest.mark.promise(5)
@pytest.mark.parametrize(
    "path",
    [
        "/en/meetings/2023/opening/",
        "/en/rencontres/2023/ouverture/",
        "/en/meetings/2023/ouverture/",
        "/en/meetings/2023/apertura/",
        "/ar/rencontres/2023/ouverture/",
        "/encuentros/2023/apertura/",
    ],
)
def test_address_of_a_page_in_another_language_tells_where_it_is(client, opening, path):
    assert found_elsewhere(client, path) == VERSIONS


@pytest.mark.parametrize(
    ("path", "title", "versions"),
    [
        (
            "/en/rencontres/2023/",
            "This page has another address",
            [("/en/meetings/2023/", "en"), ("/rencontres/2023/", "fr")],
        ),
        ("/en/rencontres/2023/ouverture/", "This page is not available in this language", VERSIONS),
        ("/en/nowhere/", "This page does not exist, or no longer does", []),
    ],
)
def test_answer_404_says_why_first_in_the_readers_language(client, opening, path, title, versions):
    root = parse(client.get(path))

    assert text(find(root, "h1")) == title
    assert text(find(root, "title")) == f"{title} – Cités Unies France"
    assert found_elsewhere(client, path)[: len(versions)] == versions


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (
            "/en/meetings/2023/opening/",
            ["/rencontres/2023/ouverture/", "/en/", "/es/encuentros/2023/apertura/"],
        ),
        ("/en/nowhere/", ["/", "/en/", "/es/"]),
    ],
)
def test_switcher_of_an_answer_404_leads_where_the_page_is(client, opening, path, expected):
    links = find_all(find(parse(client.get(path)), class_="languages"), "a")

    assert [link.get("href") for link in links] == expected
    assert [link.get("aria-current") for link in links] == [None] * len(expected)


@pytest.mark.promise(5)
def test_route_of_a_page_in_another_language_tells_where_it_is(client, opening):
    assert found_elsewhere(client, "/ar/rencontres/2023/programme/") == [
        ("/rencontres/2023/programme/", "fr"),
        ("/en/meetings/2023/programme/", "en"),
        ("/es/encuentros/2023/programme/", "es"),
    ]


@pytest.mark.parametrize(
    "path",
    [
        "/rencontres/2024/",
        "/en/encuentros/2023/ouverture/",
        "/en/meetings/nowhere/",
        "/en/meetings/2023/programme.ics",
        "/en/meetings/intervenants/x-9/",
        "/" + "a/" * 200,
    ],
)
def test_address_of_nothing_leads_nowhere(client, opening, path):
    assert found_elsewhere(client, path) == []


def test_page_that_is_not_public_is_not_told_of(client, opening):
    opening.view_restrictions.create(restriction_type="login")
    draft = factories.make_session(opening.edition, slug="brouillon", live=False)
    below = factories.make_content_page(opening.get_parent(), slug="lettre", live=False)
    hidden = factories.make_content_page(below, slug="annexe")

    found = {
        path: found_elsewhere(client, path)
        for path in (
            f"/en/meetings/2023/{draft.slug}/",
            f"/en/rencontres/2023/{below.slug}/{hidden.slug}/",
            "/en/rencontres/2023/ouverture/",
        )
    }

    assert list(found.values()) == [[], [], []]


@pytest.mark.parametrize("count", [1, 30])
def test_address_of_nothing_costs_the_same_whatever_the_site(
    client, opening, django_assert_num_queries, count
):
    for _number in range(count):
        factories.make_session(opening.get_parent())
    path = "/en/meetings/2023/opening/"
    found_elsewhere(client, path)

    with django_assert_num_queries(14):
        client.get(path)
