"""Which edition leads the home page."""

from collections.abc import Iterable
from datetime import date, timedelta

from rencontres.reading.shelf import EditionCard, next_edition

JUST_HELD = timedelta(days=90)


def leading_edition(
    editions: Iterable[EditionCard], today: date, pinned_id: int | None = None
) -> tuple[EditionCard | None, str]:
    """Return the edition that leads, and why; ``editions`` are the live French ones.

    The first of these that applies: ``pinned`` by an editor; ``running``; the nearest
    ``to-come``; the nearest ``announced`` whose period is not over; ``just-held``, within 90
    days. Else ``past``: the last held, to be shown as such; or ``(None, "none")``.
    """
    editions = list(editions)
    for edition in editions:
        if edition.id == pinned_id:
            return edition, "pinned"
    if edition := next_edition(editions):
        return edition, edition.state
    if held := [edition for edition in editions if edition.state == "held"]:
        last = max(held, key=_last_day)
        return last, "just-held" if today - _last_day(last) <= JUST_HELD else "past"
    return None, "none"


def _last_day(edition):
    return edition.end_date or edition.start_date
