"""An edition in the admin: its title, its address, and what is told after publishing."""

import pytest
from django.contrib.messages import get_messages
from django.utils.translation import gettext, override
from wagtail.users.models import UserProfile

from rencontres.models import EditionPage
from tests import factories

from .posts import JSON, add_url, edit_url, post_data

EMPTY = {"title": "", "number": "", "year": "", "start_date": "", "end_date": ""}
DATES = {"start_date": "", "end_date": ""}


def told(response) -> list[str]:
    return [str(message) for message in get_messages(response.wsgi_request)]


@pytest.fixture
def add(redaction, index):
    """Add a draft as Rédaction does; return the page."""

    def add(**changes):
        known = set(EditionPage.objects.values_list("pk", flat=True))
        redaction.post(add_url("edition", index), post_data("edition", changes))
        return EditionPage.objects.exclude(pk__in=known).get()

    return add


def test_empty_draft_saves_under_a_title_and_an_address(add):
    first, second = add(**EMPTY), add(**EMPTY)

    assert (first.title, second.title) == ("Rencontres", "Rencontres")
    assert (first.slug, second.slug) == ("rencontres", "rencontres-2")


def test_title_and_address_are_made_from_the_year(add):
    draft = add(title="", year="2031")

    assert (draft.title, draft.slug) == ("Rencontres 2031", "2031")


def test_title_made_of_another_year_follows_the_year(redaction, edition):
    titles = {"Rencontres 2023": "2024", "Rencontres": "2025", "Rencontres 2023 à Lyon": "2026"}

    for title, year in titles.items():
        changes = {"title": title, "year": year} | DATES
        redaction.post(edit_url(edition), post_data("edition", changes))
    drafts = [revision.as_object().title for revision in edition.revisions.order_by("pk")]

    assert drafts == ["Rencontres 2024", "Rencontres 2025", "Rencontres 2023 à Lyon"]


@pytest.mark.parametrize("typed", ["RAICT2031", "#RAICT2031", "# RAICT 2031"])
def test_hashtag_is_one_word_with_its_sign(add, typed):
    assert add(hashtag=typed).hashtag == "#RAICT2031"


def test_preview_of_a_new_edition_has_the_title_it_will_have(redaction, index):
    preview = f"{add_url('edition', index)}preview/"

    redaction.post(preview, post_data("edition", {"title": ""}))
    response = redaction.get(f"{preview}?mode=")

    assert response.context_data["page"].title == "Rencontres 2031"


def test_title_is_french_whatever_language_the_editor_reads(add, redaction):
    UserProfile.objects.create(user=redaction.user, preferred_language="en")

    draft = add(title="", year="2031")

    assert draft.title == "Rencontres 2031"


def test_title_that_is_a_number_makes_no_address_of_a_year(add):
    draft = add(**EMPTY | {"title": "2031"})
    other = add(year="2031")

    assert (draft.slug, other.slug) == ("edition", "2031")


def test_two_drafts_of_one_year_save_and_only_one_is_published(add, publication):
    first, second = add(year="2031"), add(year="2031", number="23")

    refused = publication.post(edit_url(second), post_data("edition", {"number": "23"}, "publish"))
    first.delete()
    published = publication.post(
        edit_url(second), post_data("edition", {"number": "23"}, "publish")
    )

    assert list(refused.context["form"].errors) == ["year"]
    assert published.status_code == 302
    second.refresh_from_db()
    assert (second.live, second.slug) == (True, "2031")


def test_year_changed_on_a_live_edition_changes_its_address_once_published(publication, edition):
    changes = {"title": "Rencontres 2024", "number": "14", "year": "2024"} | DATES
    publication.post(edit_url(edition), post_data("edition", changes))
    edition.refresh_from_db()
    before = (edition.slug, edition.year)

    publication.post(edit_url(edition), post_data("edition", changes, "publish"))

    edition.refresh_from_db()
    assert before == ("2023", 2023)
    assert (edition.slug, edition.year, edition.url_path[-6:]) == ("2024", 2024, "/2024/")


def test_year_emptied_in_a_draft_of_a_live_edition_leaves_it_alone(redaction, edition):
    changes = {"title": "Rencontres 2023", "number": "14", "year": ""} | DATES

    autosaved = redaction.post(edit_url(edition), post_data("edition", changes), headers=JSON)
    opened = redaction.get(edit_url(edition))

    edition.refresh_from_db()
    assert autosaved.json()["success"] is True
    assert opened.status_code == 200
    assert (edition.year, edition.slug, edition.live) == (2023, "2023", True)


@pytest.mark.parametrize(("reason", "warnings"), [("", 1), ("Crise sanitaire", 0)])
def test_cancelled_edition_without_a_reason_is_published_with_a_warning(
    publication, index, reason, warnings
):
    changes = {"status": "cancelled", "status_reason": reason}

    response = publication.post(add_url("edition", index), post_data("edition", changes, "publish"))

    with override("fr"):
        warning = gettext("This edition is cancelled and gives no reason: readers will ask why.")
    assert EditionPage.objects.get().live is True
    assert told(response).count(warning) == warnings


def test_page_of_another_language_is_not_published_from_the_form(admin_client, edition):
    translation = factories.translate(edition, "en", live=False)
    changes = {"title": "Meetings 2023", "number": "14", "year": "2023", "end_date": "2001-01-01"}

    opened = admin_client.get(edit_url(translation))
    saved = admin_client.post(edit_url(translation), post_data("edition", changes, "publish"))

    assert (opened.status_code, saved.status_code) == (200, 302)
    translation.refresh_from_db()
    assert not translation.live


def test_value_that_cannot_be_read_is_refused_on_its_field_even_in_a_draft(redaction, edition):
    changes = {"start_date": "bientôt", "figures": [{"kind": "cafes", "value": "beaucoup"}]}

    saved = redaction.post(edit_url(edition), post_data("edition", changes))
    autosaved = redaction.post(edit_url(edition), post_data("edition", changes), headers=JSON)

    form = saved.context["form"]
    assert list(form.errors) == ["start_date"]
    assert "value" in form.formsets["figures"].forms[0].errors
    assert (autosaved.status_code, autosaved.json()["success"]) == (400, False)
