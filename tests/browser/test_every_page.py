"""What is promised of every type of page, in every language: no barrier, nothing out of sight.

Each page must also ask nothing of another host and make the console say nothing: see ``window``.
"""

import pytest

from tests.page_types import LANGUAGES, PAGE_TYPES

from .reading import barriers, misfits

every_page = pytest.mark.parametrize(
    ("language", "name"), [(language, name) for language in LANGUAGES for name in PAGE_TYPES]
)


@every_page
def test_axe_finds_no_barrier(window, paths, language, name):
    window.goto(paths[language, name])

    found = [
        line
        for width in (412, 1280)
        for scheme in ("light", "dark")
        for line in barriers(window, width, scheme)
    ]

    assert found == []


@every_page
def test_everything_fits_small_windows_and_large_text(window, paths, language, name):
    window.goto(paths[language, name])

    narrow, large = misfits(window, 320), misfits(window, 412, "200%")

    assert {"320 px": narrow, "200 %": large} == {"320 px": [], "200 %": []}
