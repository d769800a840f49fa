"""The glossary in texts: which terms a French text holds, where a translation departs from them."""

import polib
import pytest
import yaml
from wagtail.models import Locale

from cuf_site.localisation.snippets import snippet_models
from cuf_site.localisation.workshop.glossary import Glossary, Term
from cuf_site.models import GlossaryRendering, GlossaryTerm
from home.demo import demo_files
from home.setup.prepare import DATA, GLOSSARY, make_glossary
from tests import factories

TERMS = yaml.safe_load(GLOSSARY.read_text(encoding="utf-8"))


@pytest.fixture
def seeded(db):
    for code in factories.LANGUAGES:
        Locale.objects.get_or_create(language_code=code)
    make_glossary(TERMS)


def glossary(language="en", **terms: dict) -> Glossary:
    """Return a glossary of what is given of each term: its forms, what is preferred, forbidden."""
    return Glossary([Term(french=name, **values) for name, values in terms.items()], language)


def seeds(language="en") -> Glossary:
    terms = [
        Term(
            french=row["french"],
            forms=(row["french"], *row.get("forms", ())),
            preferred=tuple(row["renderings"][language]["preferred"]),
            forbidden=tuple(row["renderings"][language].get("avoid", ())),
        )
        for row in TERMS
    ]
    return Glossary(terms, language)


def found(text: str) -> list[str]:
    return [term.french for term in seeds().terms_in(text)]


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("Le fil rouge de l’année", ["fil rouge"]),
        ("Les Fils rouges", ["fil rouge"]),
        ("Un profil rouge, un fil noir et rouge", []),
        ("FIL\u00a0ROUGE", ["fil rouge"]),
        ("L’edition, l'édition, l’Édition", ["édition"]),
        ("Une réédition", []),
        ("Pays à l'honneur et pays a l’honneur", ["pays à l’honneur"]),
        ("Les micro-ateliers", ["micro-atelier"]),
        ("Les micro-ateliers, puis les ateliers", ["micro-atelier", "atelier"]),
        ("La <b>coopération</b> d&eacute;centralisée", ["coopération décentralisée"]),
        ("Les ODD &amp; l’AFD", ["Objectifs de développement durable", "Agence française"]),
        ("équipes tout juste élues", []),
        ("les élu·e·s", ["élues et élus"]),
        ("", []),
    ],
)
def test_terms_are_found_whatever_their_spelling(text, terms):
    names = found(text)

    assert len(names) == len(terms)
    assert all(name.startswith(term) for name, term in zip(names, terms, strict=True))


def test_longest_term_stands_for_those_inside_it():
    name = "Rencontres de l’action internationale des collectivités territoriales"

    assert found(f"Les {name}") == [name]
    assert found("L’action des collectivités territoriales") == ["collectivités territoriales"]


def test_term_comes_with_its_renderings_and_notes(seeded):
    english = Glossary.of(Locale.objects.get(language_code="en"))

    (term,) = english.terms_in("Le fil rouge")

    assert (term.preferred, term.forbidden[0]) == (("theme",), "red thread")
    assert term.note == "La question à laquelle toute une édition répond."


@pytest.mark.parametrize(
    ("french", "text", "flagged"),
    [
        ("Le fil rouge", "The theme", False),
        ("Les fils rouges", "The themes", False),
        ("Le fil rouge", "The topic", True),
        ("Le fil rouge", "The <b>theme</b>", False),
        ("Le fil", "The thread", False),
        ("Les collectivités territoriales", "Local&nbsp;and regional GOVERNMENTS", False),
        ("Réunions de groupes-pays", "Country group meetings", False),
    ],
)
def test_departure_is_a_term_without_its_rendering(french, text, flagged):
    assert bool(seeds().departures(french, text)) == flagged


def test_departures_say_what_to_write():
    french = "Le fil rouge des collectivités territoriales"

    told = seeds().departures(french, "The red thread of territories")

    assert told == [
        "«\xa0red thread\xa0» est à éviter pour «\xa0fil rouge\xa0»\xa0: écrivez «\xa0theme\xa0».",
        "«\xa0collectivités territoriales\xa0» se traduit par "
        "«\xa0local and regional governments\xa0».",
    ]


def test_rendering_to_avoid_is_flagged_beside_the_right_one():
    told = seeds().departures("Un fil rouge", "A theme, or red thread")

    assert len(told) == 1
    assert "red thread" in told[0]


def test_rendering_to_avoid_is_right_inside_the_name_of_another_term():
    french = "La DAECT et les collectivités territoriales"
    name = "Delegation for the External Action of Local Authorities"

    assert seeds().departures(french, f"{name}, local and regional governments") == []
    assert len(seeds().departures(french, f"{name}, local authorities")) == 1


