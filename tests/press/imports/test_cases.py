"""The texts of ``data/cases``: each stands for a whole kind of difficulty."""

import pytest

from press.imports.parse import parse
from press.imports.release import Block, Contact

from .release_text import messages, read_data

pytestmark = pytest.mark.usefixtures("english")

NO_ABOUT = (None, "The release has no “About us” text.")
NADIA = Contact("Nadia Ferrand", "", "n.ferrand@exemple.org")
LEFT_OUT = "Left out, as something printed on each page: “{}”."


def read(name: str):
    release = parse(read_data(f"cases/{name}.txt"))
    assert release.unplaced == ()
    return release


def blocks(release) -> list[tuple[str, str]]:
    return [(block.type, block.value) for block in release.body]


def test_words_of_places_stay_in_names_and_functions():
    release = read("d01-words-of-places")

    assert release.contacts == (
        Contact("Paul Kervella", "directeur du port de Brestolle", "", "06 00 00 00 11"),
        Contact("Anne Le Port", "Ville du Port", "", "06 00 00 00 22"),
    )
    assert messages(release) == [NO_ABOUT]


def test_contact_at_the_foot_of_a_page_ends_with_it():
    release = read("d02-contact-at-foot-of-page-1")

    assert release.contacts == (Contact("Léa Morvan", "", "presse@exemple.org", "02 98 00 00 00"),)
    assert blocks(release) == [
        (
            "paragraph",
            "<p>La charte compte dix articles et sera soumise aux conseils municipaux avant la"
            " fin du mois de juin.</p>",
        ),
        ("heading", "Les engagements des trois ports"),
        (
            "paragraph",
            "<p>Les signataires ouvriront une école des métiers de la mer et partageront un"
            " navire de recherche.</p><p>« Nous ne laisserons aucun port de côté », a déclaré"
            " Paul Kervella, maire de Brestolle.</p>",
        ),
    ]
    assert messages(release) == [
        (
            12,
            LEFT_OUT.format("Contact presse : Léa Morvan – 02 98 00 00 00 – presse@exemple.org"),
        ),
        (14, LEFT_OUT.format("1/2")),
        (28, LEFT_OUT.format("2/2")),
    ]


def test_each_contact_has_its_own_number_and_address():
    release = read("d03-four-contacts")

    assert release.contacts == (
        Contact("Salma BEN YOUSSEF", "", "salma@exemple.org", "06 00 00 00 11"),
        Contact("Žana Novák", "", "zana@exemple.org", "06 00 00 00 22"),
        Contact("Maria dos Santos", "", "maria@exemple.org", "06 00 00 00 33"),
        Contact("Karim el Fassi", "", "karim@exemple.org", "06 00 00 00 44"),
    )


def test_key_figures_stay_with_their_words():
    release = read("d04-key-figures")

    assert blocks(release) == [
        ("heading", "Les chiffres clés"),
        (
            "paragraph",
            "<p>35 pays représentés</p><p>12 ateliers</p><p>500 participants</p>"
            "<p>3 jours de débats</p><p>Le prochain forum aura lieu en 2027.</p>",
        ),
    ]
    assert messages(release) == [NO_ABOUT]


def test_quotations_are_paragraphs():
    release = read("d05-quotes")

    assert blocks(release) == [
        (
            "paragraph",
            "<p>Jeanne Trévoux déclare :</p>"
            "<p>« Les villes ne demandent pas de privilège.</p>"
            "<p>« Elles demandent de la visibilité ; elles l'auront.</p>"
            "<p>« Nous serons au rendez-vous. »</p>"
            "<p>Q : Que demandez-vous ?</p><p>R : Un calendrier.</p>"
            "<p>N.B. : les chiffres cités (12 %) sont provisoires.</p>"
            "<p>P.-S. – Une conférence se tiendra le 7 mai 2025.</p>",
        )
    ]
    assert messages(release) == [NO_ABOUT]


def test_repeated_subheads_are_kept():
    release = read("d08-repeated-subheads")

    texts = [block.value for block in release.body if block.type == "heading"]
    assert texts == ["Objectif", "Budget", "Objectif", "Budget"]
    assert messages(release) == [NO_ABOUT]


def test_dateline_of_a_news_agency_is_read():
    release = read("d09-short-month")

    assert (release.dateline_place, release.date) == ("BRESTOLLE", "2025-12-18")
    assert release.lead.startswith("<p>La maire de Brestolle, Chantal Vauquelin-Roy, et")
    assert release.contacts == (
        Contact(
            "Odile Marchand", "Attachée de presse", "o.marchand+presse@exemple.ca", "514 555-8665"
        ),
    )
    assert release.links == ()
    assert blocks(release) == [
        (
            "paragraph",
            "<p>L'école accueillera 120 élèves dès la rentrée.</p>"
            "<p>Source : Ville de Brestolle, cabinet de la maire</p>",
        )
    ]


def test_embargo_as_a_subject_is_no_notice():
    release = read("d10-embargo-as-a-subject")

    assert release.title == "Six villes demandent la levée de l'embargo sur les céréales"
    assert not release.has_embargo


def test_lists_with_arrows_and_roman_headings_are_read():
    release = read("d11-arrows-roman")

    assert release.title == "Le plan eau des villes du Rhin est adopté"
    assert release.body == (
        Block("heading", "I. Les constats"),
        Block(
            "paragraph",
            "<p>Trois constats ont été partagés :</p><ul><li>la ressource baisse ;</li>"
            "<li>les usages augmentent ;</li><li>les réseaux vieillissent.</li></ul>",
        ),
        Block("heading", "II. Les mesures"),
        Block(
            "paragraph",
            "<p>1.1. Pour les villes</p><ul><li>un diagnostic ;</li><li>un fonds commun :"
            "<ul><li>pour les petites villes,</li><li>pour les villes-centres ;</li></ul></li>"
            "<li>une formation.</li></ul><p>1.2. Pour les régions</p>"
            "<ul><li>une carte partagée.</li></ul>",
        ),
        Block("heading", "III. Le calendrier"),
        Block(
            "paragraph",
            "<p>Avant l'été 2025 : diagnostic. Avant 2027 : fonds. Article 1er, alinéa 2 : sans"
            " changement.</p>",
        ),
    )
    assert messages(release) == [
        (2, LEFT_OUT.format("Page 1 sur 2")),
        (29, LEFT_OUT.format("Page 2 sur 2")),
        NO_ABOUT,
    ]


def test_date_on_the_line_of_the_kind_is_the_date():
    release = read("d12-date-on-the-line-of-the-kind")

    assert (release.title, release.subtitle) == ("Six villes préparent l'été", "")
    assert release.date == "2024-07-03"
    assert messages(release) == [NO_ABOUT]
