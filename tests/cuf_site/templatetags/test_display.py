"""The template library: escaping, the reader's language, and values that are missing."""

from datetime import date, time
from types import SimpleNamespace

import pytest
from django.template import engines
from django.utils import translation
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy

FOURTEENTH = '<abbr class="ordinal" title="quatorzième">14<sup>e</sup></abbr>'


def render(source, language="fr", **context):
    with translation.override(language):
        html = engines["django"].from_string(source).render(context)
    return html.replace("\u00a0", "~")


def test_typo_escapes_plain_text():
    html = render("{{ title|typo }}", title='l\'eau <b> & « 14e » "x"')

    assert html == f"l’eau &lt;b&gt; &amp; «~{FOURTEENTH}~» &quot;x&quot;"


def test_typo_keeps_safe_html():
    html = render("{{ body|typo }}", body=mark_safe("<p>Un <b>mot</b> : deux</p>"))

    assert html == "<p>Un <b>mot</b>~: deux</p>"


def test_typo_escapes_and_leaves_other_languages():
    assert render("{{ title|typo }}", "en", title="it's <b> : 14e") == "it&#x27;s &lt;b&gt; : 14e"


def test_typo_takes_the_language_of_a_passage():
    assert render('{{ title|typo:"fr" }}', "en", title="Oui !") == "Oui~!"


@pytest.mark.parametrize(
    ("value", "expected"), [(None, ""), ("", ""), (14, "14"), (gettext_lazy("x !"), "x~!")]
)
def test_typo_takes_any_value(value, expected):
    assert render("{{ value|typo }}", value=value) == expected


def test_typo_plain_adds_no_markup_and_is_escaped():
    html = render('<a title="{{ title|typo_plain }}">', title='14e : <b> "x"')

    assert html == '<a title="14e~: &lt;b&gt; &quot;x&quot;">'


def test_typo_plain_takes_the_text_of_safe_html():
    html = render("{{ body|typo_plain }}", body=mark_safe("<b>l&#x27;eau</b> : &quot;14e&quot;"))

    assert html == "l’eau~: &quot;14e&quot;"


def test_typo_plain_of_nothing_is_empty():
    assert render("{{ value|typo_plain }}", value=None) == ""


@pytest.mark.parametrize(
    ("source", "language", "expected"),
    [
        ("{{ 1|ordinal }}", "fr", "1re"),
        ('{{ 1|ordinal:"m" }}', "fr", "1er"),
        ("{{ 14|ordinal }}", "fr", "14e"),
        ("{{ 14|ordinal|typo }}", "fr", FOURTEENTH),
        ("{{ 14|ordinal }}", "en", "14th"),
        ("{{ 14|ordinal }}", "es", "14.ª"),
        ('{{ 14|ordinal:"m" }}', "es", "14.º"),
        ("{{ 14|ordinal }}", "ar", "14"),
        ("{{ number|ordinal }}", "fr", ""),
    ],
)
def test_ordinal_follows_the_language(source, language, expected):
    assert render(source, language, number=None) == expected


FIRST_DAY, LAST_DAY = (f'<time datetime="2023-09-{day}">' for day in (18, 19))


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("{{ start|date_text }}", f"{FIRST_DAY}18~septembre~2023</time>"),
        ("{{ start|long_day }}", f"{FIRST_DAY}lundi 18~septembre</time>"),
        (
            "{% date_range start end %}",
            f"{FIRST_DAY}18</time> et {LAST_DAY}19~septembre~2023</time>",
        ),
        (
            "{% date_range start end True %}",
            f"{FIRST_DAY}18</time> (après-midi) et {LAST_DAY}19~septembre~2023</time>",
        ),
        (
            "{% date_range_long start end as days %}{{ days|capitalised }}",
            f"{FIRST_DAY}Lundi 18</time> et {LAST_DAY}mardi 19~septembre~2023</time>",
        ),
        ("{% date_range_long start %}", f"{FIRST_DAY}lundi 18~septembre~2023</time>"),
        ("{% date_range nothing %}", ""),
        ("{{ opens|time_text }}", '<time datetime="09:00">9h00</time>'),
        (
            "{% time_range opens closes %}",
            '<time datetime="09:00">9h00</time>–<time datetime="14:30">14h30</time>',
        ),
        ("{% time_range nothing closes %}", ""),
    ],
)
def test_dates_and_times_are_shown_typeset(source, expected):
    context = {
        "start": date(2023, 9, 18),
        "end": date(2023, 9, 19),
        "opens": time(9),
        "closes": time(14, 30),
        "nothing": None,
    }

    assert render(source, **context) == expected


def test_date_range_in_an_attribute_has_no_markup():
    source = '{% date_range day as when %}<a title="{{ when|typo_plain }}">{{ when }}</a>'

    html = render(source, day=date(2024, 6, 1))

    first = '<abbr class="ordinal" title="premier">1<sup>er</sup></abbr>'
    shown = f'<time datetime="2024-06-01">{first}~juin~2024</time>'
    assert html == f'<a title="1er~juin~2024">{shown}</a>'


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        ("fr", ["3~000", "12~000"]),
        ("en", ["3,000", "12,000"]),
        ("es", ["3000", "12~000"]),
        ("ar", ["3,000", "12,000"]),
    ],
)
def test_number_shows_its_thousands(language, texts):
    assert [render("{{ n|number }}", language, n=n) for n in (3000, 12000)] == texts


@pytest.mark.parametrize(
    ("language", "text"), [("fr", "un, deux"), ("en", "un, deux"), ("ar", "un، deux")]
)
def test_items_of_a_list_are_divided_as_the_language_does(language, text):
    assert render("un{% comma %}deux", language) == text


@pytest.mark.parametrize(
    ("is_svg", "expected"),
    [(True, "Illustration: <span {}>Cités Unies</span>"), (False, "<span {}>Cités Unies</span>")],
)
def test_credit_of_a_drawing_says_so_in_the_readers_language(is_svg, expected):
    image = SimpleNamespace(credit="Cités Unies", licence="", is_svg=is_svg, is_credited=True)

    html = render('{% include "components/credit.html" %}', "en", image=image)

    credit = expected.format('lang="fr" dir="ltr"')
    assert html.strip() == f'<small class="credit">{credit}</small>'


def test_language_is_named_without_vowel_signs():
    assert render('{% load navigation %}{{ "ar"|language_name }}') == "العربية"
