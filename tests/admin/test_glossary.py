"""The glossary in the admin: editors keep it, translators read it."""

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command
from wagtail.models import Locale

from cuf_site.localisation.states import translation_locales
from cuf_site.models import GlossaryRendering, GlossaryTerm

LISTING = 15  # queries
NO_WORDS = "Écrivez des mots\xa0: «\xa0…\xa0» n’en a pas."
TAKEN = "«\xa0fil rouge\xa0» fait déjà partie du terme «\xa0fil rouge\xa0»."
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
    text = " ".join(BeautifulSoup(html, "html.parser").get_text().split())
    assert "À éviter : red thread" in text
    assert "La question de l’année." in html
    assert "Jamais « topic »" in html


def test_list_shows_the_other_forms_of_a_term(redaction, term):
    GlossaryTerm.objects.update(other_forms="fil conducteur, FR")

    assert "Autres formes : fil conducteur, FR." in redaction.get(LIST).content.decode().replace(
        "\u00a0", " "
    )


def test_list_begins_on_the_right_in_arabic(redaction, term):
    arabic = Locale.objects.get(language_code="ar")
    GlossaryRendering.objects.create(term=term, locale=arabic, preferred="محور\nالمحور الرئيسي")

    page = BeautifulSoup(redaction.get(LIST).content, "html.parser")

    forms = page.find("span", dir="rtl")
    assert [form.text for form in forms.find_all("span", lang="ar")] == ["محور", "المحور الرئيسي"]


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


def test_term_is_found_by_the_renderings_just_written(redaction, home, settings):
    settings.WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "cuf_site.words.search_backend"}}

    def found(words: str) -> list[str]:
        rows = redaction.get(LIST, {"q": words}).context["object_list"]
        return [row.french for row in rows]

    row = {"locale": locale("en"), "preferred": "edition", "forbidden": "printing"}
    redaction.post(f"{LIST}add/", form(row, french="numéro"))
    assert (found("édition"), found("printing")) == (["numéro"], ["numéro"])

    term = GlossaryTerm.objects.get()
    row |= {"id": term.renderings.get().pk, "preferred": "issue"}
    changed = form(row, french="numéro") | {"renderings-INITIAL_FORMS": 1}
    redaction.post(f"{LIST}edit/{term.pk}/", changed)
    assert (found("édition"), found("issue")) == ([], ["numéro"])

    redaction.post(f"{LIST}edit/{term.pk}/", changed | {"renderings-0-DELETE": "on"})
    assert (found("issue"), found("numero")) == ([], ["numéro"])

    GlossaryRendering.objects.create(term=term, locale_id=locale("en"), preferred="issue")
    GlossaryTerm.objects.get().delete()
    assert found("issue") == []


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

    formset = response.context["form"].formsets["renderings"]
    assert formset.non_form_errors() == [
        "Chaque langue a une seule traduction\u00a0: mettez-y tous ses mots, une forme par ligne."
    ]
    said = ["Ce terme a déjà une traduction dans cette langue."]
    assert [one.non_field_errors() for one in formset.forms] == [[], said]
    assert not GlossaryTerm.objects.exists()


def test_french_is_no_language_to_render_in(redaction, home):
    response = redaction.post(f"{LIST}add/", form({"locale": locale("fr"), "preferred": "mot"}))

    assert response.status_code == 200
    assert not GlossaryTerm.objects.exists()


def test_rendering_is_not_both_preferred_and_to_avoid(redaction, home):
    row = {"locale": locale("en"), "preferred": "edition", "forbidden": "issue\nEdition"}

    response = redaction.post(f"{LIST}add/", form(row))

    html = response.content.decode()
    assert "«\xa0Edition\xa0» est à employer\xa0: ce ne peut être aussi à éviter." in html
    assert not GlossaryTerm.objects.exists()


@pytest.mark.parametrize("field", ["preferred", "forbidden"])
@pytest.mark.parametrize("text", ["…", ",", "theme\n—"])
def test_rendering_has_words(redaction, home, field, text):
    row = {"locale": locale("en"), "preferred": "edition"} | {field: text}

    response = redaction.post(f"{LIST}add/", form(row))

    told = response.context["form"].formsets["renderings"].forms[0].errors
    assert told == {field: [f"Écrivez des mots\xa0: «\xa0{text[-1]}\xa0» n’en a pas."]}
    assert not GlossaryTerm.objects.exists()


def test_rendering_may_have_a_comma(redaction, home):
    name = "Ministry of Higher Education, Research and Innovation"

    redaction.post(f"{LIST}add/", form({"locale": locale("en"), "preferred": f"{name}\nMESRI"}))

    html = redaction.get(LIST).content.decode()
    assert f'<span lang="en" dir="auto">{name}</span> / <span lang="en" dir="auto">MESRI<' in html


@pytest.mark.parametrize(
    ("values", "field", "reason"),
    [
        ({"french": "FIL ROUGE"}, "french", TAKEN),
        ({"other_forms": "numéro, Fil  Rouge"}, "other_forms", TAKEN),
        ({"french": "…"}, "french", NO_WORDS),
        ({"other_forms": "numéro, …"}, "other_forms", NO_WORDS),
        ({"french": " "}, "french", "Champ requis."),
        (
            {"french": "x" * 201},
            "french",
            "Assurez-vous que cette valeur comporte au plus 200 caractères (actuellement 201).",
        ),
    ],
)
def test_each_mistake_is_told_once_on_its_field(redaction, term, values, field, reason):
    response = redaction.post(f"{LIST}add/", form(**values))

    assert errors(response) == {field: [reason]}
    assert GlossaryTerm.objects.count() == 1


def test_glossary_is_in_no_report_of_translations(publication, term):
    report = publication.get("/admin/reports/languages/")

    assert report.status_code == 200
    assert "fil rouge" not in report.content.decode()
