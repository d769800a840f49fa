"""The check that no word is lost: no rule of reading can hide a loss from it."""

from collections import Counter
from dataclasses import replace

import pytest

from press.imports import parse as parsing
from press.imports.checks.lost_words import lost_in_cleaning, lost_in_reading, lost_lines
from press.imports.parse import parse
from press.imports.release import Contact, Label, Place
from press.imports.source.cleaning import CleanText, clean
from press.imports.source.decoding import read_text
from press.imports.source.lines import LeftOut, SourceLine

from .release_text import make_text, messages

pytestmark = pytest.mark.usefixtures("english")

CONTACT = "Paul Kervella, directeur du port de Brestolle – Tél. port. : 06 00 00 00 11"


def cleaned(content: bytes) -> CleanText:
    return clean(read_text(content)[0])


def source(*texts: str) -> list[SourceLine]:
    return [SourceLine(number, text) for number, text in enumerate(texts, start=1)]


def lost_with(text: str, labels: list[tuple[str, Place]]) -> Counter:
    """Return the words lost of one line of which only labels are kept."""
    release = replace(
        parse(make_text()),
        structure=tuple(Label(1, words, place) for words, place in labels),
    )
    empty = replace(release, title="", lead="", body=(), about="", contacts=())
    return lost_in_reading(empty, source(text))


@pytest.mark.parametrize(
    ("text", "label", "place"),
    [
        ("Tél. port. : 06 00 00 00 11", "Tél. port.", Place.BEFORE_ADDRESS),
        ("Courriel : presse@exemple.org", "Courriel", Place.BEFORE_ADDRESS),
        ("Hashtag : #Eau2026", "Hashtag", Place.BEFORE_ADDRESS),
        ("Contact presse : Léa", "Contact presse :", Place.LINE_EDGE),
        ("**1.** la clarté", "1.", Place.LINE_EDGE),
        ("Maison | COMMUNIQUÉ", "COMMUNIQUÉ", Place.LINE_EDGE),
        ("Page 1 sur 2", "Page 1 sur 2", Place.WHOLE_LINE),
    ],
)
def test_label_counts_where_it_stands(text, label, place):
    words = lost_with(text, [(label, place)])

    assert words == lost_with(text, []) - Counter(
        word.casefold() for word in label.replace(".", " ").replace(":", " ").split()
    )


@pytest.mark.parametrize(
    ("text", "label", "place"),
    [
        (CONTACT, "port de", Place.BEFORE_ADDRESS),
        (CONTACT, "directeur du port", Place.LINE_EDGE),
        (CONTACT, "Paul Kervella", Place.WHOLE_LINE),
        ("Anne Le Port, Ville du Port", "Port", Place.BEFORE_ADDRESS),
        ("35 pays représentés", "35", Place.WHOLE_LINE),
        ("un fonds commun", "commun o", Place.LINE_EDGE),
    ],
)
def test_label_where_none_can_stand_counts_for_nothing(text, label, place):
    assert lost_with(text, [(label, place)]) == lost_with(text, [])


def test_label_counts_once_for_each_place_where_it_stands():
    text = "directeur du port – port : 06 00 00 00 11"

    lost = lost_with(text, [("port", Place.BEFORE_ADDRESS), ("port", Place.BEFORE_ADDRESS)])

    assert lost["port"] == 1


def test_label_of_a_line_counts_for_no_other():
    release = replace(parse(make_text()), structure=(Label(2, "Objectif", Place.WHOLE_LINE),))

    assert lost_in_reading(release, source("Objectif"))["objectif"] == 1


@pytest.mark.parametrize("word", ["pays", "tél", "page", "12", "port"])
def test_word_that_a_reader_drops_is_found(monkeypatch, word):
    """Whatever reader loses a word: here the one of paragraphs loses each ``word``."""
    read = parsing.read_paragraphs

    def forgetful(lines, width):
        return [replace(one, text=one.text.replace(word, "")) for one in read(lines, width)]

    monkeypatch.setattr(parsing, "read_paragraphs", forgetful)

    body = f"Le port a reçu douze {word} lundi."
    release = parse(make_text(body=body))

    assert release.unplaced == (body,)
    assert (10, "The importer found no place for this line: it is kept to be sorted.") in messages(
        release
    )


def test_word_said_once_more_than_it_is_kept_is_found():
    content = make_text(body="Objectif\n\nUn texte.\n\nObjectif\n\nUn autre.")
    release = parse(content)
    short = replace(release, body=release.body[1:])

    assert lost_in_reading(short, cleaned(content).lines) == Counter(["objectif"])


def test_hashtag_copied_from_a_sentence_hides_no_loss():
    content = make_text(body="Suivez #Rencontres2026 dès lundi.")
    release = parse(content)

    assert release.hashtag == "#Rencontres2026"
    lost = lost_in_reading(replace(release, body=()), cleaned(content).lines)
    assert lost["rencontres2026"] == 1


def test_repeated_contact_counts_only_for_what_another_says():
    content = make_text(body="Nadia Ferrand, maire")
    release = replace(parse(content), body=(), repeated=(Contact("Nadia Ferrand", "maire"),))

    assert lost_in_reading(release, cleaned(content).lines)["maire"] == 1


def test_words_cut_by_line_ends_are_found_whole():
    text = (
        "les collectivités territo-\nriales, atten-\n\n1/2\n\ndues, et le der\u00ad\nnier mot\n2/2"
    )

    assert lost_in_cleaning(clean(text)) == Counter()


@pytest.mark.parametrize(
    ("before", "after", "lost"),
    [
        (["un port neuf"], ["un neuf"], ["port"]),
        (["un territo-", "riales"], ["un territoria"], ["riales", "territo"]),
        (["Budget", "Budget"], ["Budget"], ["budget"]),
    ],
)
def test_word_lost_in_cleaning_is_found(before, after, lost):
    result = CleanText(source(*after), [], source(*before))

    assert lost_in_cleaning(result) == Counter(lost)
    assert lost_lines(parse(make_text()), result) != []


def test_line_left_out_counts_for_itself_only():
    left_out = [LeftOut(1, "Budget", ""), LeftOut(1, "Budget", "")]
    result = CleanText([], left_out, source("Budget", "Budget"))

    assert lost_in_cleaning(result) == Counter(["budget"])
