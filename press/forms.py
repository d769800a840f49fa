"""The choices that narrow the list of releases."""

from django import forms
from django.utils.translation import gettext_lazy as _


class ReleaseFilter(forms.Form):
    """``?annee=2023&edition=2023``; what is not among the choices is ignored."""

    annee = forms.TypedChoiceField(label=_("Year"), required=False, coerce=int, empty_value=None)
    edition = forms.ChoiceField(label=_("Edition"), required=False)

    def __init__(self, data, years, editions):
        super().__init__(data)
        self.fields["annee"].choices = [("", _("All years")), *((year, year) for year in years)]
        self.fields["edition"].choices = [
            ("", _("All editions")),
            *((slug, slug) for slug in editions),
        ]
        for name in ("annee", "edition"):
            if len(self.fields[name].choices) < 3:
                del self.fields[name]

    def choices_made(self) -> dict:
        """Return the valid choices by name."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}
