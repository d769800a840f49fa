"""What languages call themselves."""

from django.utils.translation import get_language_info

SHADDA = "\N{ARABIC SHADDA}"


def language_name(code):
    """Return a language's own name, without vowel signs: « العربية »; an unknown code itself."""
    try:
        return get_language_info(code)["name_local"].replace(SHADDA, "").capitalize()
    except KeyError:
        return code
