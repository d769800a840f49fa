"""What forbids publishing a session, and the reference it gets."""

import re

from django.utils.translation import gettext as _


def session_problems(session, edition) -> dict[str, str]:
    """Return ``{field name: sentence}`` for each rule that ``session`` breaks in ``edition``."""
    found = {}
    if session.start and session.end and session.end <= session.start:
        found["end"] = _("A session must end after it starts.")
    if session.end and not session.start:
        found["start"] = _("Give the start too, or remove the end.")
    if session.start and not session.day:
        found["day"] = _("Give the day too: the start alone places the session nowhere.")
    if session.day and edition and not edition.specific.has_day(session.day):
        found["day"] = _("This day is outside the dates of the edition.")
    if session.reference and edition:
        other = _siblings(session, edition).filter(reference=session.reference).first()
        if other:
            sentence = _("The reference “%(reference)s” is already used by “%(other)s”.")
            found["reference"] = sentence % {
                "reference": session.reference,
                "other": other.title,
            }
    return found


def kept_reference(session) -> str:
    """Return the reference ``session`` was saved with: a form opened before it is sent empty."""
    saved = type(session).objects.filter(pk=session.pk)
    return saved.values_list("reference", flat=True).first() or ""


def next_reference(session, edition) -> str:
    """Return the kind's key and the first number after those used in ``edition``."""
    key = session.kind.key
    used = _siblings(session, edition).filter(reference__startswith=f"{key}-")
    pattern = re.compile(rf"{re.escape(key)}-(\d+)")
    numbers = [
        int(match[1])
        for reference in used.values_list("reference", flat=True)
        if (match := pattern.fullmatch(reference))
    ]
    return f"{key}-{max(numbers, default=0) + 1}"


def _siblings(session, edition):
    return type(session).objects.child_of(edition).exclude(pk=session.pk)
