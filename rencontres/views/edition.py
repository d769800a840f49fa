"""What an edition answers at each of its addresses."""

from django.db.models import prefetch_related_objects
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import urlencode

from cuf_site import clock

from ..models import EditionPage
from ..outputs.grid import grids_of
from ..outputs.ics import programme_calendar
from ..outputs.social_card import card_facts, social_card
from ..reading.addresses import PARTS, Addresses, parent_of
from ..reading.edition_details import (
    figures_of,
    partner_tiers,
    registration_of,
    signatory_of,
    tied_by_the_thread,
)
from ..reading.filters import ProgrammeFilters
from ..reading.now import marked
from ..reading.programme import Programme, programme_of
from ..reading.related_content import documents_of, pages_about
from ..reading.shelf import EditionRecord, Shelf
from ..reading.speakers import Speaker, by_letter, speakers_of

CARD_AGE = 3600  # seconds: after that, asking again costs an answer without body
# States of an edition that leave nothing to put in a calendar.
OFF = ("held", "cancelled", "postponed", "lapsed")


def read_shelf(page: EditionPage, request: HttpRequest) -> tuple[Shelf, EditionRecord]:
    """Return all editions and the record of ``page``, as its reader sees them; read once."""
    if "_shelf" not in page.__dict__:
        addresses = Addresses(request)
        index_url = parent_of(addresses.path(page))
        page._shelf = Shelf.read(page.locale_code, addresses, index_url, page.path)
    is_preview = getattr(request, "is_preview", False)
    return page._shelf, page._shelf.record(page, is_preview)


def context(page: EditionPage, request: HttpRequest) -> dict:
    """Return what every page of an edition shows."""
    _shelf, record = read_shelf(page, request)
    parts = (record.url + part for part in PARTS)
    return {
        "edition": record.card,
        **dict(zip(("programme_url", "speakers_url", "practical_url"), parts, strict=True)),
    }


def front(page: EditionPage, request: HttpRequest) -> HttpResponse:
    """All there is to know of the edition."""
    shelf, record = read_shelf(page, request)
    return page.render(request, context_overrides=front_context(record, shelf))


def front_context(record: EditionRecord, shelf: Shelf) -> dict:
    """Return what the first page of an edition shows."""
    whole = programme_of(record, with_subjects=False)
    tiers = partner_tiers(record)
    read_renditions([record.french.hero_image, *(p.logo for t in tiers for p in t.partners)])
    previous_edition, next_edition = shelf.neighbours(record)
    content_pages, press_releases = pages_about(record)
    people = speakers_of(whole.sessions)
    figures = figures_of(record)
    return {
        "programme": whole,
        "venue": record.venue,
        "registration": registration_of(record),
        "signatory": signatory_of(record),
        "figures": figures,
        "tied": tied_by_the_thread(figures),
        "speakers": people,
        "has_functions": have_functions(people),
        "partner_tiers": tiers,
        "documents": documents_of(record),
        "content_pages": content_pages,
        "press_releases": press_releases,
        "previous_edition": previous_edition,
        "next_edition": next_edition,
        "calendar_url": calendar_url(record, whole),
    }


def programme(page: EditionPage, request: HttpRequest) -> HttpResponse:
    """The programme by day and moment, filtered as the reader asks."""
    _shelf, record = read_shelf(page, request)
    shown = programme_context(record, request.GET)
    request.choices = urlencode(shown["filters"].values)  # kept by the language switcher
    return page.render(
        request, context_overrides=shown, template="rencontres/edition_programme.html"
    )


