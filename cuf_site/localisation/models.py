"""What the site remembers of translations besides wagtail-localize's own tables."""

import re

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import Locale, Page, Revision
from wagtail.search import index
from wagtail_localize.models import String, TranslationSource

from ..words.folding import folded


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


class MemoryWord(models.Model):
    """A word of a French text that has a translation into one language: the index of memory.

    Words are folded and cut; ``size`` counts the words of the whole text.
    """

    LENGTH = 6

    string = models.ForeignKey(String, on_delete=models.CASCADE, related_name="+")
    locale = models.ForeignKey(Locale, on_delete=models.CASCADE, related_name="+", db_index=False)
    word = models.CharField(max_length=LENGTH)
    size = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["locale", "word", "size", "string"], name="each_word_of_a_text_once"
            )
        ]

    def __str__(self):
        return f"{self.word} ({self.locale_id})"


def listed_forms(text: str, separators: str = r"\n") -> list[str]:
    """Return the forms that stand one on each line."""
    return [form for part in re.split(separators, text) if (form := " ".join(part.split()))]


def check_words(form: str):
    """Refuse what looks like a form and has no word: it would be found nowhere."""
    if not folded(form):
        raise ValidationError(_("Write words: “%(form)s” has none.") % {"form": form})


class GlossaryTerm(index.Indexed, ClusterableModel):
    """A French expression that each language always says in the same way."""

    french = models.CharField(_("French term"), max_length=200, unique=True)
    other_forms = models.TextField(
        _("other forms"),
        blank=True,
        help_text=_(
            "Singular, feminine, acronym: one on each line, or between commas. "
            "Regular plurals are found by themselves."
        ),
    )
    note = models.TextField(
        pgettext_lazy("glossary", "note"),
        blank=True,
        help_text=_("For translators: what it means, when it applies."),
    )

    search_fields = [
        index.SearchField("french", boost=2),
        index.AutocompleteField("french"),
        index.AutocompleteField("other_forms"),
        index.RelatedFields(
            "renderings",
            [index.AutocompleteField("preferred"), index.AutocompleteField("forbidden")],
        ),
    ]

    class Meta:
        verbose_name = _("term of the glossary")
        verbose_name_plural = _("glossary")
        ordering = ["french"]

    def __str__(self):
        return self.french

    def clean(self):
        """Tell each mistake on its field; a term that is left blank is the field's own affair."""
        super().clean()
        others = GlossaryTerm.objects.exclude(pk=self.pk)
        taken = {folded(form): (form, other) for other in others for form in other.forms}
        errors = {}
        for name, forms in {"french": [self.french], "other_forms": self.listed}.items():
            try:
                for form in filter(None, forms):
                    check_words(form)
                    self.check_free(form, taken)
            except ValidationError as error:
                errors[name] = error
        if errors:
            raise ValidationError(errors)

    def check_free(self, form: str, taken: dict[str, tuple]):
        """Refuse a form that is another term's already."""
        if known := taken.get(folded(form)):
            sentence = _("“%(form)s” already belongs to the term “%(term)s”.")
            raise ValidationError(sentence % dict(zip(("form", "term"), known, strict=True)))

    @property
    def listed(self) -> list[str]:
        """Return the other forms: on lines, or between commas, which no such form has inside."""
        return listed_forms(self.other_forms, r"[\n,،]")

    @property
    def forms(self) -> list[str]:
        """Return all that counts as this term in a French text."""
        return [self.french, *self.listed]


def other_languages() -> models.Q:
    """Keep to the languages that French is translated into."""
    return ~models.Q(language_code=settings.LANGUAGE_CODE)


class GlossaryRendering(models.Model):
    """How one language says a term: the rendering to write first, then others that are right."""

    term = ParentalKey(GlossaryTerm, on_delete=models.CASCADE, related_name="renderings")
    locale = models.ForeignKey(
        Locale,
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("language"),
        limit_choices_to=other_languages,
    )
    preferred = models.TextField(
        pgettext_lazy("glossary", "preferred"),
        help_text=_(
            "The rendering to write, then on other lines what is right too: "
            "another gender or number, the acronym."
        ),
    )
    forbidden = models.TextField(
        pgettext_lazy("glossary", "to avoid"), blank=True, help_text=_("One on each line.")
    )
    note = models.TextField(pgettext_lazy("glossary", "note"), blank=True)

    class Meta:
        verbose_name = _("rendering")
        verbose_name_plural = _("renderings")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["term", "locale"],
                name="one_rendering_per_language",
                violation_error_message=_("This language has a rendering already."),
            )
        ]

    def __str__(self):
        return ", ".join(listed_forms(self.preferred)[:1])

    def clean(self):
        """Tell each mistake on its field, those of one field at a time."""
        super().clean()
        for name in ("preferred", "forbidden"):
            try:
                for form in listed_forms(getattr(self, name)):
                    check_words(form)
            except ValidationError as error:
                raise ValidationError({name: error}) from None
        preferred = {folded(form) for form in listed_forms(self.preferred)}
        both = [form for form in listed_forms(self.forbidden) if folded(form) in preferred]
        if both:
            sentence = _("“%(form)s” is preferred: it cannot be avoided too.")
            raise ValidationError({"forbidden": sentence % {"form": both[0]}})


@receiver([post_save, post_delete], sender=GlossaryRendering)
def index_term(instance: GlossaryRendering, raw=False, **kwargs):
    """Let a term be found by its renderings: they are saved after it was indexed."""
    if not raw:
        index.insert_or_update_object(instance.term)
