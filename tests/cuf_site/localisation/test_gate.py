"""Nothing goes live half translated (promise 2): every way to publish, tried by a superuser."""

from contextlib import suppress
from datetime import UTC, datetime

import pytest
from django.contrib.auth.models import Group
from django.contrib.messages import get_messages
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from wagtail.models import Page, Revision
from wagtail_localize.models import Translation
from wagtail_localize.operations import TranslationCreator

from cuf_site.localisation.overlay import texts_of, words_of
from cuf_site.localisation.publication import publish_translation
from cuf_site.localisation.sources import outdated_since, source_of
from home.setup.prepare import make_workflow
from rencontres.models import SessionPage
from tests import factories
from tests.admin.posts import post_data
from tests.translating import publish_french, version

PAST = datetime(2023, 1, 1, tzinfo=UTC)


@pytest.fixture
def session(edition):
    """A live session in Room 1 whose parents are live in English."""
    factories.translate(edition)
    return factories.make_session(
        edition, title="Eau", summary="Un bien commun.", room="Salle 1", slug="eau"
    )


@pytest.fixture
def outdated(finished, session):
    """The live English session, with the words of before a change of the French summary."""
    publish_translation(finished)
    publish_french(session, summary="Un bien de tous.")
    return version(session)


@pytest.fixture
def try_commit(django_capture_on_commit_callbacks):
    """Do something, and what it leaves for the end of the transaction."""

    def run(action):
        with django_capture_on_commit_callbacks(execute=False) as callbacks:
            response = action()
        for callback in callbacks:
            with suppress(ValidationError):
                callback()
        return response

    return run


def edit_url(page) -> str:
    return f"/admin/pages/{page.pk}/edit/"


def told(response) -> list[str]:
    return [str(message) for message in get_messages(response.wsgi_request)]


def refused(response) -> bool:
    """Whether one sentence says that a page cannot be published, or a form is shown again."""
    if response.status_code == 200:
        return bool(response.context["form"].errors)
    return response.status_code == 302 and "ne peut pas être publié" in " ".join(told(response))


def words(page) -> dict:
    return texts_of(words_of(page))


def press_publish(client, page, commit):
    assert refused(client.post(edit_url(page), {"action": "publish"}))


def sync_and_publish(client, page, commit):
    address = f"/admin/localize/update/{source_of(page).pk}/"
    response = commit(lambda: client.post(address, {"publish_translations": "on"}))
    assert response.status_code == 302


def save_target(client, page, commit):
    translation = Translation.objects.get(source=source_of(page), target_locale=page.locale)
    with suppress(ValidationError):
        commit(lambda: translation.save_target(publish=True))


def submit_again(client, page, commit):
    french = SessionPage.objects.get(locale__language_code="fr")
    commit(lambda: TranslationCreator(None, [page.locale]).create_translations(french))


def stop_and_edit(client, page, commit):
    translation = Translation.objects.get(source=source_of(page), target_locale=page.locale)
    client.post(f"/admin/localize/translate/{translation.pk}/disable/")
    form = {"title": "Water", "summary": "Anything", "slug": "water", "action-publish": "1"}
    response = client.post(edit_url(page), form)
    assert response.status_code == 302
    assert client.get(response["Location"]).templates[0].name == (
        "wagtail_localize/admin/edit_translation.html"
    )


def bulk(client, page, commit):
    address = f"/admin/bulk/wagtailcore/page/publish/?id={page.pk}&next=/admin/"
    page.save_revision()
    assert refused(client.post(address, {"include_descendants": ""}))


def approve(client, page, commit):
    page.save_revision()
    workflow = page.get_workflow()
    workflow.start(page, client.user)
    state = page.current_workflow_task_state
    address = f"/admin/pages/workflow/action/{page.pk}/approve/{state.pk}/"
    assert refused(client.post(address, {"comment": ""}))
    state.refresh_from_db()
    assert state.status == state.STATUS_IN_PROGRESS


