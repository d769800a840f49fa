"""Private pages and documents are opened by a password or an account, in each language."""

from urllib.parse import urlencode

import pytest
from django.contrib.auth.models import Group, User
from django.utils import translation
from wagtail.models import Collection

from tests import factories
from tests.pages import find, find_all, parse, text, texts

LANGUAGES = ("fr", "en", "es", "ar")
SECRET = "Où est l’été"


@pytest.fixture
def page(home):
    """A French page about nothing that may be known, with its translations."""
    page = factories.make_content_page(home, title="Budget secret", slug="budget-secret")
    for code in LANGUAGES[1:]:
        factories.translate(page, code, slug=f"budget-{code}")
    return page


@pytest.fixture
def restriction(page):
    return page.view_restrictions.create(restriction_type="password", password=SECRET)


@pytest.fixture
def member(db):
    return User.objects.create_user("amina", password="ma phrase longue")


def address(page, code="fr"):
    return page.get_translations(inclusive=True).get(locale__language_code=code).get_url()


def the_form(response):
    return find(find(parse(response), id="content"), "form")


def send(client, response, **fields):
    """Send the form of a page with what it holds and what is typed."""
    form = the_form(response)
    hidden = {
        field.get("name"): field.get("value") for field in find_all(form, "input", type="hidden")
    }
    return client.post(form.get("action"), hidden | fields)


@pytest.mark.parametrize("code", LANGUAGES)
def test_password_opens_the_page_and_its_translations(client, page, restriction, code):
    asked = client.get(address(page, code))
    opened = send(client, asked, password=SECRET)

    assert (opened.status_code, opened["Location"]) == (302, address(page, code))
    assert [client.get(address(page, other)).context["page"].slug for other in LANGUAGES] == [
        "budget-secret",
        "budget-en",
        "budget-es",
        "budget-ar",
    ]
    assert find_all(parse(client.get(address(page, code))), "form", method="post") == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_wrong_password_gets_a_sentence(client, page, restriction, code):
    refused = send(client, client.get(address(page, code)), password="eau")
    form = the_form(refused)
    field, alert = find(form, "input", type="password"), find(form, role="alert")

    assert parse(refused).get("lang") == code
    assert field.get("aria-invalid") == "true"
    assert field.get("aria-describedby") == alert.get("id")
    assert text(alert)
    assert find(form, "input", name_="next").get("value") == address(page, code)
    assert client.get(address(page, code)).context.get("page") is None
    assert send(client, refused, password=SECRET).status_code == 302


@pytest.mark.parametrize("typed", [f" {SECRET} ", "Ou\u0300 est l’e\u0301te\u0301"])
def test_password_is_taken_as_keyboards_write_it(client, page, restriction, typed):
    assert send(client, client.get(address(page)), password=typed).status_code == 302


@pytest.mark.parametrize(
    "fields", [{}, {"password": ""}, {"password": "\0"}, {"password": "é" * 9999}]
)
def test_anything_else_is_a_wrong_password(client, page, restriction, fields):
    assert send(client, client.get(address(page)), **fields).status_code == 200


def test_what_is_private_is_not_told(client, page, restriction):
    asked = client.get(address(page))
    root = parse(asked)

    assert "secret" not in asked.content.decode().lower().replace("budget-secret", "")
    assert find(root, "meta", name_="robots").get("content") == "noindex"
    assert find_all(root, "link", rel="canonical") == []
    assert find_all(root, "meta", property="og:title") == []
    assert "no-store" in asked["Cache-Control"]


def test_form_is_offered_in_each_language(client, page, restriction):
    asked = client.get(address(page))
    links = find_all(find(parse(asked), "ul", class_="languages"), "a")
    answers = [client.get(link.get("href")) for link in links]

    assert [parse(answer).get("lang") for answer in answers] == [*LANGUAGES]
    assert ["no-store" in answer["Cache-Control"] for answer in answers] == [True] * 4
    assert len({text(find(parse(answer), "h1")) for answer in answers}) == 4
    opened = send(client, answers[-1], password=SECRET)
    assert opened["Location"] == address(page)


@pytest.mark.parametrize("next_url", ["https://example.net/", "//example.net/", "javascript:1", ""])
def test_reader_never_leaves_the_site(client, page, restriction, member, next_url):
    form = the_form(client.get(address(page))).get("action")
    login = {"username": "amina", "password": "ma phrase longue", "next": next_url}

    opened = client.post(form, {"password": SECRET, "next": next_url})
    signed_in = client.post("/_util/login/", login)

    assert opened["Location"] == address(page)
    assert signed_in["Location"] == "/"


def test_restriction_opens_only_what_it_closes(client, home, page, restriction):
    other = factories.make_content_page(home, slug="autre")
    draft = factories.make_content_page(page, slug="brouillon", live=False)
    login = page.view_restrictions.create(restriction_type="login")
    pairs = [(restriction, other), (restriction, draft), (login, page)]

    asked = [f"/_util/authenticate_with_password/{row.pk}/{one.pk}/" for row, one in pairs]

    assert [client.get(path).status_code for path in asked] == [404, 404, 404]


