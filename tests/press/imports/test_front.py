import pytest

from press.imports.parse import parse
from press.imports.release import Contact

from .release_text import LEAD, make_text, messages

pytestmark = pytest.mark.usefixtures("english")


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("COMMUNIQUÉ DE PRESSE :", "release"),
        ("Communiqué de presse", "release"),
        ("**COMMUNIQUE DE PRESSE**", "release"),
        ("# COMMUNIQUÉ", "release"),
        ("C O M M U N I Q U É   D E   P R E S S E", "release"),
        ("Communiqué de presse n° 12", "release"),
        ("DÉCLARATION", "statement"),
        ("DÉCLARATION COMMUNE :", "statement"),
        ("DÉMENTI", "denial"),
        ("DOSSIER DE PRESSE", "press-kit"),
    ],
)
def test_kind_is_read_from_its_line(line, kind):
    release = parse(make_text(kind=line, headline="Six villes\npréparent l'été"))

    assert release.kind == kind


def test_headline_on_the_line_of_the_kind_is_the_title():
    release = parse(
        make_text(kind="COMMUNIQUÉ DE PRESSE : Six villes\npréparent l'été", headline="")
    )

    assert release.title == "Six villes préparent l'été"


def test_headline_on_three_lines_is_one_line():
    headline = "**Six villes préparent l'été :\nplus de vingt rendez-\nvous pour tous !**"

    release = parse(make_text(headline=headline))

    assert release.title == "Six villes préparent l'été : plus de vingt rendez-vous pour tous !"
    assert release.subtitle == ""


def test_second_passage_of_the_headline_is_the_subtitle():
    release = parse(make_text(headline="Six villes\npréparent l'été\n\nElles le feront\nensemble"))

    assert (release.title, release.subtitle) == (
        "Six villes préparent l'été",
        "Elles le feront ensemble",
    )


@pytest.mark.parametrize(
    ("line", "place", "day"),
    [
        ("Paris, le 20 septembre 2023", "Paris", "2023-09-20"),
        ("**Paris, le 20 septembre 2023**", "Paris", "2023-09-20"),
        ("PARIS, le mercredi 1er février 2023.", "PARIS", "2023-02-01"),
        ("À Lyon, le 3 août 2024", "Lyon", "2024-08-03"),
        ("Fait à Saint-Denis, le 3 decembre 2024", "Saint-Denis", "2024-12-03"),
        ("L'Haÿ-les-Roses le 3 mai 2024", "L'Haÿ-les-Roses", "2024-05-03"),
        ("Paris,\nle 3 mai 2024", "Paris", "2024-05-03"),
        ("Paris, le 03/05/2024", "Paris", "2024-05-03"),
        ("Le 3 mai 2024", "", "2024-05-03"),
        ("vendredi 3 mai 2024", "", "2024-05-03"),
        ("Paris, le 3 juil. 2024", "Paris", "2024-07-03"),
        ("İzmir, le 12 févr. 2025", "İzmir", "2025-02-12"),
        ("Łódź, le 3 juillet 2024", "Łódź", "2024-07-03"),
        ("ce mercredi 3 juillet 2024", "", "2024-07-03"),
        ("Paris, ce mercredi 3 juillet 2024", "Paris", "2024-07-03"),
        ("Paris - 3 juillet 2024", "Paris", "2024-07-03"),
        ("Paris – le 3 sept. 2024", "Paris", "2024-09-03"),
        ("Paris | 3 juillet 2024", "Paris", "2024-07-03"),
        ("3 juillet 2024, Paris", "Paris", "2024-07-03"),
        ("Le 3 juillet 2024 à Paris", "Paris", "2024-07-03"),
        ("Fait le 3 juillet 2024, à Paris", "Paris", "2024-07-03"),
        ("Paris, le 3 juillet 2024 à 14h30", "Paris", "2024-07-03"),
        ("Paris, le 3 juillet 2024, 14 h 30", "Paris", "2024-07-03"),
        ("Saint-Denis (93), le 3 juillet 2024", "Saint-Denis (93)", "2024-07-03"),
        ("Port-au-Prince (Haïti), le 3 juillet 2024", "Port-au-Prince (Haïti)", "2024-07-03"),
        ("Paris 15e, le 3 juillet 2024", "Paris 15e", "2024-07-03"),
        ("Paris, le 03.07.24", "Paris", "2024-07-03"),
        ("Paris, 2024-07-03", "Paris", "2024-07-03"),
        ("Paris, le 1ᵉʳ juillet 2024", "Paris", "2024-07-01"),
        ("Publié le 3 juillet 2024", "", "2024-07-03"),
        ("Mis en ligne le 3 juillet 2024", "", "2024-07-03"),
    ],
)
def test_dateline_is_read(line, place, day):
    release = parse(make_text(dateline=line))

    assert (release.dateline_place, release.date) == (place, day)
    assert release.title == "Six villes préparent l'été"
    assert release.lead == f"<p>{LEAD}</p>"


