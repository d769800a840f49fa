"""The texts of the translation editor: what is shown of each, and what is kept of what is typed."""

import re

import pytest
from django.urls import reverse
from wagtail.models import Locale
from wagtail.rich_text import RichText
from wagtail_localize.models import StringTranslation, Translation

from cuf_site.localisation.sources import source_of
from home.setup.prepare import make_translation_group
from rencontres.models import EditionFigure
from tests import factories
from tests.translating import confirm, publish_french, submit, translate, version

from .conftest import log_in
from .posts import edit_url
from .translation_editor import editor, sentence, told

JSON = {"HTTP_ACCEPT": "application/json"}


@pytest.fixture
def session(english_edition):
    return factories.make_session(english_edition, title="Eau", summary="Un bien commun.")


def address(page, path: str, name="translation_text", language="en") -> str:
    """Return where the editor of a translation sends the text of one place."""
    source = source_of(page)
    translation = Translation.objects.get(source=source, target_locale__language_code=language)
    segment = source.stringsegment_set.get(context__path=path)
    return reverse(name, args=[translation.pk, segment.pk])


def versions(html: str) -> list[str]:
    """Return which words of each text the forms of an editor were shown."""
    return re.findall(r'name="version" value="([^"]*)"', html)


def texts(language="en") -> dict[str, str]:
    """Return ``{place: translation}`` of all that people have confirmed."""
    rows = StringTranslation.objects.filter(
        locale__language_code=language, translation_type="manual", has_error=False
    )
    return dict(rows.values_list("context__path", "data"))


def test_typed_text_is_kept_as_plain_text(translator, session):
    submit(session)

    response = translator.post(
        address(session, "title"), {"text": " Water & <sanitation>\r\n", "do": "confirm"}
    )

    assert response["Location"].startswith(edit_url(version(session)) + "#text-")
    assert texts()["title"] == "Water &amp; &lt;sanitation&gt;"
    assert "Water &amp; &lt;sanitation&gt;</textarea>" in editor(translator, version(session))


def test_script_receives_the_line_and_the_state(translator, session):
    submit(session)

    answer = translator.post(address(session, "title"), {"text": "Water"}, **JSON).json()

    assert 'data-origin="confirmed"' in answer["line"]
    assert 'data-state="in-progress"' in answer["state"]


def test_text_is_taken_back(translator, session):
    submit(session)
    confirm(session)

    seen = versions(editor(translator, version(session)))[0]
    translator.post(address(session, "title"), {"text": "", "do": "clear", "version": seen})

    assert "title" not in texts()


@pytest.mark.parametrize("text", ["a\0b", "x" * 20_001], ids=["NUL", "huge"])
def test_what_cannot_be_stored_is_refused_in_a_sentence(translator, session, text):
    submit(session)

    refused = translator.post(address(session, "title"), {"text": text}, **JSON)
    told_in_page = told(translator.post(address(session, "title"), {"text": text}))

    said = sentence("There is no text here that can be stored.")
    assert (refused.json(), told_in_page) == ({"error": said}, [said])
    assert texts() == {}


def test_empty_text_is_refused_and_takes_nothing_back(translator, session):
    submit(session)
    confirm(session)

    answer = translator.post(address(session, "title"), {"text": "  "}, **JSON)

    assert answer.json() == {"error": sentence("This translation is empty.")}
    assert texts()["title"] == "EN Eau"


def test_texts_of_another_language_are_not_open(translator, session):
    submit(session, "es")

    for view in ("translation_text", "translation_near"):
        response = translator.post(address(session, "title", view, "es"), {"text": "Agua"}, **JSON)
        assert response.status_code in (403, 302)

    assert texts("es") == {}


def test_text_of_another_page_is_not_taken(translator, session, english_edition):
    other = factories.make_session(english_edition, title="Sol")
    submit(session)
    submit(other)
    mine = Translation.objects.get(source=source_of(session))
    segment = source_of(other).stringsegment_set.get(context__path="title")

    address_of_other = reverse("translation_text", args=[mine.pk, segment.pk])

    assert translator.post(address_of_other, {"text": "Soil"}, **JSON).status_code == 409
    assert texts() == {}


def test_changed_text_shows_its_old_translation_and_what_changed(translator, session):
    translate(session)
    publish_french(session, summary="Un bien de tous.")

    line = line_of(editor(translator, version(session)), "Résumé")

    assert 'data-origin="old"' in line
    assert ">EN Un bien commun.</textarea>" in line
    assert re.sub(r"<[^>]+>", "", re.search(r"<del>.*?</del>", line)[0]) == "retiré\xa0: commun"
    assert re.sub(r"<[^>]+>", "", re.search(r"<ins>.*?</ins>", line)[0]) == "ajouté\xa0: de tous"


