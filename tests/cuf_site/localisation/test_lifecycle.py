"""What happens to a French page happens to its translations (promise 8)."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Locale, Page, PageViewRestriction
from wagtail_localize.models import StringTranslation, TranslationSource

from cuf_site.localisation.models import ApprovedTranslation, PublishedWords
from cuf_site.localisation.publication import publish_translation
from cuf_site.localisation.sources import outdated_since, source_of
from cuf_site.localisation.states import Kind, states
from tests import factories
from tests.translating import confirm, fresh, publish_french, submit, translate, version

CLEAN = ([], [], [], [], [])


@pytest.fixture
def session(edition):
    return factories.make_session(edition, title="Eau", summary="Un bien commun.", room="Salle 1")


def is_live(page) -> bool:
    return fresh(page).live


def state_of_french(page, language="en"):
    """Return the state of a French page in one language."""
    locale = Locale.objects.get(language_code=language)
    return states([fresh(page)], [locale])[page.translation_key, locale.pk]


def children(page) -> list[str]:
    return [child.title for child in Page.objects.get(pk=page.pk).get_children()]


# Publication


@pytest.mark.promise(8)
@pytest.mark.trap(12)
def test_translations_are_unpublished_with_their_french_page(session):
    english, spanish = factories.translate(session, "en"), factories.translate(session, "es")

    session.unpublish()

    assert (is_live(english), is_live(spanish)) == (False, False)
    assert is_live(english.get_parent().specific)


def test_translation_is_unpublished_alone(session):
    english, spanish = factories.translate(session, "en"), factories.translate(session, "es")

    english.unpublish()

    assert (is_live(session), is_live(spanish)) == (True, True)
    assert not ApprovedTranslation.objects.exists()


@pytest.mark.promise(8)
def test_expiry_takes_the_translations_off_line(session):
    english = factories.translate(session)
    Page.objects.filter(pk=session.pk).update(expire_at=timezone.now() - timedelta(hours=1))

    call_command("publish_scheduled")

    english = fresh(english)
    assert (is_live(session), english.live, english.expired) == (False, False, True)


def test_schedule_that_takes_a_page_off_line_takes_its_translations(session):
    english = factories.translate(session)
    session.go_live_at = timezone.now() + timedelta(days=1)

    session.save_revision().publish()

    assert (is_live(session), is_live(english)) == (False, False)


@pytest.mark.promise(8)
def test_translations_come_back_as_they_were_with_the_facts_of_the_day(session):
    english = translate(session)
    publish_french(session, summary="Un bien de tous.")
    since = outdated_since(english)
    fresh(session).unpublish()

    publish_french(session, room="Salle 2")

    english = version(session)
    assert (english.live, english.room) == (True, "Salle 2")
    assert (english.title, english.summary) == ("EN Eau", "EN Un bien commun.")
    assert (outdated_since(english), since is None) == (since, False)
    assert not ApprovedTranslation.objects.exists()


def test_what_a_translator_has_not_submitted_does_not_come_back(session):
    translate(session)
    confirm(session, title="EN Water")
    session.unpublish()

    publish_french(session)

    assert version(session).title == "EN Eau"


def test_translation_of_a_text_changed_off_line_waits_for_its_translators(session):
    translate(session)
    fresh(session).unpublish()

    publish_french(session, summary="Une autre affirmation.")
    stayed = version(session).live
    publish_french(session, summary="Un bien commun.")

    assert (stayed, version(session).live) == (False, True)


def test_translation_unpublished_alone_does_not_come_back(session):
    translate(session).unpublish()
    fresh(session).unpublish()

    publish_french(session)

    assert not version(session).live


def test_scheduled_publication_takes_the_translations_along(session):
    translate(session)
    fresh(session).unpublish()
    revision = fresh(session).save_revision()
    revision.approved_go_live_at = datetime(2026, 1, 1, tzinfo=UTC)
    revision.save()
    translation = version(session)

    call_command("publish_scheduled")

    assert (is_live(session), is_live(translation)) == (True, True)
    assert (fresh(translation).go_live_at, fresh(translation).expire_at) == (None, None)


def test_purge_of_versions_keeps_what_comes_back(session):
    translate(session)
    version(session).save_revision()
    call_command("purge_revisions")
    fresh(session).unpublish()
    version(session).save_revision()

    call_command("purge_revisions")
    publish_french(session)

    assert (is_live(version(session)), version(session).title) == (True, "EN Eau")


def test_translation_whose_version_was_lost_comes_back(session):
    Page.objects.filter(pk=translate(session).pk).update(live_revision=None)

    fresh(session).unpublish()
    publish_french(session)

    assert (is_live(version(session)), version(session).title) == (True, "EN Eau")


# Deletion


@pytest.mark.parametrize("way", ["page", "plain page", "queryset"])
def test_translations_and_what_is_below_them_are_deleted(session, way):
    edition = session.get_parent()
    for language in ("en", "es"):
        factories.translate(session, language)
    other = factories.translate(factories.make_edition(2024))

    if way == "page":
        edition.specific.delete()
    elif way == "plain page":
        edition.delete()
    else:
        Page.objects.filter(pk=edition.pk).delete()

    keys = [edition.translation_key, session.translation_key]
    assert not Page.objects.filter(translation_key__in=keys).exists()
    assert fresh(other).live
    assert Page.find_problems() == CLEAN


def test_translation_is_deleted_alone(session):
    translate(session, "es")
    english = translate(session)

    english.delete()

    assert is_live(session)
    assert version(session, "es").live
    assert source_of(session) is not None


def test_deleted_translation_leaves_its_words_to_the_next_one(session):
    translate(session)

    version(session).delete()
    gone = state_of_french(session)
    submit(session)

    back = state_of_french(session)
    assert (gone.kind, gone.target, back.kind) == (Kind.MISSING, None, Kind.IN_PROGRESS)
    assert (back.confirmed, back.words_left) == (back.required, 0)
    assert publish_translation(version(session))


def test_work_left_is_that_of_today_after_a_deletion(session):
    translate(session)
    session = publish_french(session, summary="Un bien commun de toutes et de tous.")

    version(session).delete()

    assert state_of_french(session).words_left == 8


@pytest.mark.parametrize("language", ["fr", "en"])
def test_deleted_snippet_leaves_no_published_words(home, language):
    topic = factories.get_topic("Eau")
    submit(topic)
    confirm(topic)
    version(topic).save()

    version(topic, language).delete()

    assert not PublishedWords.objects.exists()
    assert TranslationSource.objects.exists() == (language == "en")


def test_deletion_leaves_nothing_to_translate(session):
    translate(session)
    key = session.translation_key

    fresh(session).delete()

    assert not TranslationSource.objects.filter(object_id=key).exists()
    assert not PublishedWords.objects.filter(source__object_id=key).exists()
    assert not StringTranslation.objects.filter(context__object_id=key).exists()


def test_page_deleted_and_made_again_has_one_source(session, edition):
    translate(session)
    fresh(session).delete()
    again = factories.make_session(edition, title="Eau", summary="Un bien commun.")

    submit(again)
    version(again).delete()
    submit(again)

    assert TranslationSource.objects.filter(object_id=again.translation_key).count() == 1


def test_private_page_is_deleted_with_its_translations(session):
    factories.translate(session)
    session.view_restrictions.create(restriction_type="login")

    session.delete()

    assert not Page.objects.filter(translation_key=session.translation_key).exists()
    assert not PageViewRestriction.objects.exists()


# Place in the tree


@pytest.fixture
def three(edition):
    """Three sessions; the first and the last have an English translation."""
    sessions = [factories.make_session(edition, title=name) for name in "ABC"]
    for session in (sessions[0], sessions[2]):
        factories.translate(session)
    return sessions


@pytest.mark.promise(8)
def test_translations_move_below_the_translated_parent(three, edition):
    other = factories.make_edition(2024)
    translated = factories.translate(other, slug="meetings")
    moved = fresh(three[0])
    below = factories.make_content_page(edition, slug="lettre")
    english_below = factories.translate(below)

    below.move(other, pos="last-child")
    moved.move(other, pos="last-child")

    assert children(translated) == ["À propos", "A"]
    assert children(version(edition)) == ["C"]
    english = fresh(english_below)
    assert english.url_path == f"{fresh(translated).url_path}{english.slug}/"
    assert Page.find_problems() == CLEAN


def test_addresses_of_the_pages_below_follow(session, home):
    about = factories.make_content_page(home, slug="a-propos")
    page = factories.make_content_page(about, slug="page")
    english = factories.translate(page, slug="page-en")
    target = factories.make_content_page(home, slug="qui")
    factories.translate(target, slug="who")

    fresh(about).move(target, pos="last-child")

    assert fresh(english).url_path.endswith("/who/a-propos/page-en/")


@pytest.mark.parametrize(
    ("place", "pos", "french", "english"),
    [
        (2, "right", "BCA", "CA"),
        (1, "right", "BAC", "AC"),
    ],
)
def test_order_of_translations_is_that_of_french(three, edition, place, pos, french, english):
    fresh(three[0]).move(fresh(three[place]), pos=pos)

    assert "".join(children(edition)) == french
    assert "".join(children(version(edition))) == english
    assert Page.find_problems() == CLEAN


def test_page_put_first_is_first_in_each_language(three, edition):
    factories.translate(three[1])

    fresh(three[2]).move(edition, pos="first-child")

    assert children(edition) == ["C", "A", "B"]
    # B was translated last: what moves finds its place, the others keep theirs
    assert children(version(edition)) == ["C", "A", "B"]


def test_translation_is_put_back_in_its_place(three, edition):
    english = version(three[2])

    english.move(version(edition), pos="first-child")

    assert children(version(edition)) == ["A", "C"]


def test_home_pages_of_languages_keep_their_order(home, session):
    english = factories.translate(session)
    before = [page.pk for page in Page.get_first_root_node().get_children()]

    fresh(home).move(Page.get_first_root_node(), pos="last-child")

    after = [page.pk for page in Page.get_first_root_node().get_children()]
    assert sorted(after) == sorted(before)
    assert fresh(english).get_parent().get_parent().get_parent().depth == 2


def test_move_below_a_page_without_translation_is_refused(session):
    factories.translate(session)
    other = factories.make_edition(2024)

    with pytest.raises(ValidationError, match="Anglais"):
        session.move(other, pos="last-child")

    assert fresh(session).path == session.path


def test_move_where_the_address_of_a_translation_is_taken_is_refused(session):
    factories.translate(session, slug="water")
    other = factories.make_edition(2024)
    factories.translate(factories.make_session(other), slug="water")

    with pytest.raises(ValidationError, match="water"):
        session.move(other, pos="last-child")


def test_translation_is_not_moved_away_from_its_french_page(session):
    english = factories.translate(session)
    other = factories.translate(factories.make_edition(2024))

    with pytest.raises(ValidationError):
        english.move(other, pos="last-child")


def test_french_page_is_not_moved_into_another_language(session):
    other = factories.translate(factories.make_edition(2024))

    with pytest.raises(ValidationError):
        session.move(other, pos="last-child")


# Readers


def restrictions(page) -> list[tuple]:
    return [
        (row.restriction_type, row.password, [group.name for group in row.groups.all()])
        for row in PageViewRestriction.objects.filter(page_id=page.pk)
    ]


@pytest.mark.promise(8)
@pytest.mark.trap(12)
def test_restriction_follows_its_changes_and_its_end(session):
    english = factories.translate(session)

    row = session.view_restrictions.create(restriction_type="password", password="eau")
    first = restrictions(english)
    row.restriction_type, row.password = "login", ""
    row.save()
    second = restrictions(english)
    row.delete()

    assert first == [("password", "eau", [])]
    assert second == [("login", "", [])]
    assert restrictions(english) == []


def test_groups_of_a_restriction_follow(session):
    english = factories.translate(session)
    members, board = (Group.objects.create(name=name) for name in ("Membres", "Bureau"))

    row = session.view_restrictions.create(restriction_type="groups")
    row.groups.set([members])
    board.pageviewrestriction_set.add(row)
    row.groups.remove(members)

    assert restrictions(english) == [("groups", "", ["Bureau"])]


def test_translation_made_later_is_restricted_too(session):
    session.get_parent().view_restrictions.create(restriction_type="login")
    session.view_restrictions.create(restriction_type="password", password="eau")

    english = factories.translate(session)

    assert restrictions(english) == restrictions(session)
    assert restrictions(english.get_parent()) == [("login", "", [])]


def test_restriction_of_a_translation_is_its_own(session):
    english = factories.translate(session)

    english.view_restrictions.create(restriction_type="login")

    assert restrictions(session) == []


def test_reader_of_a_private_translated_index_sees_its_lists(edition, admin_client, client):
    index = edition.get_parent()
    factories.translate(edition)
    index.view_restrictions.create(restriction_type="login")

    context = admin_client.get("/en/rencontres/").context

    assert [card.year for card in context["editions"]] == [2023]
    assert client.get("/en/rencontres/").status_code == 302


# Copies


def test_copy_shares_nothing_with_what_it_is_a_copy_of(session):
    factories.make_participation(session)
    translate(session)

    copied = session.copy(update_attrs={"slug": "copie"}, keep_live=False)

    rows = {row.translation_key for row in session.participations.all()}
    assert copied.translation_key != session.translation_key
    assert rows.isdisjoint(row.translation_key for row in copied.participations.all())
    assert (copied.alias_of_id, source_of(copied)) == (None, None)
    assert not copied.get_translations().exists()
