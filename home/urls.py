"""The address of the search in each language, outside the page tree."""

from django.urls import path

from .views.search import SearchView

search = SearchView.as_view()
urlpatterns = [
    path("recherche/", search, name="search-fr"),
    path("en/search/", search, name="search-en"),
    path("es/buscar/", search, name="search-es"),
    path("ar/search/", search, name="search-ar"),
]
