"""Who is named for journalists, where contacts begin and end, and how people are reached."""

import pytest

from press.imports.parse import parse
from press.imports.release import Contact

from .release_text import LEAD

pytestmark = pytest.mark.usefixtures("english")

HEAD = f"COMMUNIQUÉ DE PRESSE\n\nSix villes\n\nRabelle, le 5 mai 2025\n\n{LEAD}\n\n"
ODILE = "Odile Marchand, Attachée de presse, 05 61 00 00 00, o@exemple.ca"
PHONE = "06 00 00 00 22"


def parse_foot(foot: str):
    return parse(f"{HEAD}{foot}".encode())


def people(foot: str) -> list[tuple[str, str, str, str]]:
    """Return name, function, mail address and telephone of each; nothing may be unplaced."""
    release = parse_foot(foot)
    assert release.unplaced == ()
    return [(one.name, one.function, one.email, one.phone) for one in release.contacts]


@pytest.mark.parametrize(
    ("text", "name", "function"),
    [
        ("Anne Le Port – {}", "Anne Le Port", ""),
        ("Anne Le Port : {}", "Anne Le Port", ""),
        ("Jean Fixe (Port-au-Prince), {}", "Jean Fixe", "Port-au-Prince"),
        ("Jean du Mail – Ville de Port-Louis – port : {}", "Jean du Mail", "Ville de Port-Louis"),
        ("Rose Téléphone, Le Port\nTéléphone : {}", "Rose Téléphone", "Le Port"),
        ("Marie Mobile, chargée du bureau mobile – Port. {}", "Marie Mobile",
         "chargée du bureau mobile"),
        ("Salma Idrissi, directrice du port {}", "Salma Idrissi", "directrice du port"),
        ("Paul Hamon, poste fixe de Rabelle – Tél. fixe : {}", "Paul Hamon",
         "poste fixe de Rabelle"),
        ("Jeanne Aubry port. {}", "Jeanne Aubry", ""),
        ("Brestolle Métropole – Odile Marchand – Ligne directe : {}", "Odile Marchand",
         "Brestolle Métropole"),
        ("Maire du Port : {}", "", "Maire du Port"),
    ],
)  # fmt: skip
def test_word_that_may_be_a_label_is_one_only_before_an_address(text, name, function):
    assert people(f"Contacts presse :\n{text.format(PHONE)}") == [(name, function, "", PHONE)]


@pytest.mark.parametrize(
    "name",
    [
        "كريم بن يوسف",
        "Μαρία Παπαδοπούλου",
        "Иван Петров",
        "Nguyễn Thị Minh",
        "Ludwig van der Meer",
        "Anne d'Ornans",
        "Paul de l’Isle",
        "Youssef ben Ali",
        "Saïd Ould-Ahmed",
        "Nadia al-Masri",
        "Ana Lúcia de Souza e Silva",
        "Olga von Stein",
        "J.-P. Morel",
        "Mme N'Diaye",
        "Jan Łukasz ŻAK",
        "xavier dupont",
        "Service communication",
    ],
)
def test_line_with_an_address_names_somebody_of_their_own(name):
    text = f"Contacts presse :\nJeanne Aubry – 06 00 00 00 11\n{name} – {PHONE} – n@exemple.org"

    assert people(text) == [
        ("Jeanne Aubry", "", "", "06 00 00 00 11"),
        (name, "", "n@exemple.org", PHONE),
    ]


def test_function_above_or_beside_the_address_completes_who_lacks_both():
    text = f"Contacts presse :\nJeanne Aubry\nAttachée de presse – {PHONE}\nj@exemple.org"

    assert people(text) == [("Jeanne Aubry", "Attachée de presse", "j@exemple.org", PHONE)]


def test_two_people_on_one_line_are_two_contacts():
    text = "Contacts : Jeanne Aubry (Rabelle) 06 00 00 00 00 ; Paul Hamon (Brest) 07 00 00 00 00"

    assert people(text) == [
        ("Jeanne Aubry", "Rabelle", "", "06 00 00 00 00"),
        ("Paul Hamon", "Brest", "", "07 00 00 00 00"),
    ]


@pytest.mark.parametrize("gap", [" ", "\n", "\n\n"])
@pytest.mark.parametrize(
    "heading",
    [
        "Contact presse CUF :",
        "Contact :",
        "CONTACTS :",
        "Contact(s) presse :",
        "Presse :",
        "Contact Presse & Médias",
        "Contacts presse et communication :",
        "Renseignements :",
        "Pour tout renseignement :",
        "Renseignements et interviews :",
        "Demandes d'interview :",
        "Votre contact presse :",
        "Contact presse –",
        "Contact presse",
        "Service de presse de Cités Unies France :",
    ],
)
def test_heading_of_contacts_is_known(heading, gap):
    assert people(f"{heading}{gap}{ODILE}") == [
        ("Odile Marchand", "Attachée de presse", "o@exemple.ca", "05 61 00 00 00")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Attachée de presse : Odile Marchand, 05 61 00 00 00",
        "Attachée de presse :\nOdile Marchand\n05 61 00 00 00",
        "Attachée de presse\n\nOdile Marchand\n\n05 61 00 00 00",
    ],
)
def test_heading_that_is_a_function_is_the_function(text):
    assert people(text) == [("Odile Marchand", "Attachée de presse", "", "05 61 00 00 00")]


