"""What an edition has counted, as lists show it: read in the query of the editions themselves."""

from django.db.models import OuterRef, Subquery
from django.utils.translation import ngettext

from ..models import EditionFigure, EditionPage

# The figures that are drawn, and those that a list tells.
DRAWN = {
    "countries": EditionFigure.Kind.COUNTRIES,
    "local_governments": EditionFigure.Kind.FRENCH_LOCAL_GOVERNMENTS,
}
TOLD = {"participants": EditionFigure.Kind.PARTICIPANTS, "countries": EditionFigure.Kind.COUNTRIES}


def annotations() -> dict:
    """Return what to annotate a query of editions with."""
    found = {name: _first("value", kind) for name, kind in DRAWN.items()}
    for name, kind in TOLD.items():
        found[f"{name}_told"] = _first("value", kind, basis="counted")
        found[f"{name}_qualifier"] = _first("qualifier", kind, basis="counted")
    return found


def _first(field, kind, **facts):
    """Return a field of a figure: as counted, else as expected, which sorts after."""
    figures = EditionFigure.objects.filter(edition=OuterRef("pk"), kind=kind, unit="count", **facts)
    return Subquery(figures.order_by("basis", "sort_order").values(field)[:1])


def drawn(french: EditionPage, name: str) -> int:
    """Return how many there are of what is drawn; a preview has its figures in memory only."""
    if hasattr(french, name):
        value = getattr(french, name)
    else:
        figures = french.figures.all()
        figures = [one for one in figures if (one.kind, one.unit) == (DRAWN[name], "count")]
        value = min(figures, key=lambda one: one.basis).value if figures else 0
    return max(value or 0, 0)


def told(french: EditionPage) -> tuple[str, ...]:
    """Return what an edition that was held counted: « plus de 500 participants »."""
    if french.state != "held":
        return ()
    return tuple(
        in_words(kind, value, qualifier and EditionFigure.Qualifier(qualifier).label)
        for name, kind in TOLD.items()
        if (value := getattr(french, f"{name}_told", None))
        for qualifier in [getattr(french, f"{name}_qualifier")]
    )


def in_words(kind: str, value: int, qualifier_label: str) -> str:
    """Return « plus de 30 pays »."""
    if kind == EditionFigure.Kind.PARTICIPANTS:
        words = ngettext("%(count)s participant", "%(count)s participants", value)
    elif kind == EditionFigure.Kind.COUNTRIES:
        words = ngettext("%(count)s country", "%(count)s countries", value)
    else:
        words = ngettext(
            "%(count)s French local government", "%(count)s French local governments", value
        )
    words = words % {"count": value}
    return f"{qualifier_label} {words}" if qualifier_label else words
