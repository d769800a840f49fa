"""Menu, foot and languages of every page."""

import pytest

from tests import factories
from tests.pages import find, find_all, parse, texts

pytestmark = pytest.mark.django_db


def menu(root):
    return texts(find(root, "ul", class_="menu"), "a")


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

    on_index = find(find(parse(client.get(index_in_menu.url)), "ul", class_="menu"), "a")
    below_it = find(find(parse(client.get(edition.url)), "ul", class_="menu"), "a")

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

    assert (menu(english), find_all(spanish, class_="menu")) == (["Meetings"], [])


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
    ]
    assert [link.get("aria-current") for link in links] == ["true", None]
    alternates = find_all(root, "link", rel="alternate")
    assert [link.get("href") for link in alternates] == [
        "http://testserver/rencontres/",
        "http://testserver/en/meetings/",
    ]


def test_private_version_is_not_offered(client, home, index):
    english = factories.translate(index, "en", title="Meetings", slug="meetings")
    english.view_restrictions.create(restriction_type="login")

    root = parse(client.get("/rencontres/"))

    assert find_all(root, class_="languages") == []


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
