"""What formatted texts cannot hold keeps its words apart: tables, headings, bare addresses."""

from time import perf_counter

import pytest

from cuf_site.words.rich_html import storable

TABLE = (
    "<table><caption>Aides</caption><thead><tr><th>Ville</th><th>Euros</th></tr></thead>"
    "<tbody><tr><td><p>Nantes</p></td><td>12 000</td></tr></tbody></table>"
)
LINES = "<p><b>Aides</b></p><p>Ville ; Euros</p><p>Nantes ; 12 000</p>"


@pytest.mark.parametrize(
    ("html", "kept"),
    [
        (TABLE, LINES),
        (TABLE.upper().replace("NANTES", "Nantes"), LINES.replace("Aides", "AIDES")
         .replace("Ville ; Euros", "VILLE ; EUROS")),
        ("<p>Avant</p><table><tr><td>a</td></tr></table><p>Après</p>",
         "<p>Avant</p><p>a</p><p>Après</p>"),
        ("<table><tr><td>a<br>b<ul><li>c</li><li>d</li></ul></td><td></td><td>e</td></tr></table>",
         "<p>a b c d ; ; e</p>"),
        ("<table><tr><td><b>a</b></td><td><a href=\"https://x.fr\">x</a></td></tr></table>",
         "<p><b>a</b> ; <a href=\"https://x.fr\">x</a></p>"),
        ("<tr><td>a</td><td>b</td></tr>", "<p>a ; b</p>"),
        ("<table><tr><td>a<td>b<tr><td>c</table>", "<p>a ; b</p><p>c</p>"),
        ("<table><tr><td>a</td><td><table><tr><td>b</td><td>c</td></tr></table></td></tr></table>",
         "<p>a ; b ; c</p>"),
        ("<table><tr><td></td><td> </td></tr></table>", ""),
    ],
)  # fmt: skip
def test_table_becomes_lines_whose_cells_stay_apart(html, kept):
    assert storable(html) == kept


@pytest.mark.parametrize(
    ("href", "kept"),
    [
        ("www.raict.org/programme?a=1&amp;b=2", "https://www.raict.org/programme?a=1&amp;b=2"),
        ("WWW.raict.org", "https://WWW.raict.org"),
        (" www.raict.org ", "https://www.raict.org"),
        ("presse@cuf.example", "mailto:presse@cuf.example"),
        ("//raict.org/", "https://raict.org/"),
        ("https://raict.org/", "https://raict.org/"),
        ("mailto:presse@cuf.example", "mailto:presse@cuf.example"),
        ("/presse/", "/presse/"),
        ("#haut", "#haut"),
    ],
)
def test_link_keeps_its_address(href, kept):
    assert storable(f'<p><a href="{href}">ici</a></p>') == f'<p><a href="{kept}">ici</a></p>'


def test_link_to_a_page_is_left_alone():
    html = '<p><a linktype="page" id="3">www.raict.org</a></p>'

    assert storable(html) == html


@pytest.mark.parametrize(
    ("headings", "html", "kept"),
    [
        ((), "<h2>Titre</h2><p>Texte</p>", "<p><b>Titre</b></p><p>Texte</p>"),
        ((), '<h1 class="a">Un <b>mot</b></h1>', "<p><b>Un <b>mot</b></b></p>"),
        (("h2", "h3"), "<h1>A</h1><h2>B</h2><h4>C</h4>", "<h2>A</h2><h2>B</h2><h3>C</h3>"),
        (("h2", "h3"), '<h2 data-block-key="x">A</h2>', '<h2 data-block-key="x">A</h2>'),
        (("h2",), "<h3>A</h3>", "<h2>A</h2>"),
    ],
)
def test_heading_stays_one_or_stands_out(headings, html, kept):
    assert storable(html, headings) == kept


@pytest.mark.parametrize(
    "piece", ["<table>", "<td>a", "<h1>", "<a href='www.", "<", "</table>", "<tr><td>é</td>"]
)
def test_time_grows_with_the_length_only(piece):
    def time(count):
        start = perf_counter()
        storable(piece * count)
        return perf_counter() - start

    time(10)
    assert time(100_000) < 40 * max(time(10_000), 0.002)
