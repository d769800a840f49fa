"""What a machine fills in is a proposal: it counts as done nowhere until a person confirms it."""

import environ
import pytest
import requests
from django.core.exceptions import ValidationError
from wagtail.models import Locale
from wagtail_localize.machine_translators.deepl import DeepLTranslator
from wagtail_localize.machine_translators.dummy import DummyTranslator
from wagtail_localize.machine_translators.libretranslate import LibreTranslator
from wagtail_localize.models import StringTranslation, Translation

from cuf_site.localisation import confirming
from cuf_site.localisation.publication import finished_version, publish_translation
from cuf_site.localisation.sources import source_of
from cuf_site.localisation.states import Kind, state_of
from cuf_site.localisation.workshop import machine
from cuf_site.localisation.workshop.lines import Origin, lines_of
from cuf_site.settings.machine_translation import machine_translator
from tests import factories
from tests.translating import confirm, publish_french, submit, translate, version

ASKING = 6  # queries, those of the editor's lines
DUMMY = {"CLASS": "wagtail_localize.machine_translators.dummy.DummyTranslator"}
DEEPL = {
    "CLASS": "wagtail_localize.machine_translators.deepl.DeepLTranslator",
    "OPTIONS": {"AUTH_KEY": "key:fx"},
}
LIBRETRANSLATE = {
    "CLASS": "wagtail_localize.machine_translators.libretranslate.LibreTranslator",
    "OPTIONS": {"LIBRETRANSLATE_URL": "https://translate.example.org", "API_KEY": ""},
}


@pytest.fixture
def page(home):
    """A page of two texts, submitted for translation into English."""
    page = factories.make_content_page(home, title="À propos d’eau", intro="Une fédération.")
    submit(page)
    return page


@pytest.fixture
def dummy(settings):
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = DUMMY


def translation_of(page) -> Translation:
    return Translation.objects.get(source=source_of(page), target_locale__language_code="en")


def fill(page) -> int:
    translation = translation_of(page)
    return machine.keep(machine.ask(translation), translation, None)


def origins(page) -> list[Origin]:
    return [line.origin for line in lines_of(translation_of(page))]


def counted(page) -> tuple:
    state = state_of(version(page))
    return state.kind, state.confirmed, state.required


def test_nothing_is_offered_where_there_is_no_service(page):
    assert machine.offered(translation_of(page)) is None
    with pytest.raises(ValidationError, match="Aucune machine"):
        machine.ask(translation_of(page))


def test_service_is_offered_by_its_name_and_address(page, dummy):
    translation = translation_of(page)

    offered = machine.offered(translation)

    assert sorted(offered) == ["name", "url"]
    assert offered["url"] == f"/admin/localize/translate/{translation.pk}/machine_translate/"


def test_texts_of_a_machine_count_as_done_nowhere(page, dummy):
    before = counted(page)

    filled = fill(page)

    assert (filled, before[1:]) == (2, (0, 2))
    assert origins(page) == [Origin.MACHINE, Origin.MACHINE]
    assert counted(page) == before


@pytest.mark.parametrize("ask", [publish_translation, finished_version])
def test_page_of_a_machine_is_neither_submitted_nor_published(page, dummy, ask):
    fill(page)

    with pytest.raises(ValidationError, match="Il reste 2 textes à traduire"):
        ask(version(page))

    assert version(page).live is False


def test_confirming_a_machine_s_text_counts(page, dummy):
    fill(page)
    line = lines_of(translation_of(page))[0]

    confirming.confirm(line.segment, version(page).locale, line.text, None)

    assert counted(page) == (Kind.IN_PROGRESS, 1, 2)
    assert origins(page) == [Origin.CONFIRMED, Origin.MACHINE]


def test_confirming_each_lets_the_page_go_live(page, dummy):
    translate(page.get_parent())
    fill(page)

    for line in lines_of(translation_of(page)):
        confirming.confirm(line.segment, version(page).locale, line.text, None)
    publish_translation(version(page))

    assert (version(page).live, version(page).title) == (True, "d’eau propos À")


def test_machine_leaves_what_people_have_written(page, dummy):
    confirm(page, only=["Une fédération."])

    filled = fill(page)

    assert filled == 1
    assert sorted(origins(page)) == [Origin.CONFIRMED, Origin.MACHINE]


def test_machine_is_not_asked_where_former_words_or_memory_begin(page, home, dummy):
    translate(page.get_parent())
    confirm(page)
    publish_translation(version(page))
    publish_french(page, title="À propos de l’eau")
    other = factories.make_content_page(home, title="Contact", intro="Une fédération.")
    submit(other)

    filled = (fill(page), fill(other))

    assert filled == (0, 1)
    assert (Origin.OLD in origins(page), Origin.MEMORY in origins(other)) == (True, True)


def test_text_written_while_the_machine_answered_stays(page, dummy):
    answers = machine.ask(translation_of(page))
    confirm(page)

    kept = machine.keep(answers, translation_of(page), None)

    assert kept == 0
    assert origins(page) == [Origin.CONFIRMED, Origin.CONFIRMED]


def test_machine_names_no_page_in_the_admin(page, dummy):
    fill(page)

    assert version(page).draft_title == "À propos d’eau"


def test_text_that_cannot_stand_is_kept_to_be_corrected(page, dummy, monkeypatch):
    monkeypatch.setattr(
        "wagtail_localize.machine_translators.dummy.translate_html", lambda html: "<b>broken"
    )

    fill(page)

    assert origins(page) == [Origin.REFUSED, Origin.REFUSED]
    assert lines_of(translation_of(page))[0].error == "La balise <b> n’est pas fermée."


