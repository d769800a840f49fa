"""The translations that follow French pages, on the pages of the admin that ask to confirm."""

from django import template

from ..localisation.admin.followers import following

register = template.Library()


@register.inclusion_tag("localisation/followers_help.html")
def followers(pages, action):
    """List the translations that follow a page, or the items of a bulk action."""
    if isinstance(pages, list):
        return following([item["item"] for item in pages], action)
    return following([pages], action)
