"""Why a page may not go live or be moved, told wherever it was asked."""

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext
from wagtail.models import Page

CANNOT_BE_PUBLISHED = _("“%(page)s” cannot be published. %(reasons)s")
CANNOT_BE_MOVED = _("“%(page)s” cannot be moved there. %(reasons)s")


def refused(refusal: ValidationError, page: Page, sentence=CANNOT_BE_PUBLISHED) -> ValidationError:
    """Mark what refuses ``page``: where no form can tell it, ``in_words`` does."""
    refusal.refused_page = page
    refusal.sentence = sentence
    return refusal


def label_of(page: Page, name: str) -> str:
    """Return the name of a field as editors read it."""
    return str(page._meta.get_field(name).verbose_name)


def after_name(label: str, sentence: str) -> str:
    """Return a reason after the name of what it concerns, if any: « Titre : champ requis. »."""
    if not label:
        return sentence
    values = {"name": capfirst(label), "reason": sentence}
    return pgettext("refusal", "%(name)s: %(reason)s") % values


def in_words(refusal: ValidationError) -> str:
    """Return the refusal of a page with its reasons, as text; each names its field."""
    page = refusal.refused_page
    reasons = []
    for name, sentences in refusal.message_dict.items():
        label = "" if name == NON_FIELD_ERRORS else label_of(page, name)
        reasons += [after_name(label, sentence) for sentence in sentences]
    title = page.get_admin_display_title()
    return refusal.sentence % {"page": title, "reasons": " ".join(reasons)}
