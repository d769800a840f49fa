"""Forms of the admin that are not Wagtail's own."""

from pathlib import PurePath

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.auth import LoginForm as WagtailLoginForm
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from ..content import picture_files

PHONE_FORMATS = {".heic", ".heif"}


class LoginForm(WagtailLoginForm):
    """Wagtail's form leaves the name of the password field in English."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["password"].label = _("Password")


class PictureField(WagtailImageField):
    """A picture that can be read whole, and that the site can show in every size."""

    def to_python(self, data):
        """Return the file as it is kept; raise ``ValidationError`` in the words of an editor."""
        if data is not None and PurePath(data.name).suffix.lower() in PHONE_FORMATS:
            raise ValidationError(
                _(
                    "This picture is in the format of a phone (HEIC), which browsers do not show: "
                    "export it as JPEG, and send that file."
                ),
                code="invalid_image_extension",
            )
        try:
            file = super().to_python(data)
        except ValidationError:
            raise
        except Exception as failure:  # each image library raises its own kinds
            raise ValidationError(picture_files.unreadable(), code="invalid_image") from failure
        if file is None:
            return None
        if file.image.format_name == "svg":
            picture_files.check_svg(file)
            return file
        kept = picture_files.normalised(file)
        kept.image = file.image  # what Wagtail's own checks have read of it
        return kept


class ImageForm(BaseImageForm):
    """What an image says depends on where it stands: the text is written there."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if given := self.fields.get("file"):
            self.fields["file"] = PictureField(
                label=given.label, required=given.required, widget=given.widget
            )
        if "credit" in self.fields:
            self.fields["credit"].help_text = _(
                "Who must be named beside it: the author and rights holder, as they sign. Leave it "
                "empty only where nobody is to be named."
            )
        self.fields["description"].help_text = _(
            "Helps to find the image again. The alternative text that readers get is written on "
            "each page where the image stands."
        )


class DocumentForm(BaseDocumentForm):
    """Files sent together come without a language: they are kept at once, in French."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["language"].required = False

    def clean_language(self):
        """Return the language chosen, or that of the site."""
        return self.cleaned_data["language"] or settings.LANGUAGE_CODE
