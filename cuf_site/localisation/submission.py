"""Pages and snippets given to translators: the French of today, below translated parents.

wagtail-localize's own way reuses an old source and swallows what stands in the way; this one
begins with the content that readers see, and does all of it or says why not.
"""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext as _
from wagtail.models import DraftStateMixin, Locale, Page
from wagtail_localize.models import Translation, TranslationSource

from .publication import lock
from .sources import french_of, make_source, mark_outdated, translations_of


class NotSubmitted(Exception):
    """A page or snippet cannot be given to translators: its text says why, as a sentence."""


@transaction.atomic
def submit(page_or_snippet: models.Model, locales: Iterable[Locale], user=None) -> dict:
    """Give the French original to the translators of ``locales``, its parents first.

    The translations are drafts; none of them is published, and those that exist stay as they
    are. What is translated is what is published, or the latest version of a page that never was.
    Returns ``{language code: translation}``; raises ``NotSubmitted`` and changes nothing when
    one of them cannot be made.
    """
    if isinstance(page_or_snippet, Page):
        page_or_snippet = page_or_snippet.specific
        lock(page_or_snippet)
    french = french_of(page_or_snippet)
    if french is None or getattr(french, "alias_of_id", None):
        raise not_submitted(page_or_snippet, [_("It has no French original.")])
    locales = [locale for locale in locales if locale.pk != french.locale_id]
    submit_parent(french, locales, user)
    source = make_source(french)
    mark_outdated(source)
    for locale in locales:
        submit_in(french, source, locale, user)
    rows = translations_of(french).filter(locale__in=locales)
    return {row.locale.language_code: row for row in rows}


def submit_parent(french: models.Model, locales: list[Locale], user):
    """Submit the pages above ``french`` in the languages where its parent has no translation."""
    parent = french.get_parent() if isinstance(french, Page) else None
    if parent is None or parent.is_root():
        return
    there = parent.get_translations().filter(alias_of=None).values_list("locale_id", flat=True)
    if lacking := [locale for locale in locales if locale.pk not in set(there)]:
        submit(parent, lacking, user)


def submit_in(french: models.Model, source: TranslationSource, locale: Locale, user):
    """Make the translation of ``french`` into one language, unless it is there."""
    Translation.objects.update_or_create(
        source=source, target_locale=locale, defaults={"enabled": True}
    )
    standing = translations_of(french).filter(locale=locale).first()
    if standing is not None and not getattr(standing, "alias_of_id", None):
        return
    try:
        made, _created = source.create_or_update_translation(
            locale, user=user, publish=not isinstance(french, DraftStateMixin), fallback=True
        )
    except ValidationError as refusal:
        raise not_submitted(french, refusal.messages, locale) from refusal
    if isinstance(made, Page):
        put_in_place(made, french)


def put_in_place(translation: Page, french: Page):
    """Put a new translation, which stands last, before those of the pages that follow French."""
    if translation.get_parent().is_root():
        return
    following = french.get_next_siblings().values("translation_key")
    after = translation.get_siblings(inclusive=False).filter(translation_key__in=following).first()
    if after is not None:
        translation.move(after, pos="left")  # who submits needs no right to move


def not_submitted(instance, reasons: list[str], locale: Locale | None = None) -> NotSubmitted:
    """Return the refusal of a page or snippet, with its reasons, as one text."""
    if locale is None:
        sentence = _("“%(title)s” cannot be submitted for translation. %(reasons)s")
    else:
        sentence = _("“%(title)s” cannot be submitted for translation (%(language)s). %(reasons)s")
    language = locale.get_display_name() if locale else ""
    values = {"title": instance, "language": language, "reasons": " ".join(reasons)}
    return NotSubmitted(sentence % values)
