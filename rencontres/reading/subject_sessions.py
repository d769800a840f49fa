"""The sessions on a topic or of a group, across editions."""

from django.conf import settings
from django.db.models import F, Model
from django.http import Http404

from ..models import Group as GroupRow
from ..models import SessionPage
from ..models import Topic as TopicRow
from .display_types import make_country, make_group, make_topic
from .shelf import Shelf
from .speakers import by_edition


def topic_context(slug: str, shelf: Shelf) -> dict:
    """Return what the page of a topic shows; raise ``Http404`` when there is no such topic."""
    row, words = _find(TopicRow, slug, shelf.reader.language)
    facts = {"id": row.pk, "slug": row.slug, "name": row.name, "sdg": row.sdg}
    sessions = SessionPage.objects.filter(topics__topic=row)
    return {
        "topic": make_topic(facts, words, shelf.reader),
        "editions": by_edition(sessions, shelf),
    }


def group_context(slug: str, shelf: Shelf) -> dict:
    """Return what the page of a group shows; raise ``Http404`` when there is no such group."""
    row, words = _find(GroupRow, slug, shelf.reader.language)
    codes = ",".join(country.code for country in row.countries)
    facts = {"id": row.pk, "slug": row.slug, "name": row.name, "kind": row.kind}
    group = make_group(facts | {"countries": codes}, words, shelf.reader)
    return {
        "group": group,
        "countries": tuple(map(make_country, group.countries)),
        "editions": by_edition(SessionPage.objects.filter(groups__group=row), shelf),
    }


def _find(model: type[Model], slug: str, language: str) -> tuple[Model, dict | None]:
    """Return the French row with this slug, and the words of its sibling, in one query."""
    rows = model.objects.filter(
        translation_key__in=model.objects.filter(
            slug=slug, locale__language_code=settings.LANGUAGE_CODE
        ).values("translation_key")
    )
    rows = {row.code: row for row in rows.annotate(code=F("locale__language_code"))}
    if settings.LANGUAGE_CODE not in rows:
        raise Http404
    words = rows.get(language)
    return rows[settings.LANGUAGE_CODE], words and {"name": words.name}