def test_password_is_asked_below_the_page_and_for_its_parts(client, edition):
    session = factories.make_full_session(edition)
    edition.view_restrictions.create(restriction_type="password", password=SECRET)
    paths = [session.get_url(), "/rencontres/2023/programme/", "/rencontres/2023/programme.ics"]

    asked = [client.get(path) for path in paths]
    opened = send(client, asked[0], password=SECRET)

    assert [len(find_all(parse(one), "input", type="password")) for one in asked] == [1, 1, 1]
    assert opened["Location"] == session.get_url()
    assert "text/calendar" in client.get(paths[-1])["Content-Type"]


def test_each_password_on_the_way_is_asked(client, page, restriction):
    below = factories.make_content_page(page, slug="annexe")
    below.view_restrictions.create(restriction_type="password", password="deuxième")

    first = client.get(below.get_url())
    send(client, first, password="deuxième" if "deuxième" in first else SECRET)
    second = client.get(below.get_url())
    send(client, second, password="deuxième")

    assert client.get(below.get_url()).context["page"] == below


@pytest.mark.parametrize("kind", ["login", "groups"])
@pytest.mark.parametrize("code", LANGUAGES)
def test_account_opens_the_page(client, page, member, kind, code):
    board = Group.objects.create(name="Bureau")
    page.view_restrictions.create(restriction_type=kind).groups.add(board)
    member.groups.add(board)

    sent = client.get(address(page, code))
    prefix = "" if code == "fr" else f"/{code}"
    asked = client.get(sent["Location"])
    opened = send(client, asked, username="amina", password="ma phrase longue")

    assert (
        sent["Location"]
        == f"{prefix}/_util/login/?{urlencode({'next': address(page, code)}, safe='/')}"
    )
    assert parse(asked).get("lang") == code
    assert find(parse(asked), "meta", name_="robots").get("content") == "noindex"
    assert "no-store" in asked["Cache-Control"]
    assert opened["Location"] == address(page, code)
    assert client.get(address(page, code)).context["page"].translation_key == page.translation_key


@pytest.mark.parametrize("code", LANGUAGES)
def test_wrong_account_gets_a_sentence(client, page, member, code):
    page.view_restrictions.create(restriction_type="login")

    asked = client.get(client.get(address(page, code))["Location"])
    refused = send(client, asked, username="amina", password="eau")
    form = the_form(refused)

    assert text(find(form, role="alert"))
    assert find(form, "input", name_="username").get("value") == "amina"
    assert find(form, "input", name_="next").get("value") == address(page, code)
    assert "value" not in find(form, "input", name_="password").attrib
    with translation.override(code):
        labels = texts(form, "label")
    assert len(labels) == 2


def test_account_of_another_group_is_told_so_and_may_be_changed(client, page, member):
    page.view_restrictions.create(restriction_type="groups").groups.create(name="Bureau")
    client.force_login(member)

    asked = client.get(address(page), follow=True)

    assert asked.redirect_chain == [("/_util/login/?next=/budget-secret/", 302)]
    assert "amina" in text(find(parse(asked), id="content"))


def test_sign_in_is_offered_in_each_language_and_keeps_the_way(client, page):
    page.view_restrictions.create(restriction_type="login")

    asked = client.get(address(page), follow=True)
    links = find_all(find(parse(asked), "ul", class_="languages"), "a")
    answers = [client.get(link.get("href")) for link in links]

    assert [parse(answer).get("lang") for answer in answers] == [*LANGUAGES]
    assert [find(the_form(one), "input", name_="next").get("value") for one in answers] == [
        address(page)
    ] * 4


def make_private_document(**restriction):
    collection = Collection.get_first_root_node().add_child(name="Bureau")
    collection.view_restrictions.create(**restriction)
    return factories.make_document(title="Compte rendu", collection=collection)


@pytest.mark.parametrize("code", LANGUAGES)
def test_password_opens_a_document(client, home, code):
    document = make_private_document(restriction_type="password", password=SECRET)
    headers = {"Accept-Language": code}

    asked = client.get(document.url, headers=headers)
    form = the_form(asked)
    sent = {"next": find(form, "input", name_="next").get("value")}
    refused = client.post(form.get("action"), sent | {"password": "eau"}, headers=headers)
    opened = client.post(form.get("action"), sent | {"password": SECRET}, headers=headers)

    assert [parse(one).get("lang") for one in (asked, refused)] == [code, code]
    assert ["no-store" in one["Cache-Control"] for one in (asked, refused)] == [True, True]
    assert "Compte rendu" not in asked.content.decode()
    assert text(find(the_form(refused), role="alert"))
    assert opened["Location"] == document.url
    assert client.get(document.url)["Content-Type"] == "application/pdf"


def test_account_opens_a_document(client, home, member):
    document = make_private_document(restriction_type="login")

    asked = client.get(document.url, follow=True)
    opened = send(client, asked, username="amina", password="ma phrase longue")

    assert opened["Location"] == document.url
