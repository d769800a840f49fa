"""French typography at display; in the tables below `~` stands for the no-break space."""

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cuf_site.words.typography import typeset, typeset_html

FIRST = '<abbr class="ordinal" title="première">1<sup>re</sup></abbr>'
FOURTEENTH = '<abbr class="ordinal" title="quatorzième">14<sup>e</sup></abbr>'


def shown(text):
    return text.replace("\u00a0", "~")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Quel rôle ? Luxe !", "Quel rôle~? Luxe~!"),
        ("axes : un ; deux", "axes~: un~; deux"),
        ("deux  : trois", "deux~: trois"),
        ("un\u202f: deux\u00a0: trois", "un~: deux~: trois"),
        ("les « Rencontres »", "les «~Rencontres~»"),
        ("les «Rencontres»", "les «~Rencontres~»"),
        ("les « Rencontres» et «Cafés »", "les «~Rencontres~» et «~Cafés~»"),
        ("«Oui !»", "«~Oui~!~»"),
        ("«", "«"),
        ("»", "»"),
        ("«»", "«~»"),
        ("1 500 participants", "1~500 participants"),
        ("1 500 000 habitants", "1~500~000 habitants"),
        ("1\u202f500 habitants", "1~500 habitants"),
        ("en 2023 500 personnes", "en 2023 500 personnes"),
        ("06 12 34 56 78", "06 12 34 56 78"),
        ("75019 Paris", "75019 Paris"),
        ("30 % et 12 €", "30~% et 12~€"),
        ("presque 30% de 10€", "presque 30~% de 10~€"),
        ("le 18 septembre 2023", "le 18~septembre 2023"),
        ("le 1er juin 2024", "le 1er~juin 2024"),
        ("la 14e édition", "la 14e~édition"),
        ("la 1re édition", "la 1re~édition"),
        ("21 et 22 sept. 2020", "21 et 22~sept. 2020"),
        ("les 12 maisons, 12 mais", "les 12 maisons, 12 mais"),
        ("l'eau d'« Oxygène »", "l’eau d’«~Oxygène~»"),
        ("aujourd'hui 5' et 'cité'", "aujourd’hui 5' et 'cité'"),
        ('un "mot" droit', 'un "mot" droit'),
        ("réussite!", "réussite~!"),
        ("Comment?", "Comment~?"),
        ("Quoi?! (vraiment?)", "Quoi~?! (vraiment~?)"),
        ("Contact presse: Anne", "Contact presse~: Anne"),
        ("l'eau; grand-place: ici", "l’eau~; grand-place~: ici"),
        ("14h30 : accueil", "14h30~: accueil"),
    ],
)
def test_typeset_sets_french_spaces_and_apostrophes(text, expected):
    assert shown(typeset(text, "fr")) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "14h30, 14:30 et 9h",
        "de 14:30 à 16:00",
        "https://raict.org/l'eau:14e?a=30%;b=1! fin",
        "(http://raict.org/?q=l'eau)",
        "raict.org/l'eau/14e",
        "presse.l-eau@cites-unies-france.org",
        "C++ et C#",
        "std::sort, clé:valeur",
        "super :-)".replace(" ", "\u00a0"),
        "super:) bof:( clin;)",
        "#RencontresAICT2023 @CitesUniesFR",
        "a?b a!b",
        "100%20",
    ],
)
def test_typeset_leaves_what_is_not_prose(text):
    assert typeset(text, "fr") == text


@pytest.mark.parametrize("language", ["en", "es", "ar", "", None, "frr"])
def test_typeset_leaves_other_languages(language):
    text = "l'eau : « 1 500 » 14e ?"

    assert typeset(text, language) == text
    assert typeset_html(text, language) == text


def test_typeset_knows_regional_french():
    assert shown(typeset("Bonjour !", "fr-ca")) == "Bonjour~!"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("14e édition", f"{FOURTEENTH}~édition"),
        ("La 14e.", f"La {FOURTEENTH}."),
        ("« 14e »", f"«~{FOURTEENTH}~»"),
        ("1re édition", f"{FIRST}~édition"),
        (
            "1er juin",
            '<abbr class="ordinal" title="premier">1<sup>er</sup></abbr>~juin',
        ),
        ("14ème", '<abbr class="ordinal" title="quatorzième">14<sup>ème</sup></abbr>'),
        ("2nde", '<abbr class="ordinal" title="seconde">2<sup>nde</sup></abbr>'),
        ("les 1ers", 'les <abbr class="ordinal" title="premiers">1<sup>ers</sup></abbr>'),
        ("21e", '<abbr class="ordinal" title="vingt et unième">21<sup>e</sup></abbr>'),
    ],
)
def test_typeset_html_marks_ordinals_up_with_their_name(html, expected):
    assert shown(typeset_html(html, "fr")) == expected


