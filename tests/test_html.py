"""Every page type and route is well-formed HTML, whole under the strict policy."""

from datetime import date, time
from itertools import product

import pytest
from wagtail.models import Locale

from tests import factories
from tests.pages import find, find_all, parse, text, texts

pytestmark = pytest.mark.django_db

BODY = [
    ("heading", "Un titre"),
    ("paragraph", "<p>Du texte</p><ul><li>un</li></ul>"),
    ("quote", {"text": "Des mots", "author": "Quelqu’un"}),
    ("links", [{"label": "Ailleurs", "page": None, "url": "https://example.org/"}]),
    ("call_out", {"title": "À noter", "text": "<p>Une échéance</p>"}),
    ("video", {"url": "https://video.example/1", "title": "Film", "transcript": "<p>Mots</p>"}),
]
ROUTES = (
    "{home}",
    "{index}",
    "{edition}",
    "{edition}programme/",
    "{edition}programme/?type=atelier",
    "{edition}programme/?jour=1999-01-01&type=%00",
    "{edition}intervenants/",
    "{edition}infos-pratiques/",
    "{session}",
    "{cancelled}",
    "{index}thematiques/eau-et-assainissement/",
    "{index}groupes/senegal/",
    "{press}",
    "{release}",
    "{content}",
)


@pytest.fixture(scope="module")
def pages(french_site):
    """Return {language: one page of each type, full, by name}."""
    french = make_pages(french_site)
    for page, language in product(french.values(), ("en", "ar")):
        if not page.has_translation(Locale.objects.get(language_code=language)):
            factories.translate(page, language)
    return {"fr": french} | {
        locale.language_code: {name: page.get_translation(locale) for name, page in french.items()}
        for locale in Locale.objects.filter(language_code__in=["en", "ar"])
    }


@pytest.fixture
def site(pages, db):
    """Return one page of each type, full, by name."""
    return pages["fr"]


def make_pages(home) -> dict:
    """Make one page of each type, full, and return them by name."""
    factories.make_organisation(phone="+33 1 53 41 81 81", email="contact@example.org")
    image, document = factories.make_image(credit="Une agence"), factories.make_document()
    body = [
        *BODY,
        ("image", {"image": image, "alt": "Une salle", "decorative": False, "caption": "Salle"}),
        ("gallery", [{"image": image, "alt": "", "decorative": True, "caption": ""}] * 2),
        ("document", {"document": document, "title": ""}),
    ]
    people = [("people", [{"person": factories.make_person(), "function": "Maire"}])]
    edition = factories.make_edition(
        2023, sessions=2, theme="Un fil", venue=factories.make_venue(), body=body + people
    )
    cancelled = factories.make_session(
        edition, title="Annulée", status="cancelled", day=edition.start_date, start=time(9)
    )
    factories.make_edition(2022, start_date=None, status="cancelled", status_reason="Une crise.")
    factories.make_edition(2025, start_date=None, period="juin 2025", period_end=date(2025, 6, 30))
    return {
        "home": home,
        "index": factories.get_index(),
        "edition": edition,
        "session": edition.sessions().first(),
        "cancelled": cancelled,
        "press": factories.get_press_index(),
        "release": factories.make_release(edition, body=body),
        "content": factories.make_content_page(home, body=body, purpose="site-map"),
    }


@pytest.mark.parametrize("language", ["fr", "en", "ar"])
@pytest.mark.parametrize("route", ROUTES)
def test_page_is_well_formed_and_has_nothing_inline(client, db, pages, route, language):
    urls = {name: page.url for name, page in pages[language].items()}

    response = client.get(route.format(**urls))

    root = parse(response)
    assert response.status_code == 200
    assert (root.get("lang"), root.get("dir")) == (language, "rtl" if language == "ar" else "ltr")
    assert [element.tag for element in find_all(root) if is_inline(element)] == []
    assert len(find_all(root, "h1")) == 1
    assert text(find(root, "title")).endswith("Cités Unies France")
    assert find(root, "a", class_="skip").get("href") == "#" + find(root, "main").get("id")
    assert [words for words in names(root) if words != words.lstrip()] == []


