"""Each fact of the documents stands in its own place on the site, and comes from its field."""

from datetime import date
from functools import cache

import pytest
from django.db import transaction

from tests.home.demo.facts import change_field, read_facts, same_signs, soup_of, words_of

FACTS = read_facts()
# The list of the eight workshops is the longest passage that states one of them.
LONGEST_PLACE = 1100


@pytest.fixture
def get_soup(client, settings):
    """Return a function that reads the page of a fact, on the day when it stands there."""

    def read(url, day):
        settings.SITE_TODAY = date.fromisoformat(day)
        response = client.get(url)
        assert response.status_code == 200, url
        return soup_of(response)

    return read


def test_each_fact_stands_in_its_place(demo, get_soup, subtests):
    pages = {place: get_soup(*place) for place in {(fact.url, fact.day) for fact in FACTS}}

    for fact in FACTS:
        with subtests.test(fact.text, url=fact.url, selector=fact.selector):
            places = pages[fact.url, fact.day].select(fact.selector)

            assert len(places) == 1
            assert same_signs(fact.text) in words_of(places[0])
            assert len(words_of(places[0])) < LONGEST_PLACE


def test_changing_a_field_changes_its_page(demo, get_soup, subtests):
    one_of_each = {fact.model_field: fact for fact in reversed(FACTS) if fact.field}
    get_unchanged = cache(get_soup)

    for name, fact in sorted(one_of_each.items()):
        with subtests.test(name, url=fact.url):
            before = get_unchanged(fact.url, fact.day).select(fact.selector)

            with transaction.atomic():
                change_field(fact)
                after = get_soup(fact.url, fact.day).select(fact.selector)
                transaction.set_rollback(True)

            assert [words_of(one) for one in after] != [words_of(one) for one in before]
