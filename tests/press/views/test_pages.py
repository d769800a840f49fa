"""What the press pages show."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from press.models import Erratum, PressReleasePage, ReleaseAttachment, ReleaseContact
from tests import factories
from tests.heads import read_nodes
from tests.pages import find, find_all, parse, text, texts

pytestmark = pytest.mark.django_db


def titles(root):
    return [text(find(row, "h3")) for row in find_all(root, "li", class_="release-row")]


def test_index_lists_releases_by_year_latest_first(client, home):
    for year in (2020, 2024, 2023):
        factories.make_release(title=f"En {year}", date=date(year, 10, 1))

    root = parse(client.get("/presse/"))

    assert texts(root, "h2", class_="rail") == ["2024", "2023", "2020"]
    assert titles(root) == ["En 2024", "En 2023", "En 2020"]


def test_index_lists_no_draft_and_no_private_release(client, home):
    factories.make_release(title="Brouillon", live=False)
    secret = factories.make_release(title="Secret")
    secret.view_restrictions.create(restriction_type="login")

    root = parse(client.get("/presse/"))

    assert titles(root) == []
    assert text(find(root, class_="empty")) == "Aucun communiqué n’est encore publié."


@pytest.fixture
def releases_of_two_years(home):
    for day in (date(2023, 10, 1), date(2024, 1, 1), date(2024, 10, 1)):
        factories.make_release(title=f"{day:%m/%Y}", date=day)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("?annee=2023", ["10/2023"]),
        ("?annee=2024", ["10/2024", "01/2024"]),
        ("?annee=1789", ["10/2024", "01/2024", "10/2023"]),
        ("?annee=x%00&page=zz", ["10/2024", "01/2024", "10/2023"]),
    ],
)
def test_index_is_narrowed_by_year(client, releases_of_two_years, query, expected):
    root = parse(client.get(f"/presse/{query}"))

    assert titles(root) == expected


def test_index_keeps_the_year_from_page_to_page(client, releases_of_two_years, monkeypatch):
    monkeypatch.setattr("press.views.index.RELEASES_PER_PAGE", 1)

    root = parse(client.get("/presse/?annee=2024&page=99"))

    assert titles(root) == ["01/2024"]
    assert find(root, "a", rel="prev").get("href") == "?annee=2024&page=1"


@pytest.mark.parametrize(
    ("query", "address"),
    [
        ("", "/presse/"),
        ("?page=1", "/presse/"),
        ("?page=2", "/presse/?page=2"),
        ("?page=99", "/presse/?page=3"),
        ("?annee=2024&page=2", "/presse/"),
    ],
)
def test_each_part_of_the_index_has_an_address_of_its_own(
    client, releases_of_two_years, monkeypatch, query, address
):
    monkeypatch.setattr("press.views.index.RELEASES_PER_PAGE", 1)

    root = parse(client.get(f"/presse/{query}"))

    assert find(root, "link", rel="canonical").get("href") == f"http://testserver{address}"
    assert bool(find_all(root, "link", rel="alternate", hreflang="fr")) == ("?" not in address)


def test_index_in_english_shows_untranslated_titles_as_french(client, home):
    translated = factories.make_release(title="Traduit", date=date(2023, 9, 20))
    factories.make_release(title="Non traduit", lead="<p>En français</p>", date=date(2023, 9, 1))
    factories.translate(translated, "en", title="Translated", lead="<p>In English</p>")

    root = parse(client.get("/en/presse/"))

    first, second = find_all(root, "li", class_="release-row")
    assert text(find(first, "h3")) == "Translated"
    assert find(second, "span", lang="fr").text == "Non traduit"
    assert texts(second, "p")[-1] == "Press release"


def test_filter_marks_the_editions_named_in_french(client, home):
    for year in (2023, 2024):
        factories.make_release(edition=factories.make_edition(year), date=date(year, 9, 20))
    factories.translate(factories.EditionPage.objects.get(year=2024), "en", title="Meetings 2024")
    factories.translate(factories.get_press_index(), "en")

    root = parse(client.get("/en/presse/"))

    [select] = [one for one in find_all(root, "select") if one.get("name") == "edition"]
    options = find_all(select, "option")
    assert [(text(one), one.get("lang")) for one in options[1:]] == [
        ("Meetings 2024", None),
        ("Rencontres 2023", "fr"),
    ]


@pytest.mark.parametrize(
    ("path", "function"), [("/presse/", ["Chargée de presse"]), ("/en/presse/", ["Press officer"])]
)
def test_index_shows_whom_to_call_in_the_readers_language(client, home, path, function):
    factories.translate(factories.make_release(), "en")
    contact = factories.make_contact(function="Chargée de presse", phone="01 02 03 04 05")
    other = factories.make_contact(name="Zoé Petit")
    factories.translate(contact, "en", function="Press officer")

    first, second = find_all(parse(client.get(path)), class_="contact")

    assert texts(first, "li") == ["Camille Martin", *function, "01 02 03 04 05"]
    assert texts(second, "li") == [other.name]


@pytest.mark.parametrize("count", [1, 3, 60])
def test_index_costs_the_same_whatever_it_lists(client, home, django_assert_num_queries, count):
    factories.make_organisation()
    edition = factories.make_edition(2023)
    for number in range(count):
        factories.translate(factories.make_contact(function=f"Poste {number}"), "en")
        release = factories.make_release(edition, title=f"Communiqué {number}")
        for language in ("en", "es", "ar"):
            factories.translate(release, language, title=f"Release {number}")
    factories.note_outdated(factories.get_press_index(), "ar")

    for url in ("/presse/", "/en/presse/", "/es/presse/", "/ar/presse/"):
        client.get(url)
        with django_assert_num_queries(14, info=url):
            client.get(url)


def full_release(**fields):
    """Return a release with a row of each kind."""
    factories.make_organisation(boilerplate="<p>Une fédération de collectivités.</p>")
    release = factories.make_release(
        factories.make_edition(2023), subtitle="Un sous-titre", dateline_place="Paris", **fields
    )
    contact = factories.make_contact(function="Chargée de presse", email="presse@example.org")
    add_row(release, ReleaseContact, contact=contact)
    add_row(release, ReleaseAttachment, document=factories.make_document(), title="Dossier")
    add_row(release, Erratum, date=date(2023, 9, 21), text="Lire 130.")
    return release


@factories.unreferenced
def add_row(release, model, **fields):
    model.objects.create(release=release, locale=release.locale, **fields)


def test_release_shows_all_that_stands_round_it(client, home):
    release = full_release(hashtag="#RAICT")

    root = parse(client.get(release.url))

    assert text(find(root, class_="dateline")) == "Paris, le 20 septembre 2023"
    assert text(find(root, class_="erratum")) == "Rectificatif du 21 septembre 2023 Lire 130."
    edition = find(root, "section", class_="of-edition")
    assert text(find(edition, "a")) == "Rencontres 2023"
    assert find_all(edition, class_="line-of-whole")
    assert text(find(root, class_="document-title")) == "Dossier"
    assert texts(find(root, class_="contact"), "li") == [
        "Camille Martin",
        "Chargée de presse",
        "presse@example.org",
    ]
    assert text(find(find(root, class_="boilerplate"), class_="rich")) == (
        "Une fédération de collectivités."
    )
    assert text(find(root, class_="hashtag")) == "#RAICT"


def test_boilerplate_of_the_release_replaces_the_organisations(client, home):
    release = full_release(boilerplate="<p>Le texte de 2023.</p>")

    root = parse(client.get(release.url))

    assert text(find(find(root, class_="boilerplate"), class_="rich")) == "Le texte de 2023."


def test_translated_release_takes_facts_from_french_and_words_from_its_language(client, home):
    release = full_release()
    english = factories.translate(release, "en", title="The meetings are open", subtitle="Sub")
    PressReleasePage.objects.filter(pk=release.pk).update(date=date(2023, 9, 22))
    Erratum.objects.filter(release=english).update(text="")

    root = parse(client.get(english.url))

    assert text(find(root, "h1")) == "The meetings are open"
    assert find(find(root, class_="rail-date"), "time").get("datetime") == "2023-09-22"
    assert text(find(find(root, class_="erratum"), lang="fr")) == "Lire 130."
    assert text(find(find(root, class_="edition-link"), lang="fr")) == "Rencontres 2023"


def test_draft_edition_of_a_release_is_not_linked(client, home):
    draft = factories.make_edition(2025, live=False)
    release = factories.make_release(draft)

    root = parse(client.get(release.url))

    assert find_all(root, class_="edition-link") == []


@pytest.mark.parametrize("count", [1, 3, 60])
@pytest.mark.parametrize(("language", "queries"), [("fr", 14), ("en", 15), ("es", 15), ("ar", 15)])
def test_release_costs_the_same_whatever_it_holds(
    client, home, django_assert_num_queries, count, language, queries
):
    release = full_release()
    for number in range(count):
        contact = factories.make_contact(name=f"Contact {number}")
        add_row(release, ReleaseContact, contact=contact)
        add_row(release, ReleaseAttachment, document=factories.make_document())
    url = release.url
    if language != "fr":
        url = factories.translate(release, language).url
        factories.note_outdated(release, language)
    client.get(url)

    with django_assert_num_queries(queries):
        client.get(url)


def test_release_that_is_not_saved_yet_can_be_previewed(client, home, admin_client):
    release = full_release()
    release.contacts.add(release.contacts.model(contact=factories.make_contact(name="Non sauvé")))

    response = release.make_preview_request()

    assert "Non sauvé" in response.rendered_content
    assert '<meta name="robots" content="noindex">' in response.rendered_content


def test_embargo_holds_for_translations(home):
    release = factories.make_release(live=False, embargo_until=timezone.now() + timedelta(days=1))

    with pytest.raises(ValidationError, match="embargo"):
        factories.translate(release, "en")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("?edition=2023", ["De 2023"]),
        ("?type=denial", ["Démenti"]),
        ("?type=denial&edition=2023", []),
        ("?edition=1999&type=autre", ["Démenti", "De 2024", "De 2023"]),
        ("?edition=" + "9" * 6000, ["Démenti", "De 2024", "De 2023"]),
        ("?type=%00&edition=%ff%fe&page=1e9", ["Démenti", "De 2024", "De 2023"]),
        ("?type='\"<>&edition[]=2023&page=-1", ["Démenti", "De 2024", "De 2023"]),
    ],
)
def test_index_is_narrowed_by_edition_and_kind(client, home, query, expected):
    for year in (2023, 2024):
        edition = factories.make_edition(year)
        factories.make_release(edition, title=f"De {year}", date=date(year, 10, 1))
    factories.make_release(title="Démenti", kind="denial", date=date(2024, 11, 1))

    root = parse(client.get(f"/presse/{query}"))

    assert titles(root) == expected


def test_index_offers_no_draft_edition(client, home):
    for year, live in ((2023, True), (2024, True), (2025, False)):
        factories.make_release(factories.make_edition(year, live=live), title=f"De {year}")

    root = parse(client.get("/presse/"))

    select = find(root, "select", name_="edition")
    assert texts(select, "option")[1:] == ["Rencontres 2024", "Rencontres 2023"]
    assert texts(root, "a", class_="release-edition") == ["Rencontres 2024", "Rencontres 2023"]


def test_release_leads_to_the_public_ones_before_and_after(client, home):
    days = [date(2023, 9, day) for day in (1, 2, 3, 4, 5)]
    first, hidden, release, secret, _last = (
        factories.make_release(title=f"Du {day.day}", date=day) for day in days
    )
    factories.publish(hidden, live=False)
    secret.view_restrictions.create(restriction_type="login")
    factories.translate(first, "en", title="First")
    english = factories.translate(release, "en")

    french_page, english_page = (parse(client.get(page.url)) for page in (release, english))

    assert neighbour_titles(french_page) == ["Du 1", "Du 5"]
    assert neighbour_titles(english_page) == ["First", "Du 5 (in French)"]


def test_releases_of_one_day_follow_each_other(client, home):
    first, second, third = (factories.make_release(title=title) for title in ("A", "B", "C"))

    shown = [neighbour_titles(parse(client.get(one.url))) for one in (first, second, third)]

    assert shown == [["B"], ["A", "C"], ["B"]]


def neighbour_titles(root):
    return texts(find(root, "ul", class_="neighbours"), "a")


def test_release_is_tied_to_its_translations(client, home):
    release = factories.make_release()
    factories.translate(release, "en")
    factories.translate(release, "es", live=False)

    root = parse(client.get(release.url))

    tied = find(root, "ul", class_="tied")
    assert texts(tied, "strong") == ["Français"]
    assert [link.get("hreflang") for link in find_all(tied, "a")] == ["en"]
    assert len(find_all(tied, "li", class_="untied")) == 2


def test_release_in_one_language_is_tied_to_nothing(client, home):
    release = factories.make_release()

    root = parse(client.get(release.url))

    assert find_all(root, class_="tied") == []


def test_release_without_contact_names_the_organisation(client, home):
    factories.make_organisation(email="contact@example.org")
    release = factories.make_release()

    root = parse(client.get(release.url))

    aside = find(root, "ul", class_="contact")
    assert texts(aside, "li") == ["Cités Unies France", "contact@example.org"]


def test_release_is_told_as_an_article(client, home):
    release = full_release(lead="<p>Un chapô.</p>")
    english = factories.translate(release, "en", title="The meetings are open")

    told = read_nodes(client, english.url)

    article = told["NewsArticle"]
    assert told["WebPage"]["mainEntity"] == {"@id": article["@id"]}
    assert (article["headline"], article["inLanguage"]) == ("The meetings are open", "en")
    assert (article["datePublished"], article["dateModified"]) == (
        "2023-09-20",
        "2023-06-01T10:00:00+02:00",
    )
    assert article["publisher"]["name"] == "Cités Unies France"
    assert article["image"] == "http://testserver/rencontres/2023/carte.png"
    assert article["correction"] == ["Lire 130."]
    assert article["translationOfWork"] == {"@id": f"http://testserver{release.url}#article"}


def test_long_headline_is_set_smaller(client, home):
    factories.make_release(title="Mot " * 30)
    factories.make_release(title="Court")

    root = parse(client.get("/presse/"))

    assert [row.get("class") for row in find_all(root, "h3")] == [None, "long"]


@pytest.mark.parametrize(
    ("query", "counts"),
    [
        ("", ["3 documents"]),
        ("?page=3", ["3 documents"]),
        ("?page=4", ["1 document"]),
        ("?type=statement", ["2 documents"]),
        ("?annee=2022", ["1 document"]),
        ("?edition=2023&type=statement", ["1 document"]),
    ],
)
def test_year_counts_all_its_releases_whatever_the_page(client, home, monkeypatch, query, counts):
    monkeypatch.setattr("press.views.index.RELEASES_PER_PAGE", 1)
    editions = [factories.make_edition(year) for year in (2023, 2024)]
    for number, kind in enumerate(["release", "statement", "statement"]):
        factories.make_release(editions[number == 2], date=date(2023, 9, 1 + number), kind=kind)
    factories.make_release(date=date(2022, 1, 1), kind="denial")

    root = parse(client.get(f"/presse/{query}"))

    assert texts(root, class_="year-count") == counts
    assert texts(root, class_="release-row", name="li")


def test_releases_are_dated_under_their_year(client, home):
    factories.make_release(date=date(2024, 11, 6))

    index, front = (parse(client.get(address)) for address in ("/presse/", "/"))

    assert text(find(find(index, class_="release-row"), "time")) == "6 novembre"
    assert text(find(find(front, class_="release-row"), "time")) == "6 novembre 2024"


def test_list_of_one_page_has_no_empty_row(client, home):
    factories.make_release()

    rows = find_all(find(parse(client.get("/presse/")), "main"), class_="row")

    assert all(text(row) for row in rows)
