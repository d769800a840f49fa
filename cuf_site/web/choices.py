"""What a reader chooses from, in the forms that narrow a list."""

from django import forms


class ChoiceSelect(forms.Select):
    """A list of choices of which some are names in French, marked as such."""

    languages = {}

    def create_option(self, name, value, *args, **kwargs):
        option = super().create_option(name, value, *args, **kwargs)
        if language := self.languages.get(value):
            option["attrs"]["lang"] = language
        return option