@pytest.mark.parametrize("sign", [" –", " -", " :", ".", " /AFN/ -", " (AFN) –", " /CNW Telbec/ -"])
def test_dateline_may_begin_the_lead(sign):
    release = parse(make_text(dateline="", lead=f"Paris, le 20 mai 2026{sign} {LEAD}"))

    assert (release.dateline_place, release.date) == ("Paris", "2026-05-20")
    assert release.lead == f"<p>{LEAD}</p>"


def test_dateline_may_stand_above_the_headline():
    headline = "Paris, le 20 mai 2026\n\nSix villes\npréparent l'été"

    release = parse(make_text(headline=headline, dateline=""))

    assert (release.title, release.date) == ("Six villes préparent l'été", "2026-05-20")
    assert release.lead == f"<p>{LEAD}</p>"


def test_dateline_may_stand_above_the_kind():
    release = parse(make_text(banner="Maison des villes\n\nParis, le 20 mai 2026", dateline=""))

    assert (release.date, release.banner) == ("2026-05-20", ("Maison des villes",))
    assert release.title == "Six villes préparent l'été"


def test_dateline_may_end_the_text():
    release = parse(make_text(dateline="", body=f"{LEAD * 12}\n\nParis, le 20 mai 2026"))

    assert (release.title, release.date) == ("Six villes préparent l'été", "2026-05-20")
    assert release.lead == f"<p>{LEAD}</p>"


def test_date_above_the_headline_gives_way_to_the_dateline():
    release = parse(make_text(headline="Mardi 19 mai 2026\n\nSix villes préparent l'été"))

    assert (release.title, release.date) == ("Six villes préparent l'été", "2026-05-20")
    assert release.banner == ("Mardi 19 mai 2026",)


def test_contact_in_the_banner_is_a_contact():
    text = make_text(
        banner="Maison des villes\nContact presse : Paul Hamon, 02 98 00 00 00\n\nLyon"
    )
    text = text.partition(b"\n\nContact presse :\nNadia")[0]

    release = parse(text)

    assert release.banner == ("Maison des villes", "Lyon")
    assert release.contacts == (Contact("Paul Hamon", "", "", "02 98 00 00 00"),)


def test_date_in_a_sentence_is_no_dateline():
    release = parse(make_text(dateline="", lead="Lyon, le 3 mai 2024, a reçu six villes du Sud."))

    assert (release.dateline_place, release.date) == ("", None)
    assert messages(release) == [
        (None, "No dateline was found: type the place and the date by hand.")
    ]


@pytest.mark.parametrize("dateline", ["Paris, le 31 juin 2026", "Paris,\nle 31 juin 2026"])
def test_day_that_does_not_exist_is_said(dateline):
    release = parse(make_text(dateline=dateline))

    assert (release.dateline_place, release.date) == ("Paris", None)
    assert messages(release) == [
        (6, "“Paris, le 31 juin 2026” is not a date that exists: type the date by hand.")
    ]


def test_banner_is_read_line_by_line_and_logos_in_one():
    banner = """Jeudi 4 et vendredi 5 mars 2027 - Corum - Montpellier

Avec le concours de :

**MINISTÈRE
DE LA MER**
*Voir
loin*"""

    release = parse(make_text(banner=banner))

    assert release.banner == (
        "Jeudi 4 et vendredi 5 mars 2027 - Corum - Montpellier",
        "Avec le concours de :",
        "MINISTÈRE DE LA MER",
        "Voir loin",
    )


def test_release_without_its_name_is_taken_for_one_when_all_the_rest_is_there():
    release = parse(make_text(kind="", banner="Maison des villes"))

    assert (release.kind, release.title) == ("release", "Six villes préparent l'été")
    assert release.banner == ("Maison des villes",)
    assert messages(release) == [
        (None, "No line names the document: taken for a press release.")
    ]  # fmt: skip


