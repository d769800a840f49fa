"""Links in rich texts: where they lead, and what they ask of the database (caches are off)."""

import pytest
from django.utils.translation import override
from wagtail.models import Page
from wagtail.rich_text import expand_db_html
from wagtail.rich_text.pages import PageLinkHandler

from cuf_site.content.blocks import BodyBlock
from cuf_site.content.rich_text import PageLinks, read_links
from tests import factories
from tests.pages import find, find_all, parse

pytestmark = pytest.mark.django_db


def link_to(target) -> str:
    kind = "page" if isinstance(target, Page) else "document"
    return f'<a linktype="{kind}" id="{target.pk}">{target.title}</a>'


def paragraphs(targets):
    return [("paragraph", f"<p>{link_to(target)}</p>") for target in targets]


def one_paragraph(targets):
    return [("paragraph", "".join(f"<p>{link_to(target)}</p>" for target in targets))]


def call_outs(targets):
    return [("call_out", {"title": "", "text": text}) for _, text in paragraphs(targets)]


def transcripts(targets):
    video = {"url": "https://video.example/1", "title": "Ouverture"}
    return [("video", video | {"transcript": text}) for _, text in paragraphs(targets)]


def hrefs(response):
    links = find_all(find(parse(response), "main"), "a")
    return [link.get("href") for link in links if "video" not in link.get("href", "")]


def make_pages(home, number):
    """Return pages of three types, each with a live version in English."""
    makers = [
        lambda n: factories.make_content_page(home),
        lambda n: factories.make_edition(2020 + n),
        lambda n: factories.make_release(),
    ]
    pages = [makers[n % 3](n) for n in range(number)]
    for page in pages:
        factories.translate(page)
    return pages


@pytest.mark.parametrize("number", [1, 5])
def test_links_of_a_body_cost_the_same_whatever_their_number(
    client, home, django_assert_num_queries, number
):
    documents = [factories.make_document() for _ in range(number)]
    pages = make_pages(home, number)
    files, addresses = [row.url for row in documents], [page.url for page in pages]
    client.get(home.url)

    for arrange in (paragraphs, one_paragraph, call_outs, transcripts):
        to_documents = factories.make_content_page(home, body=arrange(documents)).url
        linking = factories.make_content_page(home, body=arrange(pages))
        to_pages, in_english = linking.url, factories.translate(linking).url
        with django_assert_num_queries(10, info=arrange):
            assert hrefs(client.get(to_documents)) == files
        with django_assert_num_queries(11, info=arrange):
            assert hrefs(client.get(to_pages)) == addresses
        with django_assert_num_queries(11, info=arrange):
            assert hrefs(client.get(in_english)) == [f"/en{address}" for address in addresses]


@pytest.mark.parametrize("number", [1, 5])
def test_links_of_a_field_cost_the_same_whatever_their_number(
    home, django_assert_num_queries, number
):
    text = "".join(link_to(page) for page in make_pages(home, number))

    with override("en"), django_assert_num_queries(4):
        html = expand_db_html(text)

    assert html.count('href="/en/') == number


@pytest.mark.parametrize("language", ["fr", "en", "ar"])
def test_links_to_pages_lead_where_those_of_wagtail_lead(home, language):
    live, draft, untranslated = (factories.make_content_page(home) for _ in range(3))
    factories.translate(live)
    factories.translate(draft, live=False)
    unpublished = factories.make_content_page(home, live=False)
    ids = [live.pk, draft.pk, untranslated.pk, unpublished.pk, live.pk, 0]
    attributes = [{"linktype": "page", "id": str(pk)} for pk in ids] + [{"linktype": "page"}]

    with override(language):
        ours = PageLinks.expand_db_attributes_many(attributes)
        wagtails = PageLinkHandler.expand_db_attributes_many(attributes)

    assert ours == wagtails


def test_link_to_what_is_no_more_has_no_address(client, home):
    texts = ['<p><a linktype="page" id="0">A</a></p>', '<p><a linktype="document" id="0">B</a></p>']
    page = factories.make_content_page(home, body=[("paragraph", text) for text in texts])

    assert hrefs(client.get(page.url)) == [None, None]


def body_of(*texts):
    call_out = ("call_out", {"title": "", "text": texts[-1]})
    return BodyBlock().normalize([("paragraph", text) for text in texts[:-1]] + [call_out])


def test_body_whose_links_are_read_is_stored_as_it_was(home):
    page = factories.make_content_page(home)
    body = body_of(link_to(page), link_to(page))
    stored = body.get_prep_value()

    read_links(body)

    shown = f'<a href="{page.url}">{page.title}</a>'
    assert [str(body[0].value), str(body[1].value["text"])] == [shown, shown]
    assert body.get_prep_value() == stored


def test_text_with_an_unclosed_link_takes_nothing_of_the_next(home):
    page = factories.make_content_page(home)
    left_open = f'<p><a linktype="page" id="{page.pk}"'
    body = body_of(left_open, "<p>La suite</p>")

    read_links(body)

    assert [str(body[0].value), str(body[1].value["text"])] == [left_open, "<p>La suite</p>"]


@pytest.mark.parametrize("count", [1, 30])
def test_chosen_pages_are_linked_in_the_readers_language(
    client, index, django_assert_num_queries, count
):
    home = index.get_parent()
    factories.translate(index, "en", slug="meetings")
    draft = factories.make_content_page(home, live=False)
    links = [{"label": "Une page", "page": page, "url": ""} for page in (index, draft)]
    page = factories.make_content_page(home, body=[("links", links * count)])
    english = factories.translate(page, "en")
    client.get(english.url)

    with django_assert_num_queries(11):
        root = parse(client.get(english.url))

    found = [link.get("href") for link in find_all(find(root, class_="beads"), "a")]
    assert found == ["/en/meetings/"] * count
