"""The search: what it finds, what it never shows, and how many questions it asks."""

from datetime import date

import pytest
from django.core.management import call_command
from wagtail.models import Locale
from wagtail.rich_text import RichText

from home.models import ContentPage, HomePage
from home.search.excerpts import excerpt
from rencontres.models import EditionPage, SessionGroup, SessionTopic
from rencontres.reading.addresses import person_handle
from tests import factories
from tests.pages import find, find_all, parse, text, texts

FRENCH = "/recherche/"
MOST_QUERIES = 15


@pytest.fixture(scope="module")
def searched(french_site):
    """Two editions with sessions, people, releases and texts; a part of it in other languages."""
    factories.make_organisation()
    first = factories.make_edition(2023, theme="Agir dans un monde en crise")
    second = factories.make_edition(2024)
    climate = make(
        first,
        "Climat et coopération décentralisée",
        summary="Ce que l’atelier a retenu de l’été.",
        body=[("paragraph", "<p>Un <b>œ</b>uf &amp; une poule &lt;vivante&gt;</p>")],
        day=date(2023, 9, 18),
    )
    make(first, "Eau et assainissement", summary="Les <réseaux> & le climat des villes")
    french_only = make(second, "Forêts et biodiversité", day=date(2024, 9, 18))
    speaker = factories.make_person("Aïssata", "N’Diaye")
    factories.make_participation(climate, speaker)
    tag(climate)
    factories.make_participation(french_only, speaker)
    release = factories.make_release(first, "Le climat au cœur des Rencontres", lead="<p>Paris</p>")
    factories.make_release(None, "Assemblée générale", date=date(2022, 3, 1))
    text_page = factories.make_content_page(french_site, "À propos", intro="Une fédération")
    hide(french_site, first, second)
    translate(climate, release, text_page)
    factories.translate(climate.kind, "ar", name="ورشة")
    call_command("update_index", verbosity=0)


def make(edition, title, **fields):
    return factories.make_session(edition, title, **fields)


def tag(session, topic="Changement climatique", group="Sénégal"):
    """Give a session a topic, translated into English, and a group."""
    topic, group = factories.get_topic(topic), factories.get_group(group)
    if not topic.has_translation(Locale.objects.get(language_code="en")):
        factories.translate(topic, "en", name="Global warming")
    SessionTopic.objects.create(session=session, topic=topic, locale=session.locale)
    SessionGroup.objects.create(session=session, group=group, locale=session.locale)


def hide(home, first, second):
    """Make what may not be found: drafts, private pages, people nobody has announced."""
    draft = make(first, "Climat secret en brouillon", live=False)
    factories.make_participation(draft, factories.make_person("Zoé", "Brouillon"))
    private = make(first, "Climat secret et réservé")
    private.view_restrictions.create(restriction_type="login")
    factories.make_participation(private, factories.make_person("Zoé", "Réservée"))
    hidden = factories.make_edition(2025)
    hidden.view_restrictions.create(restriction_type="login")
    factories.make_participation(
        make(hidden, "Climat secret d’une édition"), factories.make_person("Zoé", "Cachée")
    )
    unborn = factories.make_edition(2026, live=False)
    make(unborn, "Climat secret à venir")
    factories.make_person("Zoé", "Inconnue")
    factories.get_topic("Sujet secret de personne")
    tag(draft, "Sujet secret d’un brouillon", "Groupe secret")
    factories.make_release(second, "Climat secret en attente", live=False)
    factories.make_content_page(home, "Climat secret des pages", live=False)


def translate(climate, release, text_page):
    factories.translate(climate, "en", title="Climate and cooperation", summary="A summer")
    factories.translate(climate, "ar", title="التَّعَاوُن والمناخ في المدن")
    factories.translate(release, "en", title="Climate release", live=False)
    factories.translate(text_page, "en", title="About us", intro="A federation")
    factories.translate(text_page, "ar", title="الألعاب الأولمبية")
    factories.translate(factories.get_index(), "es")


def search(client, address=FRENCH, **parameters):
    response = client.get(address, parameters)
    assert response.status_code == 200
    return parse(response)


def found(client, q, address=FRENCH, **parameters):
    """Return the titles found, in their order."""
    return texts(find(search(client, address, q=q, **parameters), "main"), "h3")


pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("searched")]


