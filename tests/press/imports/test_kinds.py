"""The line that names the document, and what stands beside it."""

import pytest

from press.imports.parse import parse

from .release_text import LEAD, make_text, messages

pytestmark = pytest.mark.usefixtures("english")

NO_DATELINE = (None, "No dateline was found: type the place and the date by hand.")


@pytest.mark.parametrize(
    ("lines", "kind"),
    [
        ("COMMUNIQUÉ DE PRESSE CONJOINT", "release"),
        ("Communiqué commun", "release"),
        ("COMMUNIQUÉ À LA PRESSE", "release"),
        ("COMMUNIQUÉ DE PRESSE / PRESS RELEASE", "release"),
        ("COMMUNIQUÉ DE PRESSE\nPRESS RELEASE", "release"),
        ("Communiqué de presse de Cités Unies France", "release"),
        ("COMMUNIQUÉ DE PRESSE DU RÉSEAU DES PORTS", "release"),
        ("COMMUNIQUÉ DE PRESSE N° 2024-12", "release"),
        ("COMMUNIQUÉ DE PRESSE\nN° 2024-12", "release"),
        ("COMMUNIQUÉ DE PRESSE\n\nRéf. : CP-2024-12", "release"),
        ("COMMUNIQUÉ\nDE PRESSE", "release"),
        ("COMMUNIQUÉ\n\nDE\nPRESSE", "release"),
        ("**COMMUNIQUÉ**\n**DE PRESSE CONJOINT**", "release"),
        ("INVITATION PRESSE", "release"),
        ("INVITATION À LA PRESSE", "release"),
        ("DÉCLARATION CONJOINTE", "statement"),
        ("DÉCLARATION FINALE", "statement"),
        ("Déclaration de Cités Unies France", "statement"),
        ("DÉCLARATION\nCOMMUNE", "statement"),
        ("MISE AU POINT", "denial"),
        ("Mise au point de Cités Unies France", "denial"),
        ("DOSSIER\nDE PRESSE", "press-kit"),
    ],
)
def test_kind_is_read_whatever_stands_beside_its_name(lines, kind):
    release = parse(make_text(kind=lines))

    assert release.kind == kind
    assert (release.title, release.subtitle) == ("Six villes préparent l'été", "")
    assert (release.banner, release.unplaced, messages(release)) == ((), (), [])


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("Communiqué de presse du 3 juillet 2024", ""),
        ("Communiqué de presse du mercredi 3 juillet 2024", ""),
        ("COMMUNIQUÉ DE PRESSE – 3 juillet 2024", ""),
        ("COMMUNIQUÉ DE PRESSE (3 juillet 2024)", ""),
        ("Communiqué de presse, le 3 juil. 2024", ""),
        ("Communiqué de presse n° 12 du 03/07/2024", ""),
        ("Mercredi 3 juillet 2024 | COMMUNIQUÉ DE PRESSE", ""),
        ("COMMUNIQUÉ DE PRESSE | Paris, le 3 juillet 2024", "Paris"),
        ("Paris, le 3 juillet 2024 – COMMUNIQUÉ DE PRESSE", "Paris"),
    ],
)
def test_date_beside_the_kind_is_the_date(line, place):
    release = parse(make_text(kind=line, dateline=""))

    assert (release.dateline_place, release.date) == (place, "2024-07-03")
    assert (release.title, release.subtitle) == ("Six villes préparent l'été", "")
    assert release.lead == f"<p>{LEAD}</p>"
    assert messages(release) == []


def test_dateline_prevails_over_the_date_beside_the_kind():
    release = parse(make_text(kind="Communiqué de presse du 19 mai 2026"))

    assert (release.dateline_place, release.date) == ("Paris", "2026-05-20")


def test_issuer_before_the_kind_joins_the_banner():
    release = parse(make_text(kind="Cités Unies France | Communiqué de presse"))

    assert (release.banner, release.title) == (
        ("Cités Unies France",),
        "Six villes préparent l'été",
    )


def test_headline_that_begins_like_the_issuer_is_the_headline():
    release = parse(
        make_text(kind="COMMUNIQUÉ DE PRESSE", headline="De Brest à Lyon, six villes se parlent")
    )

    assert release.title == "De Brest à Lyon, six villes se parlent"


@pytest.mark.parametrize(
    "headline",
    [
        "Six villes demandent la levée de l'embargo sur les céréales",
        "Embargo sur les céréales : six villes réagissent",
        "Embargo : six villes réagissent",
        "Six villes sous embargo racontent",
        "Sous embargo, la ville tient",
        "L'embargo jusqu'au bout : récit d'un port",
        "Embargo à Cuba en 2025 : ce que font les villes",
    ],
)
def test_embargo_in_a_headline_is_its_subject(headline):
    release = parse(make_text(headline=headline))

    assert (release.title, release.has_embargo, release.unplaced) == (headline, False, ())


@pytest.mark.parametrize(
    "notice",
    [
        "Sous embargo jusqu'au 12 mai 2025 à 8 h",
        "SOUS EMBARGO",
        "*** EMBARGO ***",
        "EMBARGO : lundi 12 mai, 8 heures",
        "Embargo jusqu'à lundi minuit",
        "INFORMATION SOUS EMBARGO",
        "Strictement confidentiel – sous embargo jusqu'à lundi",
        "Ne pas diffuser avant le 12 mai",
        "À ne pas publier avant lundi 8 h",
        "Diffusion interdite avant le 12 mai",
    ],
)
@pytest.mark.parametrize("part", ["banner", "headline"])
def test_notice_of_embargo_is_a_line_of_its_own(notice, part):
    text = f"{notice}\n\nSix villes préparent l'été" if part == "headline" else notice

    release = parse(make_text(**{part: text}))

    assert release.title == "Six villes préparent l'été"
    assert (release.has_embargo, release.unplaced) == (True, (notice,))


def test_notice_may_end_a_line_and_go_on_under_it():
    beside = parse(make_text(kind="COMMUNIQUÉ DE PRESSE – SOUS EMBARGO jusqu'au 12 mai 2025"))
    cut = parse(make_text(banner="Sous embargo jusqu'au lundi 12 mai\nà 8 heures"))

    assert beside.unplaced == ("SOUS EMBARGO jusqu'au 12 mai 2025",)
    assert (beside.kind, beside.title) == ("release", "Six villes préparent l'été")
    assert cut.unplaced == ("Sous embargo jusqu'au lundi 12 mai", "à 8 heures")