@pytest.mark.parametrize(
    "html",
    [
        "3er 2re 1e 3nd 0e",
        "14es2 x14e 14e-edition 2.14e",
        "1414e",
        "raict-14e.pdf",
        "www.raict.org/14e",
        "#14e",
    ],
)
def test_typeset_html_leaves_what_is_no_ordinal(html):
    assert typeset_html(html, "fr") == html


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>un <b>mot</b> : suite</p>", "<p>un <b>mot</b>~: suite</p>"),
        ("un mot <b>: suite</b>", "un mot~<b>: suite</b>"),
        ("un <b>mot</b>: suite", "un <b>mot</b>~: suite"),
        ("«<em>Oui</em>»", "«~<em>Oui</em>~»"),
        ("« <em>Oui</em> »", "«~<em>Oui</em>~»"),
        ("l'<a href='/x'>eau</a>", "l’<a href='/x'>eau</a>"),
        ("<b>18</b> septembre", "<b>18</b>~septembre"),
        ("<p>mot </p><p>: suite</p>", "<p>mot </p><p>: suite</p>"),
        ("«<br>»", "«<br>»"),
        ("a<!-- b : c -->: d", "a<!-- b : c -->~: d"),
        ("l&#x27;eau &amp; l&apos;air", "l’eau &amp; l’air"),
        ("l&#39;eau &lt;b&gt;: &quot;x&quot;", "l’eau &lt;b&gt;: &quot;x&quot;"),
        ("&laquo;Oui&raquo;", "«~Oui~»"),
        ("mot&nbsp;: suite", "mot~: suite"),
        ("R&amp;D : oui", "R&amp;D~: oui"),
        ("1 < 2 : oui", "1 &lt; 2~: oui"),
    ],
)
def test_typeset_html_reads_words_through_tags(html, expected):
    assert shown(typeset_html(html, "fr")) == expected


@pytest.mark.parametrize(
    "html",
    [
        '<a href="/14e?l\'eau : 30%" title="14e : l\'eau">x</a>',
        '<a title="a > b : c">x</a>',
        "<code>l'eau : 14e</code>",
        "<pre><span>a : b</span> ! </pre>",
        "<kbd>a : b</kbd><samp>a : b</samp>",
        "<script>if (a ? b : c) { '14e' }</script>",
        "<style>a : b</style>",
        "<textarea>a : b</textarea>",
        "<title>a : b",
        "<p lang='en'>so : <b>the 14e</b> : it's</p>",
        '<p><span lang="en-GB">it\'s : <span>14e</span> ?</span></p>',
        "<p lang=es>l'eau : 14e</p>",
        '<p lang="">a : b</p>',
        "<a href='x'>https://raict.org/l'eau</a>".replace("'eau", "&#x27;eau"),
        "<svg><text>14e : b</text></svg>",
        "<a : b",
    ],
)
def test_typeset_html_leaves_code_attributes_and_other_languages(html):
    assert typeset_html(html, "fr") == html


@pytest.mark.parametrize(
    ("html", "language", "expected"),
    [
        ('a : <i lang="fr">b : c</i> : d', "en", 'a : <i lang="fr">b~: c</i> : d'),
        ('a : <i lang="en">b : c</i> : d', "fr", 'a~: <i lang="en">b : c</i>~: d'),
        ("«<i lang=en>Open data</i>»", "fr", "«~<i lang=en>Open data</i>~»"),
        ("l'<code>x</code>", "fr", "l’<code>x</code>"),
        (
            '<p lang="en">a : <b><i lang="fr">b :</i> c :</b> d :</p>',
            "ar",
            '<p lang="en">a : <b><i lang="fr">b~:</i> c :</b> d :</p>',
        ),
        ('<a hreflang="en" data-lang="en">a : b</a>', "fr", None),
        ("a </i> : b", "fr", "a </i>~: b"),
        ("<p lang=en>a : <b>b</p> c : d", "fr", "<p lang=en>a : <b>b</p> c~: d"),
        ('<img lang="en" alt="a : b"> c : d', "fr", '<img lang="en" alt="a : b"> c~: d'),
    ],
)
def test_typeset_html_follows_lang_attributes(html, language, expected):
    expected = expected or html.replace(" :", "~:")

    assert shown(typeset_html(html, language)) == expected


