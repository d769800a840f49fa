"""The people of the programme: once each in an edition, and across editions."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.conf import settings
from django.db.models import Prefetch, QuerySet

from ..models import Person, PersonLink, SessionPage
from .addresses import person_path
from .display_types import Reader
from .programme import session_order
from .session_list import Participant, Session, list_sessions
from .shelf import EditionCard, Shelf


@dataclass(frozen=True)
class SpeakerLine:
    """One session someone takes part in, and as what."""

    session: Session
    participant: Participant


@dataclass(frozen=True)
class Speaker:
    """Someone who takes part in an edition, with the first function held then."""

    name: str
    url: str
    sort_name: str
    initial: str
    function: str
    organisation: str
    territory: str
    on_behalf_of: str
    lines: tuple[SpeakerLine, ...]


@dataclass(frozen=True)
class Letter:
    """The speakers whose family name starts with one letter."""

    letter: str
    speakers: tuple[Speaker, ...]


@dataclass(frozen=True)
class Link:
    """A page about someone elsewhere."""

    label: str
    label_language: str
    url: str


@dataclass(frozen=True)
class PersonDetail:
    """Someone as shown on their own page; of a withdrawn person only the name is left."""

    name: str
    url: str
    photo: object | None
    biography: str
    links: tuple[Link, ...]
    is_withdrawn: bool


@dataclass(frozen=True)
class EditionSessions:
    """Sessions of one edition, in order."""

    edition: EditionCard
    sessions: tuple[Session, ...]


@dataclass(frozen=True)
class EditionAppearances:
    """What someone did in one edition."""

    edition: EditionCard
    lines: tuple[SpeakerLine, ...]


def speakers_of(sessions: Iterable[Session]) -> tuple[Speaker, ...]:
    """Return the people taking part in ``sessions``, A–Z by family name, once each."""
    lines = defaultdict(list)
    for session in sessions:
        for participant in session.participants:
            if participant.person_id:
                lines[participant.person_id].append(SpeakerLine(session, participant))
    return tuple(sorted(map(_speaker, lines.values()), key=lambda speaker: speaker.sort_name))


def _speaker(lines):
    first = lines[0].participant
    initial = first.sort_name[:1].upper()

    def known(name):
        return next((word for line in lines if (word := getattr(line.participant, name))), "")

    return Speaker(
        name=first.name,
        url=first.url,
        sort_name=first.sort_name,
        initial=initial if initial.isalpha() else "#",
        function=known("function"),
        organisation=known("organisation"),
        territory=known("territory"),
        on_behalf_of=known("on_behalf_of"),
        lines=tuple(lines),
    )


def by_letter(speakers: Iterable[Speaker]) -> tuple[Letter, ...]:
    """Return speakers, already sorted, under the letter of their family name."""
    return tuple(
        Letter(letter, tuple(group))
        for letter, group in groupby(speakers, key=lambda speaker: speaker.initial)
    )


def find_person(pk: int, language: str) -> tuple[Person | None, Person | None]:
    """Return the French row with this id, and the row with the words of ``language``, if any."""
    links = Prefetch("links", PersonLink.objects.order_by("sort_order"))
    french = Person.objects.filter(pk=pk, locale__language_code=settings.LANGUAGE_CODE)
    rows = Person.objects.filter(
        translation_key__in=french.values("translation_key"),
        locale__language_code__in={settings.LANGUAGE_CODE, language},
    )
    rows = rows.select_related("photo", "locale").prefetch_related(links)
    found = {row.locale.language_code: row for row in rows}
    return found.get(settings.LANGUAGE_CODE), found.get(language)


def person_detail(person: Person, words: Person | None, reader: Reader) -> PersonDetail:
    """Return someone as a reader meets them."""
    return PersonDetail(
        name=str(person),
        url=person_path(person, reader.index_url),
        photo=None if person.is_withdrawn else person.photo,
        biography=words.biography if words and not person.is_withdrawn else "",
        links=() if person.is_withdrawn else _links(person, words, reader),
        is_withdrawn=person.is_withdrawn,
    )


def _links(person, words, reader):
    labels = {link.translation_key: link.label for link in words.links.all()} if words else {}
    return tuple(
        Link(*reader.named(link.label, labels.get(link.translation_key)), link.url)
        for link in person.links.all()
    )


def appearances_of(person: Person, shelf: Shelf) -> tuple[EditionAppearances, ...]:
    """Return what someone did in each public edition (see ``_soonest``)."""
    sessions = SessionPage.objects.filter(participations__person=person)
    found = (
        EditionAppearances(
            one.edition,
            tuple(
                SpeakerLine(session, participant)
                for session in one.sessions
                for participant in session.participants
                if participant.person_id == person.pk
            ),
        )
        for one in by_edition(sessions, shelf)
    )
    return tuple(one for one in found if one.lines)


def by_edition(french_sessions: QuerySet, shelf: Shelf) -> tuple[EditionSessions, ...]:
    """Return the live, public sessions of public editions, by edition (see ``_soonest``).

    Their topics, groups and countries, which no list shows, are not read.
    """
    sessions = list_sessions(french_sessions, shelf.reader, with_subjects=False)
    found = defaultdict(list)
    for session in sessions:
        found[session.tree_path[: -SessionPage.steplen]].append(session)
    return tuple(
        EditionSessions(record.card, tuple(sorted(found[path], key=_in_edition)))
        for record in _soonest(shelf.listed)
        if (path := record.french.path) in found
    )


def _soonest(records):
    """Return editions, given the latest first, as one looks for a session to attend.

    The one that is running, those to come, the nearest first, then the others, the latest first.
    """
    ranks = {"running": 0, "to-come": 1, "announced": 1, "postponed": 1}

    def place(record):
        rank = ranks.get(record.card.state, 2)
        return rank, record.french.year or 0 if rank == 1 else 0

    return sorted(records, key=place)


def _in_edition(session):
    return (session.day is None, session.day, *session_order(session))
