import pytest

from press.imports.parse import parse
from press.imports.release import Contact, Link

from .release_text import LEAD, make_text, messages

pytestmark = pytest.mark.usefixtures("english")

HEAD = f"COMMUNIQUÉ DE PRESSE\n\nSix villes\n\nParis, le 20 mai 2026\n\n{LEAD}\n\n"
LONG = "chargée des ports " * 22 + "et des mers"
ABOUT = "Cités Unies France rassemble des villes."


def parse_foot(foot: str):
    return parse(f"{HEAD}{foot}".encode())


@pytest.mark.parametrize(
    "heading",
    [
        "À propos de Cités Unies France :\n\n",
        "A propos de Cités Unies France\n",
        "**À propos de Cités Unies France :**\n\n",
        "À PROPOS DE CUF :\n",
        "À propos de l'association : ",
        "À propos :\n",
    ],
)
def test_boilerplate_is_known_by_its_heading(heading):
    release = parse_foot(f"{heading}Cités Unies France\nrassemble des villes.")

    assert release.about == f"<p>{ABOUT}</p>"
    assert release.body == ()


def test_boilerplate_keeps_its_paragraphs():
    release = parse_foot(f"À propos de Cités Unies France :\n\n{ABOUT}\n\nElle en compte cent.")

    assert release.about == f"<p>{ABOUT}</p><p>Elle en compte cent.</p>"


def test_text_about_another_body_belongs_to_the_release():
    release = parse_foot(
        f"À propos de Cités Unies France :\n{ABOUT}\n\n"
        "À propos du réseau des ports :\n\nIl réunit dix villes."
    )

    assert release.about == f"<p>{ABOUT}</p>"
    assert [(block.type, block.value) for block in release.body] == [
        ("paragraph", "<p>À propos du réseau des ports :</p><p>Il réunit dix villes.</p>")
    ]


def test_links_are_read_under_the_boilerplate():
    release = parse_foot(
        f"""À propos de Cités Unies France :
{ABOUT}
Pour en savoir plus : www.exemple.org
Site des Rencontres : <http://rencontres.exemple.org/
programme>
Instagram @villes_exemple | @VillesExemple
Inscriptions : inscription@exemple.org
Aussi sur exemple.fr
Hashtag : #Rencontres2026 #Eau"""
    )

    assert release.about == f"<p>{ABOUT}</p>"
    assert release.links == (
        Link("Pour en savoir plus", "https://www.exemple.org"),
        Link("Site des Rencontres", "http://rencontres.exemple.org/programme"),
        Link("Instagram @villes_exemple", "https://www.instagram.com/villes_exemple"),
        Link("@VillesExemple", "https://x.com/VillesExemple"),
        Link("Inscriptions", "mailto:inscription@exemple.org"),
        Link("Aussi sur", "https://exemple.fr"),
    )
    assert (release.hashtag, release.unplaced) == ("#Rencontres2026", ("#Eau",))


def test_links_that_end_the_text_are_read_without_a_boilerplate():
    release = parse_foot("Rendez-vous en 2027.\n\nProgramme : http://exemple.org\n#Rencontres2026")

    assert release.links == (Link("Programme", "http://exemple.org"),)
    assert release.hashtag == "#Rencontres2026"
    assert release.body[0].value == "<p>Rendez-vous en 2027.</p>"


def test_hashtag_of_a_sentence_stays_in_it():
    release = parse(make_text(body="Suivez-nous avec #Rencontres2026 dès lundi."))

    assert release.hashtag == "#Rencontres2026"
    assert release.body[0].value == "<p>Suivez-nous avec #Rencontres2026 dès lundi.</p>"


@pytest.mark.parametrize(
    ("text", "contacts"),
    [
        (
            "Jeanne Aubry, Attachée de presse\nCourriel : j@exemple.org",
            [Contact("Jeanne Aubry", "Attachée de presse", "j@exemple.org")],
        ),
        (
            "Mme Jeanne Aubry – Tél. : +33 (0)1 53 00 00 00 – j@exemple.org",
            [Contact("Mme Jeanne Aubry", "", "j@exemple.org", "+33 (0)1 53 00 00 00")],
        ),
        (
            "Attachée de presse : Jeanne Aubry (06.00.00.00.00)",
            [Contact("Jeanne Aubry", "Attachée de presse", "", "06.00.00.00.00")],
        ),
        (
            "Jeanne Aubry\nResponsable de la communication /\nÉvénements\nTél : 06 00 00 00 00\n"
            "Mobile : 07 00 00 00 00\n\nJean de La Tour\n<t@exemple.org>",
            [
                Contact(
                    "Jeanne Aubry",
                    "Responsable de la communication / Événements",
                    "",
                    "06 00 00 00 00 / 07 00 00 00 00",
                ),
                Contact("Jean de La Tour", "", "t@exemple.org"),
            ],
        ),
        ("presse@exemple.org", [Contact("", "", "presse@exemple.org")]),
    ],
)
@pytest.mark.parametrize(
    "heading", ["Contact presse :\n", "CONTACTS PRESSE : ", "Contact médias\n"]
)
def test_contacts_are_read(heading, text, contacts):
    release = parse_foot(f"{heading}{text}")

    assert release.contacts == tuple(contacts)
    assert release.unplaced == ()


def test_words_of_the_contacts_without_a_place_are_kept_to_be_sorted():
    release = parse_foot(
        "Contact presse :\nJeanne Aubry, Attachée de presse, j@exemple.org\n"
        "Les rédactions sont reçues tous les matins."
    )

    assert release.unplaced == ("Les rédactions sont reçues tous les matins.",)


@pytest.mark.parametrize(
    ("text", "functions", "unplaced"),
    [
        (f"Rose Lemaire, {LONG}", [""], LONG),
        (f"{LONG} : Jeanne Aubry", [""], LONG),
        (f"Jeanne Aubry\n{LONG}", [""], LONG),
        (f"Jeanne Aubry, Directrice de\n{LONG[:245]}", ["Directrice de"], LONG[:245]),
        (f"Jean {'A' * 200}, Maire", [], f"Jean {'A' * 200}, Maire"),
        (f"{'a' * 200}@exemple.org", [], f"{'a' * 200}@exemple.org"),
    ],
)
def test_words_too_long_for_a_contact_are_kept_to_be_sorted(text, functions, unplaced):
    release = parse_foot(f"Contact presse :\n{text}")

    assert [contact.function for contact in release.contacts] == functions
    assert release.unplaced == (unplaced,)


def test_missing_parts_are_said():
    release = parse_foot("")

    assert messages(release) == [
        (None, "The release names no press contact."),
        (None, "The release has no “About us” text."),
    ]
