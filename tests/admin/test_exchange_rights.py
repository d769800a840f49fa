"""Files are exchanged with who translates, in their languages, and with who publishes."""

import pytest
from django.urls import reverse
from wagtail_localize.models import StringTranslation, Translation

from tests.translating import fresh

from .exchange import CHOICE, FILE, send, take_away, texts_in, translated


@pytest.fixture
def edition(home, submitted_edition):
    return fresh(submitted_edition)


@pytest.mark.parametrize("language", ["es", "fr", "de", ""])
def test_translator_of_english_is_given_no_other_language(translator, edition, language):
    response = take_away(translator, locale=language)

    assert response.status_code == 400
    assert "attachment" not in response.get("Content-Disposition", "")


def test_translator_of_english_sends_no_other_language(translator, publication, edition):
    spanish = take_away(publication, locale="es", edition=edition.pk).content

    response = send(translator, translated(spanish))

    assert response.status_code == 400
    assert "sa langue est «\xa0Espagnol\xa0»" in response.content.decode()
    assert not StringTranslation.objects.exists()


def test_page_of_another_language_is_not_taken_away(translator, edition):
    spanish = Translation.objects.filter(target_locale__language_code="es").first()

    response = translator.get(reverse(FILE), {"translation": spanish.pk, "format": "po"})

    assert response.status_code == 302
    assert not response.has_header("Content-Disposition")


def test_who_publishes_exchanges_files_of_each_language(publication, edition):
    assert texts_in(take_away(publication, locale="es", edition=edition.pk))
    assert texts_in(take_away(publication, locale="en", edition=edition.pk))


def test_who_writes_in_french_only_exchanges_nothing(redaction, edition):
    answers = [redaction.get(CHOICE), take_away(redaction), send(redaction, b"x")]

    assert [answer.status_code for answer in answers] == [302] * 3


def test_visitor_exchanges_nothing(client, edition):
    answers = [client.get(CHOICE), take_away(client), send(client, b"x")]

    assert all("/login/" in answer["Location"] for answer in answers)


@pytest.mark.parametrize("group", ["translator", "publication"])
def test_menu_leads_to_the_exchange(group, request, edition):
    client = request.getfixturevalue(group)

    assert CHOICE in client.get("/admin/").content.decode()


def test_menu_leads_who_exchanges_nothing_nowhere(redaction, edition):
    assert CHOICE not in redaction.get("/admin/").content.decode()
