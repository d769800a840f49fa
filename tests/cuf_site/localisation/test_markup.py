"""What a translation lost of its French text's markup: told by its words, and what cannot stand."""

import pytest
from django.utils.translation import override

from cuf_site.localisation import confirming
from cuf_site.localisation.markup import faults, losses
from cuf_site.localisation.sources import missing, source_of
from tests import factories
from tests.translating import confirm, submit, version

LINK = 'Lire le <a id="a1">programme</a>.'


@pytest.mark.parametrize(
    ("french", "text", "told"),
    [
        ("Un texte", "A text", []),
        ("Café &amp; thé &lt; 3", "Coffee &amp; tea &lt; 3", []),
        (LINK, 'Read the <a id="a1">programme</a>.', []),
        (LINK, "Read the programme.", ["Le lien «\xa0programme\xa0» manque."]),
        (LINK, 'Read it <a id="a1"></a>.', ["Le lien «\xa0programme\xa0» n’a pas de mots."]),
        (
            LINK,
            'Read the <a id="a2">programme</a>.',
            [
                "Le lien «\xa0programme\xa0» manque.",
                "Le lien «\xa0programme\xa0» n’est pas de ceux du texte français.",
            ],
        ),
        (
            LINK,
            'Read <a id="a1">the</a> <a id="a1">programme</a>.',
            ["Le lien «\xa0programme\xa0» est là plus souvent qu’en français."],
        ),
        (
            "Rien",
            "<a>Nothing</a>",
            ["Le lien «\xa0Nothing\xa0» n’est pas de ceux du texte français."],
        ),
        (
            "<b>800 participants</b> venus",
            "800 participants came",
            ["Le gras de «\xa0800 participants\xa0» manque."],
        ),
        ("<b>Oui</b> non", "<strong>Yes</strong> no", []),
        ("Oui", "<b>Yes</b>", ["«\xa0Yes\xa0» n’est pas en gras en français."]),
        ("<i>Oui</i> non", "Yes no", ["L’italique de «\xa0Oui\xa0» manque."]),
        ("Oui", "<em>Yes</em>", ["«\xa0Yes\xa0» n’est pas en italique en français."]),
        (
            "<b>Un</b>, <b>deux</b>",
            "<b>One</b>, two",
            ["Passages en gras\xa0: 2 en français, 1 ici."],
        ),
        (
            "<i>Un</i>, deux",
            "<i>One</i>, <i>two</i>",
            ["Passages en italique\xa0: 1 en français, 2 ici."],
        ),
        ("Un<br/>deux", "One two", ["Retours à la ligne\xa0: 1 en français, 0 ici."]),
        ("Un<br/>deux", "One<br>two", []),
        ("<code>x</code> y", "x y", ["Passages marqués <code>\xa0: 1 en français, 0 ici."]),
        ("Oui <b>et</b> non", "Yes <b>and no", ["La balise <b> n’est pas fermée."]),
        (
            "Oui <b>et</b> non",
            "Yes <b><i>and</b> no</i>",
            [
                "La balise <i> n’est pas fermée.",
                "La balise </i> ne ferme rien.",
                "«\xa0and\xa0» n’est pas en italique en français.",
            ],
        ),
        ("Oui", "Yes</b>", ["La balise </b> ne ferme rien."]),
        ("Oui", "<p>Yes</p>", ["La balise <p> n’a pas sa place dans ce texte."]),
        ("Oui", "<!-- x -->Yes", ["La balise <!-- --> n’a pas sa place dans ce texte."]),
        (
            "<b>Oui</b> non",
            '<b class="x">Yes</b> no',
            ["La balise <b> ne s’écrit pas comme en français."],
        ),
        (
            LINK,
            'Read the <a href="https://example.org" id="a1">programme</a>.',
            ["La balise <a> ne s’écrit pas comme en français."],
        ),
        (
            LINK,
            'Read the <a id="a1"programme',
            [
                'La balise «\xa0<a id="a1"programme\xa0» est coupée\xa0: son «\xa0>\xa0» manque.',
                "Le lien «\xa0programme\xa0» manque.",
            ],
        ),
    ],
)
def test_losses_name_what_they_stand_on(french, text, told):
    assert losses(french, text) == told


