import json
import re
from collections import Counter
from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from press.imports.checks.lost_words import count_words, lost_in_reading
from press.imports.parse import parse
from press.imports.release import Block, Contact, Link
from press.imports.source.cleaning import clean
from press.imports.source.decoding import read_text

from .release_text import make_text, messages, read_data

pytestmark = pytest.mark.usefixtures("english")

RELEASES = [
    "communique-pdf.txt",
    "communique-ocr.txt",
    "communique-sans-blancs.txt",
    "dementi.txt",
    "dossier.txt",
]
KEYS = [
    "kind",
    "banner",
    "title",
    "subtitle",
    "dateline_place",
    "date",
    "lead",
    "body",
    "about",
    "links",
    "hashtag",
    "contacts",
    "unplaced",
    "warnings",
]
UNSORTED = "The importer found no place for this line: it is kept to be sorted."
PASSAGES = [
    "Les villes ont travaillé deux jours durant, sans relâche.",
    "- ouvrir leurs données,\n- publier un bilan.",
    "- « Eau et villes »,\n\n- « Jeunesse »,",
    "1. la clarté ;\n2. le partage.",
    "Un pays à l'honneur",
    "**Un pays** à *l'honneur* de ces journées, sur <http://exemple.org/a_b>.",
    "Plus d'informations : www.exemple.org",
    "Une phrase coupée au milieu d'un mot par la fin d'une li-\ngne trop longue",
    "suivie d'une minuscule",
    "À propos de Cités Unies France :",
    "À propos du réseau des ports : il réunit dix villes.",
    "Contact presse :\nLucie Martin, attachée de presse, 01 02 03 04 05, l@exemple.org",
    "Paris, le 3 mai 2024",
    "Sous embargo jusqu'à demain",
    "#Eau2026 @Villes",
    "12 rue des Ponts\n\x0c",
    "•\nune puce seule",
    "Axe 1 : l'eau\nAxe 2 : la terre",
    "**un gras jamais fermé",
    "![ ](logo.png)",
    "DÉMENTI",
]


def test_release_has_the_keys_of_its_json():
    content = parse(make_text()).as_dict()

    assert list(content) == KEYS
    assert json.loads(json.dumps(content))["contacts"] == [
        {
            "name": "Nadia Ferrand",
            "function": "Attachée de presse",
            "email": "n.ferrand@exemple.org",
            "phone": "",
        }
    ]


def test_release_out_of_a_pdf_is_whole():
    release = parse(read_data("communique-pdf.txt"))

    assert release.banner == (
        "Cités Unies France",
        "9, rue Imaginaire - 75018 Paris",
        "DU 3 AU 5 JUIN 2026 – HALLE AUX GRAINS – TOULOUSE",
    )
    assert release.title == (
        "Toulouse accueille la 17e édition des Rencontres : trois jours pour mettre l’eau, le"
        " climat et la jeunesse au cœur des coopérations entre territoires !"
    )
    assert (release.dateline_place, release.date) == ("Toulouse", "2026-06-08")
    assert release.lead.startswith("<p>Réunies pendant trois jours")
    [body] = release.body
    assert re.findall(r"</?(?:ul|ol|p)>", body.value) == (
        ["<p>", "</p>", "<ul>", "</ul>", "<p>", "</p>", "<ol>", "</ol>"] + ["<p>", "</p>"] * 2
    )
    assert body.value.count("<li>") == 6
    assert release.hashtag == "#RencontresExemple2026"
    assert release.contacts == (
        Contact(
            "Jeanne Aubry",
            "Responsable des relations avec la presse",
            "j.aubry@exemple.org",
            "05 61 00 00 00",
        ),
        Contact("M. Karim Le Goff", "Chargé de communication", "k.legoff@exemple.org"),
    )
    assert release.unplaced == ()


def test_release_out_of_a_pdf_is_annotated_line_by_line():
    release = parse(read_data("communique-pdf.txt"))

    assert messages(release) == [
        (
            35,
            "Left out, as something printed on each page:"
            " “Programme-Rencontres-2026.indd 1 12/06/2026 17:42”.",
        ),
        (37, "Left out, as something printed on each page: “1/2”."),
        (38, "Left out, as something printed on each page: “Cités Unies France”."),
        (39, "“pays pays”: the word stands twice. The text was kept as it is."),
        (42, "The text writes both “17e” and “17ème”. It was kept as it is."),
        (51, "Left out, as something printed on each page: “2/2”."),
    ]


