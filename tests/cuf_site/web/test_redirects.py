"""Redirects are made from addresses that readers may know, never from those of drafts."""

import pytest
from wagtail.contrib.redirects.models import Redirect

from tests import factories


@pytest.fixture
def page(home):
    return factories.make_content_page(home, slug="avant")


def rename(capture, page, slug):
    page = type(page).objects.get(pk=page.pk)
    with capture(execute=True):
        page.slug = slug
        page.save()
    return page


def redirected() -> list[str]:
    return sorted(Redirect.objects.values_list("old_path", flat=True))


def test_address_of_a_draft_is_forgotten(page, django_capture_on_commit_callbacks):
    draft = factories.make_content_page(page, slug="brouillon", live=False)
    factories.make_content_page(draft, slug="enfant")

    rename(django_capture_on_commit_callbacks, draft, "autre")

    assert redirected() == []


def test_address_of_a_live_page_and_of_those_below_leads_to_the_new_one(
    page, django_capture_on_commit_callbacks
):
    factories.make_content_page(page, slug="enfant")
    factories.make_content_page(page, slug="brouillon", live=False)

    rename(django_capture_on_commit_callbacks, page, "apres")

    assert redirected() == ["/avant", "/avant/enfant"]


def test_live_page_below_a_draft_has_no_address_to_remember(
    page, django_capture_on_commit_callbacks
):
    draft = factories.make_content_page(page, slug="brouillon", live=False)
    child = factories.make_content_page(draft, slug="enfant")

    rename(django_capture_on_commit_callbacks, child, "autre")

    assert redirected() == []


def test_page_off_line_keeps_the_address_it_was_published_at(
    page, django_capture_on_commit_callbacks
):
    page.save_revision().publish()
    page = type(page).objects.get(pk=page.pk)
    page.unpublish()

    for slug in ("a", "apres"):
        rename(django_capture_on_commit_callbacks, page, slug)

    assert redirected() == ["/avant"]


def test_moved_page_is_found_in_each_language_and_a_draft_is_not(home, page):
    factories.translate(page, slug="before")
    draft = factories.make_content_page(home, slug="brouillon", live=False)
    target = factories.make_content_page(home, slug="ici")
    factories.translate(target, slug="here")

    for moved in (page, draft):
        type(moved).objects.get(pk=moved.pk).move(target, pos="last-child")

    assert redirected() == ["/avant", "/en/before"]
