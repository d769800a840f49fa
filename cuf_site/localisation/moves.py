"""The tree of each language has the shape and the order of the French one."""

from django.conf import settings
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import transaction
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page

from ..tree.refusals import CANNOT_BE_MOVED, refused
from ..upstream import is_slug_available
from .sources import is_translation


def in_language(page: Page, locale: Locale) -> Page | None:
    """Return a page in one language; the root of the tree is the root of all languages."""
    if page.is_root():
        return page
    return Page.objects.filter(translation_key=page.translation_key, locale=locale).first()


def original_of(page: Page) -> Page | None:
    """Return the French page of a page of any language, as a plain page."""
    pages = Page.objects.filter(translation_key=page.translation_key)
    return pages.filter(locale__language_code=settings.LANGUAGE_CODE).first()


def check_translations_move(
    instance: Page, parent_page_before: Page, parent_page_after: Page, **kwargs
):
    """Refuse, before anything moves, a page that would part from its translations."""
    if parent_page_before.pk == parent_page_after.pk:
        return
    if is_translation(instance):
        check_follows(instance, parent_page_after)
        return
    if is_translation(parent_page_after):
        raise refusal(instance, _("The destination is in another language."))
    translations = Page.objects.filter(translation_key=instance.translation_key)
    translations = translations.exclude(pk=instance.pk).select_related("locale")
    places = [(page, in_language(parent_page_after, page.locale)) for page in translations]
    if lacking := [page.locale for page, parent in places if parent is None]:
        raise refusal(instance, untranslated(parent_page_after, lacking))
    for page, parent in places:
        check_place(page.specific, parent)


def check_follows(translation: Page, parent: Page):
    """Refuse to move a translation elsewhere than where its French page is."""
    french = original_of(translation)
    there = french and in_language(french.get_parent(), translation.locale)
    if there and there.pk != parent.pk:
        raise refusal(translation, _("Move its French page: the translations will follow."))


def check_place(translation: Page, parent: Page):
    """Refuse a place where the address of a translation is taken or reserved."""
    if not is_slug_available(translation.slug, parent, translation):
        sentence = _("The address “%(slug)s” is already in use there.")
        problem = ValidationError({"slug": [sentence % {"slug": translation.slug}]})
        raise refused(problem, translation, CANNOT_BE_MOVED)
    check_movable = getattr(translation, "check_movable", None)
    if check_movable:
        check_movable(parent)


def untranslated(parent: Page, locales: list[Locale]) -> str:
    """Return why a page that is translated into ``locales`` cannot go below ``parent``."""
    sentence = _(
        "It is translated into languages in which “%(parent)s” is not: %(languages)s. "
        "Submit “%(parent)s” for translation first."
    )
    names = get_text_list([locale.get_display_name() for locale in locales], _("and"))
    return sentence % {"parent": parent.specific.get_admin_display_title(), "languages": names}


def refusal(page: Page, sentence: str) -> ValidationError:
    return refused(ValidationError({NON_FIELD_ERRORS: [sentence]}), page, CANNOT_BE_MOVED)


def move_translations(instance: Page, **kwargs):
    """Put the translations where their French page has been put, or one back where it was."""
    french = original_of(instance)
    if french is None or french.get_parent().is_root():
        return  # the home pages of all languages stand side by side
    pages = Page.objects.filter(translation_key=french.translation_key).exclude(pk=french.pk)
    wanted = pages.filter(pk=instance.pk) if instance.pk != french.pk else pages
    with transaction.atomic():
        for translation in wanted.select_related("locale"):
            place(translation, french)


def place(translation: Page, french: Page):
    """Put a translation after that of the nearest page which stands before ``french``."""
    parent = in_language(french.get_parent(), translation.locale)
    if parent is None:
        return
    left = left_neighbour(translation, french, parent)
    is_there = translation.is_child_of(parent) and translation.get_prev_sibling() == left
    if is_there:
        return
    if left is None:
        translation.move(parent, pos="first-child")
    else:
        translation.move(left, pos="right")


def left_neighbour(translation: Page, french: Page, parent: Page) -> Page | None:
    """Return the child of ``parent`` whose French page is the nearest before ``french``."""
    before = french.get_siblings().filter(path__lt=french.path).order_by("-path")
    children = parent.get_children().exclude(pk=translation.pk)
    there = {page.translation_key: page for page in children}
    keys = before.values_list("translation_key", flat=True)
    return next((there[key] for key in keys if key in there), None)