@pytest.mark.parametrize("text", ["a\x00 : b", "\ufdd0 : \ufdd1", "<b>\ufdd2 : x"])
def test_typeset_survives_odd_characters(text):
    assert typeset(text, "fr").split() == text.split()
    assert typeset_html(text, "fr").split() == text.split()


PIECES = [
    *" \u00a0\u202f\n:;!?»«%€'’\"()-.,/@#<>&18",
    *["l'eau", "14e", "1er", " juin", "mot", "été ", " 500", "http://x.fr/l'a", "a@b.fr", "14:30"],
]
TAGS = [
    *["<b>", "</b>", "<p>", "</p>", "<br>", "<code>", "</code>", '<i lang="en">', "</i>"],
    *["<!-- : -->", "<a href=\"/14e : 'x'\">", "</a>", '<span lang="fr">', "</span>"],
    *["&amp;", "&quot;", "&#x27;", "&nbsp;", "&lt;", "&laquo;"],
]
texts = st.lists(st.sampled_from(PIECES) | st.text(max_size=3)).map("".join)
fragments = st.lists(st.sampled_from(PIECES) | st.sampled_from(TAGS)).map("".join)


def essence(text):
    """What no typography may change: everything but spaces and the shape of apostrophes."""
    return "".join(text.split()).replace("'", "’")


def text_content(html):
    return "".join(html5lib.parseFragment(html, namespaceHTMLElements=False).itertext())


@settings(deadline=None)
@given(texts)
def test_typeset_changes_only_spaces_and_apostrophes(text):
    assert essence(typeset(text, "fr")) == essence(text)


@settings(deadline=None)
@given(texts)
def test_typeset_twice_is_typeset_once(text):
    once = typeset(text, "fr")

    assert typeset(once, "fr") == once


@settings(deadline=None)
@given(fragments, st.sampled_from(["fr", "en"]))
def test_typeset_html_keeps_the_text_a_browser_reads(html, language):
    assert essence(text_content(typeset_html(html, language))) == essence(text_content(html))


@settings(deadline=None)
@given(fragments, st.sampled_from(["fr", "en"]))
def test_typeset_html_twice_is_typeset_html_once(html, language):
    once = typeset_html(html, language)

    assert typeset_html(once, language) == once


@pytest.mark.parametrize("piece", [" ", "1 ", "111 ", "« ", "»", "a-", "a@", "a.", "aa", "'", "!"])
def test_typeset_reads_a_huge_text_in_one_pass(piece):
    text = piece * 100_000

    assert essence(typeset(text, "fr")) == essence(text)


@pytest.mark.parametrize("piece", ["<a ", "<a b='", "<b>", "</b>", "<b>a</i>", "<!--", "<title>"])
def test_typeset_html_reads_huge_markup_in_one_pass(piece):
    html = piece * 100_000

    assert typeset_html(html, "fr") == html


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ("<p>مع #RAICT2024.</p>", '<p>مع <bdi dir="ltr">#RAICT2024</bdi>.</p>'),
        ("+33 1 53 41 81 81", '<bdi dir="ltr">+33 1 53 41 81 81</bdi>'),
        ("<a>a@b.example</a>", '<a><bdi dir="ltr">a@b.example</bdi></a>'),
        (
            "https://example.org/a?b&amp;c نص",
            '<bdi dir="ltr">https://example.org/a?b&amp;c</bdi> نص',
        ),
        ('<i lang="fr">Ici : oui</i> نص', '<i lang="fr">Ici\u00a0: oui</i> نص'),
        ("نص &lt;b&gt; &amp; 18–19", "نص &lt;b&gt; &amp; 18–19"),
    ],
)
def test_what_is_written_from_left_to_right_is_kept_together_in_arabic(html, shown):
    assert typeset_html(html, "ar") == shown


def test_plain_arabic_text_keeps_a_hashtag_together_without_markup():
    assert typeset("مع #RAICT2024", "ar") == "مع \u2066#RAICT2024\u2069"


def test_hashtags_of_other_languages_are_left_alone():
    assert typeset_html("with #RAICT2024", "en") == "with #RAICT2024"
