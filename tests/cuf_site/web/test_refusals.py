"""What is refused is told on a page of the site, in the reader's language."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from wagtail.users.models import UserProfile

from cuf_site.web.middleware import PUBLIC_POLICY
from tests import factories
from tests.pages import find, parse, text, texts


@pytest.fixture
def site(home):
    for code in ("en", "es", "ar"):
        factories.translate(home, code, slug=f"home-{code}")


@pytest.fixture
def browser():
    return Client(enforce_csrf_checks=True)


@pytest.mark.parametrize(
    ("path", "code"),
    [("/", "fr"), ("/en/", "en"), ("/es/", "es"), ("/ar/", "ar"), ("/en/_util/login/", "en")],
)
def test_form_without_its_token_is_refused_in_the_language_of_the_page(site, browser, path, code):
    response = browser.post(path, {"a": "1"})
    root = parse(response)

    assert response.status_code == 403
    assert root.get("lang") == code
    assert "CSRF" not in response.content.decode()
    assert response.headers["Content-Security-Policy"] == PUBLIC_POLICY
    assert find(root, "meta", name_="robots").get("content") == "noindex"
    assert "no-store" in response.headers["Cache-Control"]
    assert path in [link.get("href") for link in find(root, "main").iter("a")]
    assert len(texts(root, "h1")) == 1


def test_each_language_has_its_own_words(site, browser):
    titles = {
        text(find(parse(browser.post(f"/{code}")), "h1")) for code in ("", "en/", "es/", "ar/")
    }

    assert len(titles) == 4


def test_form_of_a_document_is_refused_in_the_reader_s_language(site, browser):
    path = "/documents/authenticate_with_password/1/"
    response = browser.post(path, headers={"Accept-Language": "es"})

    assert (response.status_code, parse(response).get("lang")) == (403, "es")


def test_form_of_the_admin_is_refused_in_the_language_of_its_user(site, browser):
    user = User.objects.create_superuser("camille", password="eau")
    UserProfile.objects.create(user=user, preferred_language="en")
    browser.force_login(user)

    response = browser.post("/admin/account/")

    assert (response.status_code, parse(response).get("lang")) == (403, "en")


def test_refusal_of_a_view_is_a_page_of_the_site(site, rf, client, settings, monkeypatch):
    settings.ROOT_URLCONF = "tests.cuf_site.web.refusing"

    response = client.get("/refused/")

    assert response.status_code == 403
    assert len(texts(parse(response), "h1")) == 1


def test_site_without_pages_refuses_as_well(db, browser):
    response = browser.post("/")

    assert (response.status_code, len(texts(parse(response), "h1"))) == (403, 1)
