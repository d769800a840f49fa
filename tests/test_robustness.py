"""Whatever an address holds, a reader gets a page: never an error of the server.

Parameters are read by forms, and what makes no sense is left out; nothing comes back unescaped.
"""

from functools import partial

import pytest
from django.core.management import call_command
from django.test import Client
from django.views.defaults import bad_request, server_error

from home.models import ContentPage
from rencontres.reading.addresses import person_handle
from tests import factories
from tests.pages import find, parse, text, texts

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("public_site")]

PARAMETERS = ("page", "jour", "type", "thematique", "pays", "langue", "annee", "q", "format")
SCRIPT = "'\"><script>alert(1)</script>"
HOSTILE = {
    "nonsense": "page=abc&jour=2023-99-99&type='\"<&annee=MMXXIII&pays=??&langue=klingon",
    "script": "&".join(f"{name}={SCRIPT}" for name in PARAMETERS),
    "NUL": "&".join(f"{name}=a%00b" for name in PARAMETERS),
    "bad UTF-8": "&".join(f"{name}=%ff%fe%C3%28" for name in PARAMETERS),
    "bad name": "%ff=1&%00=2&=3&&&;;==&[]=4",
    "long": "&".join(f"{name}={'é' * 6000}" for name in PARAMETERS),
    "many": "&".join(f"{name}={number}" for number in range(120) for name in PARAMETERS[:8]),
    "huge numbers": "page=99999999999999999999&annee=99999999999999999999&jour=99999-01-01",
    "negative numbers": "page=-1&annee=-2023&jour=-2023-01-01",
    "other digits": "page=٢&annee=٢٠٢٣&jour=٢٠٢٣-٠٩-١٨&q=٢٠٢٣",
    "infinite": "page=1e400&annee=nan&jour=inf",
    "arrays": "&".join(f"{name}[]=1&{name}[0]=2&{name}[$ne]=3" for name in PARAMETERS),
    "twice": "page=1&page=x&type=atelier&type=<b>&q=<b>&q=eau&annee=2023&annee=x",
    "search syntax": 'q="eau*" OR NOT ( AND NEAR(* ^ {title}: - + | ! %26 %25s &type=page',
    "template": "q={{7*7}}{%25+debug+%25}&type=%25(x)s&jour={0}",
    "right to left": "q=\u202e\u0625\u0000\u200f&page=\u202e1",
    "percent": "q=%&type=%2&page=%zz",
}
PATHS = {
    "NUL": "/%00",
    "NUL in a page": "/rencontres/%00/",
    "climbing": "/..%2f..%2fetc%2fpasswd",
    "climbing too": "/rencontres/..%2f..%2f",
    "bad UTF-8": "/%ff%fe/",
    "bad UTF-8 in a person": "/rencontres/intervenants/%ff-1/",
    "long": "/" + "a" * 6000 + "/",
    "deep": "/a" * 500 + "/",
    "deep in the meetings": "/rencontres/" + "2023/" * 60,
    "slashes": "/rencontres////2023/",
    "script": "/<script>alert(1)</script>/",
    "dot": "/rencontres/./",
    "person without end": "/rencontres/intervenants/" + "9" * 9 + "/",
    "person too long": "/rencontres/intervenants/" + "9" * 60 + "/",
    "permalink": "/r/9999999999999999999/" + "x" * 300,
    "permalink of nothing": "/r/0/x",
    "document": "/documents/999999999999999999999/x.pdf",
    "calendar of nothing": "/rencontres/1900/programme.ics",
    "language twice": "/en/en/search/",
    "search below": "/recherche/x/",
}


@pytest.fixture(scope="module")
def public_site(french_site):
    """A site with one page of each type, in French and in Arabic."""
    factories.make_organisation()
    edition = factories.make_edition(2023, sessions=2, venue=factories.make_venue())
    factories.make_release(edition)
    factories.make_content_page(french_site, slug="texte")
    factories.make_content_page(
        french_site, "Plan", slug="plan", purpose=ContentPage.Purpose.SITE_MAP
    )
    factories.translate(edition, "ar")
    call_command("update_index", verbosity=0)


def addresses():
    """Return ``{name: path}`` of every public page and route, and of what does not exist."""
    session = factories.SessionPage.objects.filter(locale__language_code="fr").first()
    person = factories.Person.objects.first()
    return {
        "home": "/",
        "home in Arabic": "/ar/",
        "index": "/rencontres/",
        "edition": "/rencontres/2023/",
        "edition in Arabic": "/ar/rencontres/2023/",
        "programme": "/rencontres/2023/programme/",
        "programme in Arabic": "/ar/rencontres/2023/programme/",
        "calendar": "/rencontres/2023/programme.ics",
        "speakers": "/rencontres/2023/intervenants/",
        "practical": "/rencontres/2023/infos-pratiques/",
        "session": session.url,
        "person": f"/rencontres/intervenants/{person_handle(person)}/",
        "topic": "/rencontres/thematiques/eau-et-assainissement/",
        "group": "/rencontres/groupes/senegal/",
        "press": "/presse/",
        "release": factories.PressReleasePage.objects.first().url,
        "content page": "/texte/",
        "site map": "/plan/",
        "search": "/recherche/",
        "search in Arabic": "/ar/search/",
        "sitemap.xml": "/sitemap.xml",
        "robots.txt": "/robots.txt",
        "nothing": "/nulle-part/",
        "permalink": "/r/2023/x",
    }