def test_words_of_a_long_passage_are_cut():
    (told,) = losses(f"<b>{'mot ' * 40}</b> fin", "end")

    assert "mot mot…" in told
    assert len(told) < 100


@pytest.mark.parametrize(
    ("french", "text", "stands"),
    [
        (LINK, "Read the programme.", False),
        (LINK, 'Read <a id="a1">the</a> <a id="a1">programme</a>.', True),
        ("<b>Oui</b> non", "Yes no", True),
        ("<b>Oui</b> non", "<b>Yes no", False),
        ("Un<br/>deux", "One two", True),
        ("Un", "<i>One</i>", True),
        ("Un", "<span>One</span>", False),
    ],
)
def test_lost_link_or_broken_tag_cannot_stand_and_lost_bold_can(french, text, stands):
    assert (faults(text, french) == []) == stands


def test_sentence_is_in_the_language_of_the_admin():
    with override("en"):
        assert losses(LINK, "Read it.") == ["The link “programme” is missing."]


@pytest.fixture
def page(home):
    """A page to translate, whose only text in its body has a link and bold."""
    body = '<p>Lire le <a href="https://example.org/">programme</a> <b>vite</b>.</p>'
    page = factories.make_content_page(home, title="Contact", body=[("paragraph", body)])
    submit(page)
    confirm(page)
    return page


def write(page, text: str):
    """Translate the text with the link; return the row as it is kept."""
    segment = source_of(page).stringsegment_set.get(string__data__contains="programme")
    confirming.confirm(segment, version(page).locale, text, None)
    return segment.string.translations.get(context=segment.context_id)


def is_finished(page) -> bool:
    return not missing(source_of(page), version(page).locale).exists()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Read the programme", "Le lien «\xa0programme\xa0» manque."),
        (
            '<a id="a9">Programme</a>, <a id="a1">read</a>',
            "Le lien «\xa0Programme\xa0» n’est pas de ceux du texte français.",
        ),
        ('<a id="a1">Read</a> <b>fast', "La balise <b> n’est pas fermée."),
        ('<a id="a1">Read</a> <u>fast</u>', "La balise <u> n’a pas sa place dans ce texte."),
    ],
)
def test_text_whose_markup_is_broken_is_kept_with_its_reason(page, text, reason):
    row = write(page, text)

    assert (row.data, row.has_error, row.get_error()) == (text, True, reason)
    assert not is_finished(page)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("<![ if ]>Read", "La balise <!-- --> n’a pas sa place dans ce texte."),
        ("<<![a]>![ b ]>Read", "La balise <!-- --> n’a pas sa place dans ce texte."),
        (
            "<b>" * 2000 + "Read" + "</b>" * 2000,
            "Ce texte a trop de balises les unes dans les autres.",
        ),
    ],
    ids=["section", "section in a section", "deep"],
)
def test_tags_that_no_parser_bears_are_refused_in_a_sentence(page, text, reason):
    row = write(page, text)

    assert (row.data, row.get_error()) == (text, reason)


def test_the_same_fault_is_told_once_and_many_are_not_all_told():
    assert faults("<b>" * 1000 + "Oui" + "</b>" * 999) == [
        "Ce texte a trop de balises les unes dans les autres.",
        "La balise <b> n’est pas fermée.",
    ]
    assert len(faults("".join(f"<p{number}>" for number in range(100)))) == 5
    assert len(faults(f"<{'p' * 1000}>")[0]) < 120


def test_text_that_lost_its_bold_is_finished(page):
    row = write(page, 'Read the <a id="a1">programme</a>')

    assert (row.has_error, row.get_error() or "") == (False, "")
    assert is_finished(page)


def test_text_saved_without_its_reason_is_told_one(page):
    row = write(page, "Read the programme")
    type(row).objects.update(field_error="")
    row.refresh_from_db()

    assert row.get_error() == "Le lien «\xa0programme\xa0» manque."
