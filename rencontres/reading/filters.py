"""The filters of the programme, as a GET form whose choices are what the programme holds."""

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from cuf_site.web.choices import ChoiceSelect
from cuf_site.words import dates

from .programme import Programme


class ProgrammeFilters(forms.Form):
    """Day, kind, topic, group or country, language; a value that is no choice is ignored.

    ``pays`` is the code of a country, in capitals, or the slug of a group, in small letters.
    """

    jour = forms.ChoiceField(label=_("Day"), required=False, widget=ChoiceSelect)
    type = forms.ChoiceField(label=_("Kind"), required=False, widget=ChoiceSelect)
    thematique = forms.ChoiceField(label=_("Topic"), required=False, widget=ChoiceSelect)
    pays = forms.ChoiceField(label=_("Group or country"), required=False, widget=ChoiceSelect)
    langue = forms.ChoiceField(label=_("Language"), required=False, widget=ChoiceSelect)

    use_required_attribute = False

    def __init__(self, data, programme: Programme):
        super().__init__(data, auto_id="filter-%s")
        self.programme = programme
        kinds = programme.kinds
        self._offer("jour", _("All days"), _days(programme))
        self._offer("type", _("All kinds"), [(k.key, k.name, k.name_language) for k in kinds])
        self._offer("thematique", _("All topics"), _named(programme.topics))
        self._offer_in_groups(
            "pays",
            _("All groups and countries"),
            {
                _("Groups"): _named(programme.groups),
                _("Countries"): [(c.code, c.name, "") for c in programme.countries],
            },
        )
        self._offer("langue", _("All languages"), _languages(programme))

    def _offer(self, name, everything, choices):
        """Fill a field, or remove it when there is nothing to choose."""
        self._offer_in_groups(name, everything, {"": choices})

    def _offer_in_groups(self, name, everything, groups):
        """Fill a field with choices under the names of their groups; one group needs none."""
        groups = {label: choices for label, choices in groups.items() if choices}
        choices = [choice for group in groups.values() for choice in group]
        if len(choices) < 2:
            del self.fields[name]
            return
        field = self.fields[name]
        offered = [(label, _pairs(choices)) for label, choices in groups.items()]
        field.choice_labels = dict(_pairs(choices))
        field.choices = [("", everything), *(offered if len(offered) > 1 else _pairs(choices))]
        field.widget.languages = {
            value: code for value, _label, code in choices if code != self.programme.language
        }

    @property
    def values(self) -> dict[str, str]:
        """The valid values given, by name of field."""
        self.full_clean()
        return {name: value for name, value in self.cleaned_data.items() if value}

    @property
    def chosen(self) -> list[tuple[str, str, str]]:
        """The fields filled and the choices made, in words: name, choice, its language."""
        fields = ((self.fields[name], value) for name, value in self.values.items())
        return [
            (field.label, field.choice_labels[value], field.widget.languages.get(value, ""))
            for field, value in fields
        ]

    def apply(self) -> Programme:
        """Return what the programme holds for the values given."""
        values = self.values
        return self.programme.filtered(
            day=date.fromisoformat(values["jour"]) if "jour" in values else None,
            kind=values.get("type", ""),
            topic=values.get("thematique", ""),
            group_or_country=values.get("pays", ""),
            language=values.get("langue", ""),
        )


def _pairs(choices):
    return [(value, label) for value, label, _language in choices]


def _named(subjects):
    return [(one.slug, one.name, one.name_language) for one in subjects]


def _days(programme):
    return [
        (day.date.isoformat(), dates.short_day(day.date, programme.language), "")
        for day in programme.days
    ]


def _languages(programme):
    return [(language.code, language.name, "") for language in programme.languages]
