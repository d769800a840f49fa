"""The address of the search in each language, outside the page tree."""

from django.conf import settings
from django.urls import path

from .views.search import SearchView

# The word for it in the address, where that of English is not understood.
SEARCH_WORDS = {"fr": "recherche", "es": "buscar"}


def search_path(code: str) -> str:
    """Return the address of the search in a language: French, the first, has no prefix."""
    prefix = "" if code == settings.LANGUAGE_CODE else f"{code}/"
    return f"{prefix}{SEARCH_WORDS.get(code, 'search')}/"


urlpatterns = [
    path(search_path(code), SearchView.as_view(), name=f"search-{code}")
    for code, _name in settings.LANGUAGES
]
