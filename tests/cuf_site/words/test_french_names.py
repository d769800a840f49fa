"""Names that stay in French in other languages are marked as French where they stand."""

import pytest
from django.core.exceptions import ValidationError

from cuf_site.models import Organisation
from cuf_site.words.french_names import mark_up
from tests import factories

NAMES = "Cité des Arts\n\nArts et Métiers d’Évry\nR & D"


def marked(name: str) -> str:
    return f'<span lang="fr" dir="ltr">{name}</span>'


def test_name_is_marked_wherever_it_stands_in_the_words():
    html = "<h1>At the Cité des Arts</h1><p>(Cité des Arts, <b>Cité des\nArts</b>)</p>"

    expected = "<h1>At the {0}</h1><p>({0}, <b>{1}</b>)</p>"
    assert mark_up(html, NAMES, "en") == expected.format(
        marked("Cité des Arts"), marked("Cité des\nArts")
    )


def test_spaces_and_apostrophes_of_any_kind_are_the_name_s():
    assert mark_up("Arts\u00a0et Métiers d'Évry", NAMES, "es") == marked(
        "Arts\u00a0et Métiers d'Évry"
    )


def test_text_stays_escaped():
    assert mark_up("&lt;b&gt; R &amp; D", NAMES, "en") == f"&lt;b&gt; {marked('R &amp; D')}"


@pytest.mark.parametrize(
    "html",
    [
        '<p lang="fr">Cité des Arts</p>',
        '<a title="Cité des Arts">there</a>',
        "<script>Cité des Arts</script>",
        "<option>Cité des Arts</option>",
        "Félicité des Arts, Cité des Artistes",
        "Cité <b>des</b> Arts",
    ],
)
def test_attributes_code_french_and_other_words_are_left_alone(html):
    assert mark_up(html, NAMES, "en") == html


def test_arabic_prefix_does_not_hide_a_name():
    assert mark_up("بـCité des Arts", NAMES, "ar") == f"بـ{marked('Cité des Arts')}"


def test_longest_of_two_names_wins():
    names = "Cité des Arts\nCité des Arts de Lyon"

    assert mark_up("Cité des Arts de Lyon", names, "en") == marked("Cité des Arts de Lyon")


@pytest.mark.django_db
def test_organisation_lists_them_for_the_pages_of_other_languages(client, home):
    factories.make_organisation(french_names=NAMES)
    about = factories.make_content_page(home, title="Cité des Arts")
    factories.translate(home)
    translated = factories.translate(about, title="About the Cité des Arts")

    french, english = (client.get(page.url).content.decode() for page in (about, translated))

    assert marked("Cité des Arts") not in french
    assert f"About the {marked('Cité des Arts')}</h1>" in english
    assert "<title>About the Cité des Arts –" in english


def test_name_that_would_be_found_everywhere_is_refused():
    with pytest.raises(ValidationError, match=r"de.* est trop court"):
        Organisation(french_names="Cité des Arts\nde").clean()
