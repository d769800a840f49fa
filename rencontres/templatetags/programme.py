"""What the templates of the programme ask of their words."""

from django import template
from django.utils.safestring import mark_safe

from cuf_site.templatetags.wording import in_language
from cuf_site.words.hyphenation import soft_hyphens

from ..outputs.constellation import Constellation, edition_drawing
from ..reading.shelf import EditionCard

register = template.Library()


@register.filter
def cut(title, language):
    """Typeset a title as ``in_language`` does, its long words cut where a column is narrow."""
    return mark_safe(in_language(soft_hyphens(str(title), language), language))


@register.filter
def drawing(edition: EditionCard) -> Constellation:
    """Return the drawing made for an edition."""
    return edition_drawing(edition)