NAMES = (
    "home",
    "home in Arabic",
    "index",
    "edition",
    "edition in Arabic",
    "programme",
    "programme in Arabic",
    "calendar",
    "speakers",
    "practical",
    "session",
    "person",
    "topic",
    "group",
    "press",
    "release",
    "content page",
    "site map",
    "search",
    "search in Arabic",
    "sitemap.xml",
    "robots.txt",
    "nothing",
    "permalink",
)
# Those that read parameters get each of these; the others are asked once with all together.
READERS = {"programme", "programme in Arabic", "calendar", "press", "search", "search in Arabic"}


def is_sane(response):
    """Whether it is a page, or one that says what is wrong, and holds nothing unescaped."""
    if response.status_code not in {200, 301, 302, 400, 404}:
        return False
    if response.headers.get("Content-Type", "").startswith("text/html") and response.content:
        parse(response)
    content = response.content if not response.streaming else b""
    return b"<script>alert" not in content and b"<b>" not in content


@pytest.fixture
def visitor():
    """Someone for whom the server answers its errors rather than raising them in the test."""
    return Client(raise_request_exception=False)


def test_every_address_of_the_list_is_there(home, visitor):
    statuses = {name: visitor.get(path).status_code for name, path in addresses().items()}

    assert set(statuses) == set(NAMES)
    assert {name for name, status in statuses.items() if status != 200} <= {
        "nothing",
        "permalink",
        "robots.txt",
    }


def ask(visitor, path, query):
    """Send a query string as it is: its bytes, which the server reads as Latin-1 (PEP 3333)."""
    return visitor.get(path, QUERY_STRING=query.encode().decode("latin-1"))


@pytest.mark.parametrize("name", sorted(READERS))
def test_hostile_parameters_give_a_page(home, visitor, name):
    path = addresses()[name]

    answers = {kind: ask(visitor, path, query) for kind, query in HOSTILE.items()}

    assert {kind: one.status_code for kind, one in answers.items() if not is_sane(one)} == {}


@pytest.mark.parametrize("name", sorted(set(NAMES) - READERS))
def test_pages_without_parameters_bear_them_all(home, visitor, name):
    path = addresses()[name]

    plain, hostile = visitor.get(path), ask(visitor, path, "&".join(HOSTILE.values()))

    assert is_sane(hostile)
    assert hostile.status_code == plain.status_code


def test_more_parameters_than_anyone_sends_are_refused(home, visitor):
    response = ask(visitor, "/recherche/", "q=1&" * 10_001)

    assert response.status_code == 400


@pytest.mark.parametrize("status", [400, 500])
def test_errors_are_told_in_four_languages_without_the_database(
    rf, django_assert_num_queries, status
):
    answer = {400: partial(bad_request, exception=None), 500: server_error}[status]

    with django_assert_num_queries(0):
        response = answer(rf.get("/"))

    root = parse(response)
    languages = [one.get("lang") for one in root.iter() if one.get("lang")]
    assert (response.status_code, languages) == (status, ["fr", "en", "es", "ar"])
    [title] = texts(root, "title")
    assert title.startswith(text(find(root, "h1")))


@pytest.mark.parametrize("language", ["fr", "en", "es", "ar"])
def test_what_is_not_found_is_said_in_every_language(home, visitor, language):
    prefix = "" if language == "fr" else f"/{language}"

    response = visitor.get(f"{prefix}/nulle-part/")

    root = parse(response)
    direction = "rtl" if language == "ar" else "ltr"
    assert (response.status_code, root.get("lang"), root.get("dir")) == (404, language, direction)


@pytest.mark.parametrize("kind", PATHS)
def test_absurd_paths_are_not_found(home, visitor, kind):
    response = visitor.get(PATHS[kind])

    assert is_sane(response), response.status_code


@pytest.mark.parametrize("name", NAMES)
def test_other_methods_are_no_errors(home, visitor, name):
    path = addresses()[name]

    get, head = visitor.get(path), visitor.head(path)
    statuses = [visitor.generic(method, path).status_code for method in ("OPTIONS", "PUT", "ODD")]

    assert (head.status_code, head.content) == (get.status_code, b"")
    assert [status for status in statuses if status >= 500] == []
