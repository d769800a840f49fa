"""What the fields of several apps share."""

from django import forms
from django.conf import settings
from django.db import models
from django.utils.text import capfirst


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
            label=capfirst(self.verbose_name),
            help_text=self.help_text,
        )


def with_sign(hashtag: str) -> str:
    """Return a hashtag with its # and in one word, however it was typed; "" when there is none."""
    hashtag = "".join(hashtag.replace("#", " ").split())
    return f"#{hashtag}" if hashtag else ""
