"""The editor is told beforehand which translations follow a French page, and afterwards too."""

from datetime import datetime

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import models
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.models import Page, TranslatableMixin

from ...tree.refusals import in_words
from ..lifecycle import followers
from ..models import PublishedWords
from ..moves import check_translations_move
from ..sources import is_translation, translations_of
from ..stages import Stage, find_approved
from ..states import states, translation_locales
from .followers import following

CAME = gettext_lazy("Published too, in other languages: %(pages)s.")
OUTDATED = gettext_lazy(
    "The French texts have changed: these translations stay online with the former texts, and "
    "are to be brought up to date: %(pages)s."
)
CHANGED = gettext_lazy(
    "The French texts have changed: these translations stay unpublished until they are "
    "brought up to date and published: %(pages)s."
)
WAITING = gettext_lazy(
    "The French texts have changed: ask for changes in these translations, which wait for "
    "approval: %(pages)s."
)
STOPPED = gettext_lazy(
    "These translations were approved, but could not be published. To read why, publish "
    "each of them from its own editor: %(pages)s."
)


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


@hooks.register("after_edit_page")
def tell_approval(request, page):
    """Say the same of a page that its approval, pressed in its own form, has published."""
    if request.POST.get("workflow-action-name") == "approve":
        approved = Page.objects.get(pk=page.pk)
        if approved.live_revision_id == approved.latest_revision_id:
            tell_published(request, [approved])


@hooks.register("after_bulk_action")
def tell_bulk_publication(request, action_type, objects, action_class_instance):
    """Say the same of each page of a bulk action."""
    pages = [page for page in objects if isinstance(page, Page)]
    if action_type == "publish" and pages:
        tell_published(request, Page.objects.filter(pk__in=[page.pk for page in pages]))


def tell_published(request, pages):
    """Say what became of the translations of French pages that have just been published."""
    pages = list(pages)
    came, outdated, changed, stopped = [], [], [], []
    for page in pages:
        if page.live and page.last_published_at:
            translations, since = followers(page), page.last_published_at
            came += translations.filter(live=True, last_published_at__gte=since)
            outdated += translations.filter(live=True, locale__in=outdated_in(page, since))
            approved = find_approved({page.translation_key})
            for one in translations.filter(live=False, approval__isnull=False):
                (stopped if one.pk in approved else changed).append(one)
    tell_each(request, messages.SUCCESS, CAME, came)
    tell_each(request, messages.WARNING, OUTDATED, outdated)
    tell_each(request, messages.WARNING, CHANGED, changed)
    tell_each(request, messages.WARNING, WAITING, to_send_back(pages))
    tell_each(request, messages.WARNING, STOPPED, stopped)


def to_send_back(pages: list[Page]) -> list[Page]:
    """Return the translations that wait for approval, but no longer answer French pages.

    The number of queries does not grow with that of pages.
    """
    french = [page for page in pages if page.live and not is_translation(page)]
    found = states(french, translation_locales()).values()
    waiting = [one for one in found if one.stage == Stage.MODERATION and one.texts_left]
    return list(Page.objects.filter(pk__in=[one.target[1] for one in waiting]))


@hooks.register("before_edit_snippet")
def note_start(request, snippet):
    """Remember when the saving of a snippet began: nothing on it says when it was saved."""
    request.edit_started_at = timezone.now()


@hooks.register("after_edit_snippet")
def tell_snippet(request, snippet):
    """Say which translations of a French snippet have just gone out of date."""
    if isinstance(snippet, TranslatableMixin) and not is_translation(snippet):
        languages = outdated_in(snippet, request.edit_started_at)
        found = list(translations_of(snippet).filter(locale__in=languages))
        tell_each(request, messages.WARNING, OUTDATED, found)


def outdated_in(french: models.Model, since: datetime) -> models.QuerySet:
    """Return the languages whose published words have been out of date only since then."""
    words = PublishedWords.objects.filter(source__object_id=french.translation_key)
    return words.filter(outdated_since__gte=since).values("locale")


def tell_each(request, level: int, sentence: str, found: list[models.Model]):
    if found:
        messages.add_message(request, level, sentence % {"pages": in_list(found)})


def in_list(found: list[models.Model]) -> str:
    """Return the titles of pages or snippets with their languages, as a list in words."""
    named = _("“%(page)s” (%(language)s)")
    names = [
        named % {"page": title_of(one), "language": one.locale.get_display_name()} for one in found
    ]
    return get_text_list(names, _("and"))


def title_of(instance: models.Model) -> str:
    return instance.get_admin_display_title() if isinstance(instance, Page) else str(instance)
