"""The glossary in the admin: editors keep it, translators read it."""

import pytest
from django.core.management import call_command
from wagtail.models import Locale

from cuf_site.localisation.states import translation_locales
from cuf_site.models import GlossaryRendering, GlossaryTerm

LISTING = 15  # queries
LIST = "/admin/snippets/cuf_site/glossaryterm/"


@pytest.fixture
def term(home):
    """« fil rouge » in English, with a form to avoid and notes; other languages lack it."""
    term = GlossaryTerm.objects.create(french="fil rouge", note="La question de l’année.")
    english = Locale.objects.get(language_code="en")
    GlossaryRendering.objects.create(
        term=term,
        locale=english,
        preferred="theme",
        forbidden="red thread",
        note="Jamais « topic »",
    )
    return term


def form(*renderings: dict, **values) -> dict:
    """Return what the form of a term sends."""
    data = {"french": "édition", "other_forms": "", "note": ""} | values
    data |= {"renderings-TOTAL_FORMS": len(renderings), "renderings-INITIAL_FORMS": 0}
    for number, rendering in enumerate(renderings):
        row = {"preferred": "", "forbidden": "", "note": "", "id": ""} | rendering
        data |= {f"renderings-{number}-{name}": value for name, value in row.items()}
    return data


def locale(code: str) -> int:
    return Locale.objects.get(language_code=code).pk


def errors(response) -> dict:
    return response.context["form"].errors


@pytest.mark.parametrize("who", ["redaction", "publication", "webmaster"])
def test_editors_add_and_change_terms(request, home, who):
    client = request.getfixturevalue(who)
    data = form({"locale": locale("en"), "preferred": "edition"})

    client.post(f"{LIST}add/", data)
    added = GlossaryTerm.objects.get()
    row = {"id": added.renderings.get().pk, "locale": locale("en"), "preferred": "issue"}
    changed = form(row, note="Pas un livre") | {"renderings-INITIAL_FORMS": 1}
    client.post(f"{LIST}edit/{added.pk}/", changed)

    added.refresh_from_db()
    assert (added.note, GlossaryRendering.objects.get().preferred) == ("Pas un livre", "issue")


def test_redaction_deletes_no_term_and_publication_does(redaction, publication, term):
    redaction.post(f"{LIST}delete/{term.pk}/")
    is_kept = GlossaryTerm.objects.exists()
    publication.post(f"{LIST}delete/{term.pk}/")

    assert (is_kept, GlossaryTerm.objects.exists()) == (True, False)


def test_list_shows_renderings_with_their_language(redaction, term):
    html = redaction.get(LIST).content.decode()

    assert '<span lang="en" dir="auto">theme</span>' in html
    assert 'À éviter : <span lang="en" dir="auto">red thread</span>' in html.replace("\u00a0", " ")
    assert "La question de l’année." in html
    assert "Jamais « topic »" in html


def test_what_editors_write_is_escaped(redaction, term):
    GlossaryRendering.objects.update(preferred="<script>1</script>", note="<b>2</b>")

    html = redaction.get(LIST).content.decode()

    assert "<script>1" not in html
    assert "<b>2" not in html


@pytest.mark.parametrize(
    ("query", "found"),
    [("q=Fils", []), ("q=FIL", ["fil rouge"]), ("q=them", ["fil rouge"]), ("q=édition", [])],
)
def test_list_is_searched_in_both_languages(redaction, term, query, found):
    call_command("update_index", verbosity=0)

    rows = redaction.get(f"{LIST}?{query}").context["object_list"]

    assert [row.french for row in rows] == found


@pytest.mark.parametrize(
    ("query", "found"), [("lacking=en", []), ("lacking=es", ["fil rouge"]), ("lacking=x", None)]
)
def test_list_is_filtered_by_what_a_language_lacks(redaction, term, query, found):
    response = redaction.get(f"{LIST}?{query}")

    if found is not None:
        assert [row.french for row in response.context["object_list"]] == found
    assert response.status_code == 200


@pytest.mark.parametrize("count", [1, 3, 40])
def test_list_costs_the_same_whatever_its_length(redaction, home, count, django_assert_num_queries):
    for number in range(count):
        term = GlossaryTerm.objects.create(french=f"terme {number}")
        for one in translation_locales():
            GlossaryRendering.objects.create(term=term, locale=one, preferred=f"mot {number}")
    redaction.get(LIST)

    with django_assert_num_queries(LISTING):
        redaction.get(LIST)


def test_translator_reads_the_list(translator, term):
    response = translator.get(LIST)

    html = response.content.decode()
    assert (response.status_code, [row.french for row in response.context["object_list"]]) == (
        200,
        ["fil rouge"],
    )
    names = [column.name for column in response.context["table"].columns.values()]
    assert names == ["french", "en", "notes"]
    assert "theme" in html
    assert f"{LIST}edit/" not in html
    assert f"{LIST}add/" not in html


@pytest.mark.parametrize("path", ["add/", "edit/{pk}/", "delete/{pk}/", "history/{pk}/"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_translator_changes_nothing(translator, term, path, method):
    response = getattr(translator, method)(LIST + path.format(pk=term.pk), form())

    assert response["Location"] == "/admin/"
    assert GlossaryTerm.objects.get() == term


def test_translator_deletes_no_terms_together(translator, term):
    url = f"/admin/bulk/cuf_site/glossaryterm/delete/?id={term.pk}&next=/admin/"

    translator.post(url)

    assert GlossaryTerm.objects.exists()


def test_language_has_one_rendering_of_a_term(redaction, home):
    row = {"locale": locale("en"), "preferred": "edition"}

    response = redaction.post(f"{LIST}add/", form(row, row))

    assert response.status_code == 200
    assert not GlossaryTerm.objects.exists()


def test_french_is_no_language_to_render_in(redaction, home):
    response = redaction.post(f"{LIST}add/", form({"locale": locale("fr"), "preferred": "mot"}))

    assert response.status_code == 200
    assert not GlossaryTerm.objects.exists()


def test_rendering_is_not_both_preferred_and_to_avoid(redaction, home):
    row = {"locale": locale("en"), "preferred": "edition", "forbidden": "issue, Edition"}

    response = redaction.post(f"{LIST}add/", form(row))

    html = response.content.decode()
    assert "« Edition » est à employer : ce ne peut être aussi à éviter." in html
    assert not GlossaryTerm.objects.exists()


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"french": "FIL ROUGE"}, "« fil rouge » fait déjà partie du terme « fil rouge »."),
        ({"other_forms": "numéro, Fil  Rouge"}, "« fil rouge » fait déjà partie du terme"),
        ({"french": "…"}, "Écrivez des mots : « … » n’en a pas."),
    ],
)
def test_form_belongs_to_one_term(redaction, term, values, reason):
    response = redaction.post(f"{LIST}add/", form(**values))

    assert reason in errors(response)["french"][0]
    assert GlossaryTerm.objects.count() == 1


def test_glossary_is_in_no_report_of_translations(publication, term):
    report = publication.get("/admin/reports/languages/")

    assert report.status_code == 200
    assert "fil rouge" not in report.content.decode()
