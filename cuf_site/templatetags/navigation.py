"""The frame of every page, and where the page stands in the site."""

from dataclasses import replace

from django import template
from django.conf import settings
from django.db.models import prefetch_related_objects
from django.utils.translation import get_language

from ..content.rich_text import read_choices, read_links
from ..web.elsewhere import found_elsewhere
from ..web.navigation import SECTION_DEPTH, links_above, route_of, site_frame
from ..words.languages import language_name

register = template.Library()
register.filter(language_name)


@register.simple_tag(takes_context=True)
def frame(context):
    """Return the menu, the foot and the languages of the page (``cuf_site.web.navigation.Frame``).

    The languages of an address without answer lead to what it names elsewhere, else home.
    A page that is not in the tree, such as the search, gives its ``language_urls``.
    """
    request, page = context.get("request"), context.get("page")
    if request is None:
        return None
    found = site_frame(request, page, get_language() or settings.LANGUAGE_CODE)
    if found is None or page is not None:
        return found
    if urls := context.get("language_urls"):
        links = [replace(link, url=urls[link.code]) for link in found.languages]
        return replace(found, languages=links)
    elsewhere = found_elsewhere(request)
    versions = {link.code: link for link in elsewhere}
    homes = [replace(link, is_above=bool(elsewhere)) for link in found.languages]
    links = [replace(versions.get(home.code, home), is_current=False) for home in homes]
    return replace(found, languages=links, elsewhere=elsewhere)


@register.simple_tag(takes_context=True)
def canonical_url(context):
    """Return the one address of what is shown: the page's own, its route, its part of a list.

    A list is given as ``list_page`` (of a ``Paginator``); choices that narrow it have no address.
    """
    page, request = context.get("page"), context.get("request")
    if page is None or request is None or not page.pk:
        return ""
    url = (page.get_full_url(request) or "") + route_of(request, page)
    part = context.get("list_page")
    is_later_part = part is not None and part.number > 1 and not context.get("is_filtered")
    return f"{url}?page={part.number}" if is_later_part else url


@register.simple_tag(takes_context=True)
def trail(context):
    """Return links to the pages above the page shown, the home page left out, the nearest last."""
    section, page = section_link(context), context.get("page")
    is_below = section is not None and page.depth > SECTION_DEPTH
    return [section, *links_above(page, context["request"])] if is_below else []


@register.simple_tag(takes_context=True)
def section_link(context):
    """Return the link to the section of the page shown, which may be that page, or ``None``."""
    page, frame = context.get("page"), context.get("frame")
    if page is None or frame is None or page.depth is None:
        return None
    return frame.sections.get(page.path[: SECTION_DEPTH * page.steplen])


@register.simple_tag
def load_renditions(body):
    """Read the resized copies of all images of a body in one query. Shows nothing."""
    images = [block.value["image"] for block in body if block.block_type == "image"]
    for block in body:
        if block.block_type == "gallery":
            images += [row["image"] for row in block.value]
    prefetch_related_objects([image for image in images if image], "renditions")
    return ""


@register.simple_tag(takes_context=True)
def load_links(context, body):
    """Read what all texts and links of a body lead to, together. Shows nothing."""
    read_links(body, context.get("request"))
    read_choices(body)
    return ""
