"""How long the report of translations takes for 3,000 pages in three languages.

Run by hand: `.venv/bin/python -m tests.perf.bench_translation_report [pages]`. It fills a database
of its own in memory, prints what each answer costs, and leaves nothing behind.
"""

import os
import sys
import time
from datetime import UTC, datetime
from uuid import uuid4

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "cuf_site.settings.test"
django.setup()

from django.contrib.auth import get_user_model  # noqa: E402
from django.contrib.contenttypes.models import ContentType  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.runner import DiscoverRunner  # noqa: E402
from django.test.utils import CaptureQueriesContext, setup_test_environment  # noqa: E402
from wagtail.models import Locale, Page  # noqa: E402
from wagtail_localize.models import (  # noqa: E402
    String,
    StringSegment,
    StringTranslation,
    TranslatableObject,
    TranslationContext,
    TranslationSource,
)

from cuf_site.localisation.models import PublishedWords, Workload  # noqa: E402
from cuf_site.localisation.states import states, translation_locales  # noqa: E402
from rencontres.models import SessionPage  # noqa: E402
from tests import factories  # noqa: E402

PAGES, SEGMENTS, EDITIONS = 3000, 15, 15
TEXT = (
    "Une phrase de <b>quinze mots</b> que des traductrices et des traducteurs ont à traduire n° {}."
)
NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)


def make_tree(pages: int) -> list[SessionPage]:
    """Make editions, with French sessions and their translations in every language."""
    factories.make_site()
    editions = [factories.make_edition(2010 + number) for number in range(EDITIONS)]
    for edition in editions:
        for language in ("en", "es", "ar"):
            factories.translate(edition, language)
    per_edition = pages // EDITIONS
    french = []
    for edition in editions:
        keys = [uuid4() for _number in range(per_edition)]
        french += add_rows(edition, keys)
        for locale in translation_locales():
            add_rows(edition.get_translation(locale), keys)
    return french


def add_rows(parent, keys) -> list[Page]:
    """Add live pages under ``parent`` in two statements, as base rows of a session."""
    session = ContentType.objects.get_for_model(SessionPage)
    rows = [
        Page(
            path=Page._get_path(parent.path, parent.depth + 1, number),
            depth=parent.depth + 1,
            title=f"Séance {number}",
            slug=f"seance-{number}",
            url_path=f"{parent.url_path}seance-{number}/",
            content_type=session,
            locale_id=parent.locale_id,
            translation_key=key,
            live=True,
            first_published_at=NOW,
        )
        for number, key in enumerate(keys, start=1)
    ]
    Page.objects.bulk_create(rows)
    type(parent).objects.filter(pk=parent.pk).update(numchild=len(rows))
    return rows


def make_segments(french: list[Page]):
    """Submit nine pages of ten, with all, two thirds and none of their texts translated."""
    session = ContentType.objects.get_for_model(SessionPage)
    submitted = [page for number, page in enumerate(french) if number % 10]
    others = [page for number, page in enumerate(french) if not number % 10]
    Workload.objects.bulk_create(
        Workload(translation_key=page.translation_key, texts=SEGMENTS, words=14 * SEGMENTS)
        for page in others
    )
    TranslatableObject.objects.bulk_create(
        TranslatableObject(translation_key=page.translation_key, content_type=session)
        for page in submitted
    )
    sources = TranslationSource.objects.bulk_create(
        TranslationSource(
            object_id=page.translation_key,
            specific_content_type=session,
            locale_id=page.locale_id,
            object_repr=page.title,
            content_json="{}",
            schema_version="",
            last_updated_at=NOW,
        )
        for page in submitted
    )
    locale = Locale.get_default()
    texts = [TEXT.format(number) for number in range(len(sources) * SEGMENTS)]
    strings = String.objects.bulk_create(
        String(locale=locale, data=text, data_hash=String._get_data_hash(text)) for text in texts
    )
    contexts = TranslationContext.objects.bulk_create(
        TranslationContext(object_id=source.object_id, path=path, path_id=uuid4())
        for source in sources
        for path in (f"body.{number}" for number in range(SEGMENTS))
    )
    StringSegment.objects.bulk_create(
        StringSegment(
            source=sources[number // SEGMENTS], string=string, context=context, order=number
        )
        for number, (string, context) in enumerate(zip(strings, contexts, strict=True))
    )
    translate(sources, strings, contexts)


def translate(sources, strings, contexts):
    """Confirm all English texts, two thirds of the Spanish, and publish some outdated."""
    english, spanish, _arabic = translation_locales()
    StringTranslation.objects.bulk_create(
        StringTranslation(
            translation_of=string,
            context=context,
            locale=locale,
            data=string.data,
            translation_type="manual",
        )
        for number, (string, context) in enumerate(zip(strings, contexts, strict=True))
        for locale in (english, spanish)
        if locale == english or number % 3
    )
    PublishedWords.objects.bulk_create(
        PublishedWords(
            source=source,
            locale=english,
            answers={},
            published_at=NOW,
            outdated_since=None if number % 4 else NOW,
        )
        for number, source in enumerate(sources)
    )


def measure(name: str, answer):
    """Print the queries and the best of three times of one answer."""
    answer()
    times = []
    for _number in range(3):
        with CaptureQueriesContext(connection) as queries:
            start = time.perf_counter()
            answer()
            times.append(time.perf_counter() - start)
    sys.stdout.write(f"{name:34} {len(queries):3} queries {min(times):6.2f} s\n")


def main(pages: int):
    setup_test_environment()
    runner = DiscoverRunner(verbosity=0, interactive=False)
    databases = runner.setup_databases()
    try:
        french = make_tree(pages)
        make_segments(french)
        get_user_model().objects.create_superuser("bench@example.org", password="x")
        client = Client()
        client.force_login(get_user_model().objects.get())
        total = StringSegment.objects.count(), StringTranslation.objects.count()
        sys.stdout.write(f"{len(french)} pages, {total[0]} segments, {total[1]} translations\n")
        measure("states of all pages", lambda: states(french, translation_locales()))
        for name, address in {
            "report, first page": "/admin/reports/languages/",
            "report, one edition": f"/admin/reports/languages/?edition={edition_id()}",
            "report, CSV": "/admin/reports/languages/?export=csv",
            "first screen of the admin": "/admin/",
        }.items():
            measure(name, lambda address=address: client.get(address))
    finally:
        runner.teardown_databases(databases)


def edition_id() -> int:
    return factories.get_index().get_children().first().pk


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else PAGES)
