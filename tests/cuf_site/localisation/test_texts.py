"""A text or target that cannot stand in its place is told to translators, and blocks nobody."""

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import Locale
from wagtail_localize.models import SegmentOverride, StringTranslation

from cuf_site.localisation.publication import publish_translation
from cuf_site.localisation.sources import missing, source_of
from tests import factories
from tests.translating import confirm, fresh, publish_french, submit, translate, version


def translation_of(page, path_end: str) -> StringTranslation:
    return StringTranslation.objects.get(
        context__object_id=page.translation_key, context__path__endswith=path_end
    )


def left(page) -> list[str]:
    """Return the French texts that are still to be translated."""
    texts = missing(source_of(page), version(page).locale)
    return [segment.string.data for segment in texts]


@pytest.mark.promise(2)
@pytest.mark.parametrize("nothing", ["", "  \n", "&nbsp;", "\u200b", "<b> </b>", "<br>"])
def test_translation_that_says_nothing_does_not_count(home, nothing):
    topic = factories.get_topic("Eau")
    submit(topic)

    confirm(topic, name=nothing)

    assert left(topic) == ["Eau"]
    assert translation_of(topic, "name").field_error != ""


@pytest.fixture(scope="module")
def translated(french_site):
    """A session that is live in two languages, with a speaker, made once."""
    session = factories.make_session(factories.make_edition(), title="Eau")
    factories.make_participation(session, function="Maire")
    translate(session)
    return session


@pytest.fixture
def session(translated, home):
    return fresh(translated)


@pytest.fixture
def edition(session):
    return session.get_parent().specific


def test_translation_longer_than_its_row_holds_is_named_and_blocks_no_fact(session):
    function = translation_of(session, "function")

    function.data = "x" * 301
    function.save()
    publish_french(session, room="Salle 2")

    with pytest.raises(ValidationError, match="Maire"):
        publish_translation(version(session))
    assert (function.has_error, "300" in function.field_error) == (True, True)
    assert version(session).room == "Salle 2"


@pytest.mark.promise(2)
@pytest.mark.parametrize(
    ("length", "expected"), [(150, []), (151, ["Eau"])], ids=["as long as can be", "too long"]
)
def test_snippet_takes_words_that_fit(home, length, expected):
    topic = factories.get_topic("Eau")
    submit(topic)

    confirm(topic, name="x" * length)
    topic.save()

    assert (left(topic), version(topic).name) == (expected, "" if expected else "x" * length)


def test_title_that_is_too_long_names_no_page(home):
    page = factories.make_content_page(home, title="Contact")
    english = submit(page)

    confirm(page, title="x" * 256)

    english.refresh_from_db()
    assert (left(page), len(english.draft_title) < 256) == (["Contact"], True)


def test_limit_counts_characters_as_readers_see_them(home):
    topic = factories.get_topic("Eau")
    submit(topic)

    confirm(topic, name="&amp;" * 150)

    assert left(topic) == []


@pytest.fixture
def replaced(edition):
    """A live page in two languages whose document, image and link can be replaced."""
    paragraph = '<p>Un <a href="https://example.org/a">lien</a></p>'
    document = {"document": factories.make_document(), "title": "Doc"}
    body = [("document", document), ("paragraph", paragraph)]
    page = factories.make_content_page(edition, body=body)
    translate(page)
    return page


def replace(page, value):
    """Store ``value`` in the place of each target of the English page."""
    for segment in source_of(page).overridablesegment_set.all():
        SegmentOverride.objects.create(
            context=segment.context,
            locale=Locale.objects.get(language_code="en"),
            data_json=value,
        )


@pytest.mark.parametrize(
    "value",
    [
        '"garbage"',
        '"999999"',
        '"javascript:alert(1)"',
        '""',
        "null",
        '"https://example.org/\\u0000"',
        f'"https://example.org/{"x" * 3000}"',
    ],
    ids=["word", "unknown", "script", "blank", "none", "NUL", "endless"],
)
def test_target_that_does_not_exist_leaves_the_french_one(replaced, value):
    replace(replaced, value)

    publish_french(replaced, intro="Bonjour.")

    document, paragraph = version(replaced).body
    assert document.value["document"] == replaced.body[0].value["document"]
    assert '<a href="https://example.org/a">' in str(paragraph.value)


def test_target_chosen_for_one_language_takes_the_place_of_the_french_one(replaced):
    replace(replaced, '"https://example.org/en"')

    publish_french(replaced, intro="Bonjour.")

    _document, paragraph = version(replaced).body
    assert '<a href="https://example.org/en">' in str(paragraph.value)
