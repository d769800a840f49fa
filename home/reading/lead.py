"""What the home page says of the edition that leads, in each state it may be in."""

from dataclasses import dataclass

from cuf_site import clock
from rencontres.reading.edition_details import figures_of, tied_by_the_thread
from rencontres.reading.now import happening
from rencontres.reading.programme import programme_of
from rencontres.reading.shelf import EditionCard, Shelf

MOST_DAYS = 120  # beyond, dashes of a day would touch each other: they are of a week


@dataclass(frozen=True)
class Dashes:
    """The line that counts down: ``number`` dashes and the gaps between them."""

    number: int

    @property
    def length(self) -> int:
        """Return its length where a dash and a gap measure 1."""
        return 2 * self.number - 1


def lead_context(leading: EditionCard, shelf: Shelf) -> dict:
    """Return what stands under the head of the edition ``leading``, by its state."""
    record = next(one for one in shelf.listed if one.french.pk == leading.id)
    if leading.state == "running":
        return {
            "happening": happening(programme_of(record, with_subjects=False), clock.now()),
            "today": clock.today(),
        }
    figures = figures_of(record)
    context = {"figures": figures, "tied": tied_by_the_thread(figures)}
    if leading.state == "to-come":
        context["dashes"] = countdown(leading.days_left)
    return context


def countdown(days: int) -> Dashes:
    """Return the dashes that stand for ``days``: one each, or one for each week of many."""
    return Dashes(days if days <= MOST_DAYS else -(-days // 7))
