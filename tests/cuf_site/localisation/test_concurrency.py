"""French and English published at the same moment: the facts are one, and nobody is refused.

Threads need a server: SQLite in memory is one connection. On SQLite files each transaction is
alone from its start (``transaction_mode: IMMEDIATE``), so that there is nothing to interleave.
"""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from wagtail.models import Page

from cuf_site.localisation.publication import publish_translation
from rencontres.models import SessionPage
from tests import factories
from tests.translating import confirm, submit, version

ROUNDS = 10

pytestmark = [
    pytest.mark.skipif(
        "connection.vendor == 'sqlite'",
        reason="threads share no SQLite in memory: set DATABASE_URL",
    ),
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]


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


def in_a_thread(barrier, action, number):
    """Do ``action`` when the other thread is ready, on a connection of its own."""
    try:
        barrier.wait()
        action(number)
    finally:
        connection.close()


def test_facts_are_one_when_both_languages_are_published_at_once(session):
    def publish_in_french(number):
        page = SessionPage.objects.get(pk=session.pk)
        page.room = f"Salle {number}"
        page.save_revision().publish()

    def publish_in_english(number):
        publish_translation(version(session))

    with ThreadPoolExecutor(2) as pool:
        for number in range(1, ROUNDS + 1):
            barrier = Barrier(2)
            both = [
                pool.submit(in_a_thread, barrier, action, number)
                for action in (publish_in_french, publish_in_english)
            ]
            for one in both:
                one.result()

            french, english = SessionPage.objects.get(pk=session.pk), version(session)
            assert (french.room, english.room) == (f"Salle {number}",) * 2
            assert english.live_revision.content["title"] == "EN Eau"

    assert Page.find_problems() == ([], [], [], [], [])
