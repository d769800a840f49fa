"""A translation on its translator's desk: its texts with what is known of each, ready to show."""

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from urllib.parse import quote

from django.db import models
from django.utils.translation import pgettext_lazy
from wagtail.models import Page
from wagtail_localize.models import StringSegment, Translation
from wagtail_localize.strings import StringValue

from ..confirming import has_markup, shown
from ..markup import losses
from ..sources import french_of
from ..workload import words_in
from ..workshop.differences import Change, Part, difference, parts
from ..workshop.glossary import Glossary, Term
from ..workshop.lines import Line, Origin, lines_of, place_of
from ..workshop.machine import offered
from ..workshop.memory import Match
from . import work_list

QUOTED_WORDS = 6  # of a text, so that a browser finds it in the French page
TAG_NAMES = {
    "a": pgettext_lazy("markup", "link"),
    "b": pgettext_lazy("markup", "bold"),
    "strong": pgettext_lazy("markup", "bold"),
    "i": pgettext_lazy("markup", "italics"),
    "em": pgettext_lazy("markup", "italics"),
}


@dataclass(frozen=True)
class Proposal:
    """What memory proposes for a text: as it is shown, and how its own French text differs."""

    match: Match
    shown: str
    french: list[Part]


def proposal(segment: StringSegment, match: Match) -> Proposal:
    french = difference(match.french, segment.string.data)
    return Proposal(match, shown(segment, match.text), french)


@dataclass(frozen=True)
class Sheet:
    """One line with all that is shown of it."""

    line: Line
    french: list[Part]
    shown: str
    proposals: list["Proposal"]
    terms: list[Term]
    warnings: list[str]
    live_url: str

    @property
    def has_markup(self) -> bool:
        return has_markup(self.line.segment)

    @property
    def has_changed(self) -> bool:
        return self.line.previous is not None

    @property
    def rows(self) -> int:
        """Return how many rows its field needs."""
        longest = max(len(self.shown), len(self.line.french))
        return min(12, 1 + longest // 70 + self.shown.count("\n"))

    @property
    def tags(self) -> list[tuple[str, str]]:
        """Return ``(tag, name)`` of the markup of the French text, which buttons write."""
        standing = [part for part in self.french if part.is_tag and part.change != Change.REMOVED]
        tags = dict.fromkeys(part.text for part in standing)
        return [(tag, named(tag)) for tag in tags if not tag.startswith("</")]


def named(tag: str) -> str:
    """Return what a tag is for a person: « lien 2 » for the second link of a text."""
    name, number = re.match(r"<(\w+)[^\d>]*(\d*)", tag).groups()
    return f"{TAG_NAMES.get(name, name)} {number}".strip()


class Desk:
    """The texts of one translation, which are read only while it ``is_locked``."""

    is_locked = False
    preview_url = ""

    def __init__(self, translation: Translation, instance: models.Model):
        self.translation, self.instance = translation, instance

    @cached_property
    def lines(self) -> list[Line]:
        return lines_of(self.translation)

    @cached_property
    def glossary(self) -> Glossary:
        return Glossary.of(self.translation.target_locale)

    @cached_property
    def french(self) -> models.Model | None:
        return french_of(self.instance)

    @property
    def sections(self) -> list[tuple[str, list[Sheet]]]:
        """Return the texts under what they belong to, in the order of the page."""
        sheets = [self.sheet(line) for line in self.lines]
        grouped = groupby(sheets, key=lambda sheet: sheet.line.label.section)
        return [(section, list(group)) for section, group in grouped]

    def said_with(self, segment: StringSegment) -> list[Sheet]:
        """Return a text, then those that say the same at its place: they share its translation."""
        same = [one for one in self.lines if place_of(one.segment) == place_of(segment)]
        same.sort(key=lambda one: one.segment.pk != segment.pk)
        return [self.sheet(one) for one in same]

    def sheet(self, line: Line) -> Sheet:
        previous, text = line.previous, line.text
        warned = line.origin in (Origin.CONFIRMED, Origin.MACHINE, Origin.MEMORY)
        return Sheet(
            line=line,
            french=difference(previous.french, line.french) if previous else parts(line.french),
            shown=shown(line.segment, text) if text else "",
            proposals=[proposal(line.segment, one) for one in line.matches if not one.is_sure],
            terms=self.glossary.terms_in(line.french),
            warnings=self.warnings(line) if warned else [],
            live_url=self.live_url(line),
        )

    def warnings(self, line: Line) -> list[str]:
        lost = losses(line.french, line.text)
        return [*lost, *self.glossary.departures(line.french, line.text)]

    def live_url(self, line: Line) -> str:
        """Return where readers see a French text, "" where they do not."""
        if not isinstance(self.french, Page) or not self.french.live:
            return ""
        words = StringValue(line.french).render_text().split()[:QUOTED_WORDS]
        return f"{self.french_address}#:~:text={quote(' '.join(words), safe='')}"

    @cached_property
    def french_address(self) -> str:
        return self.french.full_url or ""

    @cached_property
    def machine(self) -> dict | None:
        """Return the service that may fill in what is left, as ``machine.offered`` does."""
        return offered(self.translation)

    @cached_property
    def following(self) -> work_list.Line | None:
        """Return the page or snippet that its translator goes on with, if there is one."""
        return work_list.following(self.instance)

    @property
    def counts(self) -> dict[str, int]:
        """Return how many required texts and words there are, and how many are confirmed."""
        required = [line for line in self.lines if line.is_required]
        done = [line for line in required if line.is_done]
        return {
            "texts": len(required),
            "done": len(done),
            "left": len(required) - len(done),
            "words": sum(words_in(line.french) for line in required),
            "words_done": sum(words_in(line.french) for line in done),
            "memory": sum(line.origin == Origin.MEMORY for line in self.lines),
        }
