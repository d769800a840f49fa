"""What a translation waits for before readers see its latest words."""

from enum import StrEnum
from uuid import UUID

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.models import Page, WorkflowState
from wagtail_localize.models import TranslationSource

from .models import ApprovedTranslation
from .sources import asked_by, is_answered


class Labelled(StrEnum):
    """Values with the names that the admin gives them; those of ``TextChoices`` are public."""

    def __new__(cls, value: str, label: str):
        member = str.__new__(cls, value)
        member._value_, member.label = value, label
        return member


class Stage(Labelled):
    """What the latest words wait for, whatever the state of those that readers see."""

    NONE = "", ""
    NOT_SENT = "not-sent", pgettext_lazy("translation", "not sent yet")
    TO_BEGIN = "to-begin", pgettext_lazy("translation", "sent, to be begun")
    TO_SUBMIT = "to-submit", _("all is translated, to be submitted for publication")
    TO_SAVE = "to-save", _("all is translated, to be saved")
    MODERATION = "moderation", _("waits for approval")
    CHANGES = "changes", _("changes were asked for")
    APPROVED = "approved", _("will be published with the French page")
    PARENT = "parent", _("published, but not seen: the page above it is not published")


def find_stages(originals: list[models.Model], targets: dict) -> dict[int, Stage]:
    """Return what the latest words of translated pages wait for, where they wait."""
    pages = {pk: seen or not live for model, pk, live, seen in targets.values() if model is Page}
    if not pages:
        return {}
    moderated = WorkflowState.objects.active().filter(
        base_content_type=ContentType.objects.get_for_model(Page)
    )
    named = {WorkflowState.STATUS_NEEDS_CHANGES: Stage.CHANGES}
    found = {pk: Stage.PARENT for pk, is_seen in pages.items() if not is_seen}
    found |= {
        int(pk): named.get(status, Stage.MODERATION)
        for pk, status in moderated.values_list("object_id", "status")
    }
    drafts = {one.translation_key for one in originals if isinstance(one, Page) and not one.live}
    found |= dict.fromkeys(find_approved(drafts), Stage.APPROVED)
    return {pk: stage for pk, stage in found.items() if pk in pages}


def find_approved(keys: set[UUID]) -> list[int]:
    """Return the translations approved for the French texts of today, which go live with them."""
    approvals = ApprovedTranslation.objects.filter(page__translation_key__in=keys)
    rows = list(approvals.values_list("page_id", "page__translation_key", "answers"))
    sources = TranslationSource.objects.filter(
        object_id__in={key for _pk, key, _answers in rows},
        locale__language_code=settings.LANGUAGE_CODE,
    )
    keys = {source.pk: source.object_id for source in sources}
    asked = {keys[pk]: texts for pk, texts in asked_by(sources).items()}
    return [pk for pk, key, answers in rows if key in asked and is_answered(asked[key], answers)]
