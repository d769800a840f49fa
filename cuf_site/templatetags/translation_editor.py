"""What wagtail-localize's editor shows here: what may be done, and what stands in the way."""

import json

from django import template
from django.contrib.admin.utils import quote
from django.urls import reverse
from wagtail.models import Page
from wagtail_localize.models import Translation

from ..localisation.admin.editor_context import Desk
from ..localisation.admin.screens import simplify_panels
from ..localisation.proofreading import is_unread
from ..localisation.rights import is_translator, languages_of
from ..localisation.sources import french_of

register = template.Library()


@register.simple_tag(takes_context=True)
def translation_editor(context) -> dict:
    """Return what the editor offers to the user for the page or snippet of its context."""
    user, instance = context["request"].user, context["instance"]
    translation: Translation = context["translation"]
    own = {"is_translator": is_translator(user), "is_unread": is_unread(instance)}
    own["french_url"] = ""
    if own["is_translator"]:
        simplify_panels(context["side_panels"], languages_of(user))
    else:
        own["french_url"] = context["source_translation"]["editUrl"]
    if not isinstance(instance, Page):
        return own | {"is_locked": False} | snippet_links(user, instance)
    lock, french = instance.get_lock(), french_of(instance)
    if own["is_translator"] and french.live:
        own["french_url"] = french.full_url  # where readers read it: they may not edit it
    permissions = instance.permissions_for_user(user)
    moderation, to_decide = instance.current_workflow_state, decisions(instance, user)
    may_withdraw = moderation is not None and moderation.user_can_cancel(user)
    return own | {
        "is_page": True,
        "french_is_live": french.live,
        "is_locked": lock is not None and lock.for_user(user),
        "can_publish": permissions.can_publish(),
        "permissions": permissions,
        "workflow": instance.get_workflow(),
        "moderation": moderation,
        "can_withdraw": may_withdraw and not to_decide,
        "decisions": to_decide,
        "previews": previews(instance, translation),
    }


def decisions(page: Page, user) -> list[tuple[str, str]]:
    """Return ``(label, address)`` of what the user may decide on a page in moderation."""
    state = page.current_workflow_task_state
    if not page.workflow_in_progress or state is None:
        return []
    labels = {}
    for name, label, _asks_more in state.task.specific.get_actions(page, user):
        labels.setdefault(name, label)
    return [
        (label, reverse("wagtailadmin_pages:workflow_action", args=[page.pk, name, state.pk]))
        for name, label in sorted(labels.items())
    ]


def previews(page: Page, translation: Translation) -> list[tuple[str, str]]:
    """Return ``(label, address)`` of each way to see the translation before it is published."""
    name, found = "wagtail_localize:preview_translation", []
    for mode, label in page.preview_modes:
        usual = mode == page.default_preview_mode
        found.append((label, reverse(name, args=[translation.pk, *([] if usual else [mode])])))
    return found


def snippet_links(user, snippet) -> dict[str, str]:
    """Return the address where the user may delete a row."""
    view = snippet.snippet_viewset
    if not view.permission_policy.user_has_permission_for_instance(user, "delete", snippet):
        return {}
    return {"delete_url": reverse(view.get_url_name("delete"), args=[quote(snippet.pk)])}


@register.simple_tag(takes_context=True)
def translation_desk(context, editor: dict) -> Desk:
    """Return the texts of the translation that is edited, closed while others work on them."""
    desk = Desk(context["translation"], context["instance"])
    desk.is_locked = editor["is_locked"]
    desk.preview_url = next((url for _label, url in editor.get("previews", ())), "")
    return desk


@register.simple_tag(takes_context=True)
def replaced_props(context, is_locked: bool) -> str:
    """Return what wagtail-localize's script reads to replace facts, "" where there are none.

    What stands in the place of a fact, such as a document in another language, is chosen by
    editors: translators have texts only.
    """
    values = json.loads(context["props"])
    values["segments"] = [one for one in values["segments"] if one["type"] != "string"]
    if not values["segments"] or is_translator(context["request"].user):
        return ""
    values["initialStringTranslations"] = []
    values["object"]["isLocked"] = values["object"]["isLocked"] or bool(is_locked)
    return json.dumps(values)
