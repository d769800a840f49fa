"""The people, bodies, places and subjects of the generated data set."""

from itertools import product
from random import Random

from wagtail.models import Locale

from press.models import PressContact
from rencontres.models import Group, Partner, Person, Topic, Venue

from ..demo import demo_files
from .plan import read

PEOPLE = 180


class Snippets:
    """The French rows that the pages name, made once and in the order they are drawn in."""

    def __init__(self, locale: Locale, random: Random):
        words = read("words")
        self.locale = locale
        self.people = [self.person(*one) for one in _names(words, random)]
        self.partners = [self.partner(name) for name in _partner_names(words)]
        self.venues = [self.add(Venue, one["name"], **one) for one in words["venues"]]
        self.topics = [
            self.add(Topic, name, name=name, sdg=sdg) for name, sdg in words["topics"].items()
        ]
        self.groups = [
            self.add(Group, name, name=name, countries=countries)
            for name, countries in words["groups"].items()
        ]
        self.groups += [
            self.add(Group, name, name=name, kind=Group.Kind.THEMATIC)
            for name in words["thematic_groups"]
        ]
        self.contact = self.add(PressContact, "contact", **words["contact"])

    def add(self, model, path: str, **values):
        """Return a new row; its identity is that of its path in every installation."""
        key = demo_files.key(f"dataset/{model.__name__}/{path}")
        return model.objects.create(locale=self.locale, translation_key=key, **values)

    def function_of(self, person: Person, random: Random) -> str:
        """Return a function that ``person`` may hold, in the gender of their civility."""
        words = read("words")
        genders = {civility: gender for gender, civility in words["civilities"].items()}
        return random.choice(words["functions"][genders[person.civility]])

    def person(self, gender: str, given_name: str, family_name: str) -> Person:
        words = read("words")
        return self.add(
            Person,
            f"{given_name}/{family_name}",
            given_name=given_name,
            family_name=family_name,
            civility=words["civilities"][gender],
            biography=f"<p>{words['notice']}.</p>{words['biography']}",
        )

    def partner(self, name: str) -> Partner:
        words = read("words")
        return self.add(
            Partner,
            name,
            name=f"{name} {words['mark']}",
            website="https://partenaire.example",
            description=words["partner_description"],
        )


def _names(words: dict, random: Random) -> list[tuple[str, str, str]]:
    """Return as many different names as there are people."""
    given = [(gender, name) for gender, names in words["given_names"].items() for name in names]
    every = [(*one, family) for one, family in product(given, words["family_names"])]
    return random.sample(every, PEOPLE)


def _partner_names(words: dict) -> list[str]:
    pairs = product(words["partners"]["kinds"], words["partners"]["names"])
    return [" ".join(pair) for pair in pairs]
