"""Where long words may be cut."""

import pytest

from cuf_site.words.hyphenation import SOFT_HYPHEN, soft_hyphens


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Internationalisation", "fr", "Inter-na-tio-na-li-sa-tion"),
        ("l’assainissement", "fr", "l’assai-nis-se-ment"),
        ("décentralisée", "fr", "décen-tra-lisée"),
        ("internacionalización", "es", "inter-na-cio-na-li-za-ción"),
        ("territoires", "fr", "territoires"),
        ("internationalisation", "en", "internationalisation"),
        ("", "fr", ""),
    ],
)
def test_words_of_13_letters_or_more_are_cut_between_syllables(text, language, expected):
    assert soft_hyphens(text, language).replace(SOFT_HYPHEN, "-") == expected
