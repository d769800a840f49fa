"""What a translator is given for each text: its old words, what changed, where it stands."""

from unittest.mock import patch

import pytest
from wagtail.rich_text import RichText
from wagtail_localize.models import StringTranslation, Translation

from cuf_site.localisation.confirming import confirm as confirm_text
from cuf_site.localisation.confirming import shown, typed
from cuf_site.localisation.sources import source_of
from cuf_site.localisation.workshop import old_words
from cuf_site.localisation.workshop.differences import Change, difference, parts
from cuf_site.localisation.workshop.lines import Line, Origin, lines_of
from cuf_site.localisation.workshop.old_words import former_translations
from tests import factories
from tests.translating import confirm, publish_french, submit, translate


def marked(old: str, new: str) -> str:
    """Return a difference as text: [-removed-] and {+added+}."""
    signs = {Change.SAME: "{}", Change.ADDED: "{{+{}+}}", Change.REMOVED: "[-{}-]"}
    return "".join(signs[part.change].format(part.text) for part in difference(old, new))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Un bien.", "Un bien.", "Un bien."),
        ("Un bien commun.", "Un bien de tous.", "Un bien [-commun-]{+de tous+}."),
        ("Les élus", "Les élues et élus", "Les {+élues et +}élus"),
        ("Eau &amp; sol", "Eau &amp; climat", "Eau & [-sol-]{+climat+}"),
        ("à Paris", "<b>à Paris</b>", "{+<b>+}à Paris{+</b>+}"),
        ("", "Nouveau", "{+Nouveau+}"),
        ("un<br/>deux", "un<br/>trois", "un\n[-deux-]{+trois+}"),
        ("la ville de Lyon", "les villes du Sud", "[-la ville de Lyon-]{+les villes du Sud+}"),
    ],
)
def test_difference_is_told_word_by_word(old, new, expected):
    assert marked(old, new) == expected


def test_tags_are_parts_of_their_own():
    found = parts('Voir <a id="a1">le programme</a> &lt;2023&gt;')

    assert [(part.text, part.is_tag) for part in found] == [
        ("Voir ", False),
        ('<a id="a1">', True),
        ("le programme", False),
        ("</a>", True),
        (" <2023>", False),
    ]


@pytest.fixture
def session(home):
    return factories.make_session(factories.make_edition(), title="Eau", summary="Un bien commun.")


def line(page, path: str, language="en") -> Line:
    """Return the line of the text of one place."""
    return next(one for one in lines(page, language) if one.segment.context.path == path)


def lines(page, language="en") -> list[Line]:
    return lines_of(translation_of(page, language))


def translation_of(page, language="en") -> Translation:
    rows = Translation.objects.filter(target_locale__language_code=language)
    return rows.get(source=source_of(page))


def test_text_whose_french_changed_begins_with_its_old_words(session):
    translate(session)
    publish_french(session, summary="Un bien de tous.")

    found = line(session, "summary")

    assert (found.origin, found.text) == (Origin.OLD, "EN Un bien commun.")
    assert (found.previous.french, found.is_done) == ("Un bien commun.", False)
    assert line(session, "title").origin == Origin.CONFIRMED


def test_old_words_are_those_of_the_french_text_most_like_todays(session):
    translate(session)
    publish_french(session, summary="Tout autre chose, dite ailleurs.")
    confirm(session)
    publish_french(session, summary="Un bien commun à tous.")

    assert line(session, "summary").previous.french == "Un bien commun."


def test_text_that_is_said_again_is_translated_already(session):
    translate(session)
    publish_french(session, summary="Un bien de tous.")
    publish_french(session, summary="Un bien commun.")

    assert line(session, "summary").origin == Origin.CONFIRMED


