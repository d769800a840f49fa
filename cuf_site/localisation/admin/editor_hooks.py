"""The buttons of the translation editor: publish, submit for publication, save a snippet.

wagtail-localize edits the texts; what becomes of them is decided here, before it is asked.
"""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.log_actions import log
from wagtail.models import Page, TranslatableMixin, WorkflowState
from wagtail_localize.models import StringTranslation, Translation

from ...tree.refusals import CANNOT_BE_PUBLISHED, in_words
from ...tree.visibility import is_under_draft
from ...upstream import LOCALIZE_DATE_FORMAT, edit_translation, replace_method
from ..models import ApprovedTranslation
from ..proofreading import mark_proofread
from ..publication import check_translated, finished_version, lock, publish_translation
from ..sources import french_of, is_translation
from .rights_middleware import CLOSED_BUTTONS

BEFORE_WAGTAIL_LOCALIZE = -100


def comment_on(translation: StringTranslation) -> str:
    """Say how a text was translated and when, in the language of the admin."""
    when = translation.updated_at
    day = date_format(localtime(when))
    return comment_with_english_date(translation).replace(when.strftime(LOCALIZE_DATE_FORMAT), day)


comment_with_english_date = replace_method(StringTranslation, "get_comment", comment_on)


@hooks.register("before_edit_page", order=BEFORE_WAGTAIL_LOCALIZE)
def answer_for_page(request: HttpRequest, page: Page):
    """Do what a button of the editor asks."""
    actions = {
        "publish": publish,
        "submit": submit,
        "cancel-workflow": withdraw,
        "withdraw-approval": withdraw_approval,
        "proofread": note_reading,
    }
    return answer(request, page, actions)


@hooks.register("before_edit_snippet", order=BEFORE_WAGTAIL_LOCALIZE)
def answer_for_snippet(request: HttpRequest, snippet: models.Model):
    """Do what the button of the editor asks; whoever may edit the row may save it finished."""
    return answer(request, snippet, {"publish": save_snippet, "proofread": note_reading})


def answer(request: HttpRequest, instance: models.Model, actions: dict) -> HttpResponse | None:
    """Return the response to a button, the editor where a translation was stopped, or ``None``.

    A stopped translation would be edited in the form of French pages, for nothing: only what
    translators confirmed is published.
    """
    if not isinstance(instance, TranslatableMixin) or not is_translation(instance):
        return None
    translation = Translation.objects.filter(
        source__object_id=instance.translation_key, target_locale=instance.locale_id
    ).first()
    if translation is None or getattr(instance, "alias_of_id", None):
        return None
    action = actions.get(request.POST.get("action")) if request.method == "POST" else None
    if action is not None:
        tell(request, instance, action)
        return redirect(request.path)
    if request.method == "POST" and not translation.enabled:
        return redirect(request.path)
    return None if translation.enabled else edit_translation(request, translation, instance)


def tell(request: HttpRequest, instance: models.Model, action):
    """Do it, and say what came of it."""
    try:
        messages.success(request, action(request, instance))
    except ValidationError as refusal:
        messages.error(request, why(instance, refusal))


def why(instance: models.Model, refusal: ValidationError) -> str:
    """Return a refusal as one sentence with its reasons."""
    if isinstance(getattr(refusal, "refused_page", None), Page):
        return in_words(refusal)
    title = str(instance) or str(french_of(instance))
    return CANNOT_BE_PUBLISHED % {"page": title, "reasons": " ".join(refusal.messages)}


def publish(request: HttpRequest, page: Page) -> str:
    """Publish a translation, or approve it until its French page is; return what was done."""
    if not page.permissions_for_user(request.user).can_publish():
        raise PermissionDenied
    check_unlocked(request, page)
    if publish_translation(page, request.user):
        sentence = _("%(language)s: “%(page)s” is published.")
        if Page.objects.filter(is_under_draft(), pk=page.pk).exists():
            hint = _("The page above it is not published: readers will see this one once it is.")
            messages.warning(request, hint)
    else:
        sentence = _(
            "%(language)s: “%(page)s” is approved. It will go live with the French page, "
            "which is not published."
        )
    return said(sentence, page)


def submit(request: HttpRequest, page: Page) -> str:
    """Give a finished translation to those who publish; return what was done."""
    permissions = page.permissions_for_user(request.user)
    if not permissions.can_edit():
        raise PermissionDenied
    check_unlocked(request, page)
    with transaction.atomic():
        lock(page)
        if page.workflow_in_progress:
            return said(_("%(language)s: “%(page)s” has been submitted already."), page)
        version = finished_version(page, request.user).as_object()
        moderate(version, request.user)
    return said(_("%(language)s: “%(page)s” is submitted for publication."), page)


def moderate(page: Page, user):
    """Start the workflow of a page, or go on with it after changes were asked for."""
    state, workflow = page.current_workflow_state, page.get_workflow()
    if state is not None and state.status == WorkflowState.STATUS_NEEDS_CHANGES:
        state.resume(user)
    elif workflow is not None:
        workflow.start(page, user)
    else:
        raise ValidationError(_("No workflow of the site covers this page."))


def withdraw(request: HttpRequest, page: Page) -> str:
    """Take a translation back from moderation, so that its texts can be changed."""
    state = page.current_workflow_state
    if state is None or not state.user_can_cancel(request.user):
        raise PermissionDenied
    state.cancel(user=request.user)
    return said(_("%(language)s: “%(page)s” is no longer submitted for publication."), page)


def withdraw_approval(request: HttpRequest, page: Page) -> str:
    """Let an approved translation wait for nothing any more; return what was done."""
    if not page.permissions_for_user(request.user).can_publish():
        raise PermissionDenied
    with transaction.atomic():
        lock(page)
        ApprovedTranslation.objects.filter(page_id=page.pk).delete()
    return said(_("%(language)s: “%(page)s” is no longer approved."), page)


def save_snippet(request: HttpRequest, snippet: models.Model) -> str:
    """Show the finished words of a snippet to readers; return what was done."""
    check_translated(snippet)
    with transaction.atomic():
        saved = type(snippet)._default_manager.get(pk=snippet.pk)
        saved.save()
        log(saved, "wagtail.edit", user=request.user, content_changed=True)
    return said(_("%(language)s: “%(page)s” is saved, and readers see it."), saved)


def note_reading(request: HttpRequest, instance: models.Model) -> str:
    """Note that a native speaker has read a finished translation; return what was done."""
    if isinstance(instance, Page) and not instance.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    check_translated(instance)
    mark_proofread(instance, request.user)
    return said(_("%(language)s: “%(page)s” has been read by a native speaker."), instance)


def check_unlocked(request: HttpRequest, page: Page):
    """Raise ``ValidationError`` when the page is locked for the user, as in moderation."""
    found = page.get_lock()
    if found is not None and found.for_user(request.user):
        raise ValidationError(_("It is locked: somebody else is working on it."))


def said(sentence: str, instance: models.Model) -> str:
    """Return a sentence about a page or snippet as it is now."""
    fresh = type(instance)._default_manager.get(pk=instance.pk)
    title = fresh.get_admin_display_title() if isinstance(fresh, Page) else str(fresh)
    return sentence % {"page": title, "language": instance.locale.get_display_name()}


@hooks.register("construct_page_action_menu", order=100)
@hooks.register("construct_snippet_action_menu", order=100)
def leave_out_closed_actions(menu_items, request, context):
    """Offer nothing that the site does without in the editing form."""
    menu_items[:] = [item for item in menu_items if item.name not in CLOSED_BUTTONS]
