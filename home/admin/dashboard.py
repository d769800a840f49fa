"""The first thing an editor sees: what they came to do, in one click."""

from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.ui.components import Component
from wagtail.models import Locale

from press.models import PressIndexPage
from rencontres.models import EditionPage, RencontresIndexPage


class ShortcutsPanel(Component):
    """Links to make an edition, a session of the latest one and a release."""

    name = "shortcuts"
    order = 50
    template_name = "wagtailadmin/home/shortcuts.html"

    def get_context_data(self, parent_context):
        user = parent_context["request"].user
        return {"shortcuts": [*additions(user), *listings()]}


def additions(user) -> list[dict]:
    """Return the links to the new pages that ``user`` may make."""
    french = {"locale": Locale.get_default()}
    edition = EditionPage.objects.filter(**french).order_by(F("year").desc(nulls_last=True)).first()
    parents = [
        (_("New edition"), "rencontres", "editionpage", RencontresIndexPage),
        (_("New press release"), "press", "pressreleasepage", PressIndexPage),
    ]
    found = [
        (label, app, model, index.objects.filter(**french).first())
        for label, app, model, index in parents
    ]
    if edition:
        label = _("New session of %(edition)s") % {"edition": edition.get_admin_display_title()}
        found.insert(1, (label, "rencontres", "sessionpage", edition))
    return [
        {"label": label, "url": reverse("wagtailadmin_pages:add", args=[app, model, parent.pk])}
        for label, app, model, parent in found
        if parent and parent.permissions_for_user(user).can_add_subpage()
    ]


def listings() -> list[dict]:
    """Return the links to the pages there are."""
    return [
        {"label": _("All editions"), "url": reverse("editions:index")},
        {"label": _("All sessions"), "url": reverse("sessions:index")},
        {"label": _("All press releases"), "url": reverse("releases:index")},
    ]
