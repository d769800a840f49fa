"""What a file says of a text to whoever translates it, in the language of the admin."""

import re

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from ..workshop.lines import Line, Origin
from .page_texts import Document

ONE_LINE = re.compile(r"[^\S\xa0\u202f]+")  # spaces, but for those of French typography


def notes(document: Document, line: Line) -> list[str]:
    """Return what the text is and where it stands, its limit, and where its words come from."""
    where = pgettext("text to translate", "%(kind)s: %(row)s")
    said = [where % {"kind": document.kind, "row": document.title}, str(line.label)]
    if line.label.limit:
        said.append(_("%(limit)d characters at most.") % {"limit": line.label.limit})
    if not line.is_required:
        said.append(_("A translation is finished without this text."))
    if line.text and not line.is_done:
        said.append(whence(line))
    return [ONE_LINE.sub(" ", note) for note in said]


def whence(line: Line) -> str:
    """Say where words come from that nobody has confirmed."""
    place = ""
    if line.origin == Origin.MEMORY:
        place = next((match.origin for match in line.matches if match.is_sure), "")
    elif line.origin == Origin.MACHINE:
        place = line.row.tool_name
    elif line.origin == Origin.REFUSED:
        place = line.error
    label = _("To be checked: %(origin)s") % {"origin": line.origin.label}
    return f"{label} ({place})" if place else label
