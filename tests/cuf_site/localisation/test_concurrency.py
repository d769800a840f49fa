"""French and English published at the same moment: the facts are one, and nobody is refused.

Threads need a server: SQLite in memory is one connection. On SQLite files each transaction is
alone from its start (``transaction_mode: IMMEDIATE``), so that there is nothing to interleave.
"""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event

import pytest
from django.db import connection
from wagtail.models import Page

from cuf_site.localisation.publication import finished_version, publish_translation
from rencontres.models import SessionPage
from tests import factories
from tests.translating import confirm, submit, version

ROUNDS = 10
LONG_ENOUGH = 1  # second, to publish a page when nothing is in the way

pytestmark = [
    pytest.mark.skipif(
        "connection.vendor == 'sqlite'",
        reason="threads share no SQLite in memory: set DATABASE_URL",
    ),
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]


@pytest.fixture(scope="module", autouse=True)
def restored(django_db_setup, django_db_blocker):
    """Give the tests after these what the migrations had put in the tables, emptied meanwhile."""
    yield
    if connection.vendor != "sqlite":
        with django_db_blocker.unblock():
            contents = connection._test_serialized_contents
            connection.creation.deserialize_db_from_string(contents)


@pytest.fixture
def session():
    """A session whose English translation is live."""
    factories.make_site()
    edition = factories.make_edition()
    factories.translate(edition)
    session = factories.make_session(edition, title="Eau", room="Salle 0")
    submit(session)
    confirm(session)
    publish_translation(version(session))
    return session


def in_a_thread(wait, action, *args):
    """Do ``action`` when ``wait`` ends, on a connection of its own."""
    try:
        wait()
        action(*args)
    finally:
        connection.close()


def publish_room(session, room):
    page = SessionPage.objects.get(pk=session.pk)
    page.room = room
    page.save_revision().publish()


def test_english_being_published_brings_no_old_fact_back(session, monkeypatch):
    english_has_read, french_is_done = Event(), Event()
    check = SessionPage.check_publishable

    def check_slowly(page):
        """Stand between the facts read and the page written, until French was published."""
        if not page.is_french:
            english_has_read.set()
            french_is_done.wait(LONG_ENOUGH)
        check(page)

    def publish_in_french():
        publish_room(session, "Salle 1")
        french_is_done.set()

    monkeypatch.setattr(SessionPage, "check_publishable", check_slowly)
    with ThreadPoolExecutor(2) as pool:
        english = pool.submit(in_a_thread, lambda: None, finished_version(version(session)).publish)
        french = pool.submit(in_a_thread, english_has_read.wait, publish_in_french)
        english.result()
        french.result()

    assert (SessionPage.objects.get(pk=session.pk).room, version(session).room) == ("Salle 1",) * 2


def test_facts_are_one_when_both_languages_are_published_at_once(session):
    with ThreadPoolExecutor(2) as pool:
        for number in range(1, ROUNDS + 1):
            ready, english = Barrier(2).wait, version(session)
            both = [
                pool.submit(in_a_thread, ready, publish_room, session, f"Salle {number}"),
                pool.submit(in_a_thread, ready, publish_translation, english),
            ]
            for one in both:
                one.result()

            french, english = SessionPage.objects.get(pk=session.pk), version(session)
            assert (french.room, english.room) == (f"Salle {number}",) * 2
            assert english.live_revision.content["title"] == "EN Eau"

    assert Page.find_problems() == ([], [], [], [], [])
