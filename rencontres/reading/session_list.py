"""Sessions as a reader meets them: any number of them in three queries.

They are the live, public French sessions; the words of their live translations are laid over.
A session without translation keeps its French title, says so, and leads to the French page.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet, TextChoices
from wagtail.models import PageViewRestriction

from cuf_site.localisation.snippet_translations import sibling_words
from cuf_site.tree.visibility import is_under_draft

from ..models import Participation, SessionKind, SessionPage
from .addresses import person_path
from .display_types import (
    Country,
    Group,
    Kind,
    Language,
    Reader,
    Topic,
    Venue,
    make_country,
    make_group,
    make_kind,
    make_languages,
    make_topic,
)
from .session_subjects import Subject, read_subjects


@dataclass(frozen=True)
class Participant:
    """Someone, or a body, taking part, with the function held then."""

    name: str
    name_language: str
    person_id: int | None
    sort_name: str
    url: str
    role: str
    role_label: str
    function: str
    organisation: str
    territory: str
    on_behalf_of: str
    is_remote: bool


@dataclass(frozen=True)
class Session:
    """A session; ``tree_path`` is its place in the French tree, ``key`` its translation key.

    ``over`` is when it is taken to end: ``end`` or, where nobody wrote it, what its day leads to
    expect (see ``programme.day_of``). ``progress`` is "now" or "next" on the day it is held: see
    ``now.marked``.
    """

    id: int
    key: UUID
    tree_path: str
    reference: str
    title: str
    title_language: str
    summary: str
    url: str
    full_url: str
    french_url: str
    kind: Kind | None
    day: date | None
    start: time | None
    end: time | None
    room: str
    access: str
    access_label: str
    mode: str
    mode_label: str
    status: str
    status_label: str
    status_note: str
    spoken_languages: tuple[Language, ...]
    interpretation: tuple[Language, ...]
    has_sign_language: bool
    has_captions: bool
    has_hearing_loop: bool
    is_step_free: bool
    capacity: int | None
    video_url: str
    audio_url: str
    topics: tuple[Topic, ...]
    groups: tuple[Group, ...]
    countries: tuple[Country, ...]
    participants: tuple[Participant, ...]
    first_published_at: datetime | None
    last_published_at: datetime | None
    over: time | None = None
    progress: str = ""

    @property
    def is_cancelled(self) -> bool:
        return self.status == SessionPage.Status.CANCELLED

    @property
    def is_moved(self) -> bool:
        return self.status == SessionPage.Status.MOVED

    def venue(self, of_edition: Venue | None) -> Venue | None:
        """Return where one goes to attend it: the venue of its edition, unless it is online."""
        return None if self.mode == SessionPage.Mode.ONLINE else of_edition

    @property
    def is_timed(self) -> bool:
        """Whether it has a place in time: a day and a start."""
        return self.day is not None and self.start is not None

    @property
    def country_codes(self) -> set[str]:
        """The countries it is about, those of its groups included."""
        codes = {country.code for country in self.countries}
        return codes.union(*(group.countries for group in self.groups))

    @property
    def group_slugs(self) -> set[str]:
        """The groups it belongs to."""
        return {group.slug for group in self.groups}

    @property
    def language_codes(self) -> set[str]:
        """The languages in which it can be followed, spoken or interpreted."""
        return {language.code for language in (*self.spoken_languages, *self.interpretation)}


def list_sessions(
    french_sessions: QuerySet,
    reader: Reader,
    with_subjects: bool = True,
    with_people: bool = True,
) -> tuple[Session, ...]:
    """Return the live, public sessions among ``french_sessions``, in tree order.

    Without subjects, topics, groups and countries stay empty, and a query is spared; without
    people, another.
    """
    private = PageViewRestriction.objects.values("page_id")
    listed = french_sessions.live().filter(locale__language_code=settings.LANGUAGE_CODE)
    keys = listed.exclude(pk__in=private).values("translation_key")
    pages = list(pages_with_words(keys, reader.language).exclude(pk__in=private))
    french = [page for page in pages if page.locale.language_code == settings.LANGUAGE_CODE]
    words = {p.translation_key: p for p in pages if p.locale.language_code == reader.language}
    people = participations(pages) if with_people else {}
    subjects = read_subjects((page.pk for page in french), reader.language) if with_subjects else {}
    return tuple(
        make_session(page, words.get(page.translation_key), people, subjects.get(page.pk), reader)
        for page in french
    )


def pages_with_words(keys, language: str) -> QuerySet:
    """Return the live pages with these translation keys in French and in ``language``."""
    return (
        SessionPage.objects.live()
        .exclude(is_under_draft())
        .filter(
            translation_key__in=keys,
            locale__language_code__in={settings.LANGUAGE_CODE, language},
        )
        .select_related("locale", "kind")
        .annotate(kind_words=sibling_words(SessionKind, "kind", language, "name", "plural"))
        .defer("body")
        .order_by("path")
    )


def participations(pages: list[SessionPage]) -> dict[int, list[Participation]]:
    """Return ``{session id: participations in order}``, of French pages and translations."""
    found = defaultdict(list)
    rows = Participation.objects.filter(session__in=[page.pk for page in pages])
    for row in rows.select_related("person").order_by("sort_order", "pk"):
        found[row.session_id].append(row)
    return found


def make_session(
    french: SessionPage,
    words: SessionPage | None,
    people: dict[int, list[Participation]],
    subjects: dict[str, list[Subject]] | None,
    reader: Reader,
) -> Session:
    """Return the session of the ``french`` page with the ``words`` of its translation, if any."""
    subjects = subjects or {}
    return Session(
        id=french.pk,
        key=french.translation_key,
        tree_path=french.path,
        kind=make_kind(french.kind, getattr(french, "kind_words", None), reader),
        spoken_languages=make_languages(french.spoken_languages),
        interpretation=make_languages(french.interpretation),
        topics=tuple(make_topic(s.facts, s.words, reader) for s in subjects.get("topics", ())),
        groups=tuple(make_group(s.facts, s.words, reader) for s in subjects.get("groups", ())),
        countries=tuple(make_country(s.facts["code"]) for s in subjects.get("countries", ())),
        participants=_participants(french, words, people, reader),
        **_texts(french, words, reader),
        **{name: getattr(french, name) for name in FACTS},
    )


def _texts(french, words, reader):
    title, title_language = reader.named(french.title, words and words.title)
    shown = words or french
    return {
        "title": title,
        "title_language": title_language,
        "summary": words.summary if words else "",
        "status_note": words.status_note if words else "",
        "url": reader.addresses.path(shown),
        "full_url": reader.addresses.absolute(shown),
        "french_url": reader.addresses.absolute(french),
        "access_label": label_of(SessionPage.Access, french.access),
        "mode_label": label_of(SessionPage.Mode, french.mode),
        "status_label": label_of(SessionPage.Status, french.status),
    }


def label_of(choices: type[TextChoices], value: str) -> str:
    """Return the label of a choice; Django's `get_…_display` reads all of them at each call."""
    return str(choices(value).label) if value else ""


