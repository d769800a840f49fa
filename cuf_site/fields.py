"""A model field shared by the apps."""

from django import forms
from django.conf import settings
from django.db import models


class LanguageListField(models.JSONField):
    """A list of language codes, ticked in a form: ``["fr", "en"]``; empty when unknown."""

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("default", list)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def formfield(self, **kwargs):
        return forms.TypedMultipleChoiceField(
            choices=settings.SPOKEN_LANGUAGES,
            widget=forms.CheckboxSelectMultiple,
            required=False,
            label=self.verbose_name,
            help_text=self.help_text,
        )
