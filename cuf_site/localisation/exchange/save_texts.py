"""The texts of a file, once all those of a page can be taken, kept as a person's work."""

from uuid import uuid4

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail_localize.models import StringTranslation

from ..confirming import confirmed
from ..memory_words import index
from ..text_checks import show_title
from .formats import FORMATS
from .import_checks import Verdict
from .uploads import SentFile

LOG_ACTION = "cuf_site.take_file"


def keep(verdicts: list[Verdict], target: models.Model, sent: SentFile, user):
    """Record texts of ``target`` in few queries, do what saving each would, and log it."""
    form = FORMATS[sent.form]
    tool = _("%(format)s file") % {"format": form.NAME}
    new, changed, columns = [], [], {}
    for verdict in verdicts:
        columns = confirmed(verdict.data, user, tool) | {"updated_at": timezone.now()}
        for segment, row in zip(verdict.segments, verdict.rows, strict=True):
            (changed if row else new).append(row := row or new_row(segment, target))
            for name, value in columns.items():
                setattr(row, name, value)
    StringTranslation.objects.bulk_create(new)
    StringTranslation.objects.bulk_update(changed, columns)
    index([row.translation_of for row in new], target.locale_id)
    for row in new + changed:
        if row.context.path == "title":
            show_title(row)
    data = {"file": sent.name, "format": form.NAME, "texts": len(new) + len(changed)}
    # Of entries of one action with the same uuid, that of the request, Wagtail shows the last only.
    log(target, LOG_ACTION, user=user, uuid=uuid4(), data=data, content_changed=True)


def new_row(segment, target: models.Model) -> StringTranslation:
    return StringTranslation(
        translation_of=segment.string, context=segment.context, locale_id=target.locale_id
    )
