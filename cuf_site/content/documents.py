"""Files to download, each in its language."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument
from wagtail.documents.models import Document as WagtailDocument


def languages() -> list[tuple[str, str]]:
    """Return the languages of the site: a function, so that a new one asks for no migration."""
    return settings.LANGUAGES


class SiteDocument(AbstractDocument):
    """A file to download, with the language it is written in."""

    language = models.CharField(
        _("language"),
        max_length=10,
        choices=languages,
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
