"""Images, documents and the organisation that publishes the site."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument
from wagtail.documents.models import Document as WagtailDocument
from wagtail.images.models import AbstractImage, AbstractRendition
from wagtail.search import index

from .content.organisation import Organisation
from .localisation.models import (
    ApprovedTranslation,
    GlossaryRendering,
    GlossaryTerm,
    MemoryWord,
    Proofreading,
    PublishedWords,
    Workload,
)

__all__ = [
    "ApprovedTranslation",
    "GlossaryRendering",
    "GlossaryTerm",
    "MemoryWord",
    "Organisation",
    "Proofreading",
    "PublishedWords",
    "Rendition",
    "SiteDocument",
    "SiteImage",
    "Workload",
]


class SiteImage(AbstractImage):
    """An image with the credit that must stand beside it."""

    credit = models.CharField(
        _("credit"),
        max_length=200,
        blank=True,
        help_text=_("Author and rights holder, as they must be named."),
    )
    licence = models.CharField(
        _("licence"), max_length=100, blank=True, help_text=_("For example: CC BY-SA 4.0.")
    )

    admin_form_fields = (
        "title",
        "file",
        "description",
        "credit",
        "licence",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )
    search_fields = [*AbstractImage.search_fields, index.SearchField("credit")]

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")

    @property
    def is_credited(self) -> bool:
        """Whether an author or a licence must stand beside the image."""
        return bool(self.credit or self.licence)


class Rendition(AbstractRendition):
    """A resized copy of an image."""

    image = models.ForeignKey(SiteImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)


class SiteDocument(AbstractDocument):
    """A file to download, with the language it is written in."""

    language = models.CharField(
        _("language"),
        max_length=10,
        choices=settings.LANGUAGES,
        default=settings.LANGUAGE_CODE,
        help_text=_("The language the document is written in."),
    )

    admin_form_fields = (*WagtailDocument.admin_form_fields, "language")

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")

    @property
    def title_language(self) -> str:
        """Its title is written in its own language."""
        return self.language

    @property
    def extension(self) -> str:
        return self.file_extension.upper()

    @property
    def size(self) -> int | None:
        """Its size in bytes, ``None`` when the file is lost."""
        return self.get_file_size()
