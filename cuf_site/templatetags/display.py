"""How words, dates and numbers are shown in the reader's language."""

import re
from datetime import time
from html import unescape

from django import template
from django.utils.html import conditional_escape, format_html, strip_tags
from django.utils.safestring import mark_safe
from django.utils.translation import get_language, pgettext

from ..words import dates
from ..words.ordinals import ordinal as ordinal_figures
from ..words.typography import thousands, typeset, typeset_html

register = template.Library()
# The first letter that is not in a tag.
FIRST_LETTER = re.compile(r"(?<![^>])[^<>]")


@register.filter
def typo(value, language=None):
    """Typeset a text, or HTML already marked safe, for a page's content.

    The language is the reader's unless given: `{{ title|typo:"fr" }}` inside `lang="fr"`.
    """
    html = "" if value is None else str(conditional_escape(value))
    return mark_safe(typeset_html(html, language or _language()))


@register.filter
def typo_plain(value, language=None):
    """Typeset a text without adding markup: for attributes and `<title>`.

    Safe HTML loses its tags; the result is escaped by the template like any text.
    """
    text = "" if value is None else str(value)
    if hasattr(value, "__html__"):
        text = unescape(strip_tags(value.__html__()))
    return typeset(text, language or _language())


@register.filter
def ordinal(number, gender="f"):
    """Return a number as an ordinal in figures, « 14e », "14th"; `|ordinal:"m"` for « 1er »."""
    if number is None:
        return ""
    return ordinal_figures(int(number), _language(), feminine=gender != "m")


@register.simple_tag
def comma():
    """Return what stands between the items of a list, and the space after it."""
    # Translators: between the items of a list: « , » in Latin script, « ، » in Arabic.
    return pgettext("between items", ", ")


@register.filter
def with_image(rows):
    """Return the rows of a gallery whose image was not deleted since."""
    return [row for row in rows if row["image"]]


@register.filter
def with_person(rows, page):
    """Return the rows of a list of people whom ``page`` may name, not deleted since."""
    return [row for row in rows if row["person"] and row["person"].is_named_on(page)]


@register.filter
def with_target(links):
    """Return the links that lead somewhere: see ``cuf_site.content.rich_text.read_choices``."""
    return [link for link in links if link["url"] or getattr(link, "show", None)]


@register.filter
def number(value):
    """Return a whole number with its thousands apart: « 3 000 », "3,000"."""
    return thousands(value, _language())


@register.filter
def date_text(day):
    """Return one date in words, typeset: « 20 septembre 2023 »."""
    return _element(dates.date_text(day, _language()), day)


@register.filter
def day_and_month(day):
    """Return a day where its year is told beside, typeset: « 6 novembre »."""
    return _element(dates.day_and_month(day, _language()), day)


@register.filter
def long_day(day):
    """Return a day where its year is told beside, typeset: « samedi 9 novembre »."""
    return _element(dates.long_day(day, _language()), day)


@register.filter
def short_day(day):
    """Return a day where its year is told beside, in few letters, typeset: « sam. 9 nov. »."""
    return _element(dates.short_day(day, _language()), day)


@register.filter
def month_and_year(day):
    """Return what follows the large numerals of a date: its month, and its year in a line."""
    month, year = dates.month_and_year(day, _language())
    return format_html("{} <span>{}</span>", month, year)


@register.filter
def time_text(moment):
    """Return one time of day: « 14h30 »."""
    return _element(dates.time_text(moment, _language()), moment)


@register.simple_tag
def date_range(start, end=None, starts_in_afternoon=False, ends_in_morning=False):
    """Return days in words, typeset: « 18 et 19 septembre 2023 »."""
    halves = starts_in_afternoon, ends_in_morning
    return mark_safe(dates.date_range(start, end, _language(), *halves, mark=_element))


@register.simple_tag
def date_range_long(start, end=None, starts_in_afternoon=False, ends_in_morning=False):
    """Return days with their weekdays, typeset; one day alone: « mardi 19 septembre 2023 »."""
    halves = starts_in_afternoon, ends_in_morning
    return mark_safe(dates.date_range_long(start, end, _language(), *halves, mark=_element))


@register.simple_tag
def time_range(start, end=None):
    """Return two times of day: « 14h30–16h00 »."""
    return mark_safe(dates.time_range(start, end, _language(), mark=_element))


@register.filter
def capitalised(html):
    """Return words, or the elements that hold them, with a capital first."""
    return mark_safe(FIRST_LETTER.sub(lambda found: found[0].upper(), conditional_escape(html), 1))


def _element(words, moment):
    """Return the words of a date or time as an element that machines read, typeset."""
    if not words:
        return ""
    machine = moment.strftime("%H:%M") if isinstance(moment, time) else f"{moment:%Y-%m-%d}"
    return format_html('<time datetime="{}">{}</time>', machine, typo(words))


def _language():
    return get_language() or "en"
