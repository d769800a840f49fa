"""The builders make legal content."""

import pytest
from wagtail.models import Page

from tests import factories


def test_edition_with_sessions_is_legal_and_reachable(edition, client):
    session = factories.make_full_session(edition)

    assert Page.find_problems() == ([], [], [], [], [])
    assert session.get_url() == f"/rencontres/2023/{session.slug}/"
    assert edition.check_publishable() is None
    assert session.check_publishable() is None


@pytest.mark.parametrize("language", ["en", "es", "ar"])
def test_translate_makes_live_pages_up_to_the_home_page(edition, language):
    session = factories.make_full_session(edition)

    translated = factories.translate(session, language, title="Water")

    assert translated.live
    assert translated.get_url() == f"/{language}/rencontres/2023/{session.slug}/"
    assert translated.get_parent().specific.year == 2023
    assert translated.participations.get().translation_key == (
        session.participations.get().translation_key
    )
    assert Page.find_problems() == ([], [], [], [], [])


def test_release_belongs_to_its_edition(edition):
    release = factories.make_release(edition)

    assert list(edition.press_releases.all()) == [release]
