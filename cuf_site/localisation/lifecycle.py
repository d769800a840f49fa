"""What happens to a French page happens to its translations; what happens to one stays there.

Signals do it, since every path sends them: forms, bulk actions, schedules, commands. Wagtail's
own cascade (``construct_translated_pages_to_cascade_actions``) is known to some views only, and
would do a second time, with stale objects, what the signals have done.
"""

from django.db import transaction
from django.db.models import QuerySet
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_delete
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import (
    copy_for_translation_done,
    page_published,
    page_unpublished,
    post_page_move,
    pre_page_move,
)

from .models import ApprovedTranslation
from .moves import check_translations_move, move_translations
from .sources import asked, forget, is_translation, source_of, translations_of


def connect():
    """Let translations follow their French pages from now on."""
    page_unpublished.connect(unpublish_translations)
    page_published.connect(unpublish_translations)  # a schedule may take a page off line
    pre_delete.connect(delete_translations, sender=Page)
    post_delete.connect(forget, sender=Page)
    pre_page_move.connect(check_translations_move)
    post_page_move.connect(move_translations)
    copy_for_translation_done.connect(restrict_translation)
    post_save.connect(follow_restriction, sender=PageViewRestriction)
    post_delete.connect(follow_restriction, sender=PageViewRestriction)
    m2m_changed.connect(follow_groups, sender=PageViewRestriction.groups.through)


def followers(page: Page) -> QuerySet:
    """Return the pages that follow ``page``, as plain pages: none when it is a translation."""
    if is_translation(page):
        return Page.objects.none()
    pages = Page.objects.filter(translation_key=page.translation_key).exclude(pk=page.pk)
    return pages.select_related("locale").order_by("locale_id")


def unpublish_translations(instance: Page, **kwargs):
    """Unpublish the translations of a French page that is no longer live, and remember them."""
    if instance.live or is_translation(instance):
        return
    if Page.objects.filter(pk=instance.pk, live=True).exists():
        return  # it is about to be deleted, and they with it
    with transaction.atomic():
        for translation in translations_of(instance).filter(live=True):
            remember(translation)
            translation.unpublish(set_expired=instance.expired)


def remember(translation: Page):
    """Let a live translation come back with its French page, with the words readers had."""
    source = source_of(translation)
    if source is not None:
        version = translation.live_revision or translation.save_revision(clean=False, changed=False)
        ApprovedTranslation.objects.update_or_create(
            page_id=translation.pk,
            defaults={"revision": version, "answers": asked(source), "user": None},
        )


def delete_translations(instance: Page, **kwargs):
    """Delete the translations of a French page, and the pages below them, before it goes."""
    for translation in followers(instance):
        translation.delete()


def restrict_translation(source_obj, target_obj, **kwargs):
    """Restrict a new translation: Wagtail copies nothing below a page that is private."""
    if isinstance(target_obj, Page) and not is_translation(source_obj):
        share_restrictions(source_obj, target_obj)


def follow_restriction(instance: PageViewRestriction, raw=False, **kwargs):
    """Let the same people read the translations of a French page as the page."""
    if not raw:
        for translation in followers(instance.page):
            share_restrictions(instance.page, translation)


def follow_groups(instance, action, reverse, pk_set, **kwargs):
    """Let the same groups read the translations, once the groups of a restriction changed."""
    if action in {"post_add", "post_remove", "post_clear"}:
        rows = PageViewRestriction.objects.filter(pk__in=pk_set or ()) if reverse else [instance]
        for row in rows:
            follow_restriction(row)


def share_restrictions(french: Page, translation: Page):
    """Restrict a translation like its French page; what readers have already passed stays so."""
    rows = list(PageViewRestriction.objects.filter(page_id=french.pk).order_by("pk"))
    copies = list(PageViewRestriction.objects.filter(page_id=translation.pk).order_by("pk"))
    for copy in copies[len(rows) :]:
        copy.delete()
    copies += [PageViewRestriction(page_id=translation.pk) for _row in rows[len(copies) :]]
    for row, copy in zip(rows, copies, strict=False):
        copy.restriction_type, copy.password = row.restriction_type, row.password
        copy.save()
        copy.groups.set(row.groups.all())
