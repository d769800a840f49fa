"""An edition of sixty sessions with titles of 150 characters: nothing gives way."""

import pytest
from django.core.management import call_command

from tests.page_types import addresses

from .reading import barriers, misfits


@pytest.fixture
def large_paths(site):
    """The pages of a generated edition and of what it is made of: ``{page type: path}``.

    The one before it has been held, so that there are releases.
    """
    call_command("make_dataset", editions=2, verbosity=0)
    paths = addresses("fr", 2027)
    del paths["404"]  # its window complains
    return paths


def test_large_edition_has_no_barrier_and_fits(large_paths, visitors):
    window = visitors.open(width=412)

    found = {}
    for name, path in large_paths.items():
        window.goto(path)
        found[name] = [line for width in (412, 1280) for line in barriers(window, width, "light")]
        found[name] += misfits(window, 320) + misfits(window, 412, "200%")

    assert found == {name: [] for name in large_paths}
