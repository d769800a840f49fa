"""Who may publish, and who may manage the installation, by direct address too."""

import pytest
from wagtail.models import Page, WorkflowState

from home.models import ContentPage
from rencontres.models import EditionPage
from tests import factories

from .posts import add_url, edit_url, post_data


def test_redaction_asking_to_publish_only_saves_a_draft(redaction, home):
    response = redaction.post(add_url("content", home), post_data("content", action="publish"))

    page = ContentPage.objects.get()
    assert response["Location"] == edit_url(page)
    assert page.live is False


def test_redaction_changes_a_live_page_in_a_draft_only(redaction, edition):
    changes = {"title": "Autre titre", "number": "14", "year": "2023", "start_date": "2023-09-18"}

    redaction.post(edit_url(edition), post_data("edition", changes, "publish"))

    edition.refresh_from_db()
    assert edition.title == "Rencontres 2023"
    assert edition.get_latest_revision_as_object().title == "Autre titre"


def test_redaction_neither_unpublishes_nor_deletes_a_live_page(redaction, edition):
    redaction.post(f"/admin/pages/{edition.pk}/unpublish/")
    redaction.post(f"/admin/pages/{edition.pk}/delete/")
    redaction.post(f"/admin/bulk/wagtailcore/page/unpublish/?id={edition.pk}&next=/admin/")
    redaction.post(f"/admin/api/main/pages/{edition.pk}/action/unpublish/")

    assert EditionPage.objects.get(pk=edition.pk).live is True


def test_redaction_submits_and_publication_approves(redaction, publication, edition):
    parent = edition.get_parent()
    redaction.post(add_url("edition", parent), post_data("edition", action="submit"))
    draft = EditionPage.objects.get(year=2031)
    state = draft.current_workflow_task_state

    publication.post(
        f"/admin/pages/workflow/action/{draft.pk}/approve/{state.pk}/", {"comment": ""}
    )

    draft.refresh_from_db()
    assert WorkflowState.objects.get().status == "approved"
    assert (draft.live, draft.slug) == (True, "2031")


ADDRESSES = {
    "/admin/users/": 200,
    "/admin/groups/": 200,
    "/admin/sites/": 200,
    "/admin/redirects/": 200,
    "/admin/workflows/list/": 200,
    "/admin/collections/": 200,
    "/admin/snippets/cuf_site/organisation/": 200,
}


@pytest.mark.parametrize("address", ADDRESSES)
def test_webmaster_manages_the_installation(webmaster, address):
    assert webmaster.get(address).status_code == 200


@pytest.mark.parametrize("address", ADDRESSES)
def test_others_are_refused_what_is_the_webmaster_s(redaction, publication, address):
    answers = [client.get(address) for client in (redaction, publication)]

    assert [answer["Location"] for answer in answers] == ["/admin/", "/admin/"]


@pytest.mark.parametrize(
    "address",
    [
        "/admin/",
        "/admin/pages/{home}/",
        "/admin/images/",
        "/admin/documents/",
        "/admin/reports/site-history/",
    ],
)
def test_each_group_opens_its_admin(home, redaction, publication, webmaster, address):
    address = address.format(home=home.pk)

    answers = [client.get(address).status_code for client in (redaction, publication, webmaster)]

    assert answers == [200, 200, 200]


def test_visitor_publishes_nothing(client, edition):
    url = add_url("content", Page.objects.get(pk=edition.get_parent().get_parent().pk))

    response = client.post(url, post_data("content", action="publish"))

    assert response["Location"].startswith("/admin/login/")
    assert not ContentPage.objects.exists()


def test_images_are_chosen_and_added_by_redaction_but_not_deleted(redaction, home):
    image = factories.make_image()

    answers = [
        redaction.get(address).status_code
        for address in ("/admin/images/chooser/", "/admin/images/add/")
    ]
    redaction.post(f"/admin/images/{image.pk}/delete/")

    assert answers == [200, 200]
    assert type(image).objects.filter(pk=image.pk).exists()
