"""A finished translation goes live by each way that is meant for it, and keeps today's facts."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Page, Revision, get_page_models
from wagtail_localize.models import StringTranslation, Translation

from cuf_site.localisation.models import ApprovedTranslation
from cuf_site.localisation.overlay import confirmed_words, texts_of, words_of
from cuf_site.localisation.publication import finished_version, publish_translation
from cuf_site.localisation.sources import outdated_since, source_of
from cuf_site.localisation.states import Kind, state_of
from tests import factories
from tests.translating import confirm, publish_french, submit, version


@pytest.fixture
def draft(edition):
    """A French session that was never published, below an edition live in English."""
    factories.translate(edition)
    return factories.make_session(
        edition, title="Eau", summary="Un bien commun.", room="Salle 1", live=False
    )


@pytest.fixture
def session(draft):
    """The session once it is live in French."""
    return publish_french(draft)


@pytest.fixture
def finished(session):
    """The English draft of the live session, all of it translated."""
    submit(session)
    confirm(session)
    return version(session)


@pytest.fixture
def waiting(draft):
    """The English translation of the French draft, finished and approved."""
    submit(draft)
    confirm(draft)
    publish_translation(version(draft))
    return version(draft)


def check_confirmed_words_are_live(page):
    """Whoever reads the page reads what translators have confirmed, and nothing else."""
    page = version(page)
    confirmed = texts_of(confirmed_words(source_of(page), page.locale))
    assert (page.live, texts_of(words_of(page))) == (True, confirmed)
    assert outdated_since(page) is None


def by_the_layer(page):
    publish_translation(page)


def by_its_version(page):
    finished_version(page).publish()


def by_a_live_save(page):
    page = finished_version(page).as_object()
    page.live = True
    page.save()


def by_a_due_schedule(page):
    version = finished_version(page)
    Revision.objects.filter(pk=version.pk).update(approved_go_live_at=timezone.now())
    call_command("publish_scheduled")


def by_wagtail_localize(page):
    Translation.objects.get(source=source_of(page), target_locale=page.locale).save_target()


@pytest.mark.parametrize(
    "way",
    [by_the_layer, by_its_version, by_a_live_save, by_a_due_schedule, by_wagtail_localize],
    ids=lambda way: way.__name__,
)
def test_finished_translation_goes_live(finished, way, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        way(finished)

    check_confirmed_words_are_live(finished)


@pytest.mark.promise(8)
def test_approved_translation_goes_live_with_its_french_page(draft, waiting):
    was_live = waiting.live

    publish_french(draft, room="Salle 2")

    assert not was_live
    check_confirmed_words_are_live(draft)
    assert version(draft).room == "Salle 2"
    assert not ApprovedTranslation.objects.exists()


@pytest.mark.promise(8)
def test_approved_translation_goes_live_with_the_schedule_of_its_french_page(draft, waiting):
    draft.go_live_at = timezone.now() + timedelta(hours=1)
    scheduled = draft.save_revision()
    scheduled.publish()
    was_live = Page.objects.get(pk=draft.pk).live, version(draft).live
    scheduled.content["go_live_at"] = "2026-01-01T09:00:00Z"
    scheduled.approved_go_live_at = timezone.now()
    scheduled.save()

    call_command("publish_scheduled")

    assert was_live == (False, False)
    check_confirmed_words_are_live(draft)
    assert version(draft).go_live_at is None


def test_translation_has_no_schedule_of_its_own(draft):
    draft.go_live_at = draft.expire_at = timezone.now() + timedelta(days=1)
    draft.save_revision().publish()
    submit(draft)
    confirm(draft)
    english = version(draft)
    english.go_live_at = timezone.now() + timedelta(days=1)
    english.save_revision()

    publish_translation(english)

    english = version(draft)
    assert (english.go_live_at, english.expire_at) == (None, None)
    assert not english.revisions.exclude(approved_go_live_at=None).exists()


def test_words_typed_after_approval_wait_for_another(draft, waiting):
    StringTranslation.objects.filter(data="EN Eau").update(data="Changed by nobody's leave")

    publish_french(draft)

    english = version(draft)
    assert (english.live, english.title) == (True, "EN Eau")


def test_approval_is_for_the_french_texts_of_its_day(draft, waiting):
    publish_french(draft, summary="Autre chose.")

    assert not version(draft).live
    assert ApprovedTranslation.objects.get().page_id == waiting.pk


@pytest.mark.promise(8)
def test_approval_counts_when_its_author_has_left_the_group(draft, waiting, django_user_model):
    user = django_user_model.objects.create_user("partie", password="x")
    ApprovedTranslation.objects.update(user=user)

    publish_french(draft)

    assert version(draft).live


def test_translation_that_was_outdated_is_so_when_it_comes_back(session, finished):
    publish_translation(finished)
    session = publish_french(session, summary="Un bien de tous.")
    since = outdated_since(finished)
    session.unpublish()

    publish_french(session)

    english = version(session)
    assert (english.live, english.summary) == (True, "EN Un bien commun.")
    assert outdated_since(english) == since


def blocks_of(block) -> list:
    """Return the blocks inside ``block``, and itself."""
    inner = [block.child_block] if hasattr(block, "child_block") else []
    inner += getattr(block, "child_blocks", {}).values()
    return [block, *(deep for one in inner for deep in blocks_of(one))]


@pytest.mark.parametrize("model", get_page_models(), ids=lambda model: model.__name__)
def test_trap_05_no_block_holds_words_that_are_no_segment(model):
    streams = [field for field in model._meta.fields if hasattr(field, "stream_block")]

    kinds = {type(block).__name__ for field in streams for block in blocks_of(field.stream_block)}

    closed = {"TableBlock", "TypedTableBlock", "RawHTMLBlock", "DateBlock", "DateTimeBlock"}
    assert kinds & (closed | {"TimeBlock", "ChoiceBlock", "MultipleChoiceBlock"}) == set()


@pytest.mark.trap(6)
def test_trap_06_translation_of_a_draft_is_not_published(
    draft, waiting, admin_client, django_capture_on_commit_callbacks
):
    address = f"/admin/localize/update/{source_of(draft).pk}/"
    with django_capture_on_commit_callbacks() as callbacks:
        admin_client.post(address, {"publish_translations": "on"})

    for callback in callbacks:
        with pytest.raises(ValidationError):
            callback()

    assert not version(draft).live


@pytest.mark.trap(7)
def test_trap_07_state_follows_what_is_published_in_french(session, finished):
    publish_translation(finished)
    before = state_of(version(session)).kind

    publish_french(session, summary="Un bien de tous.")

    assert (before, state_of(version(session)).kind) == (Kind.UP_TO_DATE, Kind.OUTDATED)


def test_trap_09_submission_publishes_nothing(session):
    english = submit(session)

    assert (session.live, english.live) == (True, False)


@pytest.mark.trap(22)
def test_trap_22_republished_translation_keeps_the_facts_of_today(session, finished):
    publish_translation(finished)
    publish_french(session, room="Salle B")

    publish_translation(version(session))
    translation = Translation.objects.get(source=source_of(session))
    translation.save_target(publish=False)

    assert version(session).room == "Salle B"


@pytest.fixture
def homonyms(edition):
    """Two French drafts whose English titles are the same."""
    factories.translate(edition)
    drafts = [factories.make_session(edition, title=name, live=False) for name in ("Eau", "Eaux")]
    for draft in drafts:
        submit(draft)
        confirm(draft, title="Water")
    return drafts


def addresses(pages) -> list[tuple[bool, str, str]]:
    found = [version(page) for page in pages]
    return [(page.live, page.slug, page.url_path.split("/")[-2]) for page in found]


def test_translations_of_one_title_approved_together_both_go_live(homonyms):
    for draft in homonyms:
        publish_translation(version(draft))

    for draft in homonyms:
        publish_french(draft)

    assert addresses(homonyms) == [(True, "water", "water"), (True, "water-1", "water-1")]
    assert Page.find_problems() == ([], [], [], [], [])


def test_version_made_before_another_took_its_address_keeps_the_one_it_got(homonyms):
    sessions = [publish_french(draft) for draft in homonyms]
    versions = [finished_version(version(session)) for session in sessions]
    for made in versions:
        made.publish()

    versions[1].publish()

    assert addresses(sessions) == [(True, "water", "water"), (True, "water-1", "water-1")]


def test_approved_translation_that_does_not_go_live_says_why_in_the_log(waiting, draft, caplog):
    publish_french(draft, summary="Un bien de tous.")

    [line] = caplog.messages
    assert not version(draft).live
    assert "Un bien de tous." in line


def test_same_words_answer_a_french_text_that_was_corrected(session, finished):
    publish_translation(finished)
    session = publish_french(session, summary="Un bien commun !")
    confirm(session, summary="EN Un bien commun.")

    was_outdated = outdated_since(finished) is not None
    publish_translation(version(session))

    assert was_outdated
    check_confirmed_words_are_live(session)


@pytest.mark.promise(4)
def test_french_text_that_was_removed_leaves_translations_up_to_date(session):
    factories.make_participation(session, person=factories.make_person(), function="Maire")
    session = publish_french(session)
    submit(session)
    confirm(session)
    publish_translation(version(session))

    publish_french(session, summary="", participations=[])

    assert state_of(version(session)).kind == Kind.UP_TO_DATE
    assert texts_of(words_of(version(session))) == {"title": ["EN Eau"]}


@pytest.mark.promise(4)
def test_french_text_that_comes_back_is_to_be_published_again(session, finished):
    publish_translation(finished)
    publish_french(session, summary="")

    publish_french(session, summary="Un bien commun.")

    assert state_of(version(session)).kind == Kind.OUTDATED
    publish_translation(version(session))
    check_confirmed_words_are_live(session)
