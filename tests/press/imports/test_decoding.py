import pytest

from press.imports.parse import parse
from press.imports.release import ImportRefused
from press.imports.source.decoding import read_text

from .release_text import make_text, messages, read_data

pytestmark = pytest.mark.usefixtures("english")

BROKEN_TABLE = (
    "The text is not readable as French: the file it comes from holds a broken table of"
    " characters, or is in another language."
)
UNREADABLE = "The text is unreadable: the file it comes from holds a broken table of characters."
NOT_TEXT = "The file is not plain text: save the press release as text first."


def shifted(content: bytes) -> bytes:
    """Return the text as a font whose letters are three places off gives it."""
    return "".join(chr(ord(c) + 3) if c.isalpha() else c for c in content.decode()).encode()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "The file is empty."),
        (b" \n\t\n", "The file is empty."),
        (b"--- 12 ---", "The file holds no word."),
        (b"%PDF-1.7 abc", NOT_TEXT),
        (b"PK\x03\x04 abc", NOT_TEXT),
        (b"un\x00deux", NOT_TEXT),
        (b"a" * 1_000_001, "The file weighs more than 1 MB: a press release is never so long."),
        ("\ue001\ue002\ue003 \ue004 ".encode() * 50 + make_text(), UNREADABLE),
        ("\ufffd\ufffd de ".encode() * 50, UNREADABLE),
        (b"(cid:12)(cid:45) de " * 50, UNREADABLE),
        (shifted(make_text()), BROKEN_TABLE),
        (make_text().replace(b" ", b""), BROKEN_TABLE),
        (b"The towns of the region have met again to share their work, " * 9, BROKEN_TABLE),
    ],
)  # fmt: skip
def test_unreadable_file_is_refused_in_a_sentence(content, sentence):
    with pytest.raises(ImportRefused) as refusal:
        parse(content)

    assert str(refusal.value) == sentence


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_text_is_read_in_any_unicode_encoding(encoding):
    content = make_text().decode().encode(encoding)

    text, warnings = read_text(content)

    assert (text, warnings) == (make_text().decode(), [])


def test_text_of_an_old_windows_is_read_with_a_warning():
    content = make_text(lead="L’été sera court, dit-on.").decode().encode("cp1252")

    release = parse(content)

    assert release.lead == "<p>L’été sera court, dit-on.</p>"
    assert messages(release) == [
        (None, "The file is not in UTF-8; it was read as Windows-1252: check the accents.")
    ]


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("lettre.txt", "This document is a letter, not a press release: nothing was imported."),
        (
            "depliant.txt",
            "This document is a programme or a leaflet, not a press release: nothing was imported.",
        ),
    ],
)
def test_other_document_is_refused_by_its_name(name, sentence):
    with pytest.raises(ImportRefused) as refusal:
        parse(read_data(name))

    assert str(refusal.value) == sentence


def test_text_that_names_no_release_is_refused():
    content = "Les élues et les élus de la région se sont réunis hier. ".encode() * 5

    with pytest.raises(ImportRefused) as refusal:
        parse(content)

    assert str(refusal.value) == (
        "Nothing in this document says that it is a press release (no line reads"
        " “COMMUNIQUÉ DE PRESSE”): nothing was imported."
    )


def test_release_without_a_headline_is_refused():
    with pytest.raises(ImportRefused) as refusal:
        parse("COMMUNIQUÉ DE PRESSE\n\nParis, le 3 mai 2026\n".encode())

    assert str(refusal.value) == "The document has no headline: nothing was imported."
