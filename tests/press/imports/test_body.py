import pytest

from press.imports.parse import parse

from .release_text import make_text, parse_body

WRAPPED = """Les ateliers du matin ont réuni des équipes venues de douze régions, et ceux de
l'après-midi ont permis d'écrire une feuille de route commune."""
WRAPPED_HTML = (
    "<p>Les ateliers du matin ont réuni des équipes venues de douze régions, et ceux de"
    " l'après-midi ont permis d'écrire une feuille de route commune.</p>"
)


def html(text: str) -> str:
    """Return the only block of a body without headings."""
    [(kind, value)] = parse_body(text)
    assert kind == "paragraph"
    return value


def test_hard_line_breaks_are_spaces():
    assert html(WRAPPED) == WRAPPED_HTML


def test_items_over_several_lines_make_one_list():
    text = """Les villes se sont engagées à :
- ouvrir leurs données, dans un délai
de six mois,
- former leurs agents ;
- publier un bilan.

La suite viendra en juin."""

    assert html(text) == (
        "<p>Les villes se sont engagées à :</p>"
        "<ul><li>ouvrir leurs données, dans un délai de six mois,</li>"
        "<li>former leurs agents ;</li><li>publier un bilan.</li></ul>"
        "<p>La suite viendra en juin.</p>"
    )


def test_items_apart_from_one_another_make_one_list():
    text = """Trois ateliers ont suivi :

– « Eau et villes »,

– « Jeunesse et
engagement »,

– « Ports, rives
et fleuves ».

Tous étaient complets."""

    assert html(text) == (
        "<p>Trois ateliers ont suivi :</p><ul><li>« Eau et villes »,</li>"
        "<li>« Jeunesse et engagement »,</li><li>« Ports, rives et fleuves ».</li></ul>"
        "<p>Tous étaient complets.</p>"
    )


def test_item_cut_by_a_blank_line_is_whole():
    text = """Deux ateliers ont suivi :
- « Eau et villes : chercher, trouver,

partager »,
- « Jeunesse »."""

    assert html(text) == (
        "<p>Deux ateliers ont suivi :</p><ul>"
        "<li>« Eau et villes : chercher, trouver, partager »,</li><li>« Jeunesse ».</li></ul>"
    )


@pytest.mark.parametrize(
    "text",
    [
        "Les débats ont porté sur les biens communs\n- l'eau, l'air, la forêt -\net leur partage.",
        "Les débats ont porté sur les biens communs\n– l'eau, l'air, la forêt, le littoral.",
        "Les débats ont porté sur les biens communs,\n- l'eau en premier lieu - et leur partage.",
        "Les débats ont porté sur les biens communs\n\n- l'eau, l'air, la forêt, le littoral.",
    ],
)
def test_dash_inside_a_sentence_is_no_list(text):
    value = html(text)

    assert value == f"<p>{' '.join(text.split())}</p>"


def test_dash_inside_a_sentence_leaves_the_list_that_follows():
    text = """Les débats ont porté sur les biens communs
- l'eau et la forêt - et sur deux points :
- leur partage,
- leur gestion."""

    assert html(text) == (
        "<p>Les débats ont porté sur les biens communs - l'eau et la forêt - et sur deux"
        " points :</p><ul><li>leur partage,</li><li>leur gestion.</li></ul>"
    )


@pytest.mark.parametrize(
    "sign",
    [
        "- ",
        "– ",
        "— ",
        "• ",
        "•",
        "* ",
        "▪ ",
        "\uf0b7 ",
        "➢ ",
        "→ ",
        "⇒",
        "✓ ",
        "☑ ",
        "✅ ",
        "👉",
        "o ",
    ],
)
def test_every_bullet_makes_a_list(sign):
    value = html(f"Deux villes :\n{sign}Lyon, au confluent,\n{sign}Lille.")

    assert value == "<p>Deux villes :</p><ul><li>Lyon, au confluent,</li><li>Lille.</li></ul>"


