"""The page whose texts leave in files."""

import pytest

from tests.translating import fresh

from .files import given, make_page


@pytest.fixture(scope="module")
def given_page(french_site):
    """A page of two texts, given to the translators of Spanish, once for the tests of a module."""
    return given(make_page(french_site))


@pytest.fixture
def page(given_page, db):
    return fresh(given_page)
