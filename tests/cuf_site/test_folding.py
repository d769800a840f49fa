"""Words as searches compare them."""

import pytest

from cuf_site.folding import folded


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Coopération DÉCENTRALISÉE", "cooperation decentralisee"),
        ("L’Eau, l'Œuvre & l\u00b4Été", "l eau l oeuvre l ete"),
        ("E\u0301te\u0301 inte\u00adgral", "ete integral"),
        ("14ᵉ édition — Straße_2", "14e edition strasse 2"),
        ("cooperación, año", "cooperacion ano"),
        ("التَّعَاوُن", "تعاون"),
        ("تعـــاون", "تعاون"),
        ("والمدن بالمدينة للمدن", "مدن مدينه مدن"),
        ("إفريقيا أفريقيا ٢٠٢٣", "افريقيا افريقيا 2023"),
        ("'\"<%\0*", ""),
    ],
)
def test_spellings_of_a_word_are_one(text, words):
    assert folded(text) == words


def test_folding_twice_is_folding_once():
    text = "L’Œuvre, التَّعَاوُن, Été"

    assert folded(folded(text)) == folded(text)
