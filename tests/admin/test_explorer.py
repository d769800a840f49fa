"""The list of the pages of an edition: what it asks of the database, and what it offers."""

import pytest
from wagtail.models import Page

from tests import factories
from tests.translating import submit


@pytest.mark.parametrize("number", [1, 3, 20])
def test_list_of_an_edition_costs_the_same_whatever_it_holds(
    redaction, publication, settings, django_assert_num_queries, number
):
    # Wagtail keeps the addresses of sites in the cache.
    backend = "django.core.cache.backends.locmem.LocMemCache"
    settings.CACHES = {"default": {"BACKEND": backend, "LOCATION": f"explorer-{number}"}}
    edition = factories.make_edition(sessions=number + 1)
    for draft in range(number):
        factories.make_session(edition, f"Brouillon {draft}", live=False)
    for language in ("en", "es", "ar"):
        factories.translate(edition, language)
        submit(edition.sessions().first(), language)
    url = f"/admin/pages/{edition.pk}/"

    for client in (redaction, publication):
        assert client.get(url).status_code == 200
        with django_assert_num_queries(49):
            client.get(url)


@pytest.mark.parametrize(
    ("group", "deleted"), [("redaction", {"draft"}), ("publication", {"live", "draft"})]
)
def test_who_does_not_publish_deletes_drafts_only(request, edition, group, deleted):
    user = request.getfixturevalue(group).user
    pages = {
        "live": factories.make_session(edition),
        "draft": factories.make_session(edition, live=False),
    }

    found = {name: page.permissions_for_user(user) for name, page in pages.items()}

    assert {name for name, may in found.items() if may.can_delete()} == deleted
    assert {name for name, may in found.items() if may.can_move()} == deleted
    user.is_active = False
    assert not any(page.permissions_for_user(user).can_delete() for page in pages.values())


def test_who_does_not_publish_keeps_a_draft_above_a_live_page(redaction, edition):
    factories.make_session(edition)
    Page.objects.filter(pk=edition.pk).update(live=False)
    draft = type(edition).objects.get(pk=edition.pk)

    assert not draft.permissions_for_user(redaction.user).can_delete(ignore_bulk=True)
