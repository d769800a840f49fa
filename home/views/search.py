"""The page of the search, at one address in each language."""

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404
from django.urls import reverse
from django.utils.translation import get_language, ngettext, pgettext
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from cuf_site import clock
from cuf_site.tree.visibility import public_pages
from cuf_site.web.metadata import About
from rencontres.reading.addresses import Addresses
from rencontres.reading.shelf import Shelf

from ..models import HomePage
from ..reading.leading import leading_edition
from ..search.choices import chosen, kind_choices, year_choices
from ..search.hits import find
from ..search.query import SearchForm
from ..search.results import results_of
from ..search.suggestions import suggestion

RESULTS_PER_PAGE = 20


class SearchView(TemplateView):
    """Answer whatever the parameters: ``q``, ``type``, ``annee``, ``page`` (see ``SearchForm``)."""

    template_name = "search/results.html"

    def get_context_data(self, **kwargs):
        language = get_language()
        homes = public_pages(HomePage.objects.filter(locale__language_code=language))
        if not homes.exists():
            raise Http404
        form = SearchForm(self.request.GET)
        shelf = Shelf.read(language, Addresses(self.request))
        context = super().get_context_data(**kwargs) | {
            "form": form,
            "about": About(
                title=pgettext("page title", "Search"),
                words=_(
                    "Find a meeting, a session, a speaker, a press release: a few words, or the "
                    "start of one, are enough."
                ),
            ),
            "language_urls": {
                code: reverse(f"search-{code}") + form.address()
                for code, _name in settings.LANGUAGES
            },
        }
        return context | (self.found(form, shelf) if form.words else self.ways(shelf))

    def found(self, form, shelf):
        """Return the results of a page, and the choices among all of them."""
        hits = find(form.words, shelf)
        left = chosen(hits, form.kind, form.year)
        page = Paginator(left, RESULTS_PER_PAGE).get_page(self.request.GET.get("page"))
        found = {
            "list_page": page,
            "page_query": form.address().removeprefix("?") + "&",
            "results": results_of(page.object_list, form.words, shelf),
            "kinds": kind_choices(hits, form),
            "years": year_choices(hits, form),
            "total": len(left),
            "heading": heading(len(left), form.text),
            "wider_url": form.address(type="", annee=""),
        }
        return found if hits else found | self.nothing(form, shelf)

    def nothing(self, form, shelf):
        """Return other words to search for, and the ways into the site."""
        words = suggestion(form.words, shelf)
        url = form.address(q=words, type="", annee="")
        return self.ways(shelf) | {"suggestion": words, "suggestion_url": url}

    def ways(self, shelf):
        """Return the edition to go to where there is no result to follow."""
        leading, _reason = leading_edition(shelf.cards, clock.today())
        return {"leading": leading}


def heading(total: int, words: str) -> str:
    """Return how many results there are for the words that were typed."""
    if not total:
        return _("Nothing found for “%(words)s”") % {"words": words}
    counted = ngettext(
        "%(total)s result for “%(words)s”", "%(total)s results for “%(words)s”", total
    )
    return counted % {"total": total, "words": words}