def test_paragraphs_of_a_rich_text_keep_their_own_old_words(session):
    paragraphs = ["L’eau potable arrive.", "Le climat change vite.", "Les élus décident."]
    body = [("paragraph", RichText("".join(f"<p>{text}</p>" for text in paragraphs)))]
    session = publish_french(session, body=body)
    translate(session)
    block = session.body[0]
    changed = ["Un mot sans rapport aucun.", "Le climat change.", "L’eau potable arrive.", "Fin."]
    block.value = RichText("".join(f"<p>{text}</p>" for text in changed))
    publish_french(session, body=session.body)

    found = {one.french: one for one in lines(session) if one.segment.context.path[:4] == "body"}

    assert {text: (one.origin, one.text) for text, one in found.items()} == {
        "Un mot sans rapport aucun.": (Origin.NONE, ""),
        "Le climat change.": (Origin.OLD, "EN Le climat change vite."),
        "L’eau potable arrive.": (Origin.CONFIRMED, "EN L’eau potable arrive."),
        "Fin.": (Origin.NONE, ""),
    }


def test_of_a_place_that_was_often_rewritten_the_latest_words_are_compared(session):
    translate(session)
    for number in range(4):
        publish_french(session, summary=f"Un bien commun, et {number} de plus.")
        confirm(session)
    segment = source_of(session).stringsegment_set.get(context__path="summary")
    locale = translation_of(session).target_locale

    with patch.object(old_words, "MOST", 2):
        former = former_translations([segment.context_id], set(), locale)[segment.context_id]

    assert [one.french[-10] for one in former] == ["3", "2"]


def test_machine_text_is_shown_and_does_not_count(session):
    submit(session)
    segment = source_of(session).stringsegment_set.get(context__path="title")
    StringTranslation.objects.create(
        translation_of=segment.string,
        context=segment.context,
        locale=translation_of(session).target_locale,
        data="Water",
        translation_type=StringTranslation.TRANSLATION_TYPE_MACHINE,
    )

    found = line(session, "title")

    assert (found.origin, found.text, found.is_done) == (Origin.MACHINE, "Water", False)


def test_text_too_long_is_refused_with_its_reason(session):
    submit(session)
    segment = source_of(session).stringsegment_set.get(context__path="title")

    confirm_text(segment, translation_of(session).target_locale, "x" * 256, user=None)

    found = line(session, "title")
    assert (found.origin, found.is_done, found.label.limit) == (Origin.REFUSED, False, 255)
    assert "256" in found.error


def test_labels_say_what_a_text_is_and_of_whom(session):
    factories.make_participation(
        session, factories.make_person("Aïssata", "Diallo"), function="Maire"
    )
    publish_french(session, body=[("heading", "Partie 1")])
    submit(session)

    labels = {str(one.label) for one in lines(session)}

    assert labels == {
        "Séance · Titre",
        "Séance · Résumé",
        "Corps du texte · Intertitre",
        "Participation\xa0: Aïssata Diallo · Fonction exercée alors",
    }


def test_lines_cost_the_same_queries_for_one_text_and_for_many(session, django_assert_num_queries):
    few = session
    many = factories.make_session(session.get_parent().specific, title="Sol", summary="Long.")
    publish_french(many, body=[("heading", f"Partie {number}") for number in range(30)])
    for page in (few, many):
        submit(page)
        translation = translation_of(page)
        with django_assert_num_queries(9):
            found = lines_of(translation)
        assert len(found) == (2 if page is few else 32)


def test_plain_text_is_typed_without_markup_and_markup_as_tags(session):
    publish_french(session, body=[("paragraph", RichText("<p>Un <b>bien</b>.</p>"))])
    submit(session)
    texts = {one.segment.context.path[:4]: one.segment for one in lines(session)}
    plain, rich = texts["titl"], texts["body"]

    assert typed(plain, " a < b\r\nc & d ") == "a &lt; b<br/>c &amp; d"
    assert shown(plain, "a &lt; b<br/>c &amp; d") == "a < b\nc & d"
    assert typed(rich, "A <b>good</b>.") == shown(rich, "A <b>good</b>.") == "A <b>good</b>."
