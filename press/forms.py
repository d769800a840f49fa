"""The choices that narrow the list of releases."""

from django import forms
from django.utils.translation import gettext_lazy as _


class ReleaseFilter(forms.Form):
    """``?annee=2023``; what is not among the years is ignored. One year alone is no choice."""

    annee = forms.TypedChoiceField(label=_("Year"), required=False, coerce=int, empty_value=None)

    def __init__(self, data, years):
        super().__init__(data)
        if len(years) > 1:
            choices = [("", _("All years")), *((year, year) for year in years)]
            self.fields["annee"].choices = choices
        else:
            del self.fields["annee"]

    @property
    def year(self) -> int | None:
        """The year chosen."""
        self.is_valid()
        return self.cleaned_data.get("annee")
