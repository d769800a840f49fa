"""What is no file of translations of ours is refused in one sentence, and takes nothing."""

import pytest
from django.core.exceptions import ValidationError
from wagtail_localize.models import StringTranslation

from .files import given, make_page, po_of, reasons, send, texts_of, translate_all, write

XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
XLIFF = '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">'
LOLS = "".join(
    f'<!ENTITY lol{n} "{f"&lol{n - 1};" * 10}">' if n else '<!ENTITY lol0 "lol">' for n in range(12)
)
NO_TEXT = "Ce fichier ne peut pas être lu\xa0: enregistrez-le comme texte en UTF-8."
NOT_OURS = (
    "Ce fichier n’a pas été fait ici\xa0: téléchargez un fichier sur ce site, et renvoyez celui-là."
)
NO_DATE = (
    "Ce fichier n’a pas été fait ici, ou il a perdu la date qui le dit («\xa0{}\xa0»)\xa0: "
    "téléchargez un fichier sur ce site, et renvoyez celui-là."
)
DOCTYPE = (
    "Ce fichier déclare un type de document (DOCTYPE), qui pourrait désigner d’autres fichiers."
)
EMPTY = "Ce fichier est vide."
COMPRESSED = "Ce fichier est compressé\xa0: sortez-en d’abord le fichier PO ou XLIFF."
DAMAGED_XML = "Rien n’a été pris de ce fichier\xa0: son XML est abîmé à la ligne {}."
VERSION = "Ce fichier est du XLIFF {}\xa0: c’est le XLIFF 1.2 qui est lu ici."


def refusal(content, form: str, name=None) -> str:
    """Return the sentence that refuses a file, of which nothing was taken."""
    with pytest.raises(ValidationError) as refused:
        send(content, form, name=name)
    assert not StringTranslation.objects.exists()
    [sentence] = refused.value.messages
    return sentence


def sound(page, form: str) -> str:
    return translate_all(write(page, form=form), form).decode()


EVIL_DECLARATIONS = {
    "entity bomb": f"<!DOCTYPE xliff [{LOLS}]>",
    "quadratic bomb": f'<!DOCTYPE xliff [<!ENTITY a "{"a" * 50_000}">]>',
    "external entity": '<!DOCTYPE xliff [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
    "external subset": '<!DOCTYPE xliff SYSTEM "http://example.com/xliff.dtd">',
    "parameter entity": '<!DOCTYPE xliff [<!ENTITY % p SYSTEM "http://example.com/p"> %p;]>',
    "plain doctype": "<!DOCTYPE xliff>",
}


@pytest.mark.parametrize("declaration", EVIL_DECLARATIONS.values(), ids=EVIL_DECLARATIONS)
def test_document_type_is_refused_before_it_is_read(page, declaration):
    body = sound(page, "xliff").partition("?>")[2]
    entity = "&lol11;" if "lol" in declaration else "&x;" if "ENTITY x" in declaration else ""
    content = XML + declaration + body.replace("ES Eau", f"ES {entity} Eau")

    assert refusal(content, "xliff") == DOCTYPE


@pytest.mark.parametrize("form", ["po", "xliff"])
@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", EMPTY),
        (b" \n\t", EMPTY),
        (b"\xef\xbb\xbf", EMPTY),
        (b"PK\x03\x04\x14\x00\x08\x00", COMPRESSED),
        (b"\x1f\x8b\x08\x00\xff", COMPRESSED),
        (b"\x89PNG\r\n\x1a\n\x00", NO_TEXT),
        (b"\x7fELF\x02\x01\x01\x00", NO_TEXT),
    ],
    ids=["empty", "blank", "mark only", "zip", "gzip", "image", "program"],
)
def test_what_is_no_text_is_refused(db, form, content, sentence):
    assert refusal(content, form) == sentence


@pytest.mark.parametrize("form", ["po", "xliff"])
@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32", "latin-1", "cp1252"])
def test_file_that_is_not_utf_8_is_refused(page, form, encoding):
    content = sound(page, form).replace("ES Eau", "ES Añil Eau").encode(encoding, "ignore")

    assert refusal(content, form) == NO_TEXT


