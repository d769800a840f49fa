import pytest

from press.imports.readers.markdown import plain, rich


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("un **mot** gras", "un <b>mot</b> gras"),
        ("**deux **mots", "<b>deux</b> mots"),
        ("un *mot* penché", "un <i>mot</i> penché"),
        ("***les deux***", "<b><i>les deux</i></b>"),
        ("*un **mot** dans l'autre*", "<i>un <b>mot</b> dans l'autre</i>"),
        ("**P**remier", "<b>P</b>remier"),
        ("un ** perdu", "un perdu"),
        ("**un *mélange** mal fermé*", "un mélange mal fermé"),
        ("une note* en bas", "une note* en bas"),
        ("a < b & c > d", "a &lt; b &amp; c &gt; d"),
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        (
            "voir <http://exemple.org>.",
            'voir <a href="http://exemple.org">http://exemple.org</a>.',
        ),
        ("voir www.exemple.org.", 'voir <a href="https://www.exemple.org">www.exemple.org</a>.'),
        ("à a_b_c@exemple.org", 'à <a href="mailto:a_b_c@exemple.org">a_b_c@exemple.org</a>'),
        (
            "http://exemple.org/a_b_c/*x*?d=1&e=2",
            '<a href="http://exemple.org/a_b_c/*x*?d=1&amp;e=2">'
            "http://exemple.org/a_b_c/*x*?d=1&amp;e=2</a>",
        ),
        ("[la page](http://exemple.org)", '<a href="http://exemple.org">la page</a>'),
        ("[piège](javascript:alert)", "[piège](javascript:alert)"),
    ],
)
def test_markdown_becomes_rich_text(text, html):
    assert rich(text) == html


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("**Un titre**", "Un titre"),
        ("### Un titre", "Un titre"),
        ("Un *mot* et **un autre", "Un mot et un autre"),
        ("<http://exemple.org/a_b>", "http://exemple.org/a_b"),
        ("  deux\n lignes ", "deux lignes"),
    ],
)
def test_markdown_becomes_plain_text(text, words):
    assert plain(text) == words
