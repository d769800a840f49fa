"""The editor is told beforehand which translations follow a French page, and afterwards too."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.models import Page

from ...refusals import in_words
from ..lifecycle import followers
from ..moves import check_translations_move
from ..sources import digest, source_of
from .followers import following


@hooks.register("before_delete_page")
def tell_deletion(request, page):
    """Say above the question which translations would be deleted."""
    tell(request, page, "delete")


@hooks.register("before_move_page")
def tell_move(request, page, destination):
    """Say above the question which translations would move, or why the page cannot."""
    try:
        check_translations_move(page, page.get_parent(), destination)
    except ValidationError as refusal:
        messages.error(request, in_words(refusal))
        return redirect("wagtailadmin_pages:move", page.pk)
    tell(request, page, "move")
    return None


def tell(request, page, action: str):
    context = following([page], action)
    if request.method == "GET" and context["followers"]:
        messages.warning(request, render_to_string("localisation/followers.html", context))


@hooks.register("after_publish_page")
def tell_publication(request, page):
    """Say which translations went live with their French page, and which stayed behind."""
    tell_published(request, [page])


@hooks.register("after_bulk_action")
def tell_bulk_publication(request, action_type, objects, action_class_instance):
    """Say the same of each page of a bulk action."""
    pages = [page for page in objects if isinstance(page, Page)]
    if action_type == "publish" and pages:
        tell_published(request, Page.objects.filter(pk__in=[page.pk for page in pages]))


def tell_published(request, pages):
    came, changed, stopped = [], [], []
    for page in pages:
        if page.live and page.last_published_at:
            translations = followers(page)
            came += translations.filter(live=True, last_published_at__gte=page.last_published_at)
            waiting = translations.filter(live=False, approval__isnull=False)
            for one in waiting.select_related("approval"):
                is_answering = one.approval.digest == digest(source_of(page))
                (stopped if is_answering else changed).append(one)
    all_changed = _(
        "The French texts have changed: these translations stay unpublished until they are "
        "brought up to date and published: %(pages)s."
    )
    all_stopped = _(
        "These translations were approved, but could not be published. To read why, publish "
        "each of them from its own editor: %(pages)s."
    )
    for level, sentence, found in (
        (messages.SUCCESS, _("Published too, in other languages: %(pages)s."), came),
        (messages.WARNING, all_changed, changed),
        (messages.WARNING, all_stopped, stopped),
    ):
        if found:
            messages.add_message(request, level, sentence % {"pages": in_list(found)})


def in_list(pages: list[Page]) -> str:
    """Return the titles of ``pages`` with their languages, as a list in words."""
    named = _("“%(page)s” (%(language)s)")
    names = [
        named % {"page": page.get_admin_display_title(), "language": page.locale.get_display_name()}
        for page in pages
    ]
    return get_text_list(names, _("and"))