def test_xml_that_says_another_encoding_is_refused(page):
    content = sound(page, "xliff").replace("utf-8", "ISO-8859-1", 1)

    assert refusal(content, "xliff") == NO_TEXT


def test_po_that_says_another_encoding_is_refused(page):
    content = sound(page, "po").replace("charset=UTF-8", "charset=ISO-8859-1")

    assert refusal(content, "po") == NO_TEXT


@pytest.mark.parametrize("form", ["po", "xliff"])
def test_nul_is_refused(page, form):
    assert refusal(sound(page, form).replace("ES Eau", "ES \0 Eau"), form) == NO_TEXT


@pytest.mark.parametrize("share", [0.3, 0.6, 0.99])
def test_truncated_xml_is_refused(page, share):
    content = sound(page, "xliff")
    cut = content[: int(len(content) * share)]

    assert refusal(cut, "xliff") == DAMAGED_XML.format(cut.count("\n") + 1)


def test_po_cut_within_a_text_is_refused_with_its_line(page):
    content = sound(page, "po")
    cut = content[: content.index("ES Eau") + 3]

    assert f"sa ligne {cut.count(chr(10)) + 1} est" in refusal(cut, "po")


@pytest.mark.parametrize(
    ("place", "damage"),
    [
        ('msgstr "ES Eau', "msgstr ES Eau"),
        ('msgstr "ES Eau', "msgstr “ES Eau"),
        ('msgid "Eau', "msgid Eau"),
        ('msgid "Eau', 'nonsense "Eau'),
        ('msgid "Eau', 'msgid "Eau" & "'),
    ],
)
def test_damaged_po_is_refused_with_its_line(page, place, damage):
    content = sound(page, "po")
    assert place in content

    damaged = content.replace(place, damage)

    assert f"sa ligne {damaged[: damaged.index(damage)].count(chr(10)) + 1} est" in refusal(
        damaged, "po"
    )


def test_xml_nested_too_deep_is_refused(page):
    content = sound(page, "xliff").replace("ES Eau", "<g id='b1'>" * 100_000 + "ES Eau")

    assert refusal(content, "xliff") == "Ce fichier a trop d’éléments les uns dans les autres."


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (
            '<xliff version="2.0" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="fr"/>',
            VERSION.format("2.0"),
        ),
        (XLIFF.replace("1.2", "1.1").replace("/>", ">") + "</xliff>", VERSION.format("1.1")),
        (XLIFF.replace(' version="1.2"', "") + "</xliff>", VERSION.format("sans version")),
        ("<html><body>Connexion</body></html>", NOT_OURS),
        ('<xliff version="1.2"/>', NOT_OURS),
        (XLIFF + "</xliff>", NOT_OURS),
        ("not XML", DAMAGED_XML.format(1)),
    ],
    ids=["2.0", "1.1", "no version", "HTML", "no namespace", "no file", "not XML"],
)
def test_xml_that_is_no_xliff_1_2_is_refused(db, content, sentence):
    assert refusal(content, "xliff") == sentence


def test_po_without_header_is_refused(page):
    content = sound(page, "po")

    assert refusal(content[content.index("#. ") :], "po") == NOT_OURS


def test_po_of_the_former_way_is_refused_with_what_to_do(page):
    content = (
        'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'
        '"X-WagtailLocalize-TranslationID: 1\\n"\n\nmsgctxt "title"\nmsgid "Eau"\nmsgstr "Agua"\n'
    )

    assert refusal(content, "po") == (
        "Ce fichier a été téléchargé avant que le format des fichiers ne change ici\xa0: "
        "téléchargez-le de nouveau."
    )


@pytest.mark.parametrize("form", ["po", "xliff"])
@pytest.mark.parametrize(
    ("language", "name"), [("de", "Allemand"), ("fr", "Français"), ("xx", "xx"), ("", "")]
)
def test_file_of_a_language_of_nobody_is_refused(page, form, language, name):
    content = sound(page, form)
    content = content.replace("Language: es", f"Language: {language}")
    content = content.replace('target-language="es"', f'target-language="{language}"')

    assert refusal(content, form) == (
        f"Rien n’a été pris de ce fichier\xa0: sa langue est «\xa0{name}\xa0», "
        "qui n’est pas une des vôtres."
    )


