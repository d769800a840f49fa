"""The sessions of a generated edition: titles, long ones too, speakers, subjects and languages."""

from datetime import timedelta
from itertools import product
from random import Random

from django.utils.text import slugify

from rencontres.models import (
    EditionPage,
    Participation,
    SessionCountry,
    SessionGroup,
    SessionKind,
    SessionOrganiser,
    SessionPage,
    SessionTopic,
)

from .pages import add_live, marked_body
from .people import Snippets
from .plan import Place, places, read, share

PARTICIPATIONS = 250  # for the sessions of a whole edition
WHOLE = 60
LONG = range(138, 151)  # characters of a long title
STATUSES = {13: SessionPage.Status.CANCELLED, 29: SessionPage.Status.MOVED}


class SessionMaker:
    """Makes the sessions of one edition."""

    def __init__(self, edition: EditionPage, snippets: Snippets, random: Random):
        self.edition = edition
        self.snippets = snippets
        self.random = random
        self.words = read("words")
        self.kinds = {kind.key: kind for kind in SessionKind.objects.filter(locale=edition.locale)}

    def make(self, count: int):
        """Add ``count`` sessions to the edition, with the speakers of a whole programme."""
        titles = self.titles(count)
        speakers = PARTICIPATIONS * count // WHOLE
        for number, place in enumerate(places(count)):
            session = self.session(number, place, titles[number])
            session.participations = self.participations(len(share(speakers, count, number)))
            self.add_subjects(session, number)
            path = f"{self.edition.year}/sessions/{session.reference}"
            add_live(self.edition, session, path, self.edition.start_date - timedelta(60))

    def session(self, number: int, place: Place, title: str) -> SessionPage:
        """Return a session in its place, not saved yet."""
        reference = f"{place.kind}-{number + 1}"
        status = next((one for every, one in STATUSES.items() if number % every == every - 1), None)
        return SessionPage(
            title=title,
            slug=f"{slugify(title)[:50].strip('-')}-{number + 1}",
            kind=self.kinds[place.kind],
            reference=reference,
            summary=f"{self.words['notice']}. {self.random.choice(self.words['summaries'])}",
            body=marked_body(f"{self.edition.year}/{reference}", *self.words["paragraphs"]),
            day=None if place.day is None else self.edition.start_date + timedelta(place.day),
            start=place.start,
            end=place.end,
            room="" if place.room is None else self.words["rooms"][place.room],
            access=place.access,
            mode=place.mode,
            status=status or SessionPage.Status.CONFIRMED,
            status_note=self.words["session_notes"][status] if status else "",
            **self.comforts(number),
        )

    def comforts(self, number: int) -> dict:
        """Return the languages and the accesses of a session; some say nothing of them."""
        languages = (["fr"], ["fr", "en"], ["fr", "es"], ["en"], [])[number % 5]
        return {
            "spoken_languages": languages,
            "interpretation": ["en", "ar"] if number % 7 == 0 else [],
            "has_sign_language": number % 11 == 0,
            "has_captions": number % 6 == 0,
            "is_step_free": number % 2 == 0,
            "capacity": self.random.choice([None, 30, 80, 250]),
        }

    def titles(self, count: int) -> list[str]:
        """Return titles that differ as long as words last, one in ten of 138 to 150 characters."""
        pairs = [" : ".join(pair) for pair in product(self.words["subjects"], self.words["angles"])]
        drawn = self.random.sample(pairs * (count // len(pairs) + 1), count)
        return [
            self.long_title(title) if number % 10 == 4 else f"{title} {self.words['mark']}"
            for number, title in enumerate(drawn)
        ]

    def long_title(self, title: str) -> str:
        """Return ``title`` with what makes it as long as programmes can write them."""
        while True:
            more = self.random.sample(self.words["angles"], self.random.randint(1, 4))
            longer = f"{title}, {', '.join(more)} {self.words['mark']}"
            if len(longer) in LONG:
                return longer

    def participations(self, count: int) -> list[Participation]:
        """Return speakers with the functions held then; one in twenty-five is a body alone."""
        rows = []
        roles = ["moderates", *["speaks"] * count, "testifies"]
        for place, person in enumerate(self.random.sample(self.snippets.people, count)):
            row = Participation(role=roles[place], sort_order=place)
            row.territory = self.random.choice(self.words["territories"])
            row.is_remote = self.random.random() < 0.05
            if self.random.random() < 0.04:
                row.organisation = self.random.choice(self.snippets.partners).name
            else:
                row.person = person
                row.function = self.snippets.function_of(person, self.random)
            rows.append(row)
        return rows

    def add_subjects(self, session: SessionPage, number: int):
        """Give the session topics, groups, countries and organisers; some have none."""
        topics = self.random.sample(self.snippets.topics, number % 3)
        session.topics = [SessionTopic(topic=one) for one in topics]
        if session.kind.key == "groupe-pays" or number % 8 == 0:
            group = self.snippets.groups[number % len(self.snippets.groups)]
            session.groups = [SessionGroup(group=group)]
            session.countries = [SessionCountry(country=one.code) for one in group.countries]
        if number % 4 == 0:
            partner = self.random.choice(self.snippets.partners)
            session.organisers = [SessionOrganiser(partner=partner)]
