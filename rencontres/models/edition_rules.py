"""What forbids publishing an edition, in full sentences on the field concerned."""

from django.conf import settings
from django.utils.translation import gettext as _

YEARS = range(1900, 3000)


def edition_problems(edition) -> dict[str, str]:
    """Return ``{field name: sentence}`` for each rule that ``edition`` breaks."""
    return (
        _date_problems(edition)
        | _number_problems(edition)
        | _postponement_problems(edition)
        | _registration_problems(edition)
    )


def _date_problems(edition) -> dict[str, str]:
    start, end = edition.start_date, edition.end_date
    if end and not start:
        return {"start_date": _("Give the first day too, or remove the last one.")}
    if start and end and end < start:
        return {"end_date": _("The last day comes before the first: check both dates.")}
    if start and edition.year and start.year != edition.year:
        sentence = _("The first day is in %(other)s while the edition’s year is %(year)s.")
        return {"start_date": sentence % {"other": start.year, "year": edition.year}}
    if edition.period and not start and not edition.period_end:
        return {"period_end": _("Give the last day of the period, so that it can expire.")}
    return {}


def _postponement_problems(edition) -> dict[str, str]:
    """With days and without those announced before, nobody knows which of them hold."""
    is_postponed = edition.status == edition.Status.POSTPONED
    if not is_postponed or not edition.start_date or edition.earlier_dates:
        return {}
    sentence = _(
        "The edition is postponed: give the dates announced before, so that readers know that "
        "those of the page are the new ones, or remove the dates until the new ones are known."
    )
    return {"earlier_dates": sentence}


def _number_problems(edition) -> dict[str, str]:
    """Number and year are likely, and unique among French editions: translations repeat them."""
    found = {}
    if edition.number == 0:
        found["number"] = _("Editions are counted from 1.")
    if edition.year is not None and edition.year not in YEARS:
        found["year"] = _("Write the year in four digits, from 1900 to 2999.")
    others = type(edition).objects.exclude(pk=edition.pk)
    others = others.filter(locale__language_code=settings.LANGUAGE_CODE)
    for name in ("number", "year"):
        value = getattr(edition, name)
        other = others.filter(**{name: value}).first() if value is not None else None
        if other:
            sentence = _("%(value)s is already taken by “%(other)s”.")
            found[name] = sentence % {"value": value, "other": other.title}
    return found


def _registration_problems(edition) -> dict[str, str]:
    opens, closes = edition.registration_opens_on, edition.registration_closes_on
    if opens and closes and closes < opens:
        return {"registration_closes_on": _("Registration cannot close before it opens.")}
    return {}
