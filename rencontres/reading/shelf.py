"""Editions as a reader meets them: all of them in one query.

They are the live French editions; the words of their live translations are laid over.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.conf import settings
from django.db.models import Case, Subquery, When
from django.utils.translation import gettext as _

from cuf_site.localisation.snippet_translations import sibling_words
from cuf_site.tree.visibility import is_private, is_under_draft, public_pages

from ..models import EditionPage, RencontresIndexPage
from ..models import Venue as VenueRow
from . import edition_counts
from .addresses import Addresses
from .display_types import Country, Reader, Venue, make_country, make_venue

LONG_WORDS = ("body", "editorial", "practical_note", "what_comes_next")  # no list shows them


@dataclass(frozen=True)
class EditionCard:
    """An edition in a few words.

    ``state`` is one of running, to-come, announced, held, cancelled, postponed, lapsed (the
    period it was announced for is over), undated.
    """

    id: int
    number: int | None
    year: int | None
    title: str
    title_language: str
    url: str
    full_url: str
    french_url: str
    series_name: str
    theme: str
    start_date: date | None
    end_date: date | None
    starts_in_afternoon: bool
    ends_in_morning: bool
    period: str
    period_end: date | None
    state: str
    is_over: bool
    is_postponed: bool
    days_left: int | None
    earlier_dates: str
    status_reason: str
    programme_status: str
    registration_state: str
    registration_url: str
    hashtag: str
    country_of_honour: Country | None
    venue: Venue | None
    hero_image: object | None
    countries: int
    local_governments: int
    counted: tuple[str, ...]

    @property
    def is_ahead(self) -> bool:
        """Whether one may still go there: it is neither held nor cancelled."""
        return self.state not in ("held", "cancelled")

    @property
    def takes_registrations(self) -> bool:
        """Whether to register is the first thing to do."""
        return self.is_ahead and self.registration_state == "open"

    @property
    def line(self) -> str:
        """Return how its thread is drawn: whole, dashed while nothing is sure, or broken."""
        if self.state == "cancelled":
            return "broken"
        return "whole" if self.state in ("held", "running", "to-come") else "dashed"


@dataclass(frozen=True)
class EditionRecord:
    """An edition ready to be read: its ``french`` page, and the page with the reader's words.

    ``words`` is the French page itself for a reader of French, ``None`` without live translation.
    """

    french: EditionPage
    words: EditionPage | None
    reader: Reader
    is_preview: bool = False

    @classmethod
    def read(cls, edition: EditionPage, language: str, request=None) -> "EditionRecord":
        """Return the record of ``edition``, given as a page of any language."""
        return Shelf.read(language, Addresses(request), shown=edition.path).record(edition)

    def rows(self, relation: str, select_related=(), **annotations) -> Iterator[tuple]:
        """Yield (French row, row with the reader's words or None), in order.

        ``annotations`` are not there in a French preview: its rows may exist in memory only.
        """
        if self.is_preview and self.french is self.words:
            yield from ((row, row) for row in getattr(self.french, relation).all())
            return
        model = getattr(self.french, relation).model
        pages = [page.pk for page in (self.french, self.words) if page]
        rows = model.objects.filter(edition__in=pages).select_related(*select_related)
        rows = list(rows.annotate(**annotations).order_by("sort_order", "pk"))
        own = [row for row in rows if self.words and row.edition_id == self.words.pk]
        if self.is_preview:
            own = getattr(self.words, relation).all()
        words = {row.translation_key: row for row in own}
        for row in rows:
            if row.edition_id == self.french.pk:
                yield row, words.get(row.translation_key)

    def text(self, name: str) -> str:
        """Return the words of a field in the reader's language, "" when there are none."""
        return getattr(self.words, name) if self.words else ""

    @property
    def url(self) -> str:
        return self.reader.addresses.path(self.words or self.french)

    @property
    def venue(self) -> Venue | None:
        """The place of the edition, with the ways to get there known in the language."""
        words = getattr(self.french, "venue_words", None)  # a preview is not read by a query
        return make_venue(self.french.venue, words, self.reader)

    @cached_property
    def card(self) -> EditionCard:
        return make_card(self)


@dataclass(frozen=True)
class Shelf:
    """All live editions, latest year first; private ones are kept apart from lists."""

    records: tuple[EditionRecord, ...]
    reader: Reader

    @classmethod
    def read(
        cls, language: str, addresses: Addresses, index_url: str = "", shown: str = ""
    ) -> "Shelf":
        """Read every edition, for who reads the page at the tree path ``shown``.

        The address of the index is that of the index the reader meets, unless given.
        """
        pages = list(_pages(language, shown))
        words = {
            page.translation_key: page
            for page in pages
            if page.locale.language_code == language
            and (language == settings.LANGUAGE_CODE or not page.is_private)
        }
        if not index_url and pages:
            index_url = addresses.path(EditionPage(url_path=pages[0].index_path or ""))
        reader = Reader(language, addresses, index_url)
        records = tuple(
            EditionRecord(page, words.get(page.translation_key), reader)
            for page in pages
            if page.locale.language_code == settings.LANGUAGE_CODE
        )
        return cls(records, reader)

    @cached_property
    def listed(self) -> tuple[EditionRecord, ...]:
        """The editions anyone may read."""
        return tuple(record for record in self.records if not record.french.is_private)

    @property
    def cards(self) -> tuple[EditionCard, ...]:
        return tuple(record.card for record in self.listed)

    def signs(self, person) -> bool:
        """Whether ``person`` signs the editorial of an edition that anyone may read."""
        return person is not None and any(
            record.french.signatory_id == person.pk and person.is_named_on(record.french)
            for record in self.listed
        )

    def at(self, tree_path: str) -> EditionRecord | None:
        """Return the record of the French edition at ``tree_path``, if it is live."""
        return next((r for r in self.records if r.french.path == tree_path), None)

    def record(self, page: EditionPage, is_preview: bool = False) -> EditionRecord:
        """Return the record of ``page``; what is previewed stands for what is live."""
        key = page.translation_key
        found = next((r for r in self.records if r.french.translation_key == key), None)
        if found and not is_preview:
            return found
        is_french = page.locale_id == found.french.locale_id if found else True
        french = page if is_french or not found else found.french
        return EditionRecord(french, page, self.reader, is_preview=True)

    def neighbours(self, record: EditionRecord) -> tuple[EditionCard | None, EditionCard | None]:
        """Return the public editions before and after one, by year."""
        years = [other for other in self.listed if other.french.year]
        year = record.french.year
        if not year:
            return None, None
        before = next((other for other in years if other.french.year < year), None)
        after = next((other for other in reversed(years) if other.french.year > year), None)
        return before and before.card, after and after.card


def _pages(language, shown):
    """Return the live editions, with whether they are private, and what lists show of them."""
    return (
        EditionPage.objects.live()
        .filter(locale__language_code__in={settings.LANGUAGE_CODE, language})
        .exclude(is_under_draft(shown))
        .select_related("locale", "venue", "signatory", "hero_image")
        .annotate(
            is_private=is_private(shown),
            index_path=_index_path(language, shown),
            venue_words=sibling_words(VenueRow, "venue", language, "name", *VenueRow.ACCESS_MODES),
            **edition_counts.annotations(),
        )
        .defer(*LONG_WORDS)
        .order_by("-year", "-path")
    )


def _index_path(language, shown):
    """Return the path of the index in the language, or of the French one, read with the rest."""
    wanted = {settings.LANGUAGE_CODE, language}
    indexes = RencontresIndexPage.objects.filter(locale__language_code__in=wanted)
    own_first = Case(When(locale__language_code=language, then=0), default=1)
    indexes = public_pages(indexes, shown).order_by(own_first)
    return Subquery(indexes.values("url_path")[:1])


def make_card(record: EditionRecord) -> EditionCard:
    """Return the edition in a few words; labels are in the active language."""
    french, reader = record.french, record.reader
    title, title_language = reader.named(french.title, record.text("title"))
    country = str(french.country_of_honour)
    return EditionCard(
        id=french.pk,
        title=title,
        title_language=title_language,
        url=record.url,
        full_url=reader.addresses.absolute(record.words or french),
        french_url=reader.addresses.absolute(french),
        series_name=record.text("series_name")
        or _("Meetings on the International Action of Local and Regional Governments"),
        country_of_honour=make_country(country) if country else None,
        venue=record.venue,
        is_postponed=french.status == EditionPage.Status.POSTPONED,
        days_left=french.days_left if french.state == "to-come" else None,
        **{name: record.text(name) for name in ("theme", "period", "earlier_dates")},
        status_reason=record.text("status_reason"),
        **{name: getattr(french, name) for name in FACTS},
        **{name: edition_counts.drawn(french, name) for name in edition_counts.DRAWN},
        counted=edition_counts.told(french),
    )


FACTS = (
    "number",
    "year",
    "start_date",
    "end_date",
    "starts_in_afternoon",
    "ends_in_morning",
    "period_end",
    "state",
    "is_over",
    "programme_status",
    "registration_state",
    "registration_url",
    "hashtag",
    "hero_image",
)


def public_card(pk: int, language: str, request) -> EditionCard | None:
    """Return the edition of a French page id as a reader meets it, if anyone may read it."""
    listed = Shelf.read(language, Addresses(request)).listed
    return next((record.card for record in listed if record.french.pk == pk), None)


def next_edition(editions: Iterable[EditionCard]) -> EditionCard | None:
    """Return the one that is running, else the nearest with days, else the nearest announced."""
    ranks = {"running": 0, "to-come": 1, "announced": 2}
    coming = (edition for edition in editions if edition.state in ranks)
    return min(
        coming,
        key=lambda edition: (ranks[edition.state], edition.start_date or edition.period_end),
        default=None,
    )
