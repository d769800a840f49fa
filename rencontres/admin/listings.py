"""The editions and the sessions as flat lists of the admin, in the order of the programme."""

from django.db.models import F
from django.urls import reverse
from django.utils.formats import date_format, time_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django_filters import ModelChoiceFilter
from wagtail.admin.ui.tables import Column
from wagtail.admin.ui.tables.pages import BulkActionsColumn, PageStatusColumn, PageTitleColumn
from wagtail.admin.views.pages.listing import PageFilterSet
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.models import Locale

from cuf_site.admin.listings import FrenchIndexView

from ..models import EditionPage, SessionPage


def dates(edition) -> str:
    """Return the days of an edition, else the period it is announced for."""
    days = [edition.start_date, edition.end_date]
    known = sorted({day for day in days if day})
    return " – ".join(date_format(day, "j F Y") for day in known) or edition.period


def day(session) -> str:
    return date_format(session.day, "D j F Y") if session.day else ""


def times(session) -> str:
    """Return « 09:00 – 10:30 », or what is known of it."""
    known = [moment for moment in (session.start, session.end) if moment]
    return " – ".join(time_format(moment, "H:i") for moment in known)


class EditionListing(PageListingViewSet):
    name = "editions"
    model = EditionPage
    icon = "calendar-alt"
    menu_label = _("Editions")
    index_view_class = FrenchIndexView
    ordering = "-year"
    columns = [
        BulkActionsColumn("bulk_actions"),
        PageTitleColumn("title", label=_("Title"), sort_key="title", classname="title"),
        Column("number", label=pgettext_lazy("edition", "Number"), sort_key="number", width="10%"),
        Column("year", label=_("Year"), sort_key="year", width="10%"),
        Column("dates", label=_("Dates"), accessor=dates, width="25%"),
        PageStatusColumn("status", label=_("Status"), sort_key="live", width="12%"),
    ]


class SessionFilterSet(PageFilterSet):
    """Sessions of one edition."""

    edition = ModelChoiceFilter(
        label=_("Edition"),
        queryset=lambda request: EditionPage.objects.filter(locale=Locale.get_default()).order_by(
            "-year"
        ),
        to_field_name="id",  # pk, a relation, cannot read a number too large
        method="in_edition",
    )

    class Meta:
        model = SessionPage
        fields = []

    def in_edition(self, sessions, name, edition):
        return sessions.child_of(edition)


class SessionIndexView(FrenchIndexView):
    """One edition's sessions in the order of its programme; otherwise the latest day first."""

    def get_base_queryset(self):
        return super().get_base_queryset().select_related("kind")

    def get_add_url(self):
        """Add to the edition shown, without asking which."""
        edition = self.request.GET.get("edition", "")
        if edition.isascii() and edition.isdecimal():
            return reverse("wagtailadmin_pages:add", args=["rencontres", "sessionpage", edition])
        return super().get_add_url()

    def order_queryset(self, queryset):
        if self.ordering != self.default_ordering or self.is_searching:
            return super().order_queryset(queryset)
        latest_first = not self.request.GET.get("edition")
        day = F("day").desc(nulls_last=True) if latest_first else F("day").asc(nulls_last=True)
        return queryset.order_by(day, F("start").asc(nulls_last=True), "path")


class SessionListing(PageListingViewSet):
    name = "sessions"
    model = SessionPage
    icon = "list-ul"
    menu_label = _("Sessions of the programme")
    index_view_class = SessionIndexView
    filterset_class = SessionFilterSet
    ordering = "programme"
    columns = [
        BulkActionsColumn("bulk_actions"),
        PageTitleColumn("title", label=_("Title"), sort_key="title", classname="title"),
        Column("kind", label=_("Kind"), sort_key="kind__order", width="12%"),
        Column("day", label=_("Day"), accessor=day, sort_key="day", width="16%"),
        Column("times", label=_("Times"), accessor=times, width="12%"),
        Column("room", label=_("Room"), sort_key="room", width="12%"),
        PageStatusColumn("status", label=_("Status"), sort_key="live", width="10%"),
    ]
