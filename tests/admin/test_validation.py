"""Every rule of publication, through the admin's forms, on a new page and on a draft."""

import pytest
from django.template.response import TemplateResponse
from wagtail.models import Page, WorkflowState
from wagtail.test.utils.form_data import querydict_from_html

from home.models import ContentPage
from press.models import PressReleasePage
from rencontres.models import EditionPage, SessionPage
from tests import factories

from .posts import JSON, add_url, edit_url, post_data, valid
from .rules import RULES

PAGES = {
    "edition": EditionPage,
    "session": SessionPage,
    "release": PressReleasePage,
    "content": ContentPage,
}
on_new_and_draft = pytest.mark.parametrize("existing", [False, True], ids=["new", "draft"])
each_page = pytest.mark.parametrize("page", RULES)


@pytest.fixture
def parents(edition):
    """The parent of each type of page, in a site that has an edition and a session."""
    factories.make_session(edition, title="Une autre", slug="une-autre", reference="atelier-1")
    return {
        "edition": factories.get_index(),
        "session": edition,
        "release": factories.get_press_index(),
        "content": edition.get_parent().get_parent(),
    }


@pytest.fixture
def image(home):
    return factories.make_image()


def make_draft(page, parent):
    """Return a draft of this type, with the least a draft has."""
    fields = {"title": "Brouillon", "slug": "brouillon", "live": False}
    draft = factories.add_page(parent, PAGES[page](**fields))
    draft.save_revision(clean=False)
    return draft


def broken_data(rule, image, action=None):
    """Return the POST data that break ``rule``."""
    changes = dict(rule.changes)
    if rule.changes.get("body", [("", "")])[0][0] == "image":
        block, value = changes["body"][0]
        changes["body"] = [(block, value | {"image": str(image.pk)})]
    return post_data(rule.page, changes, action)


def sentences(form, where) -> list[str]:
    """Return the errors that stand at ``where``; see ``Rule``."""
    if isinstance(where, str):
        return form.errors[where]
    relation, *path = where
    if relation != "body":
        row, field = path
        return form.formsets[relation].forms[row].errors[field]
    error = form.errors.as_data()["body"][0]
    for step in path:
        error = error.block_errors[step]
    return error.messages


def all_errors(form) -> list[dict]:
    """Return the errors of the form and of its rows, where there are any."""
    rows = [row for formset in form.formsets.values() for row in formset.forms]
    return [part.errors for part in (form, *rows) if part.errors]


def lost(data, response) -> dict:
    """Return what was typed, the body left out, and is not in the form that is shown again."""
    kept = querydict_from_html(response.content.decode(), form_id="page-edit-form")
    return {
        name: value
        for name, value in data.items()
        if not name.startswith(("body-", "action-")) and kept.get(name, "").strip() != value
    }


def is_live(title) -> bool:
    return Page.objects.filter(title=title, live=True).exists()


@pytest.fixture
def url(parents, page, existing):
    """Where a new page, or a draft that is there already, is posted."""
    parent = parents[page]
    return edit_url(make_draft(page, parent)) if existing else add_url(page, parent)


@each_page
def test_rules_let_drafts_save(redaction, parents, image, page, subtests):
    for rule in RULES[page]:
        with subtests.test(rule.name):
            data = broken_data(rule, image)

            autosaved = redaction.post(add_url(page, parents[page]), data, headers=JSON).json()

            assert not Page.objects.get(pk=autosaved["pk"]).live


@each_page
def test_draft_is_saved_over_what_was_saved_by_itself(redaction, parents, image, page):
    data = broken_data(RULES[page][0], image)

    autosaved = redaction.post(add_url(page, parents[page]), data, headers=JSON).json()
    draft = Page.objects.get(pk=autosaved["pk"])
    data |= autosaved["field_updates"]
    overwrite = {"overwrite_revision_id": autosaved["revision_id"]}
    again = redaction.post(edit_url(draft), data | overwrite, headers=JSON).json()
    saved = redaction.post(edit_url(draft), data)

    assert again["revision_id"] == autosaved["revision_id"]
    assert (saved.status_code, saved["Location"]) == (302, edit_url(draft))


@each_page
def test_half_typed_draft_opens_again(redaction, parents, image, page, subtests):
    for rule in [rule for rule in RULES[page] if not isinstance(rule.where, str)]:
        with subtests.test(rule.name):
            saved = redaction.post(add_url(page, parents[page]), broken_data(rule, image))

            opened = redaction.get(saved["Location"])
            shown = redaction.get(saved["Location"].replace("/edit/", "/view_draft/"))

            assert (opened.status_code, shown.status_code) == (200, 200)


@pytest.fixture
def undrawn(monkeypatch):
    """Answer with the context alone: a refused form is in it, and takes long to draw."""

    def render(response):
        response.content = b""
        return response

    monkeypatch.setattr(TemplateResponse, "render", render)


@on_new_and_draft
@each_page
def test_rules_forbid_publication_on_their_field(publication, url, image, page, undrawn, subtests):
    for rule in RULES[page]:
        with subtests.test(rule.name):
            data = broken_data(rule, image, "publish")

            response = publication.post(url, data)

            form = response.context_data["form"]
            assert response.status_code == 200
            assert sentences(form, rule.where) == [rule.french()]
            assert len(all_errors(form)) == 1
            assert not is_live(data["title"])


@on_new_and_draft
@each_page
def test_refused_form_shows_all_that_was_typed(publication, url, page):
    rows = [rule.changes for rule in RULES[page] if not isinstance(rule.where, str)]
    typed = {name: value for change in rows for name, value in change.items() if name != "body"}
    data = post_data(page, typed | {"slug": "recherche"}, "publish")

    response = publication.post(url, data)

    assert response.status_code == 200
    assert lost(data, response) == ({"slug": "recherche"} if page == "edition" else {})


@on_new_and_draft
@each_page
def test_rules_forbid_submission_on_their_field(redaction, url, image, page):
    rule = RULES[page][0]
    data = broken_data(rule, image, "submit")

    response = redaction.post(url, data)

    assert response.status_code == 200
    assert sentences(response.context["form"], rule.where) == [rule.french()]
    assert not WorkflowState.objects.exists()


@on_new_and_draft
@each_page
def test_corrected_page_publishes(publication, url, image, page):
    refused = publication.post(url, broken_data(RULES[page][0], image, "publish"))
    response = publication.post(url, post_data(page, action="publish"))

    assert (refused.status_code, response.status_code) == (200, 302)
    assert is_live(valid(page)["title"])


@each_page
def test_rules_speak_french(page):
    assert [rule.name for rule in RULES[page] if rule.french() == rule.english()] == []
