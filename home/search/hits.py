"""What holds the words of a search and anyone may read.

Pages, and what the index of the meetings has a route for: people, topics and groups.

Pages are in the reader's language. An edition, a session or a release that is not translated is
found in French, as lists show it.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import chain

from django.conf import settings
from django.db.models import BooleanField, ExpressionWrapper, F, Q, QuerySet, Value
from django.db.models.functions import Coalesce, Length, Substr
from wagtail.models import Page
from wagtail.search.backends import get_search_backend

from cuf_site.localisation.snippet_translations import sibling_words
from cuf_site.tree.visibility import public_pages
from cuf_site.words.folding import folded
from rencontres.models import (
    Group,
    Participation,
    Person,
    SessionGroup,
    SessionKind,
    SessionPage,
    SessionTopic,
    Topic,
)
from rencontres.reading.addresses import person_handle
from rencontres.reading.shelf import Shelf

from .kinds import Kind

MODELS = {
    "editionpage": Kind.EDITION,
    "sessionpage": Kind.SESSION,
    "pressreleasepage": Kind.RELEASE,
}
SUBJECTS = (
    (Kind.TOPIC, SessionTopic, Topic, "topic"),
    (Kind.GROUP, SessionGroup, Group, "group"),
)
ROUTES = {Kind.TOPIC: "thematiques", Kind.GROUP: "groupes"}
# What leads to the rest comes before it.
FIRST = {Kind.EDITION, Kind.TOPIC, Kind.GROUP}
# By the state of their edition; what is of no edition is of the past.
MOMENTS = {"running": 0, "to-come": 1, "announced": 1}
PAST = 2
# The letters of « quiz »: fewer are the start of too much, and each run of words costs a search.
SHORTEST_KIND = 4


@dataclass(frozen=True)
class Hit:
    """What holds the words, with what it is chosen and sorted by.

    A page has its ``url_path`` in the tree; people, topics and groups have the ``route`` of the
    index of the meetings that shows them, and the years of their sessions. ``is_said`` tells
    what holds all words by itself from what some are the kind of.
    """

    kind: Kind
    pk: int
    title: str
    language: str
    years: frozenset[int]
    day: date | None = None
    url_path: str = ""
    route: str = ""
    is_said: bool = True


def find(words: Iterable[str], shelf: Shelf) -> list[Hit]:
    """Return what holds a word beginning with each of the folded ``words``, the best first.

    Those that say more of them in their title come first, then what leads to the rest, then
    what is of the running edition, of those to come, the nearest first, and of the past, the
    latest first. Sessions that only their kind answers for come last.
    """
    words = tuple(words)
    years = _years_by_path(shelf)
    hits = [
        *_pages(words, shelf.reader.language, years),
        *_people(words, shelf, years),
        *_subjects(words, shelf, years),
    ]
    moments = {one.french.year: MOMENTS.get(one.french.state, PAST) for one in shelf.listed}
    return sorted(hits, key=lambda hit: _rank(hit, words, moments))


def is_in_site(words: Iterable[str], shelf: Shelf) -> bool:
    """Whether a page or a name holds a word beginning with each of the folded ``words``."""
    words, years = tuple(words), _years_by_path(shelf)
    pages = _pages(words, shelf.reader.language, years)
    return any(True for _hit in chain(pages, _people(words, shelf, years)))


def public_in(language: str) -> QuerySet:
    """Return the pages that a reader of ``language`` meets, in that language or French for it."""
    own = Page.objects.filter(locale__language_code=language)
    if language == settings.LANGUAGE_CODE:
        return public_pages(own)
    translated = public_pages(own).values("translation_key")
    is_listed = Q(locale__language_code=settings.LANGUAGE_CODE, content_type__model__in=MODELS)
    stands_in = is_listed & ~Q(translation_key__in=translated)
    return public_pages(Page.objects.filter(Q(locale__language_code=language) | stands_in))


def names_of_people(shelf: Shelf) -> QuerySet:
    """Return the (given name, family name) of people in the sessions that anyone may read."""
    rows = _public_participations(_years_by_path(shelf))
    return rows.values_list("person__given_name", "person__family_name").distinct()


def _public_participations(years):
    rows = Participation.objects.filter(
        person__is_withdrawn=False, session__in=_public_sessions(years)
    )
    return rows.order_by()


def _public_sessions(years):
    """Return the ids of the French sessions of these editions that have no restriction.

    The shelf has read who may enter the editions: asking again for each session costs a second.
    """
    sessions = SessionPage.objects.filter(
        live=True, locale__language_code=settings.LANGUAGE_CODE, view_restrictions__isnull=True
    )
    return sessions.alias(edition=_above("path")).filter(edition__in=list(years)).values("pk")


def _above(path):
    """Return the tree path above that of a page of a query."""
    return Substr(path, 1, Length(path) - Page.steplen)


def _years_by_path(shelf):
    """Return ``{tree path of an edition, in French or translated: its year}``."""
    return {
        page.path: record.french.year
        for record in shelf.listed
        for page in (record.french, record.words)
        if page
    }


def _holding(model, words):
    """Return the ids of the rows that hold the words, as a subquery."""
    return get_search_backend().holding(model.objects.all(), words).values("pk")


def _named(model, words, language):
    """Return the keys of the rows whose name, as the reader sees it, holds the words."""
    rows = model.objects.filter(pk__in=_holding(model, words))
    own = model.objects.filter(locale__language_code=language).values("translation_key")
    in_french = Q(locale__language_code=settings.LANGUAGE_CODE) & ~Q(translation_key__in=own)
    is_seen = Q(locale__language_code=language) | in_french
    return rows.filter(is_seen).values("translation_key")


def _of_kinds(words, language):
    """Return the ids of the sessions whose kind has one or two of the words in its name.

    The sessions hold the others: « atelier climat », « table ronde eau ».
    """
    runs = [words[start : start + size] for size in (1, 2) for start in range(len(words))]
    for run in dict.fromkeys(run for run in runs if len("".join(run)) >= SHORTEST_KIND):
        kinds = _named(SessionKind, run, language)
        sessions = SessionPage.objects.filter(kind__translation_key__in=kinds).order_by()
        if others := [word for word in words if word not in run]:
            sessions = sessions.filter(pk__in=_holding(Page, others))
        yield sessions.values("pk")


def _pages(words, language, years):
    """Yield the pages that hold the words, and the sessions that do with the name of their kind."""
    said = _holding(Page, words)
    of_kinds = list(_of_kinds(words, language))
    held = said.union(*of_kinds, all=True) if of_kinds else said
    day = Coalesce("sessionpage__day", "pressreleasepage__date", "editionpage__start_date")
    is_said = ExpressionWrapper(Q(pk__in=said), output_field=BooleanField())
    rows = (
        public_in(language)
        .filter(pk__in=held)
        .values_list(
            "pk",
            "content_type__model",
            "title",
            "locale__language_code",
            "path",
            "url_path",
            day,
            F("pressreleasepage__edition__path"),
            is_said,
        )
    )
    for pk, model, title, code, path, url_path, day, edition, said in rows.order_by():
        kind = MODELS.get(model, Kind.PAGE)
        year = years.get(edition) or _year_above(path, years)
        if kind == Kind.RELEASE and not year and day:
            year = day.year
        found = frozenset({year} if year else ())
        yield Hit(kind, pk, title, code, found, day, url_path, is_said=said)


def _year_above(path, years):
    """Return the year of the edition that a page is, or is below."""
    ends = range(len(path), 0, -Page.steplen)
    return next((years[path[:end]] for end in ends if path[:end] in years), None)


def _people(words, shelf, years):
    """Yield the people whose name holds the words, if they speak, or sign an editorial."""
    rows = _public_participations(years).filter(person__in=_holding(Person, words))
    appearances = defaultdict(set)
    for pk, given_name, family_name, edition in rows.values_list(
        "person_id", "person__given_name", "person__family_name", _above("session__path")
    ).distinct():
        appearances[pk, given_name, family_name].add(years[edition])
    for record in shelf.listed:
        person = record.french.signatory
        is_found = person is not None and not person.is_withdrawn
        if is_found and title_count(str(person), words) == len(words):
            appearances[person.pk, person.given_name, person.family_name].add(record.french.year)
    for (pk, given_name, family_name), found in appearances.items():
        person = Person(pk=pk, given_name=given_name, family_name=family_name)
        found = frozenset(filter(None, found))
        route = f"intervenants/{person_handle(person)}/"
        yield Hit(Kind.PERSON, pk, str(person), shelf.reader.language, found, route=route)


def _subjects(words, shelf, years):
    """Yield the topics and groups of sessions whose name, as the reader sees it, holds the words.

    One without a name in the reader's language keeps the French one.
    """
    language = shelf.reader.language
    first, *others = (_subject_rows(*kind, words, language, years) for kind in SUBJECTS)
    found = defaultdict(set)
    for kind, pk, slug, name, translated, edition in first.union(*others, all=True):
        title, code = shelf.reader.named(name, translated and translated["name"])
        if title_count(title, words) == len(words):
            found[kind, pk, slug, title, code].add(years[edition])
    for (kind, pk, slug, title, code), of in found.items():
        route = f"{ROUTES[kind]}/{slug}/"
        yield Hit(Kind(kind), pk, title, code, frozenset(filter(None, of)), route=route)


def _subject_rows(kind, rows, model, path, words, language, years):
    rows = rows.objects.filter(
        **{f"{path}__translation_key__in": _named(model, words, language)},
        session__in=_public_sessions(years),
    )
    translated = sibling_words(model, path, language, "name")
    facts = (f"{path}__{name}" for name in ("id", "slug", "name"))
    rows = rows.order_by().values_list(Value(kind), *facts, translated, _above("session__path"))
    return rows.distinct()


def title_count(title: str, words: tuple[str, ...]) -> int:
    """Return how many of the folded ``words`` begin a word of ``title``."""
    title = f" {_folded_title(title)}"
    return sum(f" {start}" in title for start in words)


@lru_cache(maxsize=4096)
def _folded_title(title):
    return folded(title)


def _rank(hit, words, moments):
    moment = min((moments.get(year, PAST) for year in hit.years), default=PAST)
    day = hit.day.timetuple()[:3] if hit.day else (max(hit.years, default=0), 1, 1)
    return (
        not hit.is_said,
        -title_count(hit.title, words),
        hit.kind not in FIRST,
        moment,
        [-part for part in day] if moment == PAST else list(day),
        hit.title,
        hit.pk,
    )
