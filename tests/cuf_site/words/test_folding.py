"""Words as searches compare them."""

import pytest
from hypothesis import given
from hypothesis.strategies import text

from cuf_site.words.folding import folded


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


@pytest.mark.parametrize("word", ["الألعاب", "ألعاب", "العاب", "والألعاب", "للألعاب", "بالعاب"])
def test_a_noun_that_looks_like_an_article_is_one_word_in_all_its_spellings(word):
    assert folded(word) == "عاب"


@pytest.mark.parametrize("word", ["ℌôtel", "𝕆ℝ", "ＨＯＴＥＬ"])
def test_letters_of_mathematics_are_small_letters_too(word):
    assert folded(word) in ("hotel", "or")


@given(text() | text(alphabet="والبكفأإآٱألٱىةـَّ لعم"))
def test_folding_twice_is_folding_once(text):
    assert folded(folded(text)) == folded(text)
