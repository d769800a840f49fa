"""What the admin shows of the top floor."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from ..demo.loader import LOG_ACTION
from .dashboard import ShortcutsPanel


@hooks.register("register_log_actions")
def name_the_demo_in_histories(actions):
    """Say in the history of a page that its content came from the demo."""
    actions.register_action(LOG_ACTION, _("Load the demo content"), _("Demo content loaded"))


@hooks.register("construct_homepage_panels")
def offer_shortcuts(request, panels):
    """Put what editors come to do at the top of their first screen."""
    panels.append(ShortcutsPanel())
