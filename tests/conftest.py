"""Fixtures shared by all tests."""

import pytest
from wagtail.models import Site

from tests import factories


@pytest.fixture
def home(db):
    """The French home page, with the two indexes, at the root of the site."""
    Site.clear_site_root_paths_cache()
    yield factories.make_site()
    Site.clear_site_root_paths_cache()


@pytest.fixture
def index(home):
    """The French index of the meetings."""
    return factories.get_index()


@pytest.fixture
def edition(home):
    """An edition of 18 and 19 September 2023, without sessions."""
    return factories.make_edition()


@pytest.fixture(autouse=True)
def media_folder(settings, tmp_path):
    """Keep the files that tests upload out of the project."""
    settings.MEDIA_ROOT = str(tmp_path / "media")
