"""Redirects answer for an old address however other sites write it."""

import time

import pytest
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

from tests import factories


@pytest.fixture
def page(home):
    return factories.make_content_page(home, slug="nouvelle")


def redirect(old, to="/nouvelle/", **fields):
    """List a redirect as the form of the admin and the import of files do."""
    row = Redirect.add_redirect(old, to, **fields)
    row.full_clean(exclude=["redirect_link"])
    row.save()
    return row


def step(client, path):
    response = client.get(path)
    return response.status_code, response.headers.get("Location")


@pytest.mark.parametrize(
    ("old", "asked"),
    [
        ("/spip.php?article123", "/spip.php?article123"),
        ("/spip.php?article123", "/spip.php?article123&fbclid=IwAR0x"),
        ("/spip.php?article123", "/spip.php?fbclid=IwAR0x&article123"),
        ("/spip.php?article123", "/spip.php?article123=&fbclid=IwAR0x"),
        ("/spip.php?article123", "/spip.php?article123&amp;utm_source=x&utm_medium=y"),
        ("/spip.php?article123", "/spip.php?debut_articles=20&article123"),
        ("/spip.php?article123", "/spip.php?ARTICLE123"),
        ("/spip.php?article123", "/SPIP.php?article123&lang=fr&var_recherche=eau"),
        ("/spip.php?article123", "/spip.php/?article123"),
        ("/spip.php?article123", "/spip.php?article123/"),
        ("/spip.php?article123", "/spip.php?%61rticle123"),
        ("/spip.php?article123&utm_source=x", "/spip.php?article123"),
        ("/spip.php?rubrique4&debut_articles=20", "/spip.php?rubrique4"),
        ("/index.php?b=2&a=1", "/index.php?a=1&c=3&b=2"),
        ("/Qui-sommes-nous", "/qui-sommes-nous/"),
        ("/qui-sommes-nous", "/Qui-Sommes-Nous"),
        ("/qui-sommes-nous/", "/qui-sommes-nous?gclid=1"),
        ("/qui-sommes-nous", "/qui-sommes-nous//"),
        ("/activité", "/activit%C3%A9"),
        ("/activité", "/ACTIVIT%C3%89/"),
        ("/activité", "/activite%CC%81"),
        ("/activite\u0301", "/activit%C3%A9"),
        ("/activité", "/activit%E9"),
        ("/activit%E9", "/activit%C3%A9"),
        ("/activit%C3%A9", "/activit%25C3%25A9"),
        ("/l'eau", "/l%E2%80%99eau"),
        ("/l’eau", "/l%27eau"),
        ("/l’eau", "/L%27EAU/"),
        ("/l’été à Évry.html", "/l%27%C3%A9t%C3%A9%20a%CC%80%20E%CC%81vry.html"),
        ("/a?titre=été+chaud", "/a?titre=%C3%A9t%C3%A9%20chaud"),
        ("/المنتدى", "/%D8%A7%D9%84%D9%85%D9%86%D8%AA%D8%AF%D9%89/"),
        ("https://www.example.org/ancienne?x=1", "/ancienne?x=1"),
    ],
)
def test_redirect_is_found_however_the_address_is_written(client, page, old, asked):
    redirect(old)

    assert step(client, asked) == (301, "/nouvelle/")


@pytest.mark.parametrize(
    "asked",
    [
        "/spip.php",
        "/spip.php?article1234",
        "/spip.php?article12",
        "/spip.php?fbclid=article123",
        "/article123/",
        "/spip.php?rubrique=article123",
        "/en/spip.php?article123",
        "/spip.php?article123%00",
        "/spip.php?%FF",
    ],
)
def test_another_address_is_not_redirected(client, page, asked):
    redirect("/spip.php?article123")

    assert step(client, asked)[0] == 404


def test_redirect_with_most_parameters_answers(client, page):
    redirect("/spip.php", "/accueil/")
    redirect("/spip.php?article1", "/un/")
    redirect("/spip.php?article1&lang=en", "/one/")

    answers = [
        step(client, f"/spip.php?{query}")[1]
        for query in ("lang=en&x=1&article1", "article1&x=1", "article2", "")
    ]

    assert answers == ["/one/", "/un/", "/accueil/", "/accueil/"]


def test_redirect_to_the_letter_passes_before_one_that_is_near(client, page):
    redirect("/eau", "/un/")
    redirect("/Eau", "/deux/")

    assert [step(client, path)[1] for path in ("/eau", "/Eau/")] == ["/un/", "/deux/"]


def test_redirect_of_the_site_passes_before_that_of_all_sites(client, page):
    redirect("/eau", "/un/")
    redirect("/Eau", "/deux/", site=Site.objects.get())
    other = Site.objects.create(hostname="ailleurs", root_page=page)
    redirect("/vent", "/trois/", site=other)

    assert step(client, "/EAU")[1] == "/deux/"
    assert step(client, "/vent/") == (404, None)


def test_temporary_redirect_is_temporary(client, page):
    redirect("/eau", page, is_permanent=False)

    assert step(client, "/Eau/") == (302, "/nouvelle/")


@pytest.mark.parametrize("old", ["/nouvelle", "/Nouvelle"])
@pytest.mark.parametrize("asked", ["/nouvelle/", "/nouvelle", "/nouvelle/?fbclid=1"])
def test_page_passes_before_a_redirect(client, page, old, asked):
    redirect(old, "/ailleurs/")

    response = client.get(asked, follow=True)

    assert response.context["page"] == page


def test_redirect_to_the_letter_passes_before_a_page_in_other_letters(client, page):
    redirect("/Nouvelle", "/ailleurs/")

    assert step(client, "/Nouvelle/")[1] == "/ailleurs/"
    assert step(client, "/NOUVELLE/")[1] == "/nouvelle/"


@pytest.mark.parametrize("to", ["/perdue/", "/perdue", "/PERDUE/", "http://testserver/Perdue"])
def test_redirect_to_itself_leads_nowhere(client, page, to):
    redirect("/Perdue", to)

    assert step(client, "/perdue/")[0] == 404


def test_redirect_without_target_leads_nowhere(client, page):
    Redirect.objects.create(old_path="/eau")

    assert step(client, "/eau/")[0] == 404


@pytest.mark.parametrize("number", [1, 3000])
def test_redirects_cost_the_same_whatever_their_number(
    client, page, number, django_assert_num_queries
):
    rows = [Redirect(old_path=f"/spip.php?article{n}", redirect_link="/x/") for n in range(number)]
    Redirect.objects.bulk_create(rows)
    client.get("/spip.php?article0&fbclid=1")

    with django_assert_num_queries(9):
        assert step(client, "/spip.php?article0&fbclid=1") == (301, "/x/")


def test_long_address_is_read_quickly(client, page):
    redirect("/spip.php?article123")
    start = time.perf_counter()

    answer = step(client, "/spip.php?" + "&".join(f"a{n}=%25" for n in range(2000)))

    assert answer[0] == 404
    assert time.perf_counter() - start < 1