@pytest.mark.parametrize("mark", ["{}. ", "{}) ", "{}/ ", "{}° ", "{} - ", "**{}.** "])
def test_numbers_make_an_ordered_list(mark):
    items = [mark.format(1) + "Comment agir", "ensemble ?", mark.format(2) + "Avec qui ?"]

    value = html("Deux questions :\n" + "\n".join(items))

    assert value == (
        "<p>Deux questions :</p><ol><li>Comment agir ensemble ?</li><li>Avec qui ?</li></ol>"
    )


def test_number_that_begins_a_line_is_no_list():
    value = html("La salle a reçu près de\n20. Puis vint la nuit, et la fin des travaux.")

    assert value == ("<p>La salle a reçu près de 20. Puis vint la nuit, et la fin des travaux.</p>")


def test_numbered_axes_are_items_that_keep_their_number():
    value = html("Le travail suit deux axes :\nAxe 1 : l'eau et\nla terre\nAxe 2 : les jeunes")

    assert value == (
        "<p>Le travail suit deux axes :</p>"
        "<ul><li>Axe 1 : l'eau et la terre</li><li>Axe 2 : les jeunes</li></ul>"
    )


def test_numbered_headings_are_headings_that_keep_their_number():
    blocks = parse_body(
        "1. Des villes engagées\n\nElles l'ont dit.\n\n2. Des moyens nouveaux\n\nIls arrivent."
    )

    assert blocks == [
        ("heading", "1. Des villes engagées"),
        ("paragraph", "<p>Elles l'ont dit.</p>"),
        ("heading", "2. Des moyens nouveaux"),
        ("paragraph", "<p>Ils arrivent.</p>"),
    ]


@pytest.mark.parametrize("label", ["Axe", "Table ronde", "Étape", "Séance n°"])
def test_labelled_headings_are_headings(label):
    blocks = parse_body(
        f"{label} 1 : l'eau\n\nElle a réuni dix villes.\n\n{label} 2 : la terre\n\nElle aussi."
    )

    assert blocks == [
        ("heading", f"{label} 1 : l'eau"),
        ("paragraph", "<p>Elle a réuni dix villes.</p>"),
        ("heading", f"{label} 2 : la terre"),
        ("paragraph", "<p>Elle aussi.</p>"),
    ]


@pytest.mark.parametrize("label", ["Axe", "Table ronde", "Étape", "Séance n°"])
def test_two_labelled_lists_are_two_lists(label):
    items = f"{label} 1 : l'eau ;\n{label} 2 : la terre."

    value = html(f"Le matin :\n{items}\n\nLe soir, on a repris le travail :\n{items}")

    made = f"<ul><li>{label} 1 : l'eau ;</li><li>{label} 2 : la terre.</li></ul>"
    assert value == (f"<p>Le matin :</p>{made}<p>Le soir, on a repris le travail :</p>{made}")


def test_paragraph_right_after_a_list_is_a_paragraph():
    text = """Les villes se sont engagées, au terme de deux jours de débats, à :
- ouvrir leurs données ;
- publier un bilan que chacun pourra lire et commenter, avant la fin de l'année.
Ces engagements seront suivis de près par les deux réseaux, selon trois règles :
1. la clarté ;
2. le partage."""

    assert html(text) == (
        "<p>Les villes se sont engagées, au terme de deux jours de débats, à :</p>"
        "<ul><li>ouvrir leurs données ;</li><li>publier un bilan que chacun pourra lire et"
        " commenter, avant la fin de l'année.</li></ul><p>Ces engagements seront suivis de près"
        " par les deux réseaux, selon trois règles :</p>"
        "<ol><li>la clarté ;</li><li>le partage.</li></ol>"
    )


@pytest.mark.parametrize("gap", ["\n\n", "\n\x0c\n", "\n\x0c", "\n\n2/3\n\x0c\n", "\n2/3\n\x0c"])
def test_sentence_cut_by_a_page_is_one_sentence(gap):
    value = html(f"Le prix a été remis lors d'une soirée dédiée,{gap}devant mille personnes.")

    assert value == ("<p>Le prix a été remis lors d'une soirée dédiée, devant mille personnes.</p>")


