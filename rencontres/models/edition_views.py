"""What an edition shows. What reads pages imports their classes, and so is imported late."""

from django.http import Http404, HttpResponse
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import urlencode
from wagtail.contrib.routable_page.models import path

CARD_AGE = 3600  # seconds: after that, asking again costs an answer without body


class EditionViews:
    """Context and routes of ``EditionPage``."""

    @classmethod
    def indexed_routes(cls):
        """Return the parts of editions for the site map: see ``cuf_site.sitemaps``."""
        from ..indexed_routes import routes_of_editions

        return routes_of_editions()

    @classmethod
    def public_card(cls, pk, language, request):
        """Return the edition of a French page id as a reader meets it, if anyone may read it."""
        from ..addresses import Addresses
        from ..editions import Shelf

        cards = Shelf.read(language, Addresses(request)).listed
        return next((record.card for record in cards if record.french.pk == pk), None)

    def read_shelf(self, request):
        """Return all editions and this one's record, as the reader of this page sees them."""
        from ..addresses import Addresses, parent_of
        from ..editions import Shelf

        if "_shelf" not in self.__dict__:
            addresses = Addresses(request)
            index_url = parent_of(addresses.path(self))
            self._shelf = Shelf.read(self.locale_code, addresses, index_url, self.path)
        is_preview = getattr(request, "is_preview", False)
        return self._shelf, self._shelf.record(self, is_preview)

    def get_context(self, request, *args, **kwargs):
        from ..contexts import edition_head

        _shelf, record = self.read_shelf(request)
        return super().get_context(request, *args, **kwargs) | edition_head(record)

    def about(self, context):
        """Return what the edition tells machines."""
        from ..metadata import edition_about

        return edition_about(self, context)

    @path("")
    def front(self, request):
        """All there is to know of the edition."""
        from ..contexts import edition_front

        shelf, record = self.read_shelf(request)
        return self.render(request, context_overrides=edition_front(record, shelf))

    @path("programme/")
    def programme(self, request):
        """The programme by day and moment, filtered as the reader asks."""
        from ..contexts import edition_programme

        _shelf, record = self.read_shelf(request)
        context = edition_programme(record, request.GET)
        request.choices = urlencode(context["filters"].values)  # kept by the language switcher
        return self.render(
            request,
            context_overrides=context,
            template="rencontres/edition_programme.html",
        )

    @path("programme.ics/")
    def calendar(self, request):
        """The programme, filtered in the same way, for the reader's own calendar."""
        from ..contexts import filtered_programme
        from ..ics import programme_calendar

        _shelf, record = self.read_shelf(request)
        _whole, _filters, programme = filtered_programme(record, request.GET)
        return calendar_response(
            programme_calendar(record, programme), f"rencontres-{self.slug}.ics"
        )

    @path("intervenants/")
    def speakers(self, request):
        """The people of the edition, A–Z, with the function each held then."""
        from ..contexts import edition_speakers

        _shelf, record = self.read_shelf(request)
        return self.render(
            request,
            context_overrides=edition_speakers(record),
            template="rencontres/edition_speakers.html",
        )

    @path("infos-pratiques/")
    def practical(self, request):
        """Where it is, how to get there, how to register."""
        from ..contexts import edition_practical

        _shelf, record = self.read_shelf(request)
        return self.render(
            request,
            context_overrides=edition_practical(record),
            template="rencontres/edition_practical.html",
        )

    @path("carte.png/")
    def social_card(self, request):
        """The image shown where the edition is shared, drawn when it is asked for."""
        from ..social_card import card_facts, social_card

        _shelf, record = self.read_shelf(request)
        facts = card_facts(record.card, self.locale_code)
        response = get_conditional_response(request, etag=facts.etag)
        if response is None:
            response = HttpResponse(social_card(facts), content_type="image/png")
        response.headers["ETag"] = facts.etag
        audience = "private" if self.get_view_restrictions().exists() else "public"
        patch_cache_control(response, max_age=CARD_AGE, **{audience: True})
        return response


def calendar_response(calendar: bytes, filename: str) -> HttpResponse:
    """Answer with a calendar file; raise ``Http404`` when it would hold no event."""
    if not calendar:
        raise Http404
    response = HttpResponse(calendar, content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{filename}"'
    return response
