"""Forms of the admin that are not Wagtail's own."""

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.auth import LoginForm as WagtailLoginForm
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm


class LoginForm(WagtailLoginForm):
    """Wagtail's form leaves the name of the password field in English."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["password"].label = _("Password")


class ImageForm(BaseImageForm):
    """What an image says depends on where it stands: the text is written there."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
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