def names(root):
    """Return the words, blanks kept, of what is read out of its place: title and links."""
    found = (find_all(root, name) for name in ("title", "a"))
    return ["".join(element.itertext()) for elements in found for element in elements]


def is_inline(element):
    """Whether the Content-Security-Policy would refuse the element or one of its attributes.

    A script element that holds data is not run: the policy does not concern it; one that has an
    address is a file of the site.
    """
    if element.get("type") == "application/ld+json" or element.get("src"):
        return False
    return element.tag in ("style", "script") or any(
        name == "style" or name.startswith("on") for name in element.attrib
    )


def test_images_have_dimensions_and_alternative_texts(client, site):
    root = parse(client.get(site["release"].url))

    images = find_all(find(root, "main"), "img")
    assert [image.get("alt") for image in images] == ["Une salle", "", ""]
    assert all(image.get("width") and image.get("height") for image in images)


@pytest.mark.parametrize("count", [1, 3, 60])
def test_images_of_a_body_cost_the_same_whatever_their_number(
    client, home, django_assert_num_queries, count
):
    images = [factories.make_image() for _ in range(count)]
    rows = [{"image": image, "alt": "", "decorative": True, "caption": ""} for image in images]
    page = factories.make_content_page(home, body=[("gallery", rows)])
    client.get(page.url)

    with django_assert_num_queries(11):
        client.get(page.url)


def test_gallery_leaves_out_the_images_deleted_since(client, home):
    kept, deleted = factories.make_image(), factories.make_image()
    rows = [{"image": image, "alt": "Salle", "caption": ""} for image in (kept, deleted)]
    page = factories.make_content_page(home, body=[("gallery", rows), ("gallery", rows[1:])])
    deleted.delete()

    root = parse(client.get(page.url))

    [gallery] = find_all(root, class_="gallery")
    assert len(find_all(gallery, "li")) == 1


def test_lists_of_what_was_deleted_since_are_left_out(client, home):
    page, person = factories.make_content_page(home), factories.make_person()
    body = [
        ("links", [{"label": "Lien", "page": page, "url": ""}]),
        ("people", [{"person": person, "function": ""}]),
    ]
    shown = factories.make_content_page(home, body=body)
    page.delete()
    person.delete()

    root = parse(client.get(shown.url))

    assert find_all(find(root, class_="prose"), "ul") == []


def test_quotation_does_not_hold_the_name_of_who_said_it(client, site):
    quote = find(parse(client.get(site["release"].url)), "figure", class_="quote")

    assert texts(quote, "blockquote") == ["Des mots"]
    assert texts(quote, "figcaption") == ["Quelqu’un"]


@pytest.mark.parametrize(
    ("credit", "licence", "expected"),
    [
        ("Ada", "CC BY 4.0", "Ada (CC BY 4.0)"),
        ("Ada", "", "Ada"),
        ("", "CC BY 4.0", "CC BY 4.0"),
    ],
)
def test_who_and_which_licence_must_be_named_stand_by_the_image(
    client, home, credit, licence, expected
):
    image = factories.make_image(credit=credit, licence=licence)
    block = {"image": image, "alt": "Salle", "decorative": False, "caption": ""}
    page = factories.make_content_page(home, body=[("image", block)])

    root = parse(client.get(page.url))

    assert texts(root, "figcaption") == [expected]


def test_cancelled_session_is_struck_and_says_so(client, site):
    root = parse(client.get(f"{site['edition'].url}programme/"))

    [line] = find_all(root, class_="is-cancelled")
    assert text(find(line, class_="session-title")) == "Annulée"
    assert text(find(line, class_="flag")) == "Annulée"
