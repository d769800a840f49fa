"""What sessions are about and who organises them: all their rows in one query.

The rows are of five models. Each tells its snippet's French facts and its words in the
reader's language as JSON, so that one UNION reads them all, for one session or for sixty.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import JSONField, Value
from django.db.models.functions import JSONObject

from cuf_site.localisation.snippet_translations import sibling_words

from ..models import (
    Group,
    Partner,
    SessionCountry,
    SessionDocument,
    SessionGroup,
    SessionOrganiser,
    SessionTopic,
    Topic,
)


@dataclass(frozen=True)
class Relation:
    """A relation of a session: the fields read through its rows, and its translated snippet."""

    rows: type
    fields: dict[str, str]
    snippet: type | None = None
    path: str = ""
    words: tuple[str, ...] = ()


RELATIONS = {
    "topics": Relation(
        SessionTopic,
        {name: f"topic__{name}" for name in ("id", "slug", "name", "sdg")},
        Topic,
        "topic",
        ("name",),
    ),
    "groups": Relation(
        SessionGroup,
        {name: f"group__{name}" for name in ("id", "slug", "name", "kind", "countries")},
        Group,
        "group",
        ("name",),
    ),
    "countries": Relation(SessionCountry, {"code": "country"}),
    "organisers": Relation(
        SessionOrganiser,
        {name: f"partner__{name}" for name in ("id", "name", "short_name", "website")},
        Partner,
        "partner",
        ("name", "description"),
    ),
    "documents": Relation(
        SessionDocument,
        {
            "key": "translation_key",
            "row_title": "title",
            **{
                name: f"document__{name}"
                for name in ("id", "title", "file", "file_size", "language")
            },
        },
    ),
}


@dataclass(frozen=True)
class Subject:
    """A row of a session: the French facts of what it names, its words or ``None``."""

    facts: dict
    words: dict | None


def read_subjects(session_ids: Iterable[int], language: str) -> dict[int, dict[str, list[Subject]]]:
    """Return ``{session id: {relation: subjects in order}}``."""
    session_ids = list(session_ids)
    first, *others = [
        _query(name, relation, session_ids, language) for name, relation in RELATIONS.items()
    ]
    rows = sorted(first.union(*others, all=True), key=lambda row: (row[0], row[1], row[2] or 0))
    found = defaultdict(lambda: defaultdict(list))
    for session_id, name, _order, facts, words in rows:
        found[session_id][name].append(Subject(facts, words))
    return found


def subjects_in_memory(session) -> dict[str, list[Subject]]:
    """Return the same for a session that is not saved as it is shown: a preview, in French."""
    found = defaultdict(list)
    for name, relation in RELATIONS.items():
        for row in getattr(session, name).all():
            facts = {key: _plain(row, path) for key, path in relation.fields.items()}
            if facts.get("id") or facts.get("code"):  # a draft's row may name nothing yet
                found[name].append(Subject(facts, None))
    return found


def _query(name, relation, session_ids, language):
    words = Value(None, output_field=JSONField())
    if relation.snippet:
        words = sibling_words(relation.snippet, relation.path, language, *relation.words)
    return (
        relation.rows.objects.filter(session__in=session_ids)
        .order_by()
        .values_list("session_id", Value(name), "sort_order", JSONObject(**relation.fields), words)
    )


def _plain(row, path):
    """Follow ``path`` from ``row`` in memory; values become as plain as JSON gives them."""
    value = row
    for part in path.split("__"):
        value = getattr(value, part, None)
    if value is None or isinstance(value, int):
        return value
    if isinstance(value, Iterable) and not isinstance(value, str):
        return ",".join(country.code for country in value)
    return str(value)
