"""Wagtail's screens as translators see them: without the links that would refuse them."""

from collections.abc import Iterable

from wagtail.admin.ui.side_panels import StatusSidePanel


def simplify(context: dict, languages: set[str]):
    """Leave out of the context of a screen what is not open to translators into ``languages``."""
    simplify_panels(context.get("side_panels") or (), languages)
    if (table := context.get("table")) is not None:
        table.columns.pop("bulk_actions", None)


def simplify_panels(panels: Iterable, languages: set[str]):
    """Offer neither others' languages nor where a page or row is used.

    Without languages to go to, Wagtail would say that there are no other translations.
    """
    for panel in panels:
        if isinstance(panel, StatusSidePanel):
            panel.usage_url = None
            panel.translations = [
                one for one in panel.translations or () if one["locale"].language_code in languages
            ]
            panel.locale = panel.locale if panel.translations else None
