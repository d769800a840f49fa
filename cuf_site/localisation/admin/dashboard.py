"""What is to be translated, on the first screen of the admin."""

from wagtail.admin.ui.components import Component

from ..rights import languages_of
from ..stages import Stage
from ..states import Kind
from .table import Row, locales_for, rows, totals, wholes


class ToTranslatePanel(Component):
    """Each language with what is left; for a translator, what to begin with as well."""

    name = "to_translate"
    order = 60
    template_name = "localisation/to_translate.html"
    limit = 15

    def get_context_data(self, parent_context):
        own = languages_of(parent_context["request"].user)
        locales = locales_for(own)
        found = rows(locales, wholes())
        context = {"kinds": list(Kind), "totals": totals(found, locales), "links": True}
        return context | self.work(found) if own else context

    def work(self, found: list[Row]) -> dict:
        """Return what translators can do: what readers see out of date, what was begun, the rest.

        In each of them what only has to be submitted comes first.
        """
        order = list(Kind)
        lines = [{"row": row, "state": state} for row in found for state in row.states]
        first = [line for line in lines if line["state"].is_to_do]
        first.sort(key=lambda line: (order.index(line["state"].kind), line["state"].texts_left > 0))
        return {
            "is_translator": True,
            "first": first[: self.limit],
            "not_sent": sum(line["state"].stage == Stage.NOT_SENT for line in lines),
        }
