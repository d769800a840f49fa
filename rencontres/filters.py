"""The filters of the programme, as a GET form whose choices are what the programme holds."""

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from cuf_site import dates

from .programme import Programme


class ChoiceSelect(forms.Select):
    """A list of choices of which some are names in French, marked as such."""

    languages = {}

    def create_option(self, name, value, *args, **kwargs):
        option = super().create_option(name, value, *args, **kwargs)
        if language := self.languages.get(value):
            option["attrs"]["lang"] = language
        return option


class ProgrammeFilters(forms.Form):
    """Day, kind, topic, country, language. A value that is not among the choices is ignored."""

    jour = forms.ChoiceField(label=_("Day"), required=False, widget=ChoiceSelect)
    type = forms.ChoiceField(label=_("Kind"), required=False, widget=ChoiceSelect)
    thematique = forms.ChoiceField(label=_("Topic"), required=False, widget=ChoiceSelect)
    pays = forms.ChoiceField(label=_("Country"), required=False, widget=ChoiceSelect)
    langue = forms.ChoiceField(label=_("Language"), required=False, widget=ChoiceSelect)

    use_required_attribute = False

    def __init__(self, data, programme: Programme):
        super().__init__(data, auto_id="filter-%s")
        self.programme = programme
        language = programme.language
        days = [
            (day.date.isoformat(), dates.date_range_long(day.date, None, language), "")
            for day in programme.days
        ]
        kinds = [(kind.key, kind.name, kind.name_language) for kind in programme.kinds]
        topics = [(topic.slug, topic.name, topic.name_language) for topic in programme.topics]
        self._offer("jour", _("All days"), days)
        self._offer("type", _("All kinds"), kinds)
        self._offer("thematique", _("All topics"), topics)
        self._offer("pays", _("All countries"), [(c.code, c.name, "") for c in programme.countries])
        self._offer("langue", _("All languages"), _languages(programme))

    def _offer(self, name, everything, choices):
        """Fill a field, or remove it when there is nothing to choose."""
        if len(choices) < 2:
            del self.fields[name]
            return
        field = self.fields[name]
        field.choices = [("", everything), *((value, label) for value, label, _code in choices)]
        field.widget.languages = {
            value: code for value, _label, code in choices if code != self.programme.language
        }

    @property
    def values(self) -> dict[str, str]:
        """The valid values given, by name of field."""
        self.full_clean()
        return {name: value for name, value in self.cleaned_data.items() if value}

    def apply(self) -> Programme:
        """Return what the programme holds for the values given."""
        values = self.values
        return self.programme.filtered(
            day=date.fromisoformat(values["jour"]) if "jour" in values else None,
            kind=values.get("type", ""),
            topic=values.get("thematique", ""),
            country=values.get("pays", ""),
            language=values.get("langue", ""),
        )


def _languages(programme):
    return [(language.code, language.name, "") for language in programme.languages]
