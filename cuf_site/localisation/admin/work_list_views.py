"""The screen of all that is to be translated, for translators and for those who follow the work."""

from collections import Counter
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Locale

from ..rights import languages_of
from ..states import Kind
from . import table
from .work_list import Line, WorkList, editions_by_need, work_list

PER_PAGE = 50


@dataclass(frozen=True)
class Section:
    """What one screen of the list shows of a state, by edition, and how many are in it in all."""

    kind: Kind
    total: int
    groups: list[tuple[str, list[Line]]]


class LinePaginator(WagtailPaginator):
    verbose_name = pgettext_lazy("work list", "translation")
    verbose_name_plural = pgettext_lazy("work list", "translations")


def work_in(locales: list[Locale]) -> WorkList:
    """Return the whole list of some languages."""
    editions = editions_by_need()
    return work_list(table.rows(locales, editions), locales, editions)


def sections(lines: list[Line], work: WorkList) -> list[Section]:
    """Return some lines of the list under the state they are in, then under their edition."""
    totals = Counter(line.state.kind for line in work.to_do)
    return [
        Section(
            kind,
            totals[kind],
            [(name, list(some)) for name, some in groupby(found, lambda line: line.row.group)],
        )
        for kind, found in groupby(lines, lambda line: line.state.kind)
    ]


class WorkListView(WagtailAdminTemplateMixin, TemplateView):
    """What is to do, fifty at a time; ``locale`` keeps to one language, ``p`` is the screen."""

    open_to_translators = True
    page_title = _("To translate")
    header_icon = "wagtail-localize-language"
    template_name = "localisation/work_list.html"

    def get_breadcrumbs_items(self):
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        own = languages_of(self.request.user)
        locales = table.locales_for(own)
        code = self.request.GET.get("locale")
        chosen = next((one for one in locales if one.language_code == code), None)
        work = work_in([chosen] if chosen else locales)
        paginator = LinePaginator(work.to_do, PER_PAGE)
        page = paginator.get_page(self.request.GET.get("p"))
        return super().get_context_data(
            work=work,
            locales=locales,
            chosen=chosen,
            has_several=len(locales) > 1 and not chosen,
            is_translator=bool(own),
            page=page,
            elided_page_range=paginator.get_elided_page_range(page.number),
            sections=sections(page.object_list, work),
            **kwargs,
        )