def test_embargo_is_kept_to_be_sorted_and_said():
    release = parse(make_text(banner="SOUS EMBARGO jusqu'au 21 mai 2026 à 8 heures"))

    assert release.unplaced == ("SOUS EMBARGO jusqu'au 21 mai 2026 à 8 heures",)
    assert release.has_embargo
    assert messages(release) == [
        (1, "The text speaks of an embargo: set it on the page before anybody publishes.")
    ]


WRAPPED = """Les villes du réseau préparent une fête des fleuves, que les équipes ouvriront
à Vernon le 18 septembre 2024.
Les enfants des écoles y chanteront."""
TOP = "Paris, le 12 mars 2024"
CHECK = "“{}” was taken for the dateline: check the place and the date."


@pytest.mark.parametrize(
    ("parts", "place", "day"),
    [
        ({"banner": TOP, "dateline": ""}, "Paris", "2024-03-12"),
        ({"dateline": ""}, "", None),
        ({"dateline": "", "body": "Fait à Paris, le 12 mars 2024"}, "Paris", "2024-03-12"),
    ],
)
@pytest.mark.parametrize(
    "lead",
    [
        WRAPPED,
        WRAPPED.replace("à Vernon", "dans la commune de\nVernon,"),
        WRAPPED.replace("à Vernon", "au parc Henri\nMartin,"),
        WRAPPED.replace("à Vernon le 18 septembre 2024.", "à Vernon\nle 18 septembre 2024."),
    ],
)
def test_date_on_a_line_of_a_sentence_is_no_dateline(parts, place, day, lead):
    release = parse(make_text(**{"body": "", **parts}, lead=lead))

    assert (release.dateline_place, release.date) == (place, day)
    assert (release.title, release.subtitle) == ("Six villes préparent l'été", "")
    text = release.lead + "".join(block.value for block in release.body)
    assert text.replace("</p><p>", " ") == f"<p>{' '.join(lead.split())}</p>"
    assert release.unplaced == ()


def test_date_on_a_line_of_the_headline_stays_in_it():
    release = parse(make_text(headline="Six villes se retrouvent\nle 18 septembre 2026"))

    assert release.title == "Six villes se retrouvent le 18 septembre 2026"
    assert (release.date, release.banner) == ("2026-05-20", ())


@pytest.mark.parametrize(
    "ending", ["Rendez-vous à Vernon, le 18 septembre 2026", "Rendez-vous le 18 septembre 2026."]
)
def test_appointment_that_ends_the_text_is_no_dateline(ending):
    release = parse(make_text(dateline="", body=ending))

    assert release.date is None
    assert release.body[0].value == f"<p>{ending}</p>"


def test_line_of_the_text_that_could_be_the_dateline_stays_and_is_said():
    line = "Vernon, le 18 septembre 2024"

    release = parse(make_text(dateline="", body=f"{LEAD * 9}\n\n{line}\n\nOn dansera."))

    assert release.date == "2024-09-18"
    assert line in [block.value for block in release.body]
    assert messages(release) == [(12, CHECK.format(line))]


@pytest.mark.parametrize(
    ("parts", "number", "taken"),
    [
        ({"banner": TOP, "dateline": "Vernon, le 18 septembre 2024"}, 1, TOP),
        ({"dateline": TOP, "body": "Vernon, le 18 septembre 2024"}, 6, TOP),
        ({"dateline": "Le 12 mars 2024"}, 6, "Le 12 mars 2024"),
        ({"dateline": "Vernon le 12 mars 2024"}, 6, "Vernon le 12 mars 2024"),
        ({"headline": "Six villes\n\nElles dansent.", "dateline": TOP}, 8, TOP),
    ],
)
def test_dateline_in_doubt_is_said(parts, number, taken):
    release = parse(make_text(**parts))

    assert release.date == "2024-03-12"
    assert messages(release) == [(number, CHECK.format(taken))]


def test_passages_between_the_headline_and_the_dateline_keep_their_order():
    headline = "Six villes\n\nPour l'été\n\nElles l'ont dit lundi.\n\nToutes ont signé."

    release = parse(make_text(headline=headline))

    assert (release.title, release.subtitle) == ("Six villes", "Pour l'été")
    assert release.lead == "<p>Elles l'ont dit lundi.</p>"
    assert release.body[0].value == (
        f"<p>Toutes ont signé.</p><p>{LEAD}</p><p>Elles se reverront à l'automne.</p>"
    )
