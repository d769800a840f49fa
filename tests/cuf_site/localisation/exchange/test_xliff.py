"""Texts leave as XLIFF 1.2 that the schema of OASIS accepts, with their markup as elements."""

from pathlib import Path

import pytest
from lxml import etree
from wagtail_localize.models import StringTranslation
from wagtail_localize.strings import StringValue

from cuf_site.localisation.exchange import inline
from tests import factories
from tests.translating import confirm, publish_french

from .files import NS, given, make_page, reasons, send, texts_of, translate_all, write, xml_of

SCHEMAS = Path(__file__).resolve().parents[3] / "data" / "xliff"


class OwnCopies(etree.Resolver):
    """Read the schema that the other imports from here: tests ask nothing of the network."""

    def resolve(self, system_url, public_id, context):
        return self.resolve_filename(str(SCHEMAS / system_url.rpartition("/")[2]), context)


@pytest.fixture(scope="module")
def schema():
    parser = etree.XMLParser(no_network=True)
    parser.resolvers.add(OwnCopies())
    return etree.XMLSchema(etree.parse(str(SCHEMAS / "xliff-core-1.2-strict.xsd"), parser))


def unit_of(content: bytes, words: str):
    [unit] = [
        one
        for one in xml_of(content).iter(f"{NS}trans-unit")
        if "".join(one.find(f"{NS}source").itertext()).startswith(words)
    ]
    return unit


def target_of(unit) -> tuple[str, str]:
    target = unit.find(f"{NS}target")
    return target.get("state"), "".join(target.itertext())


def test_file_in_every_state_is_valid(page, home, schema):
    confirm(page, "es")
    publish_french(page, title="Eau et climat")
    topic = given(factories.get_topic("Eau"))
    StringTranslation.objects.exclude(context__path="title").update(
        translation_type="machine", tool_name="Machine"
    )
    other = given(make_page(home, title="Eau & climat", rich="<p>Lu à 5\x0bheures <b></b>.</p>"))

    document = etree.fromstring(write(page, topic, other, form="xliff"))

    states = {target.get("state") for target in document.iter(f"{NS}target")}
    assert schema.validate(document), schema.error_log
    assert {"needs-adaptation", "needs-translation", "needs-review-translation"} <= states


def test_each_page_is_a_file_of_its_language(page):
    [file] = xml_of(write(page, form="xliff"))

    assert file.get("original") == str(page.translation_key)
    assert (file.get("source-language"), file.get("target-language")) == ("fr", "es")


def test_text_says_its_place_and_its_limit(home):
    topic = given(factories.get_topic("Eau"))

    unit = unit_of(write(topic, form="xliff"), "Eau")

    assert (unit.get("resname"), unit.get("maxwidth"), unit.get("size-unit")) == (
        "name",
        "150",
        "char",
    )
    assert unit.find(f"{NS}note").text.split() == ["Thématique", ":", "Eau"]


def test_markup_stands_as_nested_elements(page):
    source = unit_of(write(page, form="xliff"), "Voir").find(f"{NS}source")

    link = source.find(f"{NS}g")
    assert (link.get("id"), link.get("ctype")) == ("a1", "link")
    assert [(one.get("id"), one.get("ctype"), one.text) for one in link] == [("b1", "bold", "site")]
    assert source[1].get("ctype") == "italic"


@pytest.mark.parametrize(
    "html",
    [
        "Eau &amp; climat",
        'Voir <a id="a1">le <b>site</b></a>, <a id="a2"><i>là</i></a>.',
        "<b>un</b> <b>deux <i>trois</i></b><br/>quatre",
        "<strong>un</strong><em>deux</em><code>x &lt; y</code><abbr>n°</abbr>",
        "  espaces  doubles ",
        "<a>sans adresse</a>",
        "",
    ],
)
def test_markup_is_read_back_exactly(html):
    element = inline.Element("target")

    inline.to_elements(element, html)

    assert inline.to_html(element) == StringValue.from_translated_html(html).data


def test_states_tell_what_is_done(page):
    confirm(page, "es", only=["Eau &amp; climat"])

    content = write(page, form="xliff")

    done, to_do = unit_of(content, "Eau"), unit_of(content, "Voir")
    assert (target_of(done), done.get("approved")) == (("translated", "ES Eau & climat"), "yes")
    assert (target_of(to_do), to_do.get("approved")) == (("needs-translation", ""), "no")


def test_old_translation_is_to_be_adapted_and_stands_beside(page):
    confirm(page, "es")
    publish_french(page, title="Eau et climat")

    unit = unit_of(write(page, form="xliff"), "Eau et")

    old = unit.find(f"{NS}alt-trans")
    assert target_of(unit) == ("needs-adaptation", "ES Eau & climat")
    assert old.get("alttranstype") == "previous-version"
    assert old.find(f"{NS}source").text == "Eau & climat"


def test_memory_is_to_be_checked_and_says_its_score_and_origin(page, home):
    confirm(page, "es")
    other = given(make_page(home, rich="<p>Autre chose.</p>"))

    unit = unit_of(write(other, form="xliff"), "Eau")

    match = unit.find(f"{NS}alt-trans")
    assert target_of(unit) == ("needs-review-translation", "ES Eau & climat")
    assert unit.find(f"{NS}target").get("state-qualifier") == "exact-match"
    assert (match.get("match-quality"), match.get("origin")) == ("100%", "Eau & climat")


def test_every_text_comes_back(page):
    report = send(translate_all(write(page, form="xliff"), "xliff"), "xliff")

    assert report.applied == 2
    assert texts_of(page) == {
        "Eau &amp; climat": "ES Eau &amp; climat",
        'Voir <a id="a1">le <b>site</b></a> &amp; les <i>comptes</i>.': (
            'ES Voir <a id="a1">le <b>site</b></a> &amp; les <i>comptes</i>.'
        ),
    }


def test_file_written_and_sent_at_once_changes_nothing(page):
    confirm(page, "es")

    report = send(write(page, form="xliff"), "xliff")

    assert [(str(outcome), count) for outcome, count in report.counts] == [("unchanged", 2)]


@pytest.mark.parametrize("state", ["new", "needs-adaptation", "needs-l10n", "x-own"])
def test_text_that_its_file_calls_unfinished_is_left(page, state):
    content = translate_all(write(page, form="xliff"), "xliff")
    content = content.replace(b'state="translated"', f'state="{state}"'.encode())

    report = send(content, "xliff")

    assert [(str(outcome), count) for outcome, count in report.counts] == [("unsure", 2)]
    assert texts_of(page) == {}


def test_words_of_a_tool_around_a_passage_are_read(page):
    content = translate_all(write(page, form="xliff"), "xliff")
    content = content.replace(
        b"ES Eau &amp; climat", b'<mrk mtype="seg" mid="1">ES Eau &amp; climat</mrk>'
    )

    send(content, "xliff")

    assert texts_of(page)["Eau &amp; climat"] == "ES Eau &amp; climat"


@pytest.mark.parametrize(
    "words", ["ES Voir", "<g id='b1'>ES Voir</g>"], ids=["words", "words with a tag"]
)
def test_words_within_what_stands_alone_are_not_lost_in_silence(page, words):
    content = translate_all(write(page, form="xliff"), "xliff").decode()
    content = content.replace("ES Voir", f'<x id="br1">{words}</x>')

    report = send(content, "xliff")

    assert reasons(report) == ["La balise <x id=br1> n’a pas sa place dans ce texte."]
    assert texts_of(page) == {}
