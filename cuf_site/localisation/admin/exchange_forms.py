"""What is asked of a file to download, and the file that is sent."""

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page
from wagtail_localize.models import Translation

from ..exchange.formats import FORMATS
from .table import wholes

TO_DO, ALL = "to-do", "all"


class FileForm(forms.Form):
    """An edition or the whole site, a language among ``locales``, a format, and how much of it."""

    edition = forms.ModelChoiceField(
        Page.objects.none(),
        required=False,
        label=_("What to translate"),
        empty_label=_("Everything: the pages and snippets of the whole site"),
    )
    locale = forms.ChoiceField(label=_("Language"))
    format = forms.ChoiceField(
        label=_("Format"),
        choices=[
            ("po", _("PO, for Poedit and gettext")),
            ("xliff", _("XLIFF 1.2, for agencies and computer-aided translation")),
        ],
        widget=forms.RadioSelect,
    )
    texts = forms.ChoiceField(
        label=_("Texts"),
        choices=[
            (TO_DO, _("Only those to do")),
            (ALL, _("All, with the translations that there are")),
        ],
        widget=forms.RadioSelect,
    )

    def __init__(self, *args, locales, **kwargs):
        super().__init__(*args, **kwargs)
        self.locales = {locale.language_code: locale for locale in locales}
        self.fields["edition"].queryset = wholes()
        self.fields["locale"].choices = [
            (code, locale.get_display_name()) for code, locale in self.locales.items()
        ]

    def clean_locale(self):
        return self.locales[self.cleaned_data["locale"]]


class PageFileForm(forms.Form):
    """The translation of one page or snippet, in a format."""

    translation = forms.ModelChoiceField(
        Translation.objects.filter(enabled=True).select_related("source", "target_locale")
    )
    format = forms.ChoiceField(choices=[(name, name) for name in FORMATS])


class SendForm(forms.Form):
    """A file that comes back; from the editor of a page, it is to be that of this page only."""

    file = forms.FileField(
        label=_("PO or XLIFF file"), error_messages={"required": _("Choose a file.")}
    )
    translation = forms.ModelChoiceField(
        Translation.objects.filter(enabled=True), required=False, widget=forms.HiddenInput
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        accepted = [f".{one}" for form in FORMATS.values() for one in form.EXTENSIONS]
        self.fields["file"].widget.attrs["accept"] = ",".join(accepted)
        self.fields["file"].error_messages["empty"] = _("This file is empty.")

    def clean_file(self):
        """Refuse what is too large before it is read."""
        file, limit = self.cleaned_data["file"], settings.TRANSLATION_FILE_MAX_BYTES
        if file.size > limit:
            sentence = _(
                "This file is too large: %(size)s, and the largest taken here is %(limit)s."
            )
            values = {"size": filesizeformat(file.size), "limit": filesizeformat(limit)}
            raise ValidationError(sentence % values)
        return file
