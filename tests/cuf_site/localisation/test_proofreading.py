"""Spanish and Arabic stay marked until a native speaker has read them, as they are now."""

import pytest
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation

from cuf_site.localisation import confirmation
from cuf_site.localisation.proofreading import is_asked_for, mark_proofread, proofread
from cuf_site.localisation.sources import source_of
from tests import factories
from tests.translating import publish_french, translate


@pytest.fixture
def session(edition):
    return factories.make_session(edition, title="Eau", summary="Un bien commun.", slug="eau")


@pytest.fixture
def spanish(session):
    """The live Spanish session, read by a native speaker."""
    spanish = translate(session, "es")
    mark_proofread(spanish)
    return spanish


def read(*pages) -> set:
    return proofread([page.translation_key for page in pages], list(Locale.objects.all()))


def test_translation_is_proofread_once_someone_says_so(session, edition):
    spanish = translate(session, "es")

    mark_proofread(spanish)

    assert read(session, edition) == {(session.translation_key, spanish.locale_id)}


def test_changed_translation_is_to_be_read_again(session, spanish):
    translated = StringTranslation.objects.get(data="ES Un bien commun.")

    translated.data = "Un bien común."
    translated.save()

    assert read(session) == set()


def test_translation_corrected_by_a_file_is_to_be_read_again(session, spanish):
    confirmation.confirm(source_of(session), spanish.locale, lambda text, field: f"Otro {text}")

    assert read(session) == set()


def test_new_french_fact_leaves_a_translation_proofread(session, spanish):
    publish_french(session, room="Salle 2")

    assert read(session) == {(session.translation_key, spanish.locale_id)}


def test_former_words_that_come_back_were_not_read(session):
    translate(session, "es")
    publish_french(session, summary="Un bien de tous.")
    mark_proofread(translate(session, "es"))

    publish_french(session, summary="Un bien commun.")

    assert read(session) == set()


def test_translation_into_another_language_is_read_for_itself(session, spanish):
    translate(session, "ar")

    assert read(session) == {(session.translation_key, spanish.locale_id)}


def test_only_languages_of_the_settings_ask_for_a_reader(db, settings):
    settings.PROOFREAD_LANGUAGES = ["ar"]

    asking = [code for code in ("ar", "en", "es") if is_asked_for(Locale(language_code=code))]

    assert asking == ["ar"]