def test_old_translation_counts_only_once_it_is_confirmed(translator, session):
    translate(session)
    publish_french(session, summary="Un bien de tous.")
    before = texts()

    translator.post(address(session, "summary"), {"text": "EN Un bien commun."})

    assert before == {"title": "EN Eau", "summary": "EN Un bien commun."}
    assert 'data-state="outdated"' not in line_of(editor(translator, version(session)), "Résumé")
    assert "data-to-do" not in editor(translator, version(session))


def test_text_leads_to_its_place_in_the_french_page(translator, session):
    submit(session)

    line = line_of(editor(translator, version(session)), "Résumé")

    assert f'href="{session.full_url}#:~:text=Un%20bien%20commun."' in line


def test_editor_leads_to_what_comes_next(translator, session, english_edition):
    other = factories.make_session(english_edition, title="Sol")
    submit(session)
    submit(other)

    html = editor(translator, version(session))

    found = re.search(r'href="([^"]+)" data-following', html)
    assert found[1] == edit_url(version(other))


def line_of(html: str, name: str) -> str:
    """Return the line of the text that is called ``name``."""
    lines = re.findall(r'<li class="workshop-line".*?</li>(?=\s*(?:<li|</ol>))', html, re.DOTALL)
    return next(line for line in lines if f">{name}</label>" in line)


def test_words_that_somebody_else_has_typed_meanwhile_are_told_first(
    translator, publication, session
):
    submit(session)
    title = address(session, "title")
    publication.user.first_name, publication.user.last_name = "Claire", "Martin"
    publication.user.save()
    publication.post(title, {"text": "Water 100 %"})

    refused = translator.post(title, {"text": "Waters", "version": ""}, **JSON)

    assert refused.status_code == 409
    assert refused.json()["error"] == sentence(
        "%(person)s has translated this text in the meantime: “%(words)s”. Nothing was "
        "replaced; press again if your words are to take their place.",
        person="Claire Martin",
        words="Water 100 %",
    )
    assert texts()["title"] == "Water 100 %"
    translator.post(title, {"text": "Waters", "version": refused.json()["version"]}, **JSON)
    assert texts()["title"] == "Waters"


def test_version_that_the_form_holds_lets_its_words_be_corrected(translator, session):
    submit(session)
    confirm(session)
    seen = versions(editor(translator, version(session)))[0]

    translator.post(address(session, "title"), {"text": "Waters", "version": seen})

    assert texts()["title"] == "Waters"


def test_french_that_has_changed_meanwhile_is_told(translator, session):
    submit(session)
    title = address(session, "title")
    publish_french(session, title="Eaux")

    refused = translator.post(title, {"text": "Water"}, **JSON)

    said = sentence(
        "The French text has changed since this screen was opened. Your words are still here: "
        "copy them, then open the screen again."
    )
    assert (refused.status_code, refused.json()) == (409, {"error": said})
    assert texts() == {}


def test_text_said_twice_at_one_place_is_confirmed_twice_on_screen(translator, session):
    said = "<p>Un pays.</p><p>Une ville.</p><p>Un pays.</p>"
    publish_french(session, body=[("paragraph", RichText(said))])
    submit(session)
    rows = source_of(session).stringsegment_set.filter(string__data="Un pays.").order_by("order")
    translation = Translation.objects.get(source=source_of(session))
    first, second = rows
    text = reverse("translation_text", args=[translation.pk, second.pk])

    answer = translator.post(text, {"text": "A country."}, **JSON).json()

    assert f'id="text-{second.pk}"' in answer["line"]
    assert [f'id="text-{first.pk}"' in line for line in answer["twins"]] == [True]
    assert 'data-origin="confirmed"' in answer["twins"][0]


def test_arabic_is_written_from_right_to_left_whatever_it_begins_with(session):
    submit(session, "ar")
    translator = log_in(make_translation_group(Locale.objects.get(language_code="ar")).name)
    translator.post(address(session, "title", language="ar"), {"text": "RAICT : ماء"})

    line = line_of(editor(translator, version(session, "ar")), "Titre")

    assert 'lang="ar" dir="rtl"' in re.search(r"<textarea[^>]*>", line)[0]


def test_texts_are_called_by_what_they_are(translator, home):
    edition = factories.make_edition()
    submit(edition)
    EditionFigure.objects.create(edition=edition, kind="other", label="axes", value=4)
    publish_french(edition, body=[("paragraph", RichText("<p>Un.</p><p>Deux.</p>"))])

    html = editor(translator, version(edition))

    assert "<h3>Chiffre\xa0: 4 axes</h3>" in html
    assert html.count(">Paragraphe</label>") == 2


def test_name_that_is_cut_ends_with_an_ellipsis(session):
    session.title = "Une séance au nom très long " * 9
    session.save()

    submit(session)
    submitted = source_of(session).object_repr
    publish_french(session, title=session.title + "!")

    assert {submitted[-1], source_of(session).object_repr[-1]} == {"…"}
    assert len(submitted) == 200
