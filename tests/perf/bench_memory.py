"""How soon translation memory answers when 50,000 texts are translated.

Run by hand: `.venv/bin/python -m tests.perf.bench_memory [texts [varied] [repeated]]`, with
DATABASE_URL for another database than SQLite. It fills one of its own with the demo's sentences,
shuffled, and then with one sentence that only a number changes, asks in processes that have just
started and again in the same, prints what that takes, and leaves nothing behind.
"""

import gc
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from statistics import median
from uuid import uuid4

import django

FOLDER = tempfile.TemporaryDirectory(prefix="memory-")
os.environ["DJANGO_SETTINGS_MODULE"] = "cuf_site.settings.test"
os.environ.setdefault("DATABASE_URL", f"sqlite:///{FOLDER.name}/memory.sqlite3")
django.setup()

import polib  # noqa: E402
from django.contrib.contenttypes.models import ContentType  # noqa: E402
from django.db import connection  # noqa: E402
from django.test.runner import DiscoverRunner  # noqa: E402
from wagtail.hooks import search_for_hooks  # noqa: E402
from wagtail.models import Locale  # noqa: E402
from wagtail_localize.models import (  # noqa: E402
    String,
    StringSegment,
    StringTranslation,
    TranslatableObject,
    TranslationContext,
    TranslationSource,
)

from cuf_site.localisation import memory_words  # noqa: E402
from cuf_site.localisation.models import MemoryWord  # noqa: E402
from cuf_site.localisation.workshop import memory  # noqa: E402
from home.demo import demo_files  # noqa: E402
from rencontres.models import SessionPage  # noqa: E402
from tests import factories  # noqa: E402
from tests.perf.bench_translation_report import add_rows  # noqa: E402

TEXTS, PER_PAGE, ASKED, PROCESSES = 50_000, 20, 50, 10
NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
FIELDS = ("summary", "participations.function", "body.paragraph", "title")
REPEATED = "Une phrase que des traductrices et des traducteurs ont à traduire, la n° {}."
PAGE = 60


class Writer:
    """Texts as the demo has them, and others made of its sentences and words."""

    def __init__(self):
        self.chance = random.Random(2023)
        file = demo_files.FOLDER / "translations" / "en.po"
        self.texts = [entry.msgid for entry in polib.pofile(str(file))]
        self.long = [text for text in self.texts if len(text) > 60]
        self.short = [text for text in self.texts if len(text) <= 60]
        self.words = re.findall(r"[^\W\d_]+", " ".join(self.texts))

    def boilerplate(self) -> str:
        return self.texts[int(len(self.texts) * self.chance.random() ** 3)]

    def text(self) -> str:
        """Return a function or title, or a paragraph of one to five sentences, like no other."""
        if self.chance.random() < 0.5:
            return self.changed(self.chance.choice(self.short), 1)
        sentences = self.chance.choices(self.long, k=self.chance.randint(1, 5))
        return " ".join(self.changed(one, 3) for one in sentences)

    def changed(self, text: str, words: int) -> str:
        """Return a text with some words replaced, and a name or figure more."""
        parts = re.split(r"( )", text)
        for _number in range(words):
            place = self.chance.randrange(0, len(parts), 2)
            if not re.search("[<>&]", parts[place]):
                parts[place] = self.chance.choice(self.words)
        return f"{''.join(parts)} {self.chance.choice(self.words)} {self.chance.randint(1, 2000)}"

    def corpus(self, size: int) -> list[str]:
        """Return texts of which one in four says what others say."""
        return [
            self.boilerplate() if self.chance.random() < 0.25 else self.text()
            for _number in range(size)
        ]


def fill(texts: list[str]):
    """Make pages of twenty texts with their English translations, and one that has none yet."""
    edition = factories.make_edition()
    pages = add_rows(edition, [uuid4() for _page in range(0, len(texts), PER_PAGE)])
    segments = make_segments(pages, texts, PER_PAGE)
    english = Locale.objects.get(language_code="en")
    StringTranslation.objects.bulk_create(
        StringTranslation(
            translation_of_id=one.string_id,
            context_id=one.context_id,
            locale=english,
            data=f"EN {one.string.data}",
            translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
        )
        for one in segments
    )
    start = time.perf_counter()
    memory_words.index_missing()
    if connection.vendor == "postgresql":  # as it does itself by the time that a table is so long
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
    say(f"indexed in {time.perf_counter() - start:.0f} s: {MemoryWord.objects.count()} words")