@pytest.mark.parametrize(
    "q",
    [
        "coopération",
        "COOPERATION",
        "coop",
        "décentralisée climat",
        "clim decentr",
        "le climat et la coopération",
        "l'oeuf",
        "  Œuf\t",
        "vivante",
    ],
)
def test_spellings_and_beginnings_of_words_find_a_session(client, home, q):
    assert found(client, q) == ["Climat et coopération décentralisée"]


def test_titles_come_first_then_the_latest(client, home):
    assert found(client, "climat") == [
        "Changement climatique",
        "Le climat au cœur des Rencontres",
        "Climat et coopération décentralisée",
        "Eau et assainissement",
    ]


def test_all_words_are_to_be_found(client, home):
    assert found(client, "climat biodiversité") == []


@pytest.mark.parametrize("q", ["secret", "zoé", "climat secret", "brouillon", "Inconnue"])
@pytest.mark.parametrize("address", ["/recherche/", "/en/search/", "/es/buscar/", "/ar/search/"])
def test_what_is_not_public_is_never_found_nor_suggested(client, home, q, address):
    response = client.get(address, {"q": q})

    answer = parse(response)
    assert texts(find(answer, "main"), "h3") == []
    assert response.context["total"] == 0
    assert response.context["suggestion"] in ("", "climat", "climate")


def test_who_has_withdrawn_is_not_found_by_name(client, home):
    people = factories.Person.objects.filter(given_name="Aïssata")
    before = client.get("/recherche/", {"q": "N’Diaye"}).content.decode()
    path = f"/rencontres/intervenants/{person_handle(people.get())}/"

    people.update(is_withdrawn=True)

    assert path in before
    assert path not in client.get("/recherche/", {"q": "N’Diaye"}).content.decode()


def test_a_person_is_found_by_name_with_the_editions_of_their_sessions(client, home):
    answer = search(client, q="aissata diaye")

    link = find(find(answer, class_="result"), "a")
    person = factories.Person.objects.get(given_name="Aïssata")
    assert text(link) == "Aïssata N’Diaye"
    assert link.get("href") == f"/rencontres/intervenants/{person_handle(person)}/"
    assert "Rencontres 2024 · Rencontres 2023" in text(find(answer, class_="result"))
    assert client.get(link.get("href")).status_code == 200


def test_a_topic_and_a_group_are_found_by_the_name_the_reader_sees(client, home):
    french = search(client, q="changement", type="thematique")
    english = search(client, "/en/search/", q="warming")
    group = find(find(search(client, "/en/search/", q="senegal"), class_="result"), "a")

    links = [find(find(answer, class_="result"), "a") for answer in (french, english)]
    assert [(text(link), link.get("href")) for link in links] == [
        ("Changement climatique", "/rencontres/thematiques/changement-climatique/"),
        ("Global warming", "/en/rencontres/thematiques/changement-climatique/"),
    ]
    assert group.get("href") == "/en/rencontres/groupes/senegal/"
    assert found(client, "changement", "/en/search/") == []


def test_sessions_are_found_by_their_kind_as_the_reader_names_it(client, home):
    answer = search(client, "/ar/search/", q="ورشة")

    titles = texts(find(answer, "main"), "h3")
    assert len(titles) == 3
    assert "التَّعَاوُن والمناخ في المدن" in titles
    assert texts(find_all(answer, class_="result")[0], "mark") == ["ورشة"]
    assert found(client, "atelier climat decentralisee") == ["Climat et coopération décentralisée"]


def test_sessions_of_a_kind_come_after_what_says_its_name(client, home):
    edition = factories.make_edition(2021)
    make(edition, "Autre chose", summary="Un atelier d’écriture", kind=factories.get_kind("repas"))
    call_command("update_index", verbosity=0)

    assert found(client, "atelier") == [
        "Climat et coopération décentralisée",
        "Autre chose",
        "Forêts et biodiversité",
        "Eau et assainissement",
    ]


def test_what_is_running_comes_first_then_what_is_near(client, home, settings):
    settings.SITE_TODAY = date(2023, 9, 18)
    factories.make_edition(2022)
    factories.make_edition(2027)
    call_command("update_index", verbosity=0)

    assert found(client, "rencontres", type="edition") == [
        f"Rencontres {year}" for year in (2023, 2024, 2027, 2022)
    ]


def test_year_with_a_slip_is_found_all_the_same(client, home):
    EditionPage.objects.filter(year=2023).update(year=20233, start_date=None, end_date=None)

    assert "Rencontres 2023" in found(client, "rencontres")


