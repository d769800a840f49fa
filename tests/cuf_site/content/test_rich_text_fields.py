"""Formatted texts keep tables, headings and addresses readable, whatever the way in."""

import json

import pytest
from django.core.exceptions import ValidationError

from cuf_site.content.rich_text_widget import SiteRichTextArea
from home.models import ContentPage
from press.models import PressReleasePage
from tests import factories

TABLE = "<table><tr><td>Nantes</td><td>12 000</td></tr></table>"
LINE = "<p>Nantes ; 12 000</p>"
LINK = '<p><a href="www.raict.org">raict</a></p>'


def test_text_of_the_organisation_keeps_cells_apart(home):
    organisation = factories.make_organisation()
    organisation.boilerplate = TABLE + LINK

    organisation.save()

    kept = LINE + LINK.replace("www", "https://www")
    assert organisation.boilerplate == kept
    organisation.refresh_from_db()
    assert organisation.boilerplate == kept


def test_text_of_a_query_keeps_cells_apart(home):
    person = factories.make_person()

    type(person).objects.filter(pk=person.pk).update(biography=TABLE)

    person.refresh_from_db()
    assert person.biography == LINE


def test_text_of_a_version_is_published_with_its_cells_apart(home):
    release = factories.make_release()
    release.lead = TABLE

    release.save_revision().publish()

    assert PressReleasePage.objects.get().lead == LINE


def test_body_keeps_cells_apart_and_its_headings(home):
    page = factories.make_content_page(home)
    page.body = [
        ("paragraph", f"<h1>Aides</h1>{TABLE}"),
        ("call_out", {"title": "", "text": "<h2>Avis</h2>"}),
    ]

    page.save()

    body = ContentPage.objects.get(pk=page.pk).body
    assert body[0].value.source == f"<h2>Aides</h2>{LINE}"
    assert body[1].value["text"].source == "<p><b>Avis</b></p>"


def block(kind, text="Titre"):
    return {"key": "a", "text": text, "type": kind, "depth": 0, "inlineStyleRanges": [],
            "entityRanges": []}  # fmt: skip


@pytest.mark.parametrize(
    ("features", "kind", "kept"),
    [
        ([], "header-one", "<b>Titre</b></p>"),
        (["h2", "h3"], "header-one", "<h2"),
        (["h2", "h3"], "header-six", "<h3"),
        (["h2", "h3"], "blockquote", "<p"),
        ([], "code-block", "<p"),
    ],
)
def test_block_that_the_editor_does_not_know_keeps_its_text(features, kind, kept):
    posted = json.dumps({"blocks": [block(kind)], "entityMap": {}})

    html = SiteRichTextArea(features=["bold", *features]).converter.to_database_format(posted)

    assert "Titre" in html
    assert kept in html


@pytest.mark.parametrize(
    "posted", ["{", "[]", "1", '"a"', '{"blocks": 3}', '{"blocks": [{}]}', "[" * 10_000, "\0",
               json.dumps({"blocks": [block("unstyled") | {"entityRanges": [
                   {"key": 4, "offset": 0, "length": 1}]}], "entityMap": {}})],
)  # fmt: skip
def test_text_that_cannot_be_read_is_refused_on_its_field(posted):
    field = PressReleasePage._meta.get_field("lead").formfield()
    html = field.widget.value_from_datadict({"lead": posted}, {}, "lead")

    with pytest.raises(ValidationError):
        field.clean(html)
