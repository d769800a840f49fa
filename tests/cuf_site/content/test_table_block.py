"""Tables in bodies: their markup, and what translators see of them."""

import uuid

import pytest
from wagtail_localize.segments.extract import extract_segments

from cuf_site.content.blocks import BodyBlock
from tests import factories
from tests.pages import find, find_all, parse, text

ROWS = [("Ville", "Euros", ""), ("Nantes", "12 000", ""), ("Dakar", "", "")]


def table(rows=ROWS, **options) -> dict:
    items = [{f"column_{place}": text for place, text in enumerate(row, start=1)} for row in rows]
    value = {"caption": "Aides", "has_header": True, "has_row_names": True} | options
    value["rows"] = [{"type": "item", "value": item, "id": str(uuid.uuid4())} for item in items]
    return {"type": "table", "value": value, "id": str(uuid.uuid4())}


@pytest.fixture
def page(home):
    return factories.make_content_page(home)


def save(page, *blocks):
    page.body = BodyBlock().to_python(list(blocks))
    page.save()
    return type(page).objects.get(pk=page.pk)


def test_table_has_a_caption_and_headers_and_no_empty_column(client, page):
    save(page, table())

    shown = find(parse(client.get(page.url)), "table")

    cells = [
        [(cell.tag, cell.get("scope"), text(cell)) for cell in row] for row in find_all(shown, "tr")
    ]
    assert text(find(shown, "caption")) == "Aides"
    assert cells == [
        [("th", "col", "Ville"), ("th", "col", "Euros")],
        [("th", "row", "Nantes"), ("td", None, "12 000")],
        [("th", "row", "Dakar"), ("td", None, "")],
    ]


@pytest.mark.parametrize(("options", "number"), [({"has_header": False}, 3), ({}, 4),
                                                 ({"has_row_names": False}, 2)])  # fmt: skip
def test_table_names_what_it_is_told_to(client, page, options, number):
    save(page, table(**options))

    assert len(find_all(find(parse(client.get(page.url)), "table"), "th")) == number


def test_table_of_nothing_is_not_shown(client, page):
    save(page, table(rows=[("", "")]))

    assert "<table" not in client.get(page.url).content.decode()


def test_each_text_of_a_table_is_a_segment_and_no_figure_is(page):
    saved = save(page, table())

    texts = [segment.render_text() for segment in extract_segments(saved)
             if hasattr(segment, "render_text")]  # fmt: skip
    assert [one for one in texts if one != page.title] == [
        "Aides", "Ville", "Euros", "Nantes", "Dakar"
    ]  # fmt: skip
