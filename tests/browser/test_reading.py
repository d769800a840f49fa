"""The measures of ``reading`` see what they are for: a measure that sees nothing proves nothing."""

import pytest

from .reading import barriers, misfits

FRAME = """<!doctype html><html lang="fr"><head><title>Essai</title><style>
body {{ margin: 0; color: #111; background: #fff }} {style}
</style></head><body><main><h1>Essai</h1>{body}</main></body></html>"""


@pytest.fixture
def show(browser):
    """Return a function that opens a page of this style and body."""
    window = browser.new_page()

    def show(body: str, style: str = ""):
        window.set_content(FRAME.format(body=body, style=style))
        return window

    yield show
    window.close()


def test_a_sound_page_has_neither_barriers_nor_misfits(show):
    window = show("<p>Des mots.</p>")

    assert barriers(window, 412, "light") == []
    assert misfits(window, 320, "200%") == []


def test_axe_sees_an_image_without_alternative(show):
    window = show('<img src="data:,">')

    assert barriers(window, 412, "light") == ["412 light: image-alt: img"]


def test_axe_sees_a_contrast_that_fails_in_the_dark_only(show):
    dark = "@media (prefers-color-scheme: dark) { p { color: #222; background: #000 } }"
    window = show("<p>Des mots.</p>", dark)

    assert barriers(window, 412, "light") == []
    assert barriers(window, 412, "dark") == ["412 dark: color-contrast: p"]


def test_axe_sees_targets_that_are_small_on_a_phone_only(show):
    style = "a { display: inline-block; padding: 20px } @media (width < 500px) { a { padding: 0 } }"
    window = show('<p><a href="#1">a</a><a href="#2">b</a></p>', style)

    assert barriers(window, 1280, "light") == []
    assert barriers(window, 412, "light") == [
        '412 light: target-size: a[href="#1"]',
        '412 light: target-size: a[href="#2"]',
    ]


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_what_is_wider_than_the_window_is_seen(show, direction):
    window = show('<p class="wide">Des mots.</p>', ".wide { width: 600px }")
    window.evaluate("direction => { document.dir = direction }", direction)

    assert misfits(window, 320) == ["320 at 100%: 280 px: p.wide Des mots."]


def test_what_scrolls_by_itself_fits(show):
    body = '<div tabindex="0"><p class="wide">Des mots.</p></div>'
    window = show(body, "div { overflow-x: auto } .wide { width: 600px }")

    assert misfits(window, 320) == []


def test_text_that_is_cut_when_it_is_large_is_seen(show):
    window = show('<p class="low">Mot</p>', ".low { height: 24px; overflow: hidden }")

    assert misfits(window, 412) == []
    assert misfits(window, 412, "200%") == ["412 at 200%: cut: p.low Mot"]
