"""What is decided on pages in moderation, told in a sentence: Wagtail's own view says nothing."""

from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.models import Page, TaskState

from ...upstream import WorkflowActionView
from ..models import ApprovedTranslation
from .editor_hooks import said
from .lifecycle_hooks import tell_published


class Decision(WorkflowActionView):
    """Approve a page or ask for changes, in an editor or on the first screen, and say so."""

    def post(self, request, *args, **kwargs):
        response = super().post(request, *args, **kwargs)
        page, decided = Page.objects.get(pk=self.object.pk), self.task_state
        if decided.status != TaskState.STATUS_IN_PROGRESS:
            messages.success(request, said(outcome(page, decided), page))
        if is_published(page, decided):
            tell_published(request, [page])
        return response


@hooks.register("before_edit_page")
def save_undecided(request, page: Page):
    """Keep as a draft what is approved once somebody else has decided: Wagtail fails there."""
    if "action-workflow-action" in request.POST and page.current_workflow_task is None:
        request.POST = request.POST.copy()
        del request.POST["action-workflow-action"]
        messages.warning(
            request,
            _("Somebody has decided on this page meanwhile: what you typed is kept as a draft."),
        )


def outcome(page: Page, decided: TaskState) -> str:
    """Return the sentence on what a decision has done."""
    if decided.status == TaskState.STATUS_REJECTED:
        if decided.comment:
            return _("%(language)s: “%(page)s” goes back with your comment to who submitted it.")
        return _("%(language)s: “%(page)s” goes back to who submitted it.")
    if is_published(page, decided):
        return _("%(language)s: “%(page)s” is published.")
    if ApprovedTranslation.objects.filter(revision=decided.revision_id).exists():
        return _(
            "%(language)s: “%(page)s” is approved. It will go live with the French page, "
            "which is not published."
        )
    return _("%(language)s: “%(page)s” is approved.")


def is_published(page: Page, decided: TaskState) -> bool:
    """Whether readers see the version that was decided on."""
    return page.live and page.live_revision_id == decided.revision_id
