import pytest

from press.imports.source.cleaning import clean

pytestmark = pytest.mark.usefixtures("english")


def cleaned(text: str) -> list[str]:
    return [line.text for line in clean(text).lines if line.text]


def left_out(text: str) -> list[int | None]:
    return [warning.line for warning in clean(text).left_out]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("un réﬂexe oﬃciel et ﬁable", "un réflexe officiel et fiable"),
        ("l\u00adau\u00adreate", "laureate"),
        ("Une question\u00a0? Oui\u202f!", "Une question ? Oui !"),
        ("«Partir», dit-elle", "« Partir », dit-elle"),
        ("«\u00a0Partir\u00a0»", "« Partir »"),
        ("deux\tmots   loin", "deux mots loin"),
        ("un mot\u200b invisible\ufeff", "un mot invisible"),
        ("cafe\u0301", "café"),
        ("l\x92été", "l’été"),
        ("une phrase\\!", "une phrase!"),
        ("un trait\u2011d\u2010union", "un trait-d-union"),
    ],
)
def test_characters_are_repaired(text, expected):
    result = cleaned(text)

    assert result == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("collectivités territo-\nriales", ["collectivités territoriales"]),
        ("avenue Corentin-\nCariou à Paris", ["avenue Corentin-Cariou", "à Paris"]),
        ("donne rendez-\nvous à tous", ["donne rendez-vous", "à tous"]),
        ("l’après-\nmidi", ["l’après-midi"]),
        ("à mi-\nparcours", ["à mi-parcours"]),
        ("le mi-\nnistre", ["le ministre"]),
        ("la co-\nopération", ["la coopération"]),
        ("le projet co-\nfinancé", ["le projet co-financé"]),
        ("des savoir-\nfaire", ["des savoir-faire"]),
        ("un groupe-pays, le groupe-\npays", ["un groupe-pays, le groupe-pays"]),
        ("les années 2019-\n2020", ["les années 2019-2020"]),
        ("y a-\nt-il une suite", ["y a-t-il", "une suite"]),
        ("une coopé\u00ad\nration", ["une coopération"]),
        ("une coopé-\n\n\nration", ["une coopération"]),
        ("un tiret -\nsuivi", ["un tiret -", "suivi"]),
    ],
)
def test_words_cut_at_line_ends_are_whole(text, expected):
    result = cleaned(text)

    assert result == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("voir https://villes-\nunies.org/-Page-", ["voir https://villes-unies.org/-Page-"]),
        ("voir http://exemple.org/\na.html ici", ["voir http://exemple.org/a.html", "ici"]),
        ("voir www.exemple.\norg, en bas", ["voir www.exemple.org,", "en bas"]),
        ("voir http://exemple.org\n/programme", ["voir http://exemple.org/programme"]),
        ("<http://exemple.org/pro\ngramme>", ["<http://exemple.org/programme>"]),
        ("j.aubry@villes-\nexemple.org", ["j.aubry@villes-exemple.org"]),
        ("http://exemple.org\n#Rencontres2026", ["http://exemple.org", "#Rencontres2026"]),
        ("http://exemple.org\n@Exemple", ["http://exemple.org", "@Exemple"]),
        ("http://exemple.org\n- un article", ["http://exemple.org", "- un article"]),
        ("www.exemple.org\net/ou ailleurs", ["www.exemple.org", "et/ou ailleurs"]),
    ],
)  # fmt: skip
def test_addresses_cut_at_line_ends_are_whole(text, expected):
    result = cleaned(text)

    assert result == expected


@pytest.mark.parametrize(
    "furniture",
    [
        "2",
        "2/3",
        "Page 2",
        "page 2 sur 3",
        "- 2 -",
        "p. 2",
        "– FIN –",
        "brochure.indd 1 12/06/2019",
        "Rencontres_v3.indd   12   12/06/2019   17:42",
    ],
)
def test_page_furniture_is_left_out_and_said(furniture):
    text = f"Une phrase qui\n\n{furniture}\n\x0c\nva loin."

    result = cleaned(text)

    assert result == ["Une phrase qui", "va loin."]
    assert left_out(text) == [3]


PAGE = "Les équipes de six villes ont travaillé toute la journée à la charte des fleuves. " * 9


