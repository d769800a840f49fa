"""What an edition's pages show beside its programme: the place, figures, partners."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext, pgettext

from cuf_site import clock
from cuf_site.localisation.snippet_translations import sibling_words

from ..models import EditionPartner
from ..models import Partner as PartnerRow
from .addresses import person_path
from .display_types import Reader
from .edition_counts import in_words
from .session_subjects import Subject
from .shelf import EditionRecord


@dataclass(frozen=True)
class Registration:
    """Whether and how one registers; ``state`` is unknown, soon, open or closed.

    ``has_opened`` claims nothing of a cancelled edition: its cancellation may have come first.
    """

    state: str
    opens_on: date | None
    has_opened: bool
    closes_on: date | None
    url: str
    note: str

    @property
    def is_said(self) -> bool:
        """Whether there is anything to say of it."""
        return self.state != "unknown" or bool(self.note)


@dataclass(frozen=True)
class Signatory:
    """Who signs the editorial, with the function held then."""

    name: str
    function: str
    url: str


@dataclass(frozen=True)
class Figure:
    """A number that tells the edition."""

    kind: str
    label: str
    label_language: str
    qualifier: str
    qualifier_label: str
    value: int
    unit: str
    basis: str
    basis_label: str


@dataclass(frozen=True)
class Partner:
    """A body beside us; ``mention`` must stand beside its name."""

    id: int
    name: str
    name_language: str
    short_name: str
    website: str
    logo: object | None
    description: str
    mention: str


@dataclass(frozen=True)
class Tier:
    """The partners of one tier."""

    tier: str
    label: str
    partners: tuple[Partner, ...]


def registration_of(record: EditionRecord) -> Registration:
    french = record.french
    opens_on = french.registration_opens_on
    return Registration(
        state=french.registration_state,
        opens_on=opens_on,
        has_opened=bool(opens_on) and opens_on <= clock.today() and not french.is_cancelled,
        closes_on=french.registration_closes_on,
        url=french.registration_url,
        note=record.text("registration_note"),
    )


def signatory_of(record: EditionRecord) -> Signatory | None:
    person = record.french.signatory
    if person is None or not person.is_named_on(record.french):
        return None
    return Signatory(
        name=str(person),
        function=record.text("signatory_function"),
        url=person_path(person, record.reader.index_url),
    )


def figures_of(record: EditionRecord) -> tuple[Figure, ...]:
    """Return the figures of the edition; one that says nothing is left out.

    Nothing was counted at an edition that is cancelled: only what it expected is kept.
    """
    figures = [_figure(row, words, record.reader) for row, words in record.rows("figures")]
    if record.french.is_cancelled:
        figures = [figure for figure in figures if figure.basis == "expected"]
    return tuple(figure for figure in figures if figure.label and figure.value is not None)


def tied_by_the_thread(figures: Iterable[Figure]) -> str:
    """Return in words what the drawing of the edition shows, "" where nothing was counted.

    « 130 collectivités françaises, plus de 30 pays, un fil. »
    """
    counted = {one.kind: one for one in figures if one.basis == "counted" and one.unit == "count"}
    parts = []
    for kind in ("local-governments", "countries"):
        if figure := counted.get(kind):
            parts.append(in_words(kind, figure.value, figure.qualifier_label))
    if not parts:
        return ""
    # Translators: under the drawing of an edition: « 130 collectivités françaises, plus de 30
    # pays, un fil. »
    whole = gettext("%(what)s, one thread.") % {"what": pgettext("between items", ", ").join(parts)}
    return whole[:1].upper() + whole[1:]


def _figure(row, words, reader):
    label, label_language = row.get_kind_display(), reader.language
    if row.kind == row.Kind.OTHER:
        label, label_language = reader.named(row.label, words and words.label)
    return Figure(
        kind=row.kind,
        label=label,
        label_language=label_language,
        qualifier=row.qualifier,
        qualifier_label=row.get_qualifier_display() if row.qualifier else "",
        value=row.value,
        unit=row.unit,
        basis=row.basis,
        basis_label=row.get_basis_display(),
    )


def partner_tiers(record: EditionRecord) -> tuple[Tier, ...]:
    """Return the partners of the edition by tier, in the order of the tiers."""
    language = record.reader.language
    pairs = record.rows(
        "partners",
        select_related=["partner__logo"],
        partner_words=sibling_words(PartnerRow, "partner", language, "name", "description"),
    )
    found = [(row.tier, _partner(row, words, record.reader)) for row, words in pairs if row.partner]
    tiers = [
        Tier(tier.value, str(tier.label), tuple(one for name, one in found if name == tier))
        for tier in EditionPartner.Tier
    ]
    return tuple(tier for tier in tiers if tier.partners)


def _partner(row, words, reader):
    partner = row.partner
    partner_words = getattr(row, "partner_words", None)  # a preview is not read by a query
    partner_words = reader.words(partner, partner_words, ("name", "description"))
    name, name_language = reader.proper_name(partner.name, partner_words.get("name"))
    return Partner(
        id=partner.pk,
        name=name,
        name_language=name_language,
        short_name=_short_name(partner.short_name, name),
        website=partner.website,
        logo=partner.logo,
        description=partner_words.get("description", ""),
        mention=words.mention if words else "",
    )


def _short_name(short_name: str, name: str) -> str:
    """Return the French short name, "" beside a name that ends with its own: "… (UCLG)"."""
    return "" if name.endswith(")") else short_name


def organisers_from(subjects: list[Subject], reader: Reader) -> tuple[Partner, ...]:
    """Return the bodies that organise a session with us."""
    found = []
    for subject in subjects:
        facts, words = subject.facts, subject.words or {}
        name, name_language = reader.proper_name(facts["name"], words.get("name"))
        found.append(
            Partner(
                id=facts["id"],
                name=name,
                name_language=name_language,
                short_name=_short_name(facts["short_name"], name),
                website=facts["website"],
                logo=None,
                description=words.get("description", ""),
                mention="",
            )
        )
    return tuple(found)
