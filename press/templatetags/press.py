"""What the templates of the press pages ask."""

from django import template
from django.conf import settings

register = template.Library()


@register.simple_tag
def tied_languages(frame):
    """Return (code, link or ``None``) for each language: where a release is, and where it is not.

    There is nothing to tie where it is in one language only.
    """
    links = {link.code: link for link in frame.versions} if frame else {}
    if len(links) < 2:
        return []
    return [(code, links.get(code)) for code, _name in settings.LANGUAGES]
