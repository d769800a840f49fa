"""What is to be translated, on the first screen of the admin."""

from wagtail.admin.ui.components import Component

from ..rights import languages_of
from ..states import Kind
from . import table
from .work_list import editions_by_need, work_list


class ToTranslatePanel(Component):
    """Each language with what is left; for a translator, what to begin with as well."""

    name = "to_translate"
    order = 60
    template_name = "localisation/to_translate.html"
    limit = 10

    class Media:
        css = {"all": ["css/work-list.css"]}

    def get_context_data(self, parent_context):
        own = languages_of(parent_context["request"].user)
        locales, editions = table.locales_for(own), editions_by_need()
        rows = table.rows(locales, editions)
        work = work_list(rows, locales, editions)
        return {
            "kinds": list(Kind),
            "totals": table.totals(rows, locales),
            "links": True,
            "is_translator": bool(own),
            "has_several": len(locales) > 1,
            "work": work,
            "first": work.first[: self.limit],
        }
