"""Files of a whole edition are written in few queries, and a page of one taken in few."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cuf_site.localisation.exchange.page_texts import documents
from tests import factories

from .files import file_of, given, make_page, send, somebody, translation_of


@pytest.mark.parametrize("sessions", [1, 3, 12])
def test_queries_to_write_an_edition_do_not_grow_with_its_pages(home, sessions):
    edition = factories.make_edition(sessions=sessions)
    for page in [*edition.get_children().specific(), edition]:
        given(page)
    pages = [edition, *edition.get_children().specific()]
    translations = [translation_of(page) for page in pages]
    documents(translations)

    with CaptureQueriesContext(connection) as queries:
        found = documents(translations)

    assert len(found) == sessions + 1
    assert len(queries) == 8


@pytest.mark.parametrize("texts", [1, 3, 60])
def test_queries_to_take_a_page_do_not_grow_with_its_texts(home, texts):
    rich = "".join(f"<p>Phrase {number}.</p>" for number in range(texts))
    page = given(make_page(home, rich=rich))
    other = given(make_page(home, title="Autre", rich="<p>Rien.</p>"))
    send(file_of(other))
    content, user = file_of(page), somebody()

    with CaptureQueriesContext(connection) as queries:
        report = send(content, user=user)

    assert report.applied == texts + 1
    assert len(queries) == 19
