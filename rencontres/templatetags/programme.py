"""What the templates of the programme ask of their words."""

from django import template
from django.utils.safestring import mark_safe

from cuf_site.templatetags.wording import in_language

from ..hyphenation import soft_hyphens

register = template.Library()


@register.filter
def cut(title, language):
    """Typeset a title as ``in_language`` does, its long words cut where a column is narrow."""
    return mark_safe(in_language(soft_hyphens(str(title), language), language))
