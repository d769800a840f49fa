"""What is to be translated, on the first screen of the admin."""

from wagtail.admin.ui.components import Component

from ..rights import languages_of
from ..states import Kind
from .table import locales_for, rows, totals, wholes


class ToTranslatePanel(Component):
    """Each language with what is left; for a translator, the pages to begin with as well."""

    name = "to_translate"
    order = 60
    template_name = "localisation/to_translate.html"
    limit = 15

    def get_context_data(self, parent_context):
        own = languages_of(parent_context["request"].user)
        locales = locales_for(own)
        found = rows(locales, wholes())
        return {
            "kinds": list(Kind),
            "totals": totals(found, locales),
            "first": self.first(found) if own else [],
            "links": True,
        }

    def first(self, found) -> list:
        """Return what readers see out of date, then what was begun, then the rest."""
        order = list(Kind)
        lines = [
            {"row": row, "state": state}
            for row in found
            for state in row.states
            if state.kind != Kind.UP_TO_DATE
        ]
        lines.sort(key=lambda line: order.index(line["state"].kind))
        return lines[: self.limit]
