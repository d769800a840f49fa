"""Where the guides are found: the help, and the first screen of translators."""

from django.urls import path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component

from ..rights import is_translator
from .guide import TITLES, show_guide, show_picture

AFTER_OTHERS = 2000  # once the menu and the first screen are made short


@hooks.register("register_admin_urls")
def guide_urls():
    return [
        path("guide/<slug:name>/", show_guide, name="translation_guide"),
        path("guide/<slug:name>/images/<str:picture>", show_picture, name="guide_picture"),
    ]


@hooks.register("construct_help_menu", order=AFTER_OTHERS)
def add_guides(request, menu_items):
    """Offer translators their guide, and others what they need to read of both."""
    names = ["traduction"] if is_translator(request.user) else TITLES
    menu_items += [guide_item(name, order) for order, name in enumerate(names)]


def guide_item(name: str, order: int) -> MenuItem:
    address = reverse("translation_guide", args=[name])
    return MenuItem(TITLES[name], address, f"guide-{name}", icon_name="help", order=order)


class GuidePanel(Component):
    """The way to the guide, for whoever opens the admin for the first time."""

    name = "guide"
    order = 50
    template_name = "localisation/guide_panel.html"


@hooks.register("construct_homepage_panels", order=AFTER_OTHERS)
def lead_to_guide(request, panels):
    if is_translator(request.user):
        panels.append(GuidePanel())
