import pytest

from press.imports.parse import parse

from .release_text import make_text, messages

pytestmark = pytest.mark.usefixtures("english")


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        (
            "Les réunions de groupes-pays pays ont eu lieu.",
            "“pays pays”: the word stands twice. The text was kept as it is.",
        ),
        (
            "Les réunions de\nde travail ont eu lieu.",
            "“de de”: the word stands twice. The text was kept as it is.",
        ),
        (
            "La séance de **Pouverture** a eu lieu.",
            "“Pouverture” looks misread, perhaps for “l’…”. The text was kept as it is.",
        ),
        (
            "Ce fut I'occasion de rencontres.",
            "“I'occasion” looks misread, perhaps for “l’…”. The text was kept as it is.",
        ),
        (
            "Une mus\ufffde est née.",
            "“mus\ufffde” holds a sign that could not be read.",
        ),
        (
            "La 14e édition, oui, cette 14ème édition.",
            "The text writes both “14e” and “14ème”. It was kept as it is.",
        ),
        ("Le label « Ports unis est né.", "An opening guillemet is never closed."),
        ("Le label Ports unis » est né.", "A closing guillemet has no opening one."),
    ],
)
def test_slip_is_kept_and_pointed_out(body, sentence):
    release = parse(make_text(body=body))

    assert messages(release) == [(10, sentence)]
    assert release.body[0].value.count("<p>") == 1


@pytest.mark.parametrize(
    "body",
    [
        "La ville où nous nous sommes vus et le rendez-vous vous plaisent, tout en en parlant.",
        "Paris, Pau et la Pologne ont pris part au partage, avec passion.",
        "La 1re et la 14e édition, au XXIe siècle.",
        "« Un premier point.\n\n« Un deuxième.\n\n« Un « dernier » point. »",
        "« Un premier point.\n« Un deuxième. »\n\nPuis « un mot ».",
    ],
)
def test_correct_french_is_no_slip(body):
    assert messages(parse(make_text(body=body))) == []
