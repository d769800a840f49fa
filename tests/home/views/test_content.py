"""What content pages show, after their text, of the site itself."""

from datetime import date

import pytest

from home.models import ContentPage
from tests import factories
from tests.pages import find, find_all, parse, text, texts

pytestmark = pytest.mark.django_db

Purpose = ContentPage.Purpose


def test_contact_page_shows_how_to_reach_the_organisation(client, home):
    factories.make_organisation(
        phone="+33 (0)1 53 41 81 81", email="contact@example.org", address="1, rue du Fil"
    )
    page = factories.make_content_page(home, purpose=Purpose.CONTACT)

    root = parse(client.get(page.url))

    contact = find(root, class_="contact")
    assert [link.get("href") for link in find_all(contact, "a")] == [
        "tel:+33153418181",
        "mailto:contact@example.org",
    ]
    assert texts(contact, "dt") == ["Téléphone", "Courriel", "Adresse postale"]


def test_legal_notice_names_publisher_and_host(client, home):
    factories.make_organisation(publication_director="Awa Ndiaye", host_name="Hébergeur")
    page = factories.make_content_page(home, purpose=Purpose.LEGAL_NOTICE)

    root = parse(client.get(page.url))

    assert texts(find(root, "main"), "h2") == ["Éditeur", "Hébergeur"]


def test_accessibility_page_and_every_footer_state_conformity(client, home):
    factories.make_organisation()
    page = factories.make_content_page(home, purpose=Purpose.ACCESSIBILITY)

    root = parse(client.get(page.url))

    status = find(root, class_="accessibility-status")
    assert text(status) == "Accessibilité : non conforme"
    assert find_all(find(root, "main"), "p")[0] is status
    link = find(find(root, "footer"), "a", href=page.url)
    assert text(link) == "Accessibilité : non conforme"


def test_site_map_lists_public_pages_without_sessions(client, home):
    edition = factories.make_edition(2023)
    factories.make_session(edition, title="Atelier")
    factories.make_edition(2024)
    for month, name in ((9, "septembre"), (11, "novembre")):
        factories.make_release(title=f"En {name}", date=date(2023, month, 1))
    factories.make_content_page(home, title="Brouillon", live=False)
    secret = factories.make_content_page(home, title="Secret")
    secret.view_restrictions.create(restriction_type="login")
    draft = factories.make_edition(2022, live=False)
    factories.make_content_page(draft, title="Lettre d’une édition à venir")
    page = factories.make_content_page(home, title="Plan du site", purpose=Purpose.SITE_MAP)

    root = parse(client.get(page.url))

    assert texts(find(root, class_="site-map"), "a") == [
        "Cités Unies France",
        "Les Rencontres",
        "Rencontres 2024",
        "Rencontres 2023",
        "Programme – Rencontres 2023",
        "Presse",
        "En novembre",
        "En septembre",
        "Plan du site",
    ]


@pytest.mark.parametrize("count", [1, 3, 60])
def test_site_map_costs_the_same_whatever_it_lists(client, home, django_assert_num_queries, count):
    factories.make_organisation()
    page = factories.make_content_page(home, purpose=Purpose.SITE_MAP)
    for number in range(count):
        factories.make_content_page(home, title=f"Page {number}")
    client.get(page.url)

    with django_assert_num_queries(12):
        client.get(page.url)
