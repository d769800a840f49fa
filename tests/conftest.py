"""Fixtures shared by all tests."""

import gc

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.db.models.signals import post_save
from django.test import override_settings
from django.utils import translation
from modelsearch.index import get_indexed_models
from modelsearch.signal_handlers import post_save_signal_handler

from home.models import HomePage
from tests import database, factories, translating


def pytest_collection_finish():
    """Search for garbage less often, and not in what was loaded: tests make much that lives."""
    gc.freeze()
    gc.set_threshold(200_000, 20, 100)


# What walks over many pages, builds large editions or starts other programs: ``make test-fast``
# leaves it out, but for the promises and traps in it.
SLOW = frozenset(
    """
    admin.test_deleted_rows admin.test_translate_edition admin.test_translation_editor
    admin.test_translation_rights admin.test_translator_screens admin.test_validation
    admin.test_work_list cuf_site.localisation.test_sequences cuf_site.localisation.test_sql
    cuf_site.localisation.workshop.test_machine_translation
    cuf_site.localisation.workshop.test_memory cuf_site.test_catalogues cuf_site.test_settings
    home.dataset.test_dataset home.demo.test_demo_content home.demo.test_demo_languages
    home.demo.test_facts home.demo.test_loader home.search.test_search home.views.test_home
    press.views.test_pages rencontres.reading.test_filters rencontres.reading.test_programme
    rencontres.views.test_edition rencontres.views.test_edition_front
    rencontres.views.test_past_editions rencontres.views.test_programme_page
    rencontres.views.test_session rencontres.views.test_sql
    test_html test_languages test_new_language test_page_contract test_robustness
    """.split()
)


def pytest_collection_modifyitems(items):
    """Mark the tests of slow modules, unless they keep a promise or close a trap."""
    for item in items:
        module = item.module.__name__.removeprefix("tests.")
        is_kept = any(item.iter_markers("promise")) or any(item.iter_markers("trap"))
        if module in SLOW and not is_kept:
            item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix):
    """Copy the migrated database from one run to the next, on SQLite."""
    if connection.vendor == "sqlite":
        creation = connection.creation
        creation.create_test_db = database.copied(connection, creation.create_test_db)


@pytest.fixture(scope="module")
def module_data(django_db_setup, django_db_blocker):
    """Keep what fixtures of a module write until its last test; each test undoes its own."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def french_site(module_data):
    """The French home page with the two indexes, made once for the tests of a module."""
    return factories.make_site()


@pytest.fixture
def home(french_site, db):
    """The French home page, with the two indexes, at the root of the site."""
    return HomePage.objects.get(pk=french_site.pk)


@pytest.fixture
def index(home):
    """The French index of the meetings."""
    return factories.get_index()


@pytest.fixture
def edition(home):
    """An edition of 18 and 19 September 2023, without sessions."""
    return factories.make_edition()


@pytest.fixture
def half(session):
    """The English draft of a module's ``session``: its title is translated, its summary is not."""
    translating.submit(session)
    translating.confirm(session, only=[session.title])
    return translating.version(session)


@pytest.fixture
def finished(half, session):
    """The English draft of the session, all of it translated, not published."""
    translating.confirm(session)
    return half


@pytest.fixture(autouse=True)
def spoken_language():
    """Start each test in the language of the site: a request leaves that of its page."""
    translation.activate(settings.LANGUAGE_CODE)


@pytest.fixture(scope="session", autouse=True)
def unsearched():
    """Spare each row that is saved a look at the search index, which the tests leave empty."""
    for model in get_indexed_models():
        post_save.disconnect(post_save_signal_handler, sender=model)


@pytest.fixture(scope="session", autouse=True)
def media_folder(tmp_path_factory):
    """Keep the files that tests upload out of the project."""
    with override_settings(MEDIA_ROOT=str(tmp_path_factory.mktemp("media"))):
        yield
