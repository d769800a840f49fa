"""What people have translated elsewhere is proposed, and filled only when it cannot be wrong."""

from unittest.mock import patch

import pytest
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation

from cuf_site.localisation import memory_words, similarity
from cuf_site.localisation.confirmation import confirm as confirm_from_file
from cuf_site.localisation.models import MemoryWord
from cuf_site.localisation.sources import source_of
from cuf_site.localisation.workshop.memory import Match, identical, near
from tests import factories
from tests.translating import confirm, fresh, publish_french, submit


def english() -> Locale:
    return Locale.objects.get(language_code="en")


def segments(page) -> list:
    """Return the segments of a French page or snippet, as its editor reads them."""
    rows = source_of(page).stringsegment_set.select_related("string", "context")
    return list(rows.order_by("order"))


def segment(page, french: str):
    return next(one for one in segments(page) if one.string.data == french)


def said(page, french: str, language="en") -> list[Match]:
    """Return what memory has of a text that a page says."""
    asked = segment(page, french)
    return identical([asked], Locale.objects.get(language_code=language)).get(asked.pk, [])


def alike(page, french: str, **options) -> list[tuple[int, str]]:
    """Return the scores and texts that memory proposes as near a text of a page."""
    return [(one.score, one.text) for one in near(segment(page, french), english(), **options)]


@pytest.fixture(scope="module")
def submitted(french_site):
    """A session that is to be translated into English, made once."""
    edition = factories.make_edition()
    session = factories.make_session(edition, title="Eau", summary="Un bien commun.")
    submit(session)
    return session


@pytest.fixture
def session(submitted, home):
    return fresh(submitted)


@pytest.fixture
def edition(session):
    return session.get_parent().specific


def translated(edition, summary="Un bien commun.", text="A common good.", title="Climat", **fields):
    """Return another session, whose summary is translated into English."""
    session = factories.make_session(edition, title=title, summary=summary, **fields)
    submit(session)
    confirm(session, only=[summary], summary=text)
    return session


# Identical texts


def test_text_translated_elsewhere_is_filled(session, edition):
    translated(edition)

    found = said(session, "Un bien commun.")

    origin = "Climat (Rencontres 2023)"
    assert found == [Match("Un bien commun.", "A common good.", 100, origin, is_sure=True)]


def test_text_is_no_memory_of_itself(session):
    confirm(session)

    assert said(session, "Un bien commun.") == []


def test_text_repeated_in_a_page_is_translated_once(session):
    factories.make_participation(session, function="Maire")
    factories.make_participation(session, function="Maire")
    publish_french(session)
    first, second = [one for one in segments(session) if one.string.data == "Maire"]
    StringTranslation.objects.create(
        translation_of=first.string,
        context=first.context,
        locale=english(),
        data="Mayor",
        translation_type="manual",
    )

    found = identical([first, second], english())

    assert {number: [one.text for one in known] for number, known in found.items()} == {
        second.pk: ["Mayor"]
    }


def test_two_meanings_are_proposed_and_none_is_filled(session, edition):
    translated(edition, text="A common good.")
    translated(edition, text="A shared asset.", title="Ville")

    found = said(session, "Un bien commun.")

    assert [(one.text, one.is_sure) for one in found] == [
        ("A shared asset.", False),
        ("A common good.", False),
    ]


def test_same_text_said_in_many_places_is_sure(session, edition):
    for title in ("Climat", "Ville", "Santé"):
        translated(edition, title=title)

    assert [(one.text, one.is_sure) for one in said(session, "Un bien commun.")] == [
        ("A common good.", True)
    ]


def test_same_kind_of_field_comes_before_what_is_more_recent(edition):
    topic = factories.get_topic("Eau")
    factories.get_topic("Eau et climat")
    page = factories.make_session(edition, title="Eau", summary="Eau")
    other = factories.make_session(edition, title="Eau", summary="")
    for one in (topic, page, other):
        submit(one)
    confirm(other, title="Water and us")
    confirm(topic, name="Water")

    asked = segments(page)
    found = identical(asked, english())

    texts = {one.context.path: [match.text for match in found[one.pk]] for one in asked}
    assert texts == {"title": ["Water and us", "Water"], "summary": ["Water", "Water and us"]}


@pytest.mark.parametrize(
    "change",
    [
        {"translation_type": "machine"},
        {"has_error": True},
        {"locale": "es"},
    ],
    ids=["machine", "refused", "another language"],
)
def test_what_nobody_confirmed_in_the_language_is_no_memory(session, edition, change):
    translated(edition)
    if "locale" in change:
        change = {"locale": Locale.objects.get(language_code=change["locale"])}
    StringTranslation.objects.update(**change)

    assert said(session, "Un bien commun.") == []
    assert near(segment(session, "Un bien commun."), english()) == []


