"""The index of memory: which French texts, translated into a language, have which words.

One row for each word of each text. They are written when a first translation of a text is kept.
The words of a text whose translations are all deleted stay, and propose nothing.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable

from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.signals import post_save
from wagtail.models import Locale
from wagtail_localize.models import String, StringTranslation

from ..models import MemoryWord
from .similarity import letters_of, sizes, words_of

LONGEST = 30  # the words of a text that are looked for
ENOUGH = 500  # the texts of about its size that are read for a word
MOST = 100  # the texts that are compared with it
BATCH = 1000


def connect():
    """Index each text that is translated from now on, whoever translates it."""
    post_save.connect(index_translated, sender=StringTranslation)


def index_translated(instance: StringTranslation, created: bool, raw=False, **kwargs):
    if created and not raw:
        index([instance.translation_of], instance.locale_id)


def index(strings: Iterable[String], locale_id: int):
    """Index French texts that are translated into a language; those known already stay."""
    rows = [
        MemoryWord(string_id=string.pk, locale_id=locale_id, word=word, size=letters_of(words))
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


def shortened(words: list[str]) -> Counter:
    """Return the words of a text as they are indexed, each with the letters that it stands for.

    They are cut, so that « conseillère » finds « conseiller ».
    """
    letters = Counter()
    for word in words:
        letters[word[: MemoryWord.LENGTH]] += len(word)
    return letters


def candidates(words: list[str], locale: Locale, least: int) -> list[int]:
    """Return the numbers of the texts likeliest to score ``least`` with one, in two queries.

    A text that does has at least one of its rarest words: of those that make up more letters
    than the two may not have in common. Of a word that very many texts of this size have, those
    nearest in size are read.
    """
    size = letters_of(words)
    shortest, longest = sizes(size, least)
    rows = MemoryWord.objects.filter(locale=locale, size__range=(shortest, longest))
    letters = shortened(words)
    chosen = rarest(letters, rows, size - shortest)
    above = [rows.filter(word=word, size__gte=size).order_by("size") for word in chosen]
    below = [rows.filter(word=word, size__lt=size).order_by("-size") for word in chosen]
    weights, distances = Counter(), {}
    found = joined([first(some, ENOUGH) for some in above + below])
    for word, string, letters_there in found.values_list("word", "string", "size"):
        weights[string] += letters[word]
        distances[string] = abs(letters_there - size)
    likeliest = sorted(weights, key=lambda string: (-weights[string], distances[string], string))
    return likeliest[:MOST]


def rarest(letters: Counter, rows: QuerySet, enough: int) -> list[str]:
    """Return the words that the fewest ``rows`` have, until they make up ``enough`` letters.

    Those that none has count, and are left out. Of a long text, the longest words are looked at.
    """
    longest = [word for word, _letters in letters.most_common(LONGEST)]
    counted = joined([first(rows.filter(word=word), 2 * ENOUGH) for word in longest])
    known = dict(counted)
    chosen, made_up = [], 0
    for word in sorted(longest, key=lambda word: (known.get(word, 0), -letters[word], word)):
        if made_up > enough:
            break
        made_up += letters[word]
        chosen += [word] if word in known else []
    return chosen


def first(rows: QuerySet, most: int) -> QuerySet:
    """Return the first of some rows, so that they can be joined to others in any database."""
    return MemoryWord.objects.filter(pk__in=rows.values("pk")[:most])


def joined(queries: list[QuerySet]) -> QuerySet:
    """Return the rows of several queries as those of one."""
    return queries[0].union(*queries[1:], all=True) if queries else MemoryWord.objects.none()
