"""Snippets in the reader's language: the French row holds the facts, its sibling the words."""

from collections.abc import Iterable

from django.conf import settings
from django.db import models
from django.db.models import OuterRef, Subquery
from django.db.models.functions import JSONObject


def siblings(rows: Iterable[models.Model], language: str) -> dict[int, models.Model]:
    """Return ``{French row id: row holding its words in ``language``}``, in one query per model.

    All rows must be of one translatable model. A row without a sibling in that language
    is not in the answer: its words are unknown there.
    """
    rows = {row.pk: row for row in rows if row is not None}
    if not rows:
        return {}
    if language == settings.LANGUAGE_CODE:
        return rows
    model = type(next(iter(rows.values())))
    translated = {
        row.translation_key: row
        for row in model.objects.filter(
            locale__language_code=language,
            translation_key__in=[row.translation_key for row in rows.values()],
        )
    }
    return {
        pk: translated[row.translation_key]
        for pk, row in rows.items()
        if row.translation_key in translated
    }


def sibling_words(model: type[models.Model], path: str, language: str, *fields: str) -> Subquery:
    """Return an expression for the words of the snippet at ``path`` of a query, in ``language``.

    Its value is ``{field: text}``, or ``None`` where the snippet has no row in that language;
    it spares the query of ``siblings`` where rows are read by many.
    """
    row = model.objects.filter(
        translation_key=OuterRef(f"{path}__translation_key"), locale__language_code=language
    )
    words = row.order_by().values_list(JSONObject(**{field: field for field in fields}))
    return Subquery(words[:1], output_field=models.JSONField())