@pytest.mark.parametrize("french", ["Un Bien commun.", "Un bien commun", "Un <b>bien</b> commun."])
def test_text_that_differs_in_anything_is_near_not_identical(edition, french):
    body = [("paragraph", f"<p>{french}</p>")]
    page = factories.make_content_page(edition, body=body)
    submit(page)
    translated(edition)

    assert said(page, french) == []
    assert alike(page, french) == [(99, "A common good.")]


@pytest.mark.parametrize(
    ("text", "is_sure"),
    [
        ('See <a id="a1">the site</a>.', True),
        ("See the site.", False),
        ('See <b><a id="a1">the site</a></b>.', False),
    ],
    ids=["same link", "no link", "bold added"],
)
def test_translation_with_other_markup_is_proposed_only(edition, text, is_sure):
    body = [("paragraph", '<p>Voir <a href="https://cuf.example/">le site</a>.</p>')]
    french = 'Voir <a id="a1">le site</a>.'
    page, other = [factories.make_content_page(edition, body=body) for _number in range(2)]
    submit(page)
    submit(other)
    row = StringTranslation.objects.create(
        translation_of=segment(other, french).string,
        context=segment(other, french).context,
        locale=english(),
        data="Kept before links were checked",
        translation_type="manual",
    )
    StringTranslation.objects.filter(pk=row.pk).update(data=text, has_error=False)

    assert [(one.text, one.is_sure) for one in said(page, french)] == [(text, is_sure)]


@pytest.mark.parametrize(("length", "is_sure"), [(150, True), (151, False)])
def test_translation_too_long_for_its_place_is_proposed_only(edition, length, is_sure):
    topic = factories.get_topic("Eau")
    submit(topic)
    translated(edition, summary="Eau", text="x" * length)

    assert [one.is_sure for one in said(topic, "Eau")] == [is_sure]


def test_origin_that_is_there_no_more_is_not_named(session, edition):
    other = translated(edition)
    StringTranslation.objects.update(context=None)

    found = said(session, "Un bien commun.")

    assert [(one.text, one.origin, one.is_sure) for one in found] == [("A common good.", "", True)]
    other.delete()
    assert [one.text for one in said(session, "Un bien commun.")] == ["A common good."]


def test_deleted_page_takes_its_memory_along(session, edition):
    translated(edition).delete()

    assert said(session, "Un bien commun.") == []
    assert alike(session, "Un bien commun.") == []


def test_text_that_french_no_longer_says_is_remembered(session, edition):
    other = translated(edition)
    publish_french(other, summary="Autre chose.")

    assert [one.text for one in said(session, "Un bien commun.")] == ["A common good."]


def test_snippet_is_named(session):
    topic = factories.get_topic("Eau")
    submit(topic)
    confirm(topic, name="Water")

    assert [one.origin for one in said(session, "Eau")] == ["Eau"]


@pytest.mark.parametrize("places", [1, 3, 60])
def test_memory_of_a_page_costs_the_same_for_any_number_of_texts(
    edition, places, django_assert_num_queries
):
    pages = []
    for title in ("Eau", "Climat"):
        page = factories.make_session(edition, title=title)
        for number in range(places):
            factories.make_participation(page, function=f"Maire {number}")
        submit(page)
        pages.append(page)
    confirm(pages[1])
    asked, locale = segments(pages[0]), english()

    with django_assert_num_queries(5):
        found = identical(asked, locale)

    assert len(found) == places


def test_nothing_known_is_found_soon(session, django_assert_num_queries):
    asked, locale = segments(session), english()

    with django_assert_num_queries(2):
        assert identical(asked, locale) == {}


# Near texts


def test_one_word_changed_is_proposed_with_its_score_and_origin(session, edition):
    translated(edition, summary="Un bien commun à tous.", text="A good for all.")

    found = near(segment(session, "Un bien commun."), english())

    origin = "Climat (Rencontres 2023)"
    assert found == [Match("Un bien commun à tous.", "A good for all.", 75, origin)]


@pytest.mark.parametrize(
    ("one", "other", "score"),
    [
        ("Conseillère municipale", "Conseiller municipal", 90),
        ("Maire de Saint-Denis", "Maire de Saint-Louis", 75),
        ("Atelier 12 : l’eau", "ATELIER 12 – L'EAU", 99),
        ("Cérémonie d’ouverture", "Cérémonie de clôture", 50),
        ("Le maire accueille le public.", "Le public accueille le maire.", 40),
    ],
)
def test_score_counts_the_words_in_common(edition, one, other, score):
    page = factories.make_session(edition, title="Eau", summary=one)
    submit(page)
    translated(edition, summary=other, text="Words")

    assert alike(page, one, least=score) == [(score, "Words")]
    assert alike(page, one, least=score + 1) == []


