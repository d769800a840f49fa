"""How much of three sessions of the demo memory translates into Spanish, as if they were new.

Run by hand: `.venv/bin/python -m tests.perf.measure_memory`. It loads the demo into a database of
its own, forgets the Spanish of three sessions of 2023, and prints what memory fills, proposes,
and finds near; it leaves nothing behind.
"""

import os
import sys
from collections import Counter

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "cuf_site.settings.test"
django.setup()

from django.core.management import call_command  # noqa: E402
from django.db.models import Count  # noqa: E402
from django.test.runner import DiscoverRunner  # noqa: E402
from wagtail.models import Locale  # noqa: E402
from wagtail_localize.models import StringSegment, StringTranslation  # noqa: E402

from cuf_site.localisation.workload import words_in  # noqa: E402
from cuf_site.localisation.workshop import memory  # noqa: E402
from rencontres.models import EditionPage, SessionPage  # noqa: E402

SESSIONS = 3
KINDS = ("filled", "proposed", "near", "nothing")


def longest_sessions(year: int) -> list[SessionPage]:
    """Return the sessions of an edition that have the most texts translated into Spanish."""
    edition = EditionPage.objects.get(year=year, locale=Locale.get_default())
    sessions = {one.translation_key: one for one in SessionPage.objects.child_of(edition)}
    rows = StringTranslation.objects.filter(
        locale__language_code="es", context__object_id__in=list(sessions)
    )
    counted = rows.values("context__object_id").annotate(n=Count("pk")).order_by("-n")
    keys = counted.values_list("context__object_id", flat=True)[:SESSIONS]
    return [sessions[key] for key in keys]


def what_memory_knows(page, spanish: Locale, texts: Counter, words: Counter):
    """Print what memory proposes for each text of a page, and count texts and words."""
    segments = list(
        StringSegment.objects.filter(source__object_id=page.translation_key)
        .select_related("string", "context")
        .order_by("order")
    )
    known = memory.identical(segments, spanish)
    say(f"\n{page.title}: {len(segments)} texts")
    for segment in segments:
        french = segment.string.data
        matches = known.get(segment.pk) or memory.near(segment, spanish)
        if not matches:
            kind = "nothing"
        elif matches[0].score < memory.IDENTICAL:
            kind = "near"
        else:
            kind = "filled" if matches[0].is_sure else "proposed"
        texts[kind] += 1
        words[kind] += words_in(french)
        for one in matches:
            say(f"  {kind:8} {one.score:3} {french[:70]!r} = {one.text[:70]!r}, {one.origin}")


def say(line: str):
    sys.stdout.write(f"{line}\n")


def main():
    runner = DiscoverRunner(verbosity=0, interactive=False)
    databases = runner.setup_databases()
    try:
        call_command("setup")
        call_command("load_demo", verbosity=0)
        sessions = longest_sessions(2023)
        spanish = Locale.objects.get(language_code="es")
        keys = [session.translation_key for session in sessions]
        StringTranslation.objects.filter(locale=spanish, context__object_id__in=keys).delete()
        texts, words = Counter(), Counter()
        for session in sessions:
            what_memory_knows(session, spanish, texts, words)
        say("")
        for kind in KINDS:
            say(f"{kind:8} {texts[kind]:3} texts {words[kind]:5} words")
    finally:
        runner.teardown_databases(databases)


if __name__ == "__main__":
    main()
