"""What came of a file, text by text and page by page."""

from collections import Counter
from dataclasses import dataclass, field

from django.utils.translation import pgettext_lazy
from wagtail.models import Locale

from ..stages import Labelled


class Outcome(Labelled):
    """What became of one text of a file."""

    APPLIED = "applied", pgettext_lazy("text of a file", "taken")
    UNCHANGED = "unchanged", pgettext_lazy("text of a file", "already so on the site")
    EMPTY = "empty", pgettext_lazy("text of a file", "not translated in the file")
    UNSURE = "unsure", pgettext_lazy("text of a file", "marked in the file as to be checked")
    STALE = "stale", pgettext_lazy("text of a file", "out of date")
    UNKNOWN = "unknown", pgettext_lazy("text of a file", "unknown")
    REFUSED = "refused", pgettext_lazy("text of a file", "refused")
    HELD = "held", pgettext_lazy("text of a file", "sound, but not taken because of the others")


# What keeps all the texts of its page from being taken: the page would say two things at once.
BLOCKING = (Outcome.STALE, Outcome.UNKNOWN, Outcome.REFUSED)
# What asks for something is told first.
ORDER = [*BLOCKING, Outcome.UNSURE, Outcome.HELD]
ORDER += [outcome for outcome in Outcome if outcome not in ORDER]


@dataclass(frozen=True)
class Result:
    """What became of one text: its French, what the file translates it by, and why it was left."""

    outcome: Outcome
    label: str
    french: str
    text: str
    reason: str = ""


@dataclass
class PageReport:
    """What became of the texts of one page or snippet; ``refusal`` is why none was looked at."""

    title: str
    url: str = ""
    refusal: str = ""
    results: list[Result] = field(default_factory=list)

    @property
    def counts(self) -> list[tuple[Outcome, int]]:
        found = Counter(result.outcome for result in self.results)
        return [(outcome, found[outcome]) for outcome in Outcome if found[outcome]]

    @property
    def is_blocked(self) -> bool:
        return bool(self.refusal) or any(one.outcome in BLOCKING for one in self.results)

    @property
    def applied(self) -> int:
        return sum(one.outcome == Outcome.APPLIED for one in self.results)

    @property
    def ordered(self) -> list[Result]:
        """Return the results, what asks for something first."""
        return sorted(self.results, key=lambda one: ORDER.index(one.outcome))


@dataclass(frozen=True)
class Report:
    """What came of a file in one language: its pages, those where nothing was taken first."""

    name: str
    locale: Locale
    pages: list[PageReport]

    @property
    def applied(self) -> int:
        return sum(page.applied for page in self.pages)

    @property
    def taken(self) -> int:
        return sum(not page.is_blocked for page in self.pages)

    @property
    def blocked(self) -> int:
        return sum(page.is_blocked for page in self.pages)

    @property
    def counts(self) -> list[tuple[Outcome, int]]:
        """Return the number of texts of each outcome, in all pages."""
        found = Counter(one.outcome for page in self.pages for one in page.results)
        return [(outcome, found[outcome]) for outcome in Outcome if found[outcome]]

    @property
    def ordered(self) -> list[PageReport]:
        return sorted(self.pages, key=lambda page: not page.is_blocked)
