"""Wagtail's search in the database, with words folded: « cooperation » finds « Coopération ».

Words are folded before the database sees them, when they are indexed and when they are asked
for, so that SQLite and PostgreSQL find the same without any extension. After a change of
``folding``, ``manage.py update_index`` writes the index anew.
"""

from collections.abc import Iterable
from copy import copy

from django.db.models import Model, QuerySet
from modelsearch.index import BaseField, RelatedFields
from modelsearch.query import MATCH_ALL, And, Or, PlainText, SearchQuery

from ..upstream import DatabaseSearchBackend, SearchIndex, SearchQueryCompiler
from .folding import folded


class FoldedIndex(SearchIndex):
    """What is written of pages and snippets: their folded words."""

    def add_items(self, model, objs):
        super().add_items(model, [_with_folded_fields(obj) for obj in objs])


class PrefixCompiler(SearchQueryCompiler):
    """A search whose last word may be the start of one: « coop » finds « coopération »."""

    LAST_TERM_IS_PREFIX = True


class SearchBackend(DatabaseSearchBackend):
    """The search of the site and of the admin; Wagtail looks for it under this name."""

    index_class = FoldedIndex
    query_compiler_class = PrefixCompiler

    def __init__(self, params):
        # PostgreSQL: no stemming, which depends on how the server was installed.
        super().__init__({"SEARCH_CONFIG": "simple"} | params)

    def _search(self, query_compiler_class, query, model_or_queryset, fields=None, **kwargs):
        # Fields are compared as they are stored.
        query = folded_query(query) if fields is None else query
        if not _has_words(query):
            # Wagtail's own answer to no words has no queryset, which lists of the admin ask for.
            query, model_or_queryset = MATCH_ALL, _rows_of(model_or_queryset).none()
        return super()._search(
            query_compiler_class, query, model_or_queryset, fields=fields, **kwargs
        )

    def holding(self, queryset: QuerySet, words: Iterable[str]) -> QuerySet:
        """Return the rows of a queryset that hold a word beginning with each of ``words``.

        The words are folded, and there is at least one.
        """
        query = And([PlainText(word) for word in words])
        found = super()._search(
            self.query_compiler_class, query, queryset, order_by_relevance=False
        )
        return found.get_queryset().order_by()


def _rows_of(model_or_queryset: type[Model] | QuerySet) -> QuerySet:
    if isinstance(model_or_queryset, QuerySet):
        return model_or_queryset
    return model_or_queryset.objects.all()


def folded_query(query: str | SearchQuery) -> str | SearchQuery:
    """Return a query with its words folded."""
    if isinstance(query, str):
        return folded(query)
    twin = copy(query)
    if isinstance(query, And | Or):
        twin.subqueries = [*filter(_has_words, map(folded_query, query.subqueries))]
    elif hasattr(query, "subquery"):
        twin.subquery = folded_query(query.subquery)
    elif hasattr(query, "query_string"):
        twin.query_string = folded(query.query_string)
    return twin


def _has_words(query):
    """Whether there is anything left to look for: the databases cannot look for nothing."""
    if isinstance(query, And | Or):
        return bool(query.subqueries)
    if hasattr(query, "subquery"):
        return _has_words(query.subquery)
    return bool(getattr(query, "query_string", query))


def _with_folded_fields(obj: Model) -> Model:
    """Return a copy of an object whose search fields tell folded words."""
    twin = copy(obj)
    fields = [_folded_field(field) for field in obj.get_search_fields()]
    twin.get_search_fields = lambda: fields
    return twin


def _folded_field(field: BaseField) -> BaseField:
    """Return a search field that tells the folded words of an object."""
    twin = copy(field)
    if isinstance(field, RelatedFields):
        twin.fields = [_folded_field(part) for part in field.fields]
    else:
        twin.get_value = lambda obj: _folded_value(field.get_value(obj))
    return twin


def _folded_value(value) -> str:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list | tuple):
        return " ".join(map(_folded_value, value))
    return folded(str(value)) if value is not None else ""
