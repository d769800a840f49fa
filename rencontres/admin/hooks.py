"""The meetings in one group of the admin menu: their pages first, then their snippets."""

from django.db.models import F, OuterRef, Subquery
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.ui.tables import Column
from wagtail.models import Locale
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from cuf_site.admin.snippet_viewsets import (
    SharedChooseResultsView,
    SharedChooserViewSet,
    SharedChooseView,
    SharedViewSet,
)

from ..models import Group, Participation, Partner, Person, SessionKind, Topic, Venue
from .listings import EditionListing, SessionListing


def mark(name, word, **options) -> Column:
    """Return a column that writes ``word`` on the rows it is true of, nothing on the others."""
    return Column(
        name, label=word, accessor=lambda row: word if getattr(row, name) else "", **options
    )


class LastFunction:
    """Show the last function of each person: two people may have one name."""

    def get_object_list(self):
        held = Participation.objects.filter(
            person=OuterRef("pk"), session__locale=Locale.get_default()
        ).exclude(function="")
        latest = held.order_by(F("session__day").desc(nulls_last=True), "-pk")
        latest = latest.values("function")[:1]
        return super().get_object_list().annotate(last_function=Subquery(latest))

    @property
    def columns(self):
        return [*super().columns, Column("last_function", label=_("Last known function"))]


class PersonChooseView(LastFunction, SharedChooseView):
    pass


class PersonChooseResultsView(LastFunction, SharedChooseResultsView):
    pass


class PersonChooserViewSet(SharedChooserViewSet):
    choose_view_class = PersonChooseView
    choose_results_view_class = PersonChooseResultsView


class PersonViewSet(SharedViewSet):
    model = Person
    icon = "user"
    list_display = [
        "family_name",
        "given_name",
        mark("is_withdrawn", capfirst(_("withdrawn"))),
    ]
    list_per_page = 50
    chooser_viewset_class = PersonChooserViewSet
    choose_text = _("Choose a person")
    create_text = _("Add a person")
    chooser_fields = ["given_name", "family_name", "civility"]


class PartnerViewSet(SharedViewSet):
    model = Partner
    icon = "group"
    list_display = ["name", "short_name", "website"]
    list_per_page = 50
    choose_text = _("Choose a partner")
    create_text = _("Add a partner")
    chooser_fields = ["name", "short_name", "website"]


class VenueViewSet(SharedViewSet):
    model = Venue
    icon = "site"
    list_display = ["name", "city"]
    choose_text = _("Choose a venue")
    create_text = _("Add a venue")
    chooser_fields = ["name", "address", "postcode", "city"]


class SessionKindViewSet(SharedViewSet):
    model = SessionKind
    icon = "tag"
    list_display = [
        "name",
        mark("is_break", pgettext_lazy("kind of session", "Break"), sort_key="is_break"),
        "default_minutes",
        "shape",
        "order",
    ]
    ordering = ["order"]
    list_per_page = 50
    choose_text = _("Choose a kind of session")
    create_text = _("Add a kind of session")
    chooser_fields = ["name", "plural", "key"]


class TopicViewSet(SharedViewSet):
    model = Topic
    icon = "tag"
    list_display = ["name", "sdg"]
    list_per_page = 50
    choose_text = _("Choose a topic")
    create_text = _("Add a topic")
    chooser_fields = ["name"]


class GroupViewSet(SharedViewSet):
    model = Group
    icon = "globe"
    list_display = ["name", "kind"]
    list_filter = ["kind"]
    list_per_page = 50
    choose_text = pgettext_lazy("country or thematic group", "Choose a group")
    create_text = pgettext_lazy("country or thematic group", "Add a group")
    chooser_fields = ["name", "kind"]


class RencontresViewSetGroup(SnippetViewSetGroup):
    menu_label = _("Meetings")
    menu_icon = "calendar-alt"
    menu_order = 150
    add_to_admin_menu = True
    items = (
        EditionListing,
        SessionListing,
        PersonViewSet,
        PartnerViewSet,
        VenueViewSet,
        TopicViewSet,
        GroupViewSet,
        SessionKindViewSet,
    )


register_snippet(RencontresViewSetGroup)
