"""What holds the words of a search and anyone may read, in three queries.

Pages, and what the index of the meetings has a route for: people, topics and groups.

Pages are in the reader's language. An edition, a session or a release that is not translated is
found in French, as lists show it.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import chain

from django.conf import settings
from django.db.models import F, Q, QuerySet, Value
from django.db.models.functions import Coalesce
from wagtail.models import Page
from wagtail.search.backends import get_search_backend

from cuf_site.folding import WRITTEN_WORD, folded_word
from cuf_site.localisation.siblings import sibling_words
from cuf_site.visibility import public_pages
from rencontres.addresses import person_handle
from rencontres.editions import Shelf
from rencontres.models import (
    Group,
    Participation,
    Person,
    SessionGroup,
    SessionPage,
    SessionTopic,
    Topic,
)

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


@dataclass(frozen=True)
class Hit:
    """What holds the words, with what it is chosen and sorted by.

    A page has its ``url_path`` in the tree; people, topics and groups have the ``route`` of the
    index of the meetings that shows them, and the years of their sessions.
    """

    kind: Kind
    pk: int
    title: str
    language: str
    years: frozenset[int]
    day: date | None = None
    url_path: str = ""
    route: str = ""


def find(words: Iterable[str], shelf: Shelf) -> list[Hit]:
    """Return what holds a word beginning with each of the folded ``words``, the best first.

    Those that say more of them in their title come first, then what leads to the rest, then
    the latest.
    """
    words = tuple(words)
    years = _years_by_path(shelf)
    hits = [
        *_pages(words, shelf.reader.language, years),
        *_people(words, shelf, years),
        *_subjects(words, shelf, years),
    ]
    return sorted(hits, key=lambda hit: _rank(hit, words))


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


def public_participations() -> QuerySet:
    """Return the rows of people in the French sessions that anyone may read."""
    rows = Participation.objects.filter(person__isnull=False, session__in=_public_sessions())
    return rows.order_by()


def _public_sessions():
    sessions = SessionPage.objects.filter(locale__language_code=settings.LANGUAGE_CODE)
    return public_pages(sessions).order_by().values("pk")


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


def _pages(words, language, years):
    rows = public_in(language).filter(pk__in=_holding(Page, words))
    day = Coalesce("sessionpage__day", "pressreleasepage__date", "editionpage__start_date")
    rows = rows.values_list(
        "pk",
        "content_type__model",
        "title",
        "locale__language_code",
        "path",
        "url_path",
        day,
        F("pressreleasepage__edition__path"),
    )
    for pk, model, title, code, path, url_path, day, edition in rows:
        kind = MODELS.get(model, Kind.PAGE)
        year = years.get(edition) or _year_above(path, years)
        if kind == Kind.RELEASE and not year and day:
            year = day.year
        found = frozenset({year} if year else ())
        yield Hit(kind, pk, title, code, found, day, url_path)


def _year_above(path, years):
    """Return the year of the edition that a page is, or is below."""
    ends = range(len(path), 0, -Page.steplen)
    return next((years[path[:end]] for end in ends if path[:end] in years), None)


def _people(words, shelf, years):
    """Yield the people whose name holds the words, if they speak, or sign an editorial."""
    rows = public_participations().filter(person__in=_holding(Person, words))
    appearances = defaultdict(set)
    for pk, given_name, family_name, path in rows.values_list(
        "person_id", "person__given_name", "person__family_name", "session__path"
    ):
        edition = path[: -Page.steplen]
        if edition in years:
            appearances[pk, given_name, family_name].add(years[edition])
    for record in shelf.listed:
        person = record.french.signatory
        if person and title_count(str(person), words) == len(words):
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
    first, *others = (_subject_rows(*kind, words, shelf.reader.language) for kind in SUBJECTS)
    found = defaultdict(set)
    for kind, pk, slug, name, translated, path in first.union(*others, all=True):
        edition = path[: -Page.steplen]
        title, code = shelf.reader.named(name, translated and translated["name"])
        if edition in years and title_count(title, words) == len(words):
            found[kind, pk, slug, title, code].add(years[edition])
    for (kind, pk, slug, title, code), of in found.items():
        route = f"{ROUTES[kind]}/{slug}/"
        yield Hit(Kind(kind), pk, title, code, frozenset(filter(None, of)), route=route)


def _subject_rows(kind, rows, model, path, words, language):
    wanted = {settings.LANGUAGE_CODE, language}
    named = model.objects.filter(pk__in=_holding(model, words), locale__language_code__in=wanted)
    rows = rows.objects.filter(
        **{f"{path}__translation_key__in": named.values("translation_key")},
        session__in=_public_sessions(),
    )
    translated = sibling_words(model, path, language, "name")
    facts = (f"{path}__{name}" for name in ("id", "slug", "name"))
    return rows.order_by().values_list(Value(kind), *facts, translated, "session__path")


def title_count(title: str, words: tuple[str, ...]) -> int:
    """Return how many of the folded ``words`` begin a word of ``title``."""
    found = [folded_word(match[0]) for match in WRITTEN_WORD.finditer(title)]
    return sum(any(word.startswith(start) for word in found) for start in words)


def _rank(hit, words):
    latest = hit.day.timetuple()[:3] if hit.day else (max(hit.years, default=0), 1, 1)
    return (
        -title_count(hit.title, words),
        hit.kind not in FIRST,
        *(-part for part in latest),
        hit.title,
        hit.pk,
    )
