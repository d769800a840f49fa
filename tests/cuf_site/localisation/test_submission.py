"""French pages and snippets given to translators, whole and in order."""

from datetime import time

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import Locale, Page
from wagtail_localize.models import StringSegment, Translation, TranslationSource

from cuf_site.localisation.sources import missing, outdated_since, source_of
from cuf_site.localisation.submission import NotSubmitted, submit
from rencontres.models import Participation, SessionPage
from tests import factories
from tests.translating import publish_french, translate, version


def locales(*codes) -> list[Locale]:
    return [Locale.objects.get(language_code=code) for code in codes]


def test_page_is_submitted_below_its_translated_parents(edition):
    session = factories.make_session(edition, title="Eau")

    made = submit(session, locales("en", "es"))

    english = version(session)
    assert {code: page.live for code, page in made.items()} == {"en": False, "es": False}
    assert made["en"] == english
    assert [page.translation_key for page in english.get_ancestors().filter(depth__gt=1)] == [
        page.translation_key for page in session.get_ancestors().filter(depth__gt=1)
    ]
    assert not Page.objects.filter(locale__language_code="en", live=True).exists()
    assert Page.find_problems() == ([], [], [], [], [])


def test_submission_twice_changes_nothing(edition):
    submit(edition, locales("en"))
    before = version(edition).latest_revision_id

    submit(edition, locales("en"))

    assert version(edition).latest_revision_id == before
    assert TranslationSource.objects.filter(object_id=edition.translation_key).count() == 1


def test_new_language_starts_from_the_content_of_today(edition):
    submit(edition, locales("en"))
    # written behind the back of SitePage.save(), as a repair or an import might
    type(edition).objects.filter(pk=edition.pk).update(theme="Agir ensemble")

    submit(edition, locales("es"))

    texts = StringSegment.objects.filter(source=source_of(edition))
    assert texts.filter(string__data="Agir ensemble").exists()


def test_live_translation_keeps_its_words_when_another_language_is_added(edition):
    english = translate(edition)

    submit(edition, locales("en", "es"))

    english.refresh_from_db()
    assert (english.title, english.live) == ("EN Rencontres 2023", True)
    assert outdated_since(english) is None


def test_pending_draft_of_a_published_page_is_not_submitted(edition):
    edition.theme = "Pas encore public"
    edition.save_revision()

    submit(edition, locales("en"))

    texts = StringSegment.objects.filter(source=source_of(edition))
    assert not texts.filter(string__data="Pas encore public").exists()


def test_page_never_published_is_submitted_as_last_saved(edition):
    session = factories.make_session(edition, title="Brouillon", live=False)
    session.title = "Brouillon revu"
    session.save_revision()

    submit(session, locales("en"))

    texts = StringSegment.objects.filter(source=source_of(session))
    assert [segment.string.data for segment in texts.select_related("string")] == ["Brouillon revu"]


def test_children_stand_in_the_order_of_french(edition):
    sessions = [factories.make_session(edition, title=f"Séance {n}") for n in range(4)]

    for place in (2, 0, 3, 1):
        submit(sessions[place], locales("en"))

    keys = [page.translation_key for page in version(edition).get_children()]
    assert keys == [session.translation_key for session in sessions]
    assert Page.find_problems() == ([], [], [], [], [])


def test_refused_page_is_told_and_leaves_nothing_behind(edition, monkeypatch):
    session = factories.make_session(edition, title="Eau")

    def refuse(self, **kwargs):
        raise ValidationError({"title": ["Trop long."]})

    monkeypatch.setattr(SessionPage, "full_clean", refuse)
    with pytest.raises(NotSubmitted, match=r"Eau.*Trop long"):
        submit(session, locales("en"))

    assert version(session) is None
    assert version(edition) is None
    assert not Translation.objects.exists()


def test_snippet_is_submitted_without_french_words(home):
    venue = factories.make_venue()

    made = submit(venue, locales("en"))

    assert (made["en"].name, made["en"].city) == ("", "Paris")
    assert missing(source_of(venue), made["en"].locale).count() == 2


def test_facts_published_later_reach_what_was_submitted(edition):
    session = factories.make_session(edition, title="Eau")
    submit(session, locales("en"))

    publish_french(session, day=edition.start_date, start=time(9))

    assert version(session).get_latest_revision_as_object().start == time(9)


def test_rows_of_a_draft_are_submitted_in_their_language(edition):
    session = factories.make_session(edition, live=False, first_published_at=None)
    rows = [
        Participation(organisation=name, locale=session.locale, sort_order=place)
        for place, name in enumerate(["AFD", "MEAE"])
    ]
    session.participations = rows
    session.save_revision()

    translations = submit(session, [Locale.objects.get(language_code="en")])

    lines = translations["en"].participations.all()
    assert [row.locale.language_code for row in lines] == ["en", "en"]