def make_segments(pages, texts: list[str], per_page: int) -> list[StringSegment]:
    """Submit pages for translation, with ``per_page`` of the texts each."""
    session, french = ContentType.objects.get_for_model(SessionPage), Locale.get_default()
    TranslatableObject.objects.bulk_create(
        TranslatableObject(translation_key=page.translation_key, content_type=session)
        for page in pages
    )
    sources = TranslationSource.objects.bulk_create(
        TranslationSource(
            object_id=page.translation_key,
            specific_content_type=session,
            locale=french,
            object_repr=page.title,
            content_json="{}",
            last_updated_at=NOW,
        )
        for page in pages
    )
    String.objects.bulk_create(
        (
            String(locale=french, data=text, data_hash=String._get_data_hash(text))
            for text in dict.fromkeys(texts)
        ),
        ignore_conflicts=True,
    )
    strings = {string.data: string for string in String.objects.all()}
    contexts = TranslationContext.objects.bulk_create(
        TranslationContext(
            object_id=sources[number // per_page].object_id,
            path=f"place.{number}",
            path_id=uuid4(),
            field_path=FIELDS[number % len(FIELDS)],
        )
        for number in range(len(texts))
    )
    return StringSegment.objects.bulk_create(
        StringSegment(
            source=sources[number // per_page],
            string=strings[text],
            context=context,
            order=number,
        )
        for number, (text, context) in enumerate(zip(texts, contexts, strict=True))
    )


def ask():
    """Print ``[text, milliseconds, how many were found]`` of each answer of this process."""
    english = Locale.objects.get(language_code="en")
    source = TranslationSource.objects.order_by("pk").last()
    segments = list(source.stringsegment_set.select_related("string", "context").order_by("order"))
    random.Random(int(sys.argv[2])).shuffle(segments)
    search_for_hooks()  # as any page of the admin does
    gc.collect()  # once in the life of a process: not the work of its first answers
    connection.close()
    near = [[one.pk, *timed(lambda one=one: memory.near(one, english))] for one in segments[:ASKED]]
    identical = [0, *timed(lambda: memory.identical(segments, english))]
    sys.stdout.write(json.dumps({"near": near, "identical": [identical]}))


def timed(answer) -> tuple[float, int]:
    """Return the milliseconds that an answer takes, and how many it is."""
    start = time.perf_counter()
    found = answer()
    return 1000 * (time.perf_counter() - start), len(found)


def measure(name: str):
    """Ask from processes that have just started, and print what that took."""
    here = connection.settings_dict
    address = f"sqlite:///{here['NAME']}"
    if connection.vendor == "postgresql":
        address = os.environ["DATABASE_URL"].rpartition("/")[0] + f"/{here['NAME']}"
    command = [sys.executable, "-m", "tests.perf.bench_memory", "--ask"]
    environment = os.environ | {"DATABASE_URL": address}
    answers = [
        json.loads(subprocess.check_output([*command, str(number)], env=environment))
        for number in range(PROCESSES)
    ]
    near = [answer for one in answers for answer in one["near"]]
    found = sum(1 for _text, _ms, count in near if count)
    say(f"{name} on {connection.vendor}: near found for {found} of {len(near)}")
    tell("near, first of a process", [one["near"][0] for one in answers])
    tell("near, the others", [answer for one in answers for answer in one["near"][1:]])
    tell(f"identical, {PAGE} texts", [answer for one in answers for answer in one["identical"]])


def tell(label: str, answers: list):
    """Print the median and the worst; then the slowest text, at its best in any process.

    The last does not count what else the machine was doing.
    """
    best = {}
    for text, ms, _count in answers:
        best[text] = min(ms, best.get(text, ms))
    times = [ms for _text, ms, _count in answers]
    figures = f"median {median(times):5.0f} ms, worst {max(times):5.0f} ms"
    say(f"  {label:26} {figures}, slowest text {max(best.values()):5.0f} ms")


def say(line: str):
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main(size: int, only: list[str]):
    writer = Writer()
    corpora = {
        "varied": (writer.corpus(size), [writer.text() for _number in range(PAGE)]),
        "repeated": (
            [REPEATED.format(number) for number in range(size)],
            [REPEATED.format(f"{size + number} rectifiée") for number in range(PAGE)],
        ),
    }
    varied, asked = corpora["varied"]
    asked[:40] = [
        writer.changed(text, 1) if number % 2 else text
        for number, text in enumerate(writer.chance.sample(varied, 40))
    ]
    for name, (texts, asked) in corpora.items():
        if only and name not in only:
            continue
        if connection.vendor == "sqlite":
            connection.settings_dict["TEST"]["NAME"] = f"{FOLDER.name}/{name}.sqlite3"
        runner = DiscoverRunner(verbosity=0, interactive=False)
        databases = runner.setup_databases()
        try:
            factories.make_site()
            fill(texts)
            make_segments(add_rows(factories.make_edition(2030), [uuid4()]), asked, PAGE)
            measure(name)
        finally:
            runner.teardown_databases(databases)


if __name__ == "__main__":
    if "--ask" in sys.argv:
        ask()
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else TEXTS, sys.argv[2:])
