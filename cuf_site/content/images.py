"""Pictures, with the credit that must stand beside them, and the sizes that pages show."""

import logging
from contextlib import contextmanager
from io import BytesIO

from django.core.files import File
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition, SourceImageIOError
from wagtail.search import index

from .picture_metadata import packet, with_xmp

logger = logging.getLogger(__name__)


@contextmanager
def told_as_missing(image: "SiteImage"):
    """Turn whatever keeps a size from being made into what Wagtail's tags bear: no picture.

    A damaged file, a full disk or too little memory must not take a page down.
    """
    try:
        yield
    except SourceImageIOError:
        raise
    except Exception as failure:
        logger.exception("No size could be made of the image %s", image.pk)
        raise SourceImageIOError(str(failure)) from failure


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

    def save(self, *args, **kwargs):
        """Make its sizes anew where the credit that is written in them has changed."""
        was = SiteImage.objects.filter(pk=self.pk).values_list("credit", "licence").first()
        super().save(*args, **kwargs)
        if was and was != (self.credit, self.licence):
            for rendition in self.renditions.all():
                rendition.delete()

    def create_rendition(self, filter):
        with told_as_missing(self):
            return super().create_rendition(filter)

    def create_renditions(self, *filters):
        with told_as_missing(self):
            return super().create_renditions(*filters)

    def generate_rendition_file(self, filter, *, source=None):
        """Write credit and licence in each size: a picture travels without its page."""
        file = super().generate_rendition_file(filter, source=source)
        if not self.is_credited:
            return file
        file.seek(0)
        return File(BytesIO(with_xmp(file.read(), packet(self.credit, self.licence))), file.name)

    @property
    def is_credited(self) -> bool:
        """Whether an author or a licence must stand beside the image."""
        return bool(self.credit or self.licence)


class Rendition(AbstractRendition):
    """A resized copy of an image."""

    image = models.ForeignKey(SiteImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)
