"""States of translations, where the admin shows one page or one row."""

from django import template
from django.conf import settings

from ..localisation.states import state_of, states, translation_locales

register = template.Library()


@register.inclusion_tag("localisation/state.html")
def translation_state(instance):
    """Write the state of a translated page or snippet: what is done, and what is left."""
    return {"state": state_of(instance)}


@register.inclusion_tag("localisation/languages_of_original.html")
def translation_states(original):
    """Write the state of a French page or snippet in each language, with links to translate."""
    if original.pk is None or original.locale.language_code != settings.LANGUAGE_CODE:
        return {"states": []}
    return {"states": states([original], translation_locales()).values()}