def test_one_text_in_several_places_is_asked_once(home, settings, monkeypatch):
    page = factories.make_content_page(home, title="Eau", intro="Eau")
    submit(page)
    asked = answering(monkeypatch, {"translations": [{"text": "Water"}]})
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = DEEPL

    filled = fill(page)

    assert (filled, [sent["text"] for sent in asked]) == (2, [["Eau"]])


def answering(monkeypatch, *bodies, status=200) -> list[dict]:
    """Let the network answer by ``bodies``, the last again and again; return what is sent."""
    sent, left = [], list(bodies)

    def post(url, data=None, **kwargs):
        sent.append(data)
        body = left.pop(0) if len(left) > 1 else left[0]
        if isinstance(body, Exception):
            raise body
        response = requests.Response()
        response.status_code = status
        response.json = lambda: body() if callable(body) else body
        return response

    monkeypatch.setattr(requests, "post", post)
    return sent


def not_json():
    raise requests.JSONDecodeError("Expecting value", "", 0)


@pytest.mark.parametrize(
    ("service", "body", "status", "said"),
    [
        (DEEPL, requests.Timeout(), 200, "n’a pas répondu à temps"),
        (DEEPL, requests.ConnectTimeout(), 200, "n’a pas répondu à temps"),
        (LIBRETRANSLATE, requests.ConnectionError(), 200, "ne peut être joint"),
        (DEEPL, {"message": "Quota exceeded"}, 456, "a répondu sans traduire"),
        (DEEPL, not_json, 403, "a répondu sans traduire"),
        (DEEPL, {"translations": []}, 200, "a répondu sans traduire"),
        (LIBRETRANSLATE, {"error": "Slow down"}, 429, "a répondu sans traduire"),
        (LIBRETRANSLATE, {"error": "Invalid key"}, 200, "a répondu sans traduire"),
    ],
)
def test_failure_of_the_service_is_a_sentence(
    page, settings, monkeypatch, service, body, status, said
):
    answering(monkeypatch, body, status=status)
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = service

    with pytest.raises(ValidationError, match=said):
        fill(page)

    assert not StringTranslation.objects.exists()


def test_failure_in_the_middle_keeps_nothing(page, settings, monkeypatch):
    monkeypatch.setattr(machine, "AT_ONCE", 1)
    sent = answering(monkeypatch, {"translations": [{"text": "About"}]}, requests.Timeout())
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = DEEPL

    with pytest.raises(ValidationError):
        fill(page)

    assert len(sent) == 2
    assert not StringTranslation.objects.exists()


def test_service_that_has_no_answer_for_a_text_leaves_it(page, settings, monkeypatch):
    answering(monkeypatch, {"translatedText": ["About", ""]})
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = LIBRETRANSLATE

    filled = fill(page)

    assert (filled, origins(page)) == (1, [Origin.MACHINE, Origin.NONE])


@pytest.mark.parametrize("paragraphs", [1, 30])
def test_texts_to_ask_are_found_in_the_same_queries(
    home, dummy, django_assert_num_queries, paragraphs
):
    body = [("paragraph", f"<p>Alinéa {number}</p>") for number in range(paragraphs)]
    page = factories.make_content_page(home, title="Contact", body=body)
    submit(page)
    translation = translation_of(page)
    machine.ask(translation)  # warm

    with django_assert_num_queries(ASKING):
        machine.ask(translation)


def settings_of(**environment: str) -> dict | None:
    env = environ.Env()
    env.ENVIRON = environment
    return machine_translator(env)


def test_there_is_no_service_unless_the_environment_names_one():
    assert settings_of() is None
    assert settings_of(MACHINE_TRANSLATOR="") is None


@pytest.mark.parametrize(
    ("environment", "service", "options"),
    [
        (
            {"MACHINE_TRANSLATOR": "DeepL", "MACHINE_TRANSLATOR_KEY": "k"},
            DeepLTranslator,
            {"AUTH_KEY": "k", "TIMEOUT": 20},
        ),
        (
            {
                "MACHINE_TRANSLATOR": "libretranslate",
                "MACHINE_TRANSLATOR_URL": "https://translate.example.org/",
                "MACHINE_TRANSLATOR_TIMEOUT": "5",
            },
            LibreTranslator,
            {"LIBRETRANSLATE_URL": "https://translate.example.org", "API_KEY": "", "TIMEOUT": 5},
        ),
        ({"MACHINE_TRANSLATOR": "dummy"}, DummyTranslator, {}),
    ],
)
def test_environment_chooses_the_service(settings, environment, service, options):
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = settings_of(**environment)

    found = machine.get_machine_translator()

    assert (type(found), found.options) == (service, options)


@pytest.mark.parametrize(
    ("environment", "line"),
    [
        ({"MACHINE_TRANSLATOR": "babel"}, "MACHINE_TRANSLATOR='babel' is none of deepl, "),
        ({"MACHINE_TRANSLATOR": "deepl"}, "MACHINE_TRANSLATOR_KEY is not set"),
        ({"MACHINE_TRANSLATOR": "libretranslate"}, "MACHINE_TRANSLATOR_URL is not set"),
        ({"MACHINE_TRANSLATOR": "google"}, "needs the package google-cloud-translate"),
    ],
)
def test_environment_that_lacks_something_stops_with_one_line(environment, line):
    with pytest.raises(SystemExit, match=line):
        settings_of(**environment)


def test_arabic_is_offered_too(page, dummy):
    Locale.objects.get_or_create(language_code="ar")
    submit(page, "ar")
    translation = Translation.objects.get(source=source_of(page), target_locale__language_code="ar")

    assert machine.offered(translation) is not None