def test_release_out_of_character_recognition_is_whole():
    release = parse(read_data("communique-ocr.txt"))

    assert release.title == "18e édition des Rencontres : deux journées pour préparer demain"
    assert release.subtitle == "Une centaine de villes signent la charte de Montpellier"
    assert release.lead == (
        "<p><b>Cent douze villes ont signé, vendredi, une charte qui les engage à partager leurs"
        " données sur l'eau.</b> Elles rejoignent un mouvement né à <i>Saint-Louis</i> en 2019.</p>"
    )
    assert [block.value for block in release.body if block.type == "heading"] == [
        "Une charte en trois volets",
        "Un forum ouvert à la jeunesse",
    ]
    assert release.body[2] == Block(
        "paragraph",
        "<p>Le texte, long de six pages, tient en trois volets :</p><ul>"
        "<li>partager <b>les mesures</b> de qualité, sans délai ni péage,</li>"
        "<li>former les équipes, chaque année, dans les deux langues,</li>"
        "<li>répondre ensemble aux appels à projets.</li></ul>"
        '<p>Il est publié sur <a href="https://www.exemple.org/charte">'
        "https://www.exemple.org/charte</a> et peut être commenté"
        " <a href=\"https://forum.exemple.org/eau\">sur le forum</a> jusqu'à l'été, puis il sera"
        " traduit, relu et proposé à la signature des villes absentes.</p>",
    )
    assert release.links == (Link("Site", "http://www.exemple.org"),)
    assert (release.hashtag, release.unplaced) == ("#RencontresExemple2027", ("#Eau",))


def test_release_without_blank_lines_is_whole():
    release = parse(read_data("communique-sans-blancs.txt"))

    assert (release.dateline_place, release.date) == ("Lille", "2026-10-04")
    assert release.lead.startswith("<p>Plus de quatre cents")
    assert [(block.type, block.value.count("<p>")) for block in release.body] == [
        ("heading", 0),
        ("paragraph", 3),
        ("heading", 0),
        ("paragraph", 1),
    ]
    assert release.body[1].value.count("<li>") == 5
    assert release.contacts == (
        Contact("Nadia Ferrand", "", "n.ferrand@exemple.org", "06 00 00 00 00"),
    )
    assert messages(release) == []


@pytest.mark.parametrize("name", RELEASES)
def test_no_word_of_a_release_is_lost(name):
    lines = clean(read_text(read_data(name))[0]).lines

    release = parse(read_data(name))

    assert lost_in_reading(release, lines) == Counter()
    assert UNSORTED not in [message for _line, message in messages(release)]


@pytest.mark.parametrize("name", RELEASES)
def test_no_word_of_the_file_is_missing_from_the_json(name):
    source = re.sub(r"[\u00ad-]\s*\n\s*", "", read_data(name).decode()).replace("ﬁ", "fi")
    source = source.replace("ﬃ", "ffi").replace("\u00ad", "").replace("Corentin-", "Corentin")

    release = parse(read_data(name))

    content = json.dumps(release.as_dict(), ensure_ascii=False) + " ".join(
        label.text for label in release.structure
    )
    text = unescape(re.sub(r"<[^>]+>", " ", content.replace("\\n", " ")))
    found = {word.replace("-", "") for word in re.findall(r"[^\W_]+(?:-[^\W_]+)*", text)}
    found |= set(re.findall(r"[^\W_]+", content))
    assert set(re.findall(r"[^\W_]+", source)) - found == set()


@given(st.lists(st.sampled_from(PASSAGES), max_size=9), st.sampled_from(["\n", "\n\n", "\n\n\n"]))
@settings(max_examples=150, deadline=None)
def test_no_word_is_lost_whatever_the_order_of_the_passages(passages, gap):
    content = make_text(body=gap.join(passages))
    release = parse(content)

    assert UNSORTED not in [message for _line, message in messages(release)]


@given(st.text(alphabet="aé -–•*_#.,;:!?«»()[]<>@/\\'’12\n\x0c\u00a0\u00ad", max_size=200))
@settings(max_examples=150, deadline=None)
def test_no_letter_is_lost_in_cleaning(text):
    cleaned = clean(text.replace("br", ""))

    kept = " ".join([one.text for one in (*cleaned.lines, *cleaned.left_out)])
    letters = Counter(c for c in text if c.isalnum())
    assert letters - Counter(c for c in kept if c.isalnum()) == Counter()


@given(st.text(alphabet="aé -–•*_#.,;:!?«»()[]<>@/'’12\n", max_size=200))
@settings(max_examples=150, deadline=None)
def test_rich_text_is_always_well_formed(text):
    release = parse(make_text(body=text))

    html = (
        release.lead + release.about + "".join(b.value for b in release.body if b.type != "heading")
    )
    opened = []
    for closes, name in re.findall(r"<(/?)([a-z]+)[^<>]*>", html):
        if closes:
            assert opened.pop() == name
        else:
            opened.append(name)
    assert opened == []


def test_words_are_counted_without_capitals():
    assert count_words("Le mot, LE mot-clé") == Counter({"le": 2, "mot": 2, "clé": 1})
