"""What the head of every page tells machines."""

from django import template
from django.conf import settings
from django.utils.translation import get_language

from ..web.metadata import is_told, make_head, section_of

register = template.Library()


@register.simple_tag(takes_context=True)
def metadata(context):
    """Return what is told of the page shown (``web.metadata.Head``), ``None`` of a preview.

    A view without a page gives ``about`` (``About``) itself; what it shows has no section.
    """
    request, page, frame = (context.get(name) for name in ("request", "page", "frame"))
    if frame is None or not is_told(request):
        return None
    language = get_language() or settings.LANGUAGE_CODE
    if page is None:
        about = context.get("about")
        url = request.build_absolute_uri(request.path)
        return make_head(about, url, frame, language) if about else None
    url = context.get("canonical")
    if not url or not hasattr(page, "about"):
        return None
    section = section_of(frame, page.path, url)
    return make_head(page.about(context), url, frame, language, section)