@pytest.mark.parametrize(
    ("french", "text"),
    [
        ("L’action internationale des collectivités territoriales", "{international} {}"),
        ("L’AICT", "{international} {}"),
        ("Rencontres de l’action internationale des collectivités territoriales", "RAICT: {}"),
    ],
)
@pytest.mark.parametrize(
    ("language", "international", "avoided"),
    [
        ("en", "international action of", "local authorities"),
        ("es", "acción internacional de las", "colectividades territoriales"),
        ("ar", "العمل الدولي", "للجماعات المحلية"),
    ],
)
def test_longer_terms_avoid_what_those_inside_them_avoid(
    french, text, language, international, avoided
):
    told = seeds(language).departures(french, text.format(avoided, international=international))

    assert len(told) == 1
    assert "est à éviter" in told[0]


@pytest.mark.parametrize("text", ["ورش", "الورش المصغرة", "وورشاتها"])
def test_arabic_workshops_have_two_plurals(text):
    assert seeds("ar").departures("Les ateliers", text) == []


@pytest.mark.parametrize(
    "text",
    [
        "الجماعات الترابية",
        "الجَماعات التّرابيّة",
        "الجمـــاعات الترابية",
        "والجماعات الترابية",
        "للجماعات الترابية",
        "وللجماعات الترابية",
        "بالجماعات الترابية",
        "جماعات ترابية",
        "وجماعات ترابية",
        "لجماعات ترابية",
    ],
)
def test_arabic_is_compared_without_signs_articles_and_prefixes(text):
    assert seeds("ar").departures("Les collectivités territoriales", text) == []


@pytest.mark.parametrize(
    ("french", "text"),
    [
        ("Une édition", "دورتها"),
        ("Une édition", "بدورة"),
        ("L’AFD", "الى الوكاله الفرنسيه للتنميه"),
        ("Leur fil rouge", "محورها الرئيسي"),
    ],
)
def test_arabic_nouns_keep_their_forms(french, text):
    assert seeds("ar").departures(french, text) == []


def test_arabic_departure_keeps_its_direction_in_a_sentence():
    (told,) = seeds("ar").departures("Le fil rouge", "الموضوع")

    assert told == "«\xa0fil rouge\xa0» se traduit par «\xa0\u2068المحور الرئيسي\u2069\xa0»."


def test_form_without_words_is_found_nowhere():
    terms = glossary(mot={"forms": ("…", "mot"), "preferred": ("—",)})

    assert [term.french for term in terms.terms_in("… un mot")] == ["mot"]
    assert terms.departures("un mot", "a word") == []


@pytest.mark.parametrize("count", [1, 3, 60])
def test_glossary_is_read_in_one_query(db, django_assert_num_queries, count):
    english = Locale.objects.get_or_create(language_code="en")[0]
    for number in range(count):
        term = GlossaryTerm.objects.create(french=f"terme {number}")
        GlossaryRendering.objects.create(term=term, locale=english, preferred=f"term {number}")

    with django_assert_num_queries(1):
        terms = Glossary.of(english)
        told = terms.departures("Le terme 0", "The word")

    assert len(told) == 1


def test_setup_writes_every_term_in_every_language(seeded):
    rows = GlossaryRendering.objects.order_by("locale__language_code")
    by_language = {
        code: rows.filter(locale__language_code=code).count() for code in ("en", "es", "ar")
    }

    assert GlossaryTerm.objects.count() == len(TERMS)
    assert by_language == dict.fromkeys(("en", "es", "ar"), len(TERMS))


def test_setup_leaves_a_glossary_that_editors_keep(seeded):
    GlossaryTerm.objects.exclude(french="fil rouge").delete()
    GlossaryRendering.objects.update(preferred="thread")

    make_glossary(TERMS)

    assert list(GlossaryTerm.objects.values_list("french", flat=True)) == ["fil rouge"]
    assert set(GlossaryRendering.objects.values_list("preferred", flat=True)) == {"thread"}


def test_seeds_break_no_rule_of_the_form(seeded):
    for term in GlossaryTerm.objects.all():
        term.full_clean()
    for rendering in GlossaryRendering.objects.all():
        rendering.full_clean()


def test_glossary_is_nothing_to_translate():
    assert not {GlossaryTerm, GlossaryRendering} & set(snippet_models())


def kinds(language: str) -> list[tuple[str, str]]:
    """Return the names of the kinds of session that ``setup`` makes, in French and a language."""
    rows = yaml.safe_load(DATA.read_text(encoding="utf-8"))["session_kinds"]
    names = [row["names"] for row in rows]
    return [pair for name in names for pair in zip(name["fr"], name[language], strict=True)]


@pytest.mark.parametrize("language", ["en", "es", "ar"])
def test_site_and_demo_depart_nowhere_from_the_glossary(language):
    path = demo_files.FOLDER / "translations" / f"{language}.po"
    entries = polib.pofile(str(path), encoding="utf-8")
    texts = [(entry.msgid, entry.msgstr) for entry in entries] + kinds(language)
    terms = seeds(language)

    told = [
        (sentence, text) for french, text in texts for sentence in terms.departures(french, text)
    ]

    assert told == []
    assert sum(len(terms.terms_in(french)) for french, _text in texts) > 100