def test_sentence_cut_before_a_name_is_one_sentence():
    value = html("Le prix a été remis à la ville de\n\nLyon par ses pairs.")

    assert value == "<p>Le prix a été remis à la ville de Lyon par ses pairs.</p>"


def test_paragraphs_without_blank_lines_are_apart():
    text = """Les ateliers du matin ont réuni des équipes venues de douze régions du
pays, et la maire de
Lomé. Ils étaient complets.
Ceux de l'après-midi ont permis d'écrire une feuille de route que tous
suivront."""

    assert html(text) == (
        "<p>Les ateliers du matin ont réuni des équipes venues de douze régions du pays, et la"
        " maire de Lomé. Ils étaient complets.</p><p>Ceux de l'après-midi ont permis d'écrire"
        " une feuille de route que tous suivront.</p>"
    )


def test_short_line_apart_is_a_heading():
    blocks = parse_body("Un pays à l'honneur\n\nLe Togo était l'invité de ces journées.")

    assert blocks == [
        ("heading", "Un pays à l'honneur"),
        ("paragraph", "<p>Le Togo était l'invité de ces journées.</p>"),
    ]


@pytest.mark.parametrize("mark", ["**{}**", "## {}"])
def test_markdown_heading_is_a_heading(mark):
    blocks = parse_body(mark.format("Rendez-vous à Lomé !") + "\n\nLe Togo accueillera la suite.")

    assert blocks == [
        ("heading", "Rendez-vous à Lomé !"),
        ("paragraph", "<p>Le Togo accueillera la suite.</p>"),
    ]


def test_last_short_line_is_a_paragraph():
    assert html("Rendez-vous à Lomé en mai 2027") == "<p>Rendez-vous à Lomé en mai 2027</p>"


def test_exclamation_apart_is_a_paragraph():
    value = html("Merci à toutes et à tous !\n\nLa suite viendra en juin.")

    assert value == "<p>Merci à toutes et à tous !</p><p>La suite viendra en juin.</p>"


@pytest.mark.parametrize(
    "items",
    [
        "- l'eau :\n   - douce,\n   - salée ;\n- l'air.",
        "✓ l'eau :\n   o douce,\n   o salée ;\n✓ l'air.",
        "• l'eau :\n◦ douce,\n◦ salée ;\n• l'air.",
        "→ l'eau :\n  – douce,\n  – salée ;\n→ l'air.",
        "• l'eau :\n\to\tdouce,\n\to\tsalée ;\n• l'air.",
    ],
)
def test_list_inside_a_list_belongs_to_its_item(items):
    assert html(f"Deux thèmes :\n{items}\n\nLa suite viendra.") == (
        "<p>Deux thèmes :</p><ul><li>l'eau :<ul><li>douce,</li><li>salée ;</li></ul></li>"
        "<li>l'air.</li></ul><p>La suite viendra.</p>"
    )


def test_lists_with_other_bullets_are_other_lists():
    value = html("Deux thèmes :\n→ l'eau ;\n→ l'air.\n✓ la terre ;\n✓ le feu.")

    assert value.count("<ul>") == 2


@pytest.mark.parametrize("number", ["{}. ", "{} – ", "{}) "])
def test_roman_numbers_make_headings(number):
    first, second = number.format("I"), number.format("II")

    blocks = parse_body(f"{first}Les constats\n\nUn texte.\n\n{second}Les mesures\n\nUn autre.")

    assert [value for kind, value in blocks if kind == "heading"] == [
        f"{first}Les constats",
        f"{second}Les mesures",
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ["9 h : Ouverture", "10 h 30 : Débat", "12 h : Clôture"],
        ["9h30 Accueil des élus", "10h00 Débat sur l'eau"],
        ["09:00 – Accueil", "09:30 – Débat"],
        ["9h-10h : Accueil", "10h-12h : Débat"],
        ["Q : Que demandez-vous ?", "R : Un calendrier."],
        ["Question : Que dire ?", "Réponse : Rien."],
        ["1.1. Pour les villes", "1.2. Pour les régions"],
    ],
)
def test_lines_that_open_by_themselves_stay_lines(lines):
    body = "\n".join(["Le programme de la journée :", *lines])

    value = html(f"{body}\n\nLa suite viendra.")

    paragraphs = ["Le programme de la journée :", *lines, "La suite viendra."]
    assert value == "".join(f"<p>{text}</p>" for text in paragraphs)