@pytest.mark.parametrize(
    "text",
    [
        f"{PAGE}\n\n1\n\n{PAGE}\n\n2\n\n{PAGE}",
        f"{PAGE}\n1/3\n{PAGE}\n2/3\n{PAGE}\n3/3",
        f"{PAGE}\n\x0c2\n\n{PAGE}\n\x0c3\n\n{PAGE}",
        f"{PAGE}\n\n7\n\x0c{PAGE}\n\n8\n\x0c{PAGE}",
        f"Page 1 sur 2\n{PAGE}\nPage 2 sur 2\n{PAGE}",
        f"{PAGE}\n\n- 1 -\n\n{PAGE}\n\nT.S.V.P.",
        f"{PAGE}\n\nSuite page 2\n\n{PAGE}\n\n- 30 -",
    ],
)
def test_page_numbers_are_left_out(text):
    assert "".join(cleaned(text)) == PAGE.strip() * text.count(PAGE)


@pytest.mark.parametrize(
    "text",
    [
        "Le bilan.\n\n35\n\npays\n\n12\n\nateliers",
        "Le bilan.\n\n1\n\nport\n\n2\n\nécoles",
        "Le bilan.\n\n1/3\n\ndes villes",
        f"{PAGE}\n\x0c35\n\npays",
        f"{PAGE}\n\x0c2\n\npays",
        f"{PAGE}\n\n12",
    ],
)
def test_number_that_counts_no_page_is_kept(text):
    assert left_out(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Objectif\n\nUn texte.\n\nObjectif\n\nUn autre.",
        "Le projet Eau\n\nBudget\n\nUn million.\n\nLe projet Air\n\nBudget\n\nDeux.",
        f"Objectif\n\n{PAGE}\n\x0c{PAGE}\n\nObjectif\n\n{PAGE}",
        f"{PAGE}\n\n1/2\n\n{PAGE}\n\nPour rappel\n\n{PAGE}\n\nPour rappel\n\n{PAGE}\n\n2/2",
        "Eau\n\nOui.\n\n* * *\n\nEau\n\nNon.",
    ],
)
def test_line_that_comes_again_inside_a_page_is_kept(text):
    words = [word for word in text.replace("1/2", "").replace("2/2", "").split() if word != "*"]

    assert " ".join(cleaned(text)).split() == words


def test_foot_of_each_page_is_kept_last():
    first, second = "Un texte.\nUn autre.\nUn long.", "Un bref.\nUn gros.\nUn petit."
    text = f"{first}\n\nMaison des villes\n1/2\n{second}\n\nMaison des villes\n2/2"

    result = cleaned(text)

    assert (result[-1], result.count("Maison des villes")) == ("Maison des villes", 1)
    assert left_out(text) == [5, 6, 12]


def test_figure_inside_a_paragraph_is_kept():
    result = cleaned("plus de\n500\nparticipants")

    assert result == ["plus de", "500", "participants"]


def test_figure_too_high_for_a_page_is_kept():
    result = cleaned("Le total.\n\n800\n\nparticipants")

    assert result == ["Le total.", "800", "participants"]


def test_header_of_each_page_is_kept_once():
    text = "Maison des villes\n\nUne phrase.\n\x0cMaison des villes\n\nUne autre."

    result = cleaned(text)

    assert result == ["Maison des villes", "Une phrase.", "Une autre."]
    assert left_out(text) == [4]


def test_picture_leaves_what_it_says_and_a_warning():
    text = "![Logo de la ville](logo.png)"

    result = clean(text)

    assert [line.text for line in result.lines] == ["Logo de la ville"]
    assert [one.message for one in result.left_out] == [
        "Left out, as a picture: “![Logo de la ville](logo.png)”."
    ]


@pytest.mark.parametrize("name", ["", " ", "***"])
def test_picture_that_says_nothing_leaves_a_blank_line(name):
    result = clean(f"Une phrase.\n![{name}](logo.png)\nUne ![{name}](a.png) autre.").lines

    texts = [" ".join(line.text.replace("***", "").split()) for line in result]
    assert (result[1].text, texts) == ("", ["Une phrase.", "", "Une autre."])


def test_rule_between_parts_is_a_blank_line():
    result = clean("Une phrase.\n***\nUne autre.\n- - -\n").lines

    assert [line.text for line in result] == ["Une phrase.", "", "Une autre.", "", ""]


def test_bullet_alone_on_its_line_belongs_to_the_next():
    result = cleaned("Trois villes :\n•\nLyon\n\uf0b7\nLille")

    assert result == ["Trois villes :", "• Lyon", "• Lille"]


def test_lines_keep_their_number_in_the_file():
    result = clean("un\r\n\r\nterri-\r\ntoire\r\nfin").lines

    assert [(line.number, line.text) for line in result] == [
        (1, "un"),
        (2, ""),
        (3, "territoire"),
        (5, "fin"),
    ]
