"""Who may call the machine translation service, when, and what they are told."""

import pytest
import requests
from django.urls import reverse
from wagtail_localize.models import StringTranslation, Translation

from cuf_site.localisation.admin.rights_middleware import CLOSED_SENTENCE
from tests import factories
from tests.translating import confirm, fresh, submit, translate, version

from .conftest import make_translators
from .posts import edit_url
from .test_translation_rights import is_refused
from .translation_editor import SUBMIT, sentence, told

IN_MODERATION = "These texts are being read before publication: they cannot be changed meanwhile."
DUMMY = {"CLASS": "wagtail_localize.machine_translators.dummy.DummyTranslator"}
DEEPL = {
    "CLASS": "wagtail_localize.machine_translators.deepl.DeepLTranslator",
    "OPTIONS": {"AUTH_KEY": "key"},
}


@pytest.fixture
def service(settings):
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = DUMMY


@pytest.fixture(scope="module")
def submitted(french_site):
    """A French page with English and Spanish translations that have no words yet, made once."""
    make_translators()
    translate(french_site)
    translate(french_site, "es")
    page = factories.make_content_page(french_site, title="À propos", intro="Une fédération.")
    submit(page)
    submit(page, "es")
    return page


@pytest.fixture
def page(submitted, translator, publication):
    return fresh(submitted)


def address(page, language="en") -> str:
    translation = Translation.objects.get(
        source__object_id=page.translation_key, target_locale__language_code=language
    )
    return reverse("wagtail_localize:machine_translate", args=[translation.pk])


def texts(page) -> list[str]:
    rows = StringTranslation.objects.filter(context__object_id=page.translation_key)
    return sorted(rows.values_list("data", flat=True))


def test_translator_fills_in_their_language(translator, page, service):
    response = translator.post(address(page), {"next": edit_url(version(page))})

    assert response["Location"] == edit_url(version(page))
    assert told(response) == [
        "2 textes remplis par la machine\xa0: relisez-les, puis confirmez chacun."
    ]
    assert texts(page) == ["fédération. Une", "propos À"]


def test_machine_that_has_nothing_left_says_so(translator, page, service):
    confirm(page)

    response = translator.post(address(page))

    assert told(response) == ["Il ne reste aucun texte à faire remplir par la machine."]


def test_address_elsewhere_is_not_followed(translator, page, service):
    response = translator.post(address(page), {"next": "https://example.org/"})

    assert response["Location"] == "/admin/"


def test_translator_is_refused_other_languages(translator, page, service):
    response = translator.post(address(page, "es"))

    assert is_refused(response)
    assert texts(page) == []


@pytest.mark.parametrize("who", ["translator", "publication"])
def test_machine_answers_to_posts_only(request, page, service, who):
    response = request.getfixturevalue(who).get(address(page))

    assert is_refused(response) or response.status_code == 405
    assert texts(page) == []


@pytest.mark.parametrize("who", ["translator", "publication", "admin_client"])
def test_machine_is_closed_to_everyone_where_there_is_none(request, page, who):
    response = request.getfixturevalue(who).post(address(page))

    assert is_refused(response, CLOSED_SENTENCE)
    assert texts(page) == []


def test_who_may_not_edit_the_translation_is_refused(webmaster, page, service):
    webmaster.user.groups.get().page_permissions.all().delete()

    response = webmaster.post(address(page))

    assert response["Location"] == "/admin/"
    assert texts(page) == []


def test_visitor_is_sent_to_the_login_page(client, page, service):
    response = client.post(address(page))

    assert response["Location"].startswith("/admin/login/")
    assert texts(page) == []


def test_page_in_moderation_is_closed_to_the_machine(translator, page, service):
    confirm(page)
    translator.post(edit_url(version(page)), SUBMIT)
    StringTranslation.objects.all().delete()

    response = translator.post(address(page))

    assert told(response)[-1:] == [sentence(IN_MODERATION)]
    assert texts(page) == []


def test_page_submitted_while_the_machine_answers_is_left_alone(
    translator, page, service, monkeypatch
):
    confirm(page, only=["À propos"])

    def answer_late(html):
        version(page).get_workflow().start(version(page), None)
        return html

    monkeypatch.setattr("wagtail_localize.machine_translators.dummy.translate_html", answer_late)
    response = translator.post(address(page))

    assert told(response) == [sentence(IN_MODERATION)]
    assert texts(page) == ["EN À propos"]


def test_service_that_cannot_be_reached_is_told(translator, page, settings, monkeypatch):
    def refuse(*args, **kwargs):
        raise requests.ConnectionError

    monkeypatch.setattr(requests, "post", refuse)
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = DEEPL

    response = translator.post(address(page))

    assert told(response) == [
        "DeepL ne peut être joint\xa0: rien n’est rempli. Réessayez dans un moment."
    ]
    assert texts(page) == []


def test_page_of_a_machine_is_not_submitted(translator, page, service):
    translator.post(address(page))

    response = translator.post(edit_url(version(page)), SUBMIT)

    assert "Il reste 2 textes à traduire" in told(response)[-1]
    assert version(page).current_workflow_state is None