def ask_the_api(client, page, commit):
    page.save_revision()
    response = client.post(f"/admin/api/main/pages/{page.pk}/action/publish/")
    assert (response.status_code, list(response.json())) == (400, ["__all__"])


def convert_to_alias(client, page, commit):
    client.post(f"/admin/localize/page/{page.pk}/convert_to_alias/")
    assert Page.objects.get(pk=page.pk).alias_of is None


def publish_revision(client, page, commit):
    page.summary = "Typed elsewhere"
    with pytest.raises(ValidationError):
        page.save_revision().publish()


def save_live(client, page, commit):
    page.live, page.summary = True, "Typed elsewhere"
    with pytest.raises(ValidationError):
        page.save()


PATHS = [
    press_publish,
    sync_and_publish,
    save_target,
    stop_and_edit,
    bulk,
    approve,
    ask_the_api,
    convert_to_alias,
    publish_revision,
    save_live,
]


@pytest.fixture
def superuser(admin_client, admin_user):
    Group.objects.create(name="Publication")
    make_workflow({"task": "Accord", "group": "Publication", "name": "Publication"})
    admin_client.user = admin_user
    return admin_client


@pytest.mark.promise(2)
@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.__name__)
def test_half_translated_draft_never_goes_live(superuser, half, try_commit, path):
    path(superuser, half, try_commit)

    assert not Page.objects.get(pk=half.pk).live


@pytest.mark.promise(2)
@pytest.mark.parametrize(
    "path",
    [press_publish, sync_and_publish, save_target, submit_again, convert_to_alias],
    ids=lambda path: path.__name__,
)
def test_live_words_stay_while_new_french_ones_are_not_translated(
    superuser, outdated, try_commit, path
):
    before = words(outdated)

    path(superuser, outdated, try_commit)

    live = SessionPage.objects.get(pk=outdated.pk)
    assert (live.live, words(live), live.alias_of_id) == (True, before, None)
    assert outdated_since(live) is not None


def test_due_schedule_of_a_half_translated_draft_stops_no_other_page(half):
    revision = half.save_revision()
    other = factories.make_content_page(factories.get_index(), live=False)
    other.save_revision()
    Revision.objects.filter(pk__in=[revision.pk, other.latest_revision_id]).update(
        approved_go_live_at=PAST
    )

    with pytest.raises(CommandError) as refusal:
        call_command("publish_scheduled")
    call_command("publish_scheduled")

    assert str(refusal.value).count("\n") == 0
    assert "Un bien commun." in str(refusal.value)
    assert [Page.objects.get(pk=page.pk).live for page in (half, other)] == [False, True]


@pytest.mark.promise(2)
def test_copy_of_a_translation_never_goes_live(superuser, finished):
    publish_translation(finished)
    copy = {"new_title": "Copy", "new_slug": "copy", "new_parent_page": finished.get_parent().pk}

    response = superuser.post(
        f"/admin/pages/{finished.pk}/copy/", copy | {"publish_copies": "on", "copy_subpages": ""}
    )

    assert not Page.objects.filter(slug="copy", live=True).exists()
    assert response.status_code == 302
    assert Page.find_problems() == ([], [], [], [], [])


@pytest.mark.promise(2)
def test_page_that_begins_in_another_language_never_goes_live(superuser, edition):
    english = factories.translate(edition)
    form = post_data("content", {"title": "Only English", "slug": "only"}, "publish")

    response = superuser.post(f"/admin/pages/add/home/contentpage/{english.pk}/", form)

    assert refused(response)
    assert not Page.objects.filter(title="Only English", live=True).exists()


@pytest.mark.promise(2)
def test_french_words_confirmed_by_nobody_are_not_published_by_a_complete_translation(finished):
    finished.summary = "Un bien commun."

    with pytest.raises(ValidationError) as refusal:
        finished.save_revision().publish()

    assert list(refusal.value.message_dict) == ["__all__"]
    assert not version(finished).live