def test_xliff_from_another_language_is_refused(page):
    content = sound(page, "xliff").replace('source-language="fr"', 'source-language="en"')

    assert refusal(content, "xliff") == NOT_OURS


def test_xliff_in_two_languages_is_refused(page, home):
    other = given(make_page(home, title="Énergie"))
    content = translate_all(write(page, other, form="xliff"), "xliff").decode()

    assert refusal(content.replace('target-language="es"', 'target-language="en"', 1), "xliff") == (
        "Ce fichier est en plusieurs langues\xa0: envoyez-en un pour chacune."
    )


@pytest.mark.parametrize("form", ["po", "xliff"])
@pytest.mark.parametrize(
    "key", ["7d0c4e9a-0d3c-4b5e-9c1a-2f6d8b7a1e53", "12", "x" * 5000, "' OR 1=1"]
)
def test_file_of_another_site_is_refused(page, form, key):
    content = sound(page, form).replace(str(page.translation_key), key)

    assert refusal(content, form) == NOT_OURS


@pytest.mark.parametrize("form", ["po", "xliff"])
def test_one_text_translated_twice_is_refused(page, form):
    content = sound(page, form)
    if form == "po":
        po = po_of(content.encode())
        po.append(po[0].__class__(**{**vars(po[0]), "msgstr": "Otra cosa", "encoding": "utf-8"}))
        content = str(po)
    else:
        start, end = content.index("<trans-unit"), content.index("</trans-unit>") + 13
        unit = content[start:end]
        content = content.replace(unit, unit + unit.replace("ES ", "Otra "))

    assert refusal(content, form).endswith("deux fois, différemment.")


@pytest.mark.parametrize(
    ("form", "name"),
    [("po", "texts.xlf"), ("xliff", "texts.po")],
)
def test_content_that_its_name_belies_is_refused(page, form, name):
    sentence = {
        "po": DAMAGED_XML.format(1),
        "xliff": "Ce fichier porte le nom .po et n’en est pas un\xa0: il est écrit en XML.",
    }[form]

    assert refusal(sound(page, form), form, name) == sentence


@pytest.mark.parametrize("name", ["texts.txt", "texts", "texts.po.zip", ".po", "../../x.docx"])
def test_file_of_another_kind_is_refused(page, name):
    assert refusal(sound(page, "po"), "po", name) == (
        "Choisissez un fichier PO (.po) ou un fichier XLIFF 1.2 (.xlf, .xliff)."
    )


@pytest.mark.parametrize("date", ["", "yesterday", "2026-99-01"])
def test_file_without_the_day_it_was_made_is_refused(page, date):
    po, xliff = sound(page, "po").split("\n"), sound(page, "xliff")
    po = [
        f'"X-Translation-Export: {date}\\n"' if "X-Translation-Export" in one else one for one in po
    ]
    start = xliff.index(' date="') + 7
    xliff = xliff[:start] + date + xliff[xliff.index('"', start) :]

    assert refusal("\n".join(po), "po") == NO_DATE.format("X-Translation-Export")
    assert refusal(xliff, "xliff") == NO_DATE.format("date")


@pytest.mark.parametrize("form", ["po", "xliff"])
def test_sentence_does_not_repeat_all_that_a_file_says(page, form):
    long = "x" * 100_000
    content = sound(page, form)
    language = content.replace("Language: es", f"Language: {long}")
    language = language.replace('target-language="es"', f'target-language="{long}"')

    assert len(refusal(language, form)) < 200
    if form == "xliff":
        version = content.replace('version="1.2"', f'version="{long}"')
        tag = content.replace("ES Voir", f'ES <g id="{long}">x</g> Voir')
        assert len(refusal(version, form)) < 200
        assert [len(one) < 200 for one in reasons(send(tag, form))] == [True]


@pytest.mark.parametrize("form", ["po", "xliff"])
def test_what_windows_makes_of_a_sound_file_is_accepted(page, form):
    content = b"\xef\xbb\xbf" + sound(page, form).replace("\n", "\r\n").encode()

    report = send(content, form, name=f"TEXTS.{'PO' if form == 'po' else 'XLIFF'}")

    assert report.applied == 2
    assert texts_of(page)["Eau &amp; climat"] == "ES Eau &amp; climat"
