"""What a session shows; see ``edition_views`` for its late imports."""

from wagtail.contrib.routable_page.models import path

from .edition_views import calendar_response


class SessionViews:
    """Context and routes of ``SessionPage``."""

    def read_detail(self, request):
        """Return the session with all that its page shows, and the record of its edition."""
        from ..addresses import Addresses, parent_of
        from ..editions import Shelf
        from ..session_detail import session_detail

        addresses = Addresses(request)
        index_url = parent_of(parent_of(addresses.path(self)))
        shelf = Shelf.read(self.locale_code, addresses, index_url, self.path)
        detail = session_detail(self, shelf.reader, getattr(request, "is_preview", False))
        tree_path = detail.session.tree_path[: -self.steplen]
        return detail, shelf.at(tree_path) or shelf.record(self.edition)

    def get_context(self, request, *args, **kwargs):
        from ..contexts import session_front

        detail, record = self.read_detail(request)
        return super().get_context(request, *args, **kwargs) | session_front(detail, record)

    def about(self, context):
        """Return what the session tells machines."""
        from ..metadata import session_about

        return session_about(self, context)

    @path("seance.ics/")
    def calendar(self, request):
        """The session alone, for the reader's own calendar."""
        from ..ics import session_calendar

        detail, record = self.read_detail(request)
        return calendar_response(
            session_calendar(record, detail.session), f"{detail.session.reference}.ics"
        )