@pytest.mark.parametrize(
    "text",
    [
        "Contact : les élus se parlent.",
        "Presse : la liberté d'informer en débat.",
        "Renseignements : la police a ouvert une enquête.",
        "Contact",
    ],
)
def test_word_that_leads_to_nobody_is_no_heading_of_contacts(text):
    release = parse_foot(f"{text}\n\nLa suite viendra en juin.")

    assert release.contacts == ()
    assert text in "".join(block.value for block in release.body)


@pytest.mark.parametrize(
    "phone",
    [
        "00 33 1 53 00 00 00",
        "0033153000000",
        "+352 26 00 00",
        "+33 (0)1.53.00.00.00",
        "+1 (514) 555-8665",
        "(514) 555-8665",
        "+237 6 77 00 00 00",
        "01/53/00/00/00",
        "0800 000 000",
        "05 61 00 00 00 (poste 12)",
        "01 53 00 00 00 ou 06 00 00 00 00",
        "01 53 00 00 00 / 06 00 00 00 00",
        "01 53 00 00 00, 06 00 00 00 00",
    ],
)
def test_telephone_is_whole(phone):
    assert people(f"Contact presse : Jeanne Aubry, {phone}") == [("Jeanne Aubry", "", "", phone)]


def test_short_number_is_a_telephone_after_its_label():
    assert people("Contact presse : Jeanne Aubry, Tél. : 26 00 00") == [
        ("Jeanne Aubry", "", "", "26 00 00")
    ]


@pytest.mark.parametrize(
    ("written", "email"),
    [
        ("presse[at]exemple.org", "presse@exemple.org"),
        ("presse (at) exemple.org", "presse@exemple.org"),
        ("presse [arobase] exemple [point] org", "presse@exemple.org"),
        ("Jeanne.O'Brien@exemple.org", "Jeanne.O'Brien@exemple.org"),
        ("o.marchand+presse@villes-unies.exemple.org",
         "o.marchand+presse@villes-unies.exemple.org"),
        ("<presse@exemple.org>", "presse@exemple.org"),
    ],
)  # fmt: skip
def test_mail_address_is_whole(written, email):
    assert people(f"Contact presse : Jeanne Aubry, {written}") == [("Jeanne Aubry", "", email, "")]


@pytest.mark.parametrize(
    "label",
    [
        "Renseignements auprès de Jeanne Aubry au 05 61 00 00 00",
        "Inscriptions avant juin, 9 rue des Ponts",
        "Maison des villes, 75018 Paris",
        "Standard de la mairie (05 61 00 00 00)",
    ],
)
def test_label_with_a_number_or_an_address_names_no_link(label):
    release = parse_foot(f"{LEAD}\n\n{label} : www.exemple.org")

    assert release.links == ()
    assert label.split()[0] in release.body[-1].value


NEXT_PAGE = "Les engagements\n\nLes ports ouvriront une école des métiers de la mer."


@pytest.mark.parametrize("repeated", [False, True])
@pytest.mark.parametrize("page_end", ["\n\n1/2\n", "\n\x0c", "\n\n\x0c\n", "\n\nPage 1\n\n"])
@pytest.mark.parametrize(
    "contact",
    [
        "Contact presse : Léa Morvan – 02 98 00 00 00",
        "Contact : Léa Morvan, 02 98 00 00 00",
        "Contact presse :\nLéa Morvan\n02 98 00 00 00",
        "Contact presse\n\nLéa Morvan\n\n02 98 00 00 00",
        "Presse :\nLéa Morvan\nTél. : 02 98 00 00 00",
    ],
)
def test_contact_within_the_text_leaves_what_follows(contact, page_end, repeated):
    end = f"\n\n{contact}\n\n2/2" if repeated else ""

    release = parse_foot(f"{contact}{page_end}{NEXT_PAGE}{end}")

    assert release.contacts == (Contact("Léa Morvan", "", "", "02 98 00 00 00"),)
    text = "".join(block.value for block in release.body)
    assert "Les engagements" in text
    assert "Les ports ouvriront une école des métiers de la mer." in text
    assert release.unplaced == ()


def test_contact_followed_by_the_text_on_its_page_leaves_it():
    release = parse_foot(f"Contact presse : Léa Morvan – 02 98 00 00 00\n\n{NEXT_PAGE}")

    assert [(block.type, block.value) for block in release.body] == [
        ("heading", "Les engagements"),
        ("paragraph", "<p>Les ports ouvriront une école des métiers de la mer.</p>"),
    ]


def test_what_two_mentions_say_of_somebody_is_put_together():
    release = parse_foot(
        "Contact presse : Léa Morvan – 02 98 00 00 00\n\n"
        f"{LEAD}\n\nContact presse : Léa Morvan, l@exemple.org"
    )

    assert release.contacts == (Contact("Léa Morvan", "", "l@exemple.org", "02 98 00 00 00"),)
    assert release.unplaced == ()
