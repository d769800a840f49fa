"""The address of a translation: made once, from its title, and kept."""

from django.utils.text import slugify
from wagtail.coreutils import find_available_slug
from wagtail.models import Page

SLUG_LENGTH = 60  # characters: what can be read out, and does not break in a message


def first_slug(translation: Page, french: Page) -> str:
    """Return the address a translation gets before its first publication, and keeps.

    It is made from the title. A year is a year in every language, an Arabic title gives nothing,
    and home pages have no address of their own: these have the French one.
    """
    parent = translation.get_parent().specific
    keeps_french = french.slug.isdigit() or parent.is_root()
    slug = "" if keeps_french else slug_of(translation.title)
    if not slug or slug in getattr(parent, "reserved_slugs", ()):
        slug = french.slug
    return find_available_slug(parent, slug, ignore_page_id=translation.pk)


def kept_slug(translation: Page) -> str:
    """Return the address of a translation that goes live, whichever its version was made with.

    One that was never published takes a free one: others may have gone live since its version.
    """
    saved = Page.objects.get(pk=translation.pk)
    if saved.first_published_at:
        return saved.slug
    parent = translation.get_parent()
    return find_available_slug(parent, translation.slug, ignore_page_id=translation.pk)


def slug_of(title: str) -> str:
    """Return the first words of a title as an address, "" if few of its letters are Latin."""
    slug = slugify(title)
    letters = sum(character.isalpha() for character in title)
    if sum(character.isalpha() for character in slug) < letters / 2:
        return ""
    if len(slug) > SLUG_LENGTH:
        slug = slug[: SLUG_LENGTH + 1].rpartition("-")[0] or slug[:SLUG_LENGTH]
    return slug
