"""« Correction mineure »: beside « Publier », for French pages and snippets with translations."""

from django.contrib import messages
from django.db import models
from django.utils import timezone
from django.utils.text import get_text_list
from django.utils.translation import get_language_info, gettext_lazy
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.action_menu import PublishMenuItem
from wagtail.log_actions import LogFormatter
from wagtail.models import Page, TranslatableMixin
from wagtail.snippets.action_menu import ActionMenuItem

from ..minor_edits import LOG_ACTION, MinorEdit, decide
from ..snippets import snippet_models
from ..sources import is_translation, outdated_since, source_of, translations_of
from .lifecycle_hooks import in_list

VALUE = "minor"  # of Wagtail's own publish button, of which this is another
SNIPPET_BUTTON = "minor-edit"


class PublishMinorEdit(PublishMenuItem):
    """Publish a corrected slip of a page that readers see in other languages too."""

    label = gettext_lazy("Publish a minor correction")
    name = "action-publish-minor"
    icon_name = "check"
    template_name = "localisation/publish_minor_edit.html"

    def is_shown(self, context):
        page = context.get("page")
        return (
            context["view"] == "edit"
            and super().is_shown(context)
            and not is_scheduled(page)
            and may_be_minor(page)
        )


class SaveMinorEdit(ActionMenuItem):
    """Save a corrected slip of a snippet, which readers see at once."""

    label = gettext_lazy("Save as a minor correction")
    name = SNIPPET_BUTTON
    icon_name = "check"
    template_name = "localisation/publish_minor_edit.html"

    def is_shown(self, context):
        is_open = context["view"] == "edit" and super().is_shown(context)
        return is_open and may_be_minor(context["instance"])


def is_scheduled(page: Page) -> bool:
    """Whether what is published now goes live later, when nobody decides."""
    return bool(page.go_live_at) and page.go_live_at > timezone.now()


def may_be_minor(instance: models.Model) -> bool:
    """Whether readers see it in French, and translators have it."""
    if not isinstance(instance, TranslatableMixin) or is_translation(instance):
        return False
    is_seen = not isinstance(instance, Page) or instance.live
    return is_seen and source_of(instance) is not None and translations_of(instance).exists()


@hooks.register("register_page_action_menu_item")
def offer_for_pages():
    return PublishMinorEdit(order=35)


@hooks.register("register_snippet_action_menu_item")
def offer_for_snippets(model):
    return SaveMinorEdit(order=35) if model in snippet_models() else None


@hooks.register("before_publish_page")
def decide_on_page(request, page):
    """Keep the decision for the version that is about to be published."""
    if request.POST.get("action-publish") == VALUE and may_be_minor(page):
        request.minor_edit = decide(page, request.user)


@hooks.register("before_edit_snippet")
def decide_on_snippet(request, snippet):
    if SNIPPET_BUTTON in request.POST and may_be_minor(snippet):
        request.minor_edit = decide(snippet, request.user)


@hooks.register("after_publish_page")
@hooks.register("after_edit_snippet")
def tell_decision(request, instance):
    """Say what became of the decision: what stays up to date, what does not."""
    decision = getattr(request, "minor_edit", None)
    if decision is None:
        return
    for level, sentence in sentences(instance, decision):
        messages.add_message(request, level, sentence)


def sentences(french: models.Model, decision: MinorEdit) -> list[tuple[int, str]]:
    """Return what is to be said of a decision that was taken on ``french``, with its levels."""
    if not decision.done:
        sentence = _(
            "This version goes live later: it will not be a minor correction then, and its "
            "translations will be out of date."
        )
        return [(messages.WARNING, sentence)]
    told = []
    if decision.left:
        sentence = _("More than a slip was corrected: translators are to see to %(texts)s.")
        told.append((messages.WARNING, sentence % {"texts": quoted(decision.left)}))
    elif not decision.kept:
        told.append((messages.INFO, _("Minor correction: no text to translate had changed.")))
    if decision.kept:
        current, outdated = by_date(french)
        sentence = _("Minor correction: these translations stay up to date: %(pages)s.")
        told += [(messages.SUCCESS, sentence % {"pages": in_list(current)})] if current else []
        sentence = _("These translations stay out of date, as they were: %(pages)s.")
        if outdated and not decision.left:
            told.append((messages.WARNING, sentence % {"pages": in_list(outdated)}))
    return told


def by_date(french: models.Model) -> tuple[list[models.Model], list[models.Model]]:
    """Return the translations that readers see: those up to date, and those that are not."""
    rows = translations_of(french)
    found = list(rows.filter(live=True) if isinstance(french, Page) else rows)
    outdated = [one for one in found if outdated_since(one)]
    return [one for one in found if one not in outdated], outdated


def quoted(texts: list[str]) -> str:
    return get_text_list([_("“%(text)s”") % {"text": text} for text in texts], _("and"))


@hooks.register("register_log_actions")
def name_minor_edits(actions):
    """Say in the history who decided, on which texts, and in which languages."""

    @actions.register_action(LOG_ACTION)
    class MinorEditFormatter(LogFormatter):
        label = gettext_lazy("Publish a minor correction")

        def format_message(self, log_entry):
            return " ".join(said_in_history(log_entry.data))


def said_in_history(data: dict) -> list[str]:
    """Return the sentences on what the log keeps of a decision (see ``minor_edits.as_data``)."""
    texts = ", ".join(_("“%(old)s” → “%(new)s”") % one for one in data["texts"])
    names = [str(get_language_info(code)["name_translated"]) for code in data["languages"]]
    told = [_("Minor correction: %(texts)s.") % {"texts": texts}] if texts else []
    if names:
        sentence = _("Translations kept as they are: %(names)s.")
        told.append(sentence % {"names": get_text_list(names, _("and"))})
    if data["left"]:
        sentence = _("More than a minor correction: %(texts)s.")
        told.append(sentence % {"texts": quoted(data["left"])})
    return told
