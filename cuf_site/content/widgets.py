"""How dates and times are typed in the admin: with the browser's own controls.

Wagtail's calendar reads ISO dates only, and turns « 15/09/2026 » into today without a word.
"""

from django import forms
from django.db import models
from wagtail.admin.forms.models import register_form_field_override


class DateInput(forms.DateInput):
    """A day, written the way the reader's browser writes days."""

    input_type = "date"

    def __init__(self, attrs=None):
        super().__init__(attrs, format="%Y-%m-%d")


class TimeInput(forms.TimeInput):
    """A time of day, to the minute."""

    input_type = "time"

    def __init__(self, attrs=None):
        super().__init__(attrs, format="%H:%M")


class DateTimeInput(forms.DateTimeInput):
    """A day and a time, to the minute."""

    input_type = "datetime-local"

    def __init__(self, attrs=None):
        super().__init__(attrs, format="%Y-%m-%dT%H:%M")


def register_inputs():
    """Use these inputs in every form of the admin made from a model."""
    for field, widget in (
        (models.DateField, DateInput),
        (models.TimeField, TimeInput),
        (models.DateTimeField, DateTimeInput),
    ):
        register_form_field_override(field, override={"widget": widget})