@pytest.mark.parametrize(
    ("figures", "paragraphs"),
    [
        ("35\n\npays\n\n12\n\nateliers", ["35 pays", "12 ateliers"]),
        ("35\n\nPays représentés\n\n12\n\nAteliers", ["35 Pays représentés", "12 Ateliers"]),
        ("35\npays\n12\nateliers", ["35 pays", "12 ateliers"]),
        ("+ de 500\n\nélus\n\n30 %\n\nd'élues", ["+ de 500 élus", "30 % d'élues"]),
        ("1/3\n\ndes villes\n\n2/3\n\ndes régions", ["1/3 des villes", "2/3 des régions"]),
        ("1,5 M€\n\nde budget\n\n2\n\nans", ["1,5 M€ de budget", "2 ans"]),
        ("1\n\nport\n\n2\n\nécoles\n\n3\n\njours", ["1 port", "2 écoles", "3 jours"]),
    ],
)
def test_figure_that_stands_alone_stays_with_its_words(figures, paragraphs):
    value = html(f"Les chiffres :\n\n{figures}\n\nLa suite viendra.")

    expected = ["Les chiffres :", *paragraphs, "La suite viendra."]
    assert value == "".join(f"<p>{text}</p>" for text in expected)


@pytest.mark.parametrize(
    "quotation",
    [
        "« Nous serons au rendez-vous »",
        "“Nous serons au rendez-vous”",
        '"Nous serons au rendez-vous"',
        "« Nous serons au rendez-vous », dit la maire",
        "— Nous serons au rendez-vous",
        "„Nous serons au rendez-vous“",
        "« Un calendrier ? »",
        "NB : les chiffres sont provisoires",
    ],
)
def test_what_somebody_says_is_no_heading(quotation):
    value = html(f"{quotation}\n\nLa maire a conclu.")

    assert value == f"<p>{quotation}</p><p>La maire a conclu.</p>"


@pytest.mark.parametrize(
    "address",
    [
        "https://fr.exemple.org/wiki/Port_(ville)",
        "https://exemple.org/a_(b)_(c)",
        "https://exemple.org/Port_(ville)/carte",
        "https://exemple.org/page[1]",
        "https://exemple.org/(a)?b=(c)",
    ],
)
@pytest.mark.parametrize(
    "text", ["Voir {} ici.", "Voir {}.", "Voir ({}).", "Voir <{}>, puis rien."]
)
def test_address_with_brackets_is_one_address(text, address):
    value = html(f"{text.format(address)}\n\nLa suite viendra.")

    assert f'<a href="{address}">{address}</a>' in value


@pytest.mark.usefixtures("english")
def test_text_in_two_columns_is_said():
    columns = "\n".join(
        f"{left:<40}{right}"
        for left, right in [
            ("Les villes du réseau", "ont signé lundi une"),
            ("préparent une fête des", "charte qui les engage"),
            ("fleuves pour leurs élus", "à ouvrir leurs données"),
            ("et pour les enfants des", "et à publier un bilan"),
            ("écoles de la région.", "que chacun pourra lire."),
        ]
    )

    sentences = [one.message for one in parse(make_text(body=columns)).warnings]

    assert sentences == [
        "The text seems to be set in two columns, whose lines are mixed: put them in order, or"
        " extract the text again without its layout."
    ]


@pytest.mark.usefixtures("english")
def test_addresses_and_times_side_by_side_are_no_columns():
    table = "\n".join(f"{hour}h00      Atelier {hour}" for hour in range(9, 15))

    sentences = [one.message for one in parse(make_text(body=table)).warnings]

    assert sentences == []
