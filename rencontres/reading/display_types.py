"""Kinds, subjects and places as a reader meets them: facts in French, words in their language.

A name without translation stays in French and says so in ``name_language``; any other word
without translation is an empty text.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django_countries import countries

from ..models import Group as GroupRow
from .addresses import Addresses

ACCESS_LABELS = {
    "metro": _("metro"),
    "bus": _("bus"),
    "tram": _("tram"),
    "car": _("car"),
    "bike": _("bike"),
    "step_free": _("step-free access"),
}


@dataclass(frozen=True)
class Reader:
    """Who reads: the language, and the index of the meetings that listings hang on."""

    language: str
    addresses: Addresses
    index_url: str

    def named(self, french: str, translated: str | None) -> tuple[str, str]:
        """Return a name and the language it is in: French where there is no translation."""
        return (translated, self.language) if translated else (french, settings.LANGUAGE_CODE)

    def proper_name(self, french: str, translated: str | None) -> tuple[str, str]:
        """Return the name of a body or place: one that its translation keeps is in French."""
        return self.named(french, translated if translated != french else None)

    def words(self, row, translated: dict | None, names: Iterable[str]) -> dict[str, str]:
        """Return the words of a French ``row``, its own in French, else those ``translated``."""
        if self.language == settings.LANGUAGE_CODE:
            return {name: getattr(row, name) for name in names}
        return translated or {}


@dataclass(frozen=True)
class Language:
    """A language something is said or written in."""

    code: str
    name: str


@dataclass(frozen=True)
class Country:
    """A country, by its ISO 3166-1 code, with its name in the active language."""

    code: str
    name: str


@dataclass(frozen=True)
class Kind:
    """The kind of a session or of a moment."""

    id: int
    key: str
    name: str
    name_language: str
    plural: str
    shape: str
    order: int
    is_break: bool
    default_minutes: int | None


@dataclass(frozen=True)
class Topic:
    """A subject of sessions."""

    id: int
    slug: str
    name: str
    name_language: str
    sdg: int | None
    url: str


@dataclass(frozen=True)
class Group:
    """A group that meets in sessions; ``countries`` are ISO 3166-1 codes."""

    id: int
    slug: str
    name: str
    name_language: str
    kind: str
    kind_label: str
    countries: tuple[str, ...]
    url: str


@dataclass(frozen=True)
class AccessMode:
    """A way to get to a place."""

    mode: str
    label: str
    text: str


@dataclass(frozen=True)
class Venue:
    """A place, with each way to get there that is known."""

    name: str
    name_language: str
    address: str
    postcode: str
    city: str
    country: str
    latitude: Decimal | None
    longitude: Decimal | None
    website: str
    access: tuple[AccessMode, ...]


def make_country(code: str) -> Country:
    """Return the country of an ISO code; the code itself stands for one that is not known."""
    return Country(code, countries.name(code) or code)


def make_languages(codes: list[str]) -> tuple[Language, ...]:
    """Return the languages of these codes, in the order of the settings."""
    return tuple(
        Language(code, str(name)) for code, name in settings.SPOKEN_LANGUAGES if code in codes
    )


def make_kind(row, words: dict | None, reader: Reader) -> Kind | None:
    """Return the kind stored in the French ``row``, if any, with its ``words`` laid over."""
    if row is None:
        return None
    words = words or {}
    name, name_language = reader.named(row.name, words.get("name"))
    is_french = name_language == settings.LANGUAGE_CODE
    return Kind(
        id=row.pk,
        key=row.key,
        name=name,
        name_language=name_language,
        plural=(row.plural if is_french else words.get("plural")) or name,
        shape=row.shape,
        order=row.order,
        is_break=row.is_break,
        default_minutes=row.default_minutes,
    )


def make_topic(facts: dict, words: dict | None, reader: Reader) -> Topic:
    """Return a topic from its French ``facts`` (id, slug, name, sdg) and its ``words``."""
    name, name_language = reader.named(facts["name"], (words or {}).get("name"))
    url = f"{reader.index_url}thematiques/{facts['slug']}/"
    return Topic(facts["id"], facts["slug"], name, name_language, facts["sdg"], url)


def make_group(facts: dict, words: dict | None, reader: Reader) -> Group:
    """Return a group from its French ``facts`` (id, slug, name, kind, countries) and ``words``."""
    name, name_language = reader.named(facts["name"], (words or {}).get("name"))
    return Group(
        id=facts["id"],
        slug=facts["slug"],
        name=name,
        name_language=name_language,
        kind=facts["kind"],
        kind_label=str(GroupRow.Kind(facts["kind"]).label),
        countries=tuple(filter(None, facts["countries"].split(","))),
        url=f"{reader.index_url}groupes/{facts['slug']}/",
    )


def make_venue(row, words: dict | None, reader: Reader) -> Venue | None:
    """Return the place stored in the French ``row``, if any, with its ``words`` laid over."""
    if row is None:
        return None
    words = reader.words(row, words, ("name", *ACCESS_LABELS))
    name, name_language = reader.proper_name(row.name, words.get("name"))
    return Venue(
        name=name,
        name_language=name_language,
        address=row.address,
        postcode=row.postcode,
        city=row.city,
        country=str(row.country),
        latitude=row.latitude,
        longitude=row.longitude,
        website=row.website,
        access=tuple(
            AccessMode(mode, str(label), words[mode])
            for mode, label in ACCESS_LABELS.items()
            if words.get(mode)
        ),
    )