def programme_context(record: EditionRecord, data) -> dict:
    """Return what the programme shows; ``data`` are the GET parameters of the reader's choices."""
    whole, filters, shown = filtered_programme(record, data)
    if record.card.state == "running":
        shown = marked(shown, clock.now())
    days = grids_of(shown)
    return {
        "programme": shown,
        "days": days,
        "has_rooms": any(day.rooms for day in days),
        "is_here": any(moment.is_here for day in shown.days for moment in day.moments),
        "filters": filters,
        "is_filtered": bool(filters.values),
        "shown": shown.count,
        "total": whole.count,
        "today": clock.today(),
        "is_off": record.card.state in OFF,
        "calendar_url": calendar_url(record, shown, filters.values),
        "whole_calendar_url": calendar_url(record, whole),
        "venue": record.venue,
    }


def filtered_programme(
    record: EditionRecord, data
) -> tuple[Programme, ProgrammeFilters, Programme]:
    """Return the whole programme, the choices among the GET parameters ``data``, what they keep.

    Parameters that filter nothing known are ignored.
    """
    whole = programme_of(record)
    filters = ProgrammeFilters(data, whole)
    return whole, filters, filters.apply()


def calendar(page: EditionPage, request: HttpRequest) -> HttpResponse:
    """The programme, filtered in the same way, for the reader's own calendar."""
    _shelf, record = read_shelf(page, request)
    _whole, _filters, kept = filtered_programme(record, request.GET)
    return calendar_response(programme_calendar(record, kept), f"rencontres-{page.slug}.ics")


def speakers(page: EditionPage, request: HttpRequest) -> HttpResponse:
    """The people of the edition, A–Z, with the function each held then."""
    _shelf, record = read_shelf(page, request)
    found = speakers_of(programme_of(record, with_subjects=False).sessions)
    shown = {
        "letters": by_letter(found),
        "count": len(found),
        "has_functions": have_functions(found),
    }
    return page.render(
        request, context_overrides=shown, template="rencontres/edition_speakers.html"
    )


def practical(page: EditionPage, request: HttpRequest) -> HttpResponse:
    """Where it is, how to get there, how to register."""
    _shelf, record = read_shelf(page, request)
    shown = {
        "venue": record.venue,
        "registration": registration_of(record),
        "calendar_url": f"{record.url}programme.ics" if has_timed_rows(record) else "",
    }
    return page.render(
        request, context_overrides=shown, template="rencontres/edition_practical.html"
    )


def has_timed_rows(record: EditionRecord) -> bool:
    """Whether the calendar of the whole programme holds an event."""
    french, timed = record.french, {"day__isnull": False, "start__isnull": False}
    return french.sessions().filter(**timed).exists() | french.slots.filter(**timed).exists()


def card_image(page: EditionPage, request: HttpRequest) -> HttpResponse:
    """The image shown where the edition is shared, drawn when it is asked for."""
    _shelf, record = read_shelf(page, request)
    facts = card_facts(record.card, page.locale_code)
    response = get_conditional_response(request, etag=facts.etag)
    if response is None:
        response = HttpResponse(social_card(facts), content_type="image/png")
    response.headers["ETag"] = facts.etag
    audience = "private" if page.get_view_restrictions().exists() else "public"
    patch_cache_control(response, max_age=CARD_AGE, **{audience: True})
    return response


def calendar_response(content: bytes, filename: str) -> HttpResponse:
    """Answer with a calendar file; raise ``Http404`` when it would hold no event."""
    if not content:
        raise Http404
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{filename}"'
    return response


def calendar_url(record: EditionRecord, programme: Programme, values: dict | None = None) -> str:
    """Return the address of the calendar of ``programme``, "" when it holds no event."""
    if not programme.has_events:
        return ""
    return f"{record.url}programme.ics" + (f"?{urlencode(values)}" if values else "")


def have_functions(speakers: tuple[Speaker, ...]) -> bool:
    """Whether a function is shown at all: in another language, none may be translated."""
    return any(speaker.function for speaker in speakers)


def read_renditions(images):
    """Read the sizes made of ``images`` at once instead of one query for each."""
    images = [image for image in images if image]
    if images:
        prefetch_related_objects(images, "renditions")