def test_best_come_first_and_no_more_than_asked(edition):
    page = factories.make_session(edition, title="Eau", summary="Un bien commun à partager")
    submit(page)
    for number, summary in enumerate(
        ["Un bien commun", "Un bien commun à garder", "Un bien commun à partager ici"]
    ):
        translated(edition, summary=summary, text=f"EN {number}", title=f"Climat {number}")

    assert alike(page, "Un bien commun à partager") == [
        (90, "EN 2"),
        (80, "EN 1"),
        (75, "EN 0"),
    ]
    assert alike(page, "Un bien commun à partager", limit=1) == [(90, "EN 2")]


@pytest.mark.parametrize("french", ["—", "…", "🎉"])
def test_text_without_words_is_near_nothing(edition, french):
    page = factories.make_session(edition, title="Eau", summary=french)
    submit(page)
    translated(edition, summary="– –", text="Nothing")

    assert alike(page, french) == []


def test_former_text_of_the_same_place_is_not_near_it(session):
    confirm(session)
    publish_french(session, summary="Un bien commun, oui.")

    assert alike(session, "Un bien commun, oui.") == []


def test_same_sentence_everywhere_does_not_hide_what_is_nearest(edition, monkeypatch):
    monkeypatch.setattr(memory_words, "ENOUGH", 2)
    page = factories.make_session(edition, title="Eau", summary="Séance ouverte à tous, salle 41")
    submit(page)
    for number in range(10):
        other = f"Séance ouverte à tous, salle {30 + number}"
        translated(edition, summary=other, text=f"EN {number}", title=f"Climat {number}")
    best = "Séance ouverte à tous, grande salle 41"
    translated(edition, summary=best, text="Big room 41")

    found = alike(page, "Séance ouverte à tous, salle 41")

    assert found[0] == (92, "Big room 41")
    assert [score for score, _text in found[1:]] == [83, 83]


@pytest.mark.parametrize("others", [1, 20])
def test_near_costs_the_same_whatever_there_is(edition, others, django_assert_num_queries):
    page = factories.make_session(edition, title="Eau", summary="Un bien commun à partager")
    submit(page)
    for number in range(others):
        french = f"Un bien commun à partager {number}"
        translated(edition, summary=french, title=f"Climat {number}")
    asked, locale = segment(page, "Un bien commun à partager"), english()

    with django_assert_num_queries(6):
        assert len(near(asked, locale)) == min(others, 3)


# The index of words


def test_texts_confirmed_from_a_file_are_in_memory(session, edition):
    other = factories.make_session(edition, title="Climat", summary="Un bien commun à tous.")
    submit(other)

    confirm_from_file(source_of(other), english(), lambda text, field: f"EN {text}")

    assert alike(session, "Un bien commun.") == [(75, "EN Un bien commun à tous.")]


def test_texts_that_another_tool_wrote_are_found_again(session, edition):
    translated(edition, summary="Un bien commun à tous.")
    MemoryWord.objects.all().delete()

    memory_words.index_missing()

    assert alike(session, "Un bien commun.") == [(75, "A common good.")]


def test_indexing_again_changes_nothing(session, edition, django_assert_num_queries):
    translated(edition)
    before = list(MemoryWord.objects.order_by("pk").values())

    with django_assert_num_queries(1):
        memory_words.index_missing()

    assert list(MemoryWord.objects.order_by("pk").values()) == before


def test_translation_deleted_and_made_again_is_in_memory(session, edition):
    other = translated(edition, summary="Un bien commun à tous.")
    StringTranslation.objects.all().delete()
    assert alike(session, "Un bien commun.") == []

    confirm(other, only=["Un bien commun à tous."])

    assert alike(session, "Un bien commun.") == [(75, "EN Un bien commun à tous.")]


@pytest.mark.parametrize(
    ("words", "others"),
    [(["mot"] * 5000, ["mot"] * 4990 + ["fin"]), (["un", "deux"] * 3000, ["deux", "un"] * 3000)],
)
def test_order_of_a_word_said_thousands_of_times_is_not_compared(words, others):
    with patch.object(similarity, "SequenceMatcher") as compared:
        assert similarity.score(words, others) >= 99

    compared.assert_not_called()
