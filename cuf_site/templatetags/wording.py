"""Words in the language they are written in, and addresses as they are linked and read."""

import re

from django import template
from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import get_language, get_language_bidi, get_language_info
from django.utils.translation import gettext as _
from wagtail.rich_text import get_text_for_indexing

from ..words.french_names import mark_up
from .display import typo

register = template.Library()


@register.filter
def in_language(text, language):
    """Typeset a text written in ``language``, marked as such where it is not the reader's."""
    words = typo(text, language or None)
    attributes = lang_of(language)
    return format_html("<span{}>{}</span>", attributes, words) if attributes else words


@register.simple_tag
def lang_of(language):
    """Return the attributes of an element whose words are in ``language``, if not the reader's."""
    if not language or language == get_language():
        return ""
    direction = "rtl" if get_language_info(language)["bidi"] else "ltr"
    return format_html(' lang="{}" dir="{}"', language, direction)


@register.simple_tag
def hreflang(language):
    """Return the attribute of a link to a page in ``language``, if not the reader's."""
    is_other = language and language != get_language()
    return format_html(' hreflang="{}"', language) if is_other else ""


@register.simple_tag
def read_in(language, is_seen=False):
    """Return the words that end a link to a page in ``language``: « (in French) ».

    Only a page in French stands for one that is not translated. The words are heard only,
    unless ``is_seen``: where those of the link are in French, they show it.
    """
    if language != settings.LANGUAGE_CODE or language == get_language():
        return ""
    style = "small soft" if is_seen else "visually-hidden"
    return format_html(' <span class="{}">{}</span>', style, _("(in French)"))


@register.simple_tag
def are_some_in_french(sessions):
    """Whether links to some of the ``sessions`` leave the reader's language.

    A programme says so once, instead of beside each of sixty titles.
    """
    return any(read_in(session.title_language) for session in sessions)


@register.simple_block_tag(takes_context=True)
def names_in_french(context, content):
    """Mark the names that stay in French, listed by the organisation, in another language."""
    frame, language = context.get("frame"), get_language()
    organisation = frame and frame.organisation
    if not organisation or language == settings.LANGUAGE_CODE:
        return content
    return mark_safe(mark_up(content, organisation.french_names, language))


@register.filter
def name(text, language=None):
    """Return a proper name, kept in one piece where Arabic runs round it.

    The ``language`` is given of a name that may be in another one than the reader's.
    """
    if language and language != get_language():
        return in_language(text, language)
    return format_html("<bdi>{}</bdi>", text) if get_language_bidi() else text


@register.filter
def first_sentence(rich_text):
    """Return the first sentence of a rich text, without tags; « art. 2 » does not end one."""
    text = get_text_for_indexing(rich_text).strip()
    return re.split(r"(?<=[^\W\d_]{4}[.!?؟]) +(?=\w)", text, maxsplit=1)[0]


@register.filter
def tel(phone):
    """Return a telephone number for a ``tel:`` link (RFC 3966): « +33 (0)1 53 » as "+33153"."""
    return re.sub(r"[^+\d]", "", str(phone).replace("(0)", ""))


@register.filter
def bare_address(url):
    """Return a web address without its scheme and last slash: "raict.org"."""
    return re.sub(r"^https?://", "", str(url)).rstrip("/")
