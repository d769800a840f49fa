"""What the site remembers of translations besides wagtail-localize's own tables."""

from django.conf import settings
from django.db import models
from wagtail.models import Locale, Page, Revision
from wagtail_localize.models import TranslationSource


class PublishedWords(models.Model):
    """The French texts that the published words of one language answer.

    ``answers`` identifies them (see ``sources.asked``); ``outdated_since`` is when French began
    to say something else, ``None`` while it does not. There is no row before the first
    publication of a translation.
    """

    source = models.ForeignKey(
        TranslationSource, on_delete=models.CASCADE, related_name="published_words"
    )
    locale = models.ForeignKey(Locale, on_delete=models.CASCADE, related_name="+")
    answers = models.JSONField()
    published_at = models.DateTimeField()
    outdated_since = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source", "locale"], name="one_row_per_language")
        ]

    def __str__(self):
        return f"{self.source_id} ({self.locale_id})"


def keep_approved(collector, field, sub_objs, using):
    """Delete an approval with its page; a version alone, as ``purge_revisions`` does, is kept."""
    if getattr(collector.origin, "model", type(collector.origin)) is Revision:
        raise models.ProtectedError("This version has been approved.", set(sub_objs))
    models.CASCADE(collector, field, sub_objs, using)


class ApprovedTranslation(models.Model):
    """A finished translation that waits for its French page to be published.

    ``answers`` identifies the French texts it was made for: it goes live only with those.
    """

    page = models.OneToOneField(Page, on_delete=models.CASCADE, related_name="approval")
    revision = models.ForeignKey(Revision, on_delete=keep_approved, related_name="+")
    answers = models.JSONField()
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    def __str__(self):
        return f"{self.page_id}"


class Proofreading(models.Model):
    """A native speaker has read the words of one translation, as they were at ``read_at``.

    ``answers`` identifies the French texts that they answered (see ``sources.asked``).
    """

    source = models.ForeignKey(TranslationSource, on_delete=models.CASCADE, related_name="+")
    locale = models.ForeignKey(Locale, on_delete=models.CASCADE, related_name="+")
    answers = models.JSONField()
    read_at = models.DateTimeField()
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source", "locale"], name="one_reading_per_language")
        ]

    def __str__(self):
        return f"{self.source_id} ({self.locale_id})"


class Workload(models.Model):
    """How much there is to translate in a live French original that was never submitted.

    Once it is, the segments of its source say so, and this row is not read any more.
    """

    translation_key = models.UUIDField(primary_key=True)
    texts = models.PositiveIntegerField()
    words = models.PositiveIntegerField()

    def __str__(self):
        return f"{self.translation_key}"
