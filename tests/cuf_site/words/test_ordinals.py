"""Ordinals in figures and in French words."""

import pytest

from cuf_site.words.ordinals import french_ordinal_words, ordinal


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (12, "12th"), (13, "13th"),
        (14, "14th"), (21, "21st"), (22, "22nd"), (23, "23rd"), (111, "111th"), (121, "121st"),
    ],
)  # fmt: skip
def test_ordinal_in_english_follows_its_last_digits(number, expected):
    assert ordinal(number, "en") == expected


@pytest.mark.parametrize(
    ("number", "language", "feminine", "expected"),
    [
        (1, "fr", True, "1re"),
        (1, "fr", False, "1er"),
        (2, "fr", True, "2e"),
        (14, "fr-ca", True, "14e"),
        (14, "es", True, "14.ª"),
        (14, "es", False, "14.º"),
        (14, "ar", True, "14"),
    ],
)
def test_ordinal_follows_language_and_gender(number, language, feminine, expected):
    assert ordinal(number, language, feminine=feminine) == expected


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (1, "premier"),
        (2, "deuxième"),
        (4, "quatrième"),
        (5, "cinquième"),
        (9, "neuvième"),
        (14, "quatorzième"),
        (15, "quinzième"),
        (16, "seizième"),
        (19, "dix-neuvième"),
        (20, "vingtième"),
        (21, "vingt et unième"),
        (30, "trentième"),
        (50, "cinquantième"),
        (65, "soixante-cinquième"),
        (70, "soixante-dixième"),
        (71, "soixante et onzième"),
        (80, "quatre-vingtième"),
        (81, "quatre-vingt-unième"),
        (91, "quatre-vingt-onzième"),
        (99, "quatre-vingt-dix-neuvième"),
        (100, "centième"),
        (101, "cent unième"),
        (250, "deux cent cinquantième"),
        (999, "neuf cent quatre-vingt-dix-neuvième"),
    ],
)
def test_french_ordinal_words_are_spelt(number, expected):
    assert french_ordinal_words(number) == expected


@pytest.mark.parametrize("number", [0, -1, 1000])
def test_french_ordinal_words_refuses_other_numbers(number):
    with pytest.raises(ValueError, match="no French ordinal"):
        french_ordinal_words(number)
