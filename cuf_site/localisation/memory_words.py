"""The index of memory: which French texts, translated into a language, have which words.

One row for each word of each text. They are written when a first translation of a text is kept.
The words of a text whose translations are all deleted stay, and propose nothing.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable

from django.db import connection
from django.db.models import Exists, OuterRef
from django.db.models.signals import post_save
from wagtail.models import Locale
from wagtail_localize.models import String, StringTranslation

from .models import MemoryWord
from .similarity import shortened, sizes, words_of

LONGEST = 16  # the words of a text that are counted
RAREST = 8  # those of them that are looked for
ENOUGH = 500  # the texts, longer or shorter, that are read for a word
MOST = 100  # the texts that are compared
MOST_WORDS = 3000  # the words of them all
BATCH = 1000
# Each is answered by the unique index alone, in its order.
SOME = (
    "SELECT string_id, size FROM {{table}} "
    "WHERE locale_id = %s AND word = %s AND size BETWEEN %s AND %s {order} LIMIT %s"
)
AT_LEAST, AT_MOST = (
    f"SELECT string_id, size FROM ({SOME.format(order=order)}) AS found"
    for order in ("ORDER BY size", "ORDER BY size DESC")
)
COUNT = f"SELECT %d, COUNT(*) FROM ({SOME.format(order='').replace('%s', '%%s')}) AS found"


def connect():
    """Index each text that is translated from now on, whoever translates it."""
    post_save.connect(index_translated, sender=StringTranslation)


def index_translated(instance: StringTranslation, created: bool, raw=False, **kwargs):
    if created and not raw:
        index([instance.translation_of], instance.locale_id)


def index(strings: Iterable[String], locale_id: int):
    """Index French texts that are translated into a language; those known already stay."""
    rows = [
        MemoryWord(string_id=string.pk, locale_id=locale_id, word=word, size=len(words))
        for string in sorted(strings, key=lambda string: string.pk)
        for words in [words_of(string.data)]
        for word in sorted(shortened(words))
    ]
    MemoryWord.objects.bulk_create(rows, ignore_conflicts=True)


def index_missing():
    """Index the texts that were translated in another way: by SQL, a fixture, an older version."""
    known = MemoryWord.objects.filter(string=OuterRef("translation_of"), locale=OuterRef("locale"))
    missing = StringTranslation.objects.exclude(Exists(known)).order_by()
    strings = defaultdict(set)
    for string, locale in missing.values_list("translation_of", "locale"):
        strings[locale].add(string)
    for locale, numbers in strings.items():
        numbers = sorted(numbers)
        for start in range(0, len(numbers), BATCH):
            index(String.objects.filter(pk__in=numbers[start : start + BATCH]), locale)


def candidates(words: list[str], locale: Locale, least: int) -> list[int]:
    """Return the numbers of the texts likeliest to score ``least`` with one, in two queries.

    They are those that share most of its rarest words. Of a word that very many texts of this
    size have, those nearest in size are read.
    """
    if not words:
        return []
    size = len(words)
    shortest, longest = sizes(size, least)
    chosen = rarest(set(shortened(words)), locale, shortest, longest)
    above = [(AT_LEAST, (locale.pk, word, size, longest, ENOUGH)) for word in chosen]
    below = [(AT_MOST, (locale.pk, word, shortest, size - 1, ENOUGH)) for word in chosen]
    shared, distances = Counter(), {}
    for string, size_there in answers(above + below):
        shared[string] += 1
        distances[string] = abs(size_there - size)
    likeliest = sorted(shared, key=lambda string: (-shared[string], distances[string], string))
    return likeliest[: min(MOST, MOST_WORDS // size + 1)]


def rarest(words: set[str], locale: Locale, shortest: int, longest: int) -> list[str]:
    """Return the words that the fewest texts of some sizes have, without those that none has.

    Of a long text, the longest words are looked at.
    """
    asked = sorted(words, key=lambda word: (-len(word), word))[:LONGEST]
    counts = [
        (COUNT % number, (locale.pk, word, shortest, longest, ENOUGH))
        for number, word in enumerate(asked)
    ]
    known = {asked[number]: count for number, count in answers(counts) if count}
    return sorted(known, key=lambda word: (known[word], -len(word), word))[:RAREST]


def answers(parts: list[tuple[str, tuple]]) -> list[tuple]:
    """Return the rows of several queries, given with their parameters, as those of one.

    The ORM takes longer to write so many than the database to answer them.
    """
    if not parts:
        return []
    table = connection.ops.quote_name(MemoryWord._meta.db_table)
    sql = " UNION ALL ".join(part.format(table=table) for part, _values in parts)
    with connection.cursor() as cursor:
        cursor.execute(sql, [value for _part, values in parts for value in values])
        return cursor.fetchall()