FACTS = (
    "reference",
    "day",
    "start",
    "end",
    "room",
    "access",
    "mode",
    "status",
    "has_sign_language",
    "has_captions",
    "has_hearing_loop",
    "is_step_free",
    "capacity",
    "video_url",
    "audio_url",
    "first_published_at",
    "last_published_at",
)


def _participants(french, words, people, reader):
    translated = {row.translation_key: row for row in people.get(words.pk, ())} if words else {}
    return tuple(
        _participant(row, translated.get(row.translation_key), reader)
        for row in people.get(french.pk, ())
        if row.person is None or row.person.is_named_on(french)
    )


def _participant(row, words, reader):
    name, name_language = str(row.person), reader.language
    if row.person is None:
        name, name_language = reader.proper_name(row.organisation, words and words.organisation)
    return Participant(
        name=name,
        name_language=name_language,
        person_id=row.person_id,
        sort_name=row.person.sort_name if row.person else name.casefold(),
        url=person_path(row.person, reader.index_url) if row.person else "",
        role=row.role,
        role_label=label_of(Participation.Role, row.role),
        function=words.function if words else "",
        organisation=words.organisation if words and row.person else "",
        territory=row.territory,
        on_behalf_of=words.on_behalf_of if words else "",
        is_remote=row.is_remote,
    )