def test_who_signs_an_editorial_is_found(client, home):
    signatory = factories.make_person("Dominique", "Signataire")
    EditionPage.objects.filter(year=2023).update(signatory=signatory)
    call_command("update_index", verbosity=0)

    assert found(client, "signat") == ["Dominique Signataire"]


def test_words_found_are_marked_and_the_rest_is_escaped(client, home):
    content = client.get(FRENCH, {"q": "clim reseau"}).content.decode()

    assert "Les &lt;<mark>réseaux</mark>&gt; &amp; le <mark>climat</mark> des villes" in content


def test_an_excerpt_shows_the_words_of_the_body(client, home):
    result = find(search(client, q="poule"), class_="result")

    assert text(find(result, class_="excerpt")).endswith("Un œuf & une poule <vivante>")
    assert texts(result, "mark") == ["poule"]


def test_an_excerpt_keeps_pieces_of_text_apart_and_starts_near_the_words(client, home):
    words = ("loin",)
    before = " ".join(f"mot{number}" for number in range(40))

    assert excerpt(["Un titre", RichText("<h2>Deux</h2><p>Trois<br>loin.</p>"), "Fin"], words) == (
        "Un titre · Deux · Trois · <mark>loin</mark>. Fin"
    )
    assert excerpt([before, "loin & fin"], words).startswith("… mot33 mot34")
    assert excerpt([], words) == ""


def test_what_is_no_page_has_no_excerpt(client, home):
    for hit in ("aissata", "changement", "senegal"):
        assert find_all(search(client, q=hit), class_="excerpt") == []


def test_other_languages_find_their_pages_and_what_is_not_translated_in_french(client, home):
    answer = search(client, "/en/search/", q="clim")

    links = [find(title, "a") for title in find_all(find(answer, "main"), "h3")]
    assert [text(link) for link in links] == [
        "Le climat au cœur des Rencontres (in French)",
        "Climate and cooperation",
        "Eau et assainissement (in French)",
    ]
    languages = [{one.get("lang") for one in find_all(link, "span")} - {None} for link in links]
    assert languages == [{"fr"}, set(), {"fr"}]


def test_texts_that_are_not_translated_stay_out_of_other_languages(client, home):
    assert found(client, "fédération", "/es/buscar/") == []
    assert found(client, "federation", "/en/search/") == ["About us"]
    assert found(client, "about") == []


@pytest.mark.parametrize(
    "q", ["التعاون", "تعاون", "تعـاون مناخ", "المدن", "المدن على المناخ", "المدن إلى"]
)
def test_arabic_is_found_without_vowel_signs_and_articles(client, home, q):
    assert found(client, q, "/ar/search/") == ["التَّعَاوُن والمناخ في المدن"]


@pytest.mark.parametrize("q", ["الألعاب", "ألعاب", "العاب", "الأولمبية", "اولمبية"])
def test_arabic_words_that_begin_like_an_article_are_found(client, home, q):
    assert found(client, q, "/ar/search/") == ["الألعاب الأولمبية"]


def test_choices_tell_how_many_results_they_leave(client, home):
    context = client.get(FRENCH, {"q": "climat"}).context

    assert [(choice.count, choice.url, choice.is_current) for choice in context["kinds"]] == [
        (4, "?q=climat", True),
        (2, "?q=climat&type=seance", False),
        (1, "?q=climat&type=thematique", False),
        (1, "?q=climat&type=communique", False),
    ]
    assert context["years"] == []


def test_choices_narrow_the_results_and_can_be_shared(client, home):
    both = found(client, "rencontres", type="edition")
    one = found(client, "rencontres", type="edition", annee="2023")

    assert both == ["Rencontres 2024", "Rencontres 2023"]
    assert one == ["Rencontres 2023"]


def test_choices_that_leave_nothing_lead_back_to_all(client, home):
    answer = search(client, q="climat", annee="2019")

    links = [link.get("href") for link in find_all(find(answer, "main"), "a")]
    assert texts(find(answer, "main"), "h3") == []
    assert "?q=climat" in links


def test_results_are_counted_in_their_heading_and_title(client, home):
    answer = search(client, q="climat", page="1")

    assert text(find(find(answer, "main"), "h2")) == "4 résultats pour « climat »"
    assert find(answer, "title").text == (
        "4 résultats pour «\N{NO-BREAK SPACE}climat\N{NO-BREAK SPACE}» – Recherche"
        " – Cités Unies France"
    )


