"""No French outside ``lang="fr"``, and no word missing, on any page of another language."""

import re
from collections import defaultdict
from copy import copy
from datetime import date

import pytest
from django.test import Client, override_settings

from rencontres.reading.addresses import person_handle
from tests.marked_site import MARKS, MarkedSite, number_of, version
from tests.pages import parse

pytestmark = pytest.mark.django_db

OTHERS = ["en", "es", "ar"]
MARK = re.compile(rf"({'|'.join(MARKS.values())})(\d+)")
WRITTEN = {mark: language for language, mark in MARKS.items()}
# What readers or search engines are told by an attribute.
ATTRIBUTES = ("alt", "title", "aria-label", "content", "value", "placeholder", "label")
FOR_MACHINES = ("meta content", "script")


@pytest.fixture(scope="module")
def site(module_data):
    with override_settings(SITE_TODAY=date(2023, 9, 1)):
        yield MarkedSite()


@pytest.fixture(scope="module")
def french(site):
    """Return the texts of each French page: they are the same in every test."""
    return [read(Client(), url) for url in addresses(site)]


def addresses(site: MarkedSite, language="fr") -> list[str]:
    """Return the addresses of all pages and routes, in an order that is the same everywhere."""
    edition, index = (version(page, language).url for page in (site.editions[0], site.index))
    person = person_handle(site.people[0])
    return [
        *(version(page, language).url for page in site.pages),
        *(f"{edition}{route}/" for route in ("programme", "intervenants", "infos-pratiques")),
        f"{index}intervenants/{person}/",
        *(f"{index}thematiques/{topic.slug}/" for topic in site.topics),
        *(f"{index}groupes/{group.slug}/" for group in site.groups),
    ]


def read(client, url: str):
    """Return {number: [(language of the mark, language of the passage, element)]} of a page."""
    response = client.get(url)
    assert response.status_code == 200, url
    found = defaultdict(list)
    for language, words, place in said(parse(response)):
        for mark, number in MARK.findall(words):
            found[int(number)].append((WRITTEN[mark], language, place))
    return found


def french_told_otherwise(site, found) -> list:
    """Return the French texts that are not said to be French.

    What machines are told in the head has no way to say so of names and facts.
    """
    kept = site.facts | site.names
    return [
        (number, place)
        for number, places in found.items()
        for written, language, place in places
        if written != language and not (place in FOR_MACHINES and number in kept)
    ]


def said(root):
    """Yield (language, text, name of its element) for each text and attribute of a document."""
    yield from _said(root, "")


def _said(element, language):
    if not isinstance(element.tag, str):
        return
    language = element.get("lang", language)
    if element.text:
        yield language, element.text, element.tag
    for name in ATTRIBUTES:
        if name in element.attrib:
            yield language, element.attrib[name], f"{element.tag} {name}"
    for child in element:
        yield from _said(child, language)
        if child.tail:
            yield language, child.tail, element.tag


def compare(client, site, french, *languages):
    """Yield (address, texts of the French page, texts of the same in another language)."""
    for language in languages:
        urls = addresses(site, language)
        yield from ((url, one, read(client, url)) for url, one in zip(urls, french, strict=True))


def test_translated_page_says_all_that_the_french_page_says(client, site, french):
    for language in OTHERS:
        site.translate_snippets(language)
        site.translate_pages(language)

    problems = []
    for url, original, found in compare(client, site, french, *OTHERS):
        in_french = {n for n, places in found.items() if places[0][0] == "fr"}
        problems += [
            (url, "not said to be French", one) for one in french_told_otherwise(site, found)
        ]
        problems += [(url, "missing", n) for n in original.keys() - found.keys()]
        problems += [(url, "not translated", n) for n in in_french - site.facts]
    assert not problems, "\n".join(map(str, problems))


@pytest.mark.parametrize(("language", "is_blank"), [("en", True), ("es", False), ("ar", True)])
def test_words_that_are_missing_are_left_out_and_names_said_in_french(
    client, site, french, language, is_blank
):
    if is_blank:
        site.translate_snippets(language, is_blank=True)
    site.translate_pages(language, names_only=True)
    names = (site.facts | site.names) - {number_of(site.image.credit)}

    problems = []
    for url, original, found in compare(client, site, french, language):
        named = original.keys() & names
        problems += [
            (url, "not said to be French", one) for one in french_told_otherwise(site, found)
        ]
        problems += [(url, "missing", n) for n in named - found.keys()]
    assert not problems, "\n".join(map(str, problems))


def test_pages_that_are_not_translated_are_named_in_french(client, site):
    left = (site.session, site.other, site.release, site.letter, site.content)
    site = copy(site)
    site.pages = [page for page in site.pages if page not in left]
    site.translate_pages("en")

    found = {url: french_told_otherwise(site, read(client, url)) for url in addresses(site, "en")}

    assert {url: problems for url, problems in found.items() if problems} == {}
