"""Lists and forms of the snippets, for those who may and those who may not."""

import pytest

from cuf_site.models import Organisation
from press.models import PressContact
from rencontres.models import Group, Partner, Person, SessionKind, Topic, Venue
from tests import factories

NAMED = {"name": "Neuf"}
SNIPPETS = {
    Person: {"family_name": "Neuf", "links-TOTAL_FORMS": "0", "links-INITIAL_FORMS": "0"},
    Partner: NAMED,
    Venue: NAMED | {"country": "FR"},
    Topic: NAMED,
    Group: NAMED | {"kind": "country"},
    SessionKind: NAMED | {"key": "neuf", "shape": "square", "order": "1"},
    PressContact: NAMED,
}
each_snippet = pytest.mark.parametrize("model", SNIPPETS, ids=lambda model: model.__name__)
EDITORIAL = [model for model in SNIPPETS if model is not SessionKind]


def url(model, view="", row=None) -> str:
    parts = ["/admin/snippets", *model._meta.label_lower.split("."), view, row and str(row.pk)]
    return "/".join(part for part in parts if part) + "/"


def make(model):
    fields = {name: value for name, value in SNIPPETS[model].items() if "FORMS" not in name}
    return model.objects.create(locale=factories.french(), **fields)


@each_snippet
def test_publication_lists_adds_edits_and_deletes(publication, model):
    publication.post(url(model, "add"), SNIPPETS[model])
    row = model.objects.get()

    shown = [
        publication.get(address).status_code
        for address in (
            url(model),
            url(model, "add"),
            url(model, "edit", row),
            url(model, "usage", row),
            url(model, "history", row),
            url(model, "delete", row),
        )
    ]
    edited = publication.post(url(model, "edit", row), SNIPPETS[model])
    deleted = publication.post(url(model, "delete", row))

    assert shown == [200] * 6
    assert (edited.status_code, deleted.status_code) == (302, 302)
    assert not model.objects.exists()


@pytest.mark.parametrize("model", EDITORIAL, ids=lambda model: model.__name__)
def test_redaction_adds_and_edits_but_never_deletes(redaction, model):
    redaction.post(url(model, "add"), SNIPPETS[model])
    row = model.objects.get()

    edited = redaction.post(url(model, "edit", row), SNIPPETS[model])
    deleted = redaction.post(url(model, "delete", row))
    path = model._meta.label_lower.replace(".", "/")
    redaction.post(f"/admin/bulk/{path}/delete/?id={row.pk}&next=/admin/")

    assert edited["Location"] == url(model)
    assert deleted["Location"] == "/admin/"
    assert model.objects.filter(pk=row.pk).exists()


def test_redaction_does_not_touch_session_kinds(redaction):
    row = make(SessionKind)

    answers = [
        redaction.get(url(SessionKind)),
        redaction.post(url(SessionKind, "add"), SNIPPETS[SessionKind] | {"key": "autre"}),
        redaction.post(url(SessionKind, "edit", row), SNIPPETS[SessionKind] | {"name": "Faux"}),
        redaction.post(url(SessionKind, "delete", row)),
    ]

    assert [answer["Location"] for answer in answers] == ["/admin/"] * 4
    assert list(SessionKind.objects.values_list("name", flat=True)) == ["Neuf"]


def test_snippet_without_its_name_is_refused_on_its_field(redaction):
    data = SNIPPETS[Person] | {"family_name": ""}

    response = redaction.post(url(Person, "add"), data)

    assert list(response.context["form"].errors) == ["family_name"]


@pytest.mark.parametrize(
    ("model", "field", "mark"),
    [(Person, "is_withdrawn", "Retirée"), (SessionKind, "is_break", "Pause")],
)
def test_list_marks_only_the_rows_concerned(publication, model, field, mark):
    row = make(model)

    plain = publication.get(url(model)).content.decode()
    model.objects.filter(pk=row.pk).update(**{field: True})
    marked = publication.get(url(model)).content.decode()

    assert "False" not in plain
    assert marked.count(mark) == plain.count(mark) + 1


@pytest.fixture
def organisation(home):
    return factories.make_organisation()


ORGANISATION = {
    "name": "Cités Unies France",
    "accessibility_status": "none",
    "phone": "+33 1 00 00 00 00",
}


def test_webmaster_edits_the_organisation(webmaster, organisation):
    shown = webmaster.get(url(Organisation, "edit", organisation))
    webmaster.post(url(Organisation, "edit", organisation), ORGANISATION)

    assert shown.status_code == 200
    assert Organisation.objects.get().phone == "+33 1 00 00 00 00"


@pytest.mark.parametrize("is_superuser", [False, True])
def test_nobody_adds_nor_deletes_an_organisation(webmaster, organisation, is_superuser):
    webmaster.user.is_superuser = is_superuser
    webmaster.user.save()

    webmaster.post(url(Organisation, "add"), ORGANISATION)
    webmaster.post(url(Organisation, "delete", organisation))
    webmaster.post(f"/admin/bulk/cuf_site/organisation/delete/?id={organisation.pk}&next=/admin/")

    assert list(Organisation.objects.all()) == [organisation]


def test_publication_does_not_edit_the_organisation(publication, organisation):
    response = publication.post(url(Organisation, "edit", organisation), ORGANISATION)

    assert response["Location"] == "/admin/"
    assert Organisation.objects.get().phone == ""


def test_visitor_is_sent_to_the_login_page(client, home):
    response = client.get(url(Person))

    assert response["Location"] == "/admin/login/?next=/admin/snippets/rencontres/person/"