def test_later_pages_of_results_have_their_own_title(client, home):
    edition = factories.make_edition(2021)
    for number in range(21):
        make(edition, f"Fleuve {number}")
    call_command("update_index", verbosity=0)

    title = find(search(client, q="fleuve", page="2"), "title").text

    assert title.endswith("» – Recherche – page\N{NO-BREAK SPACE}2 – Cités Unies France")


def test_nothing_found_leads_to_the_same_words_in_the_other_languages(client, home):
    main = find(search(client, q="introuvable & perdu"), "main")

    links = find_all(find(main, class_="elsewhere"), "a")
    assert [(text(link), link.get("hreflang"), link.get("href")) for link in links] == [
        ("English", "en", "/en/search/?q=introuvable+%26+perdu"),
        ("Español", "es", "/es/buscar/?q=introuvable+%26+perdu"),
        ("العربية", "ar", "/ar/search/?q=introuvable+%26+perdu"),
    ]
    assert find_all(find(search(client, q="climat"), "main"), class_="elsewhere") == []


def test_a_word_spelt_wrong_is_suggested_as_the_site_writes_it(client, home):
    response = client.get(FRENCH, {"q": "biodivresité"})

    assert response.context["suggestion"] == "biodiversité"
    assert response.context["suggestion_url"] == "?q=biodiversit%C3%A9"


@pytest.mark.parametrize("q", ["", "   ", "'\"<>%*", "\0"])
def test_without_words_it_invites_and_leads_on(client, home, q):
    response = client.get(FRENCH, {"q": q})

    ways = find(parse(response), class_="ways")
    assert "total" not in response.context
    assert find_all(ways, "a")


def test_languages_lead_to_the_same_search(client, home):
    answer = search(client, q="climat & eau", type="seance", page="2")

    links = find_all(find(answer, class_="languages"), "a")
    assert {link.get("lang"): link.get("href") for link in links} == {
        "fr": "/recherche/?q=climat+%26+eau&type=seance",
        "en": "/en/search/?q=climat+%26+eau&type=seance",
        "es": "/es/buscar/?q=climat+%26+eau&type=seance",
        "ar": "/ar/search/?q=climat+%26+eau&type=seance",
    }


def test_a_language_without_home_page_has_no_search(client, home):
    HomePage.objects.filter(locale__language_code="es").update(live=False)

    assert client.get("/es/buscar/").status_code == 404


QUERIES = {"q=atelier": 15, "q=atelier&page=2": 15, "q=rencontres": 15, "q=atelire": 14, "": 8}


@pytest.mark.parametrize("address", ["/recherche/", "/en/search/"])
def test_it_asks_the_same_of_the_database_whatever_it_finds(
    client, home, address, django_assert_num_queries
):
    edition = factories.make_edition(2021)
    client.get(address, {"q": "atelier"})
    for number in (1, 3, 60):
        for _ in range(number):
            factories.make_participation(make(edition, f"Atelier {number}", summary="rencontres"))
        call_command("update_index", verbosity=0)

        for parameters, queries in QUERIES.items():
            with django_assert_num_queries(queries, info=parameters):
                client.get(address, QUERY_STRING=parameters)


def test_it_is_not_for_search_engines(client, home):
    answer = search(client, q="climat")

    robots = [
        meta.get("content") for meta in find_all(answer, "meta") if meta.get("name") == "robots"
    ]
    assert robots == ["noindex"]


def test_every_page_leads_to_it_in_its_language(client, home):
    french = find(find(parse(client.get("/rencontres/")), "header"), "a", href="/recherche/")
    english = find(find(parse(client.get("/en/")), "header"), "a", href="/en/search/")

    assert french is not None
    assert text(english) == "Search"


def test_a_page_not_found_has_the_field(client, home):
    response = client.get("/en/nowhere/")

    form = find(find(parse(response), "main"), "form")
    assert response.status_code == 404
    assert form.get("action") == "/en/search/"


def test_the_map_of_the_site_leads_to_the_programmes(client, home):
    page = factories.make_content_page(home, "Plan", purpose=ContentPage.Purpose.SITE_MAP)

    links = [
        link.get("href")
        for link in find_all(find(parse(client.get(page.url)), class_="site-map"), "a")
    ]
    assert "/rencontres/2023/programme/" in links
