"""The fixed renderings of the organisation's terms, found in texts whatever their spelling.

Words are compared folded, as in searches: without case, accents, shapes of apostrophes, Arabic
vowel signs, tatweel and forms of alef, nor the article that Arabic writes in one word with its
noun. A form that is listed stands for its plurals too, in Latin script, and for itself behind the
prefixes of Arabic (« و » « ب » « ل ») and before its possessives (« محورها »). Nothing here blocks
anything.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from django.utils.translation import get_language_info
from django.utils.translation import gettext as _
from wagtail.models import Locale
from wagtail_localize.strings import StringValue

from ...words.folding import folded_words
from ..models import GlossaryRendering, listed_forms

PREFIXES = "وفبكل"
POSSESSIVES = ("هما", "ها", "هم", "هن", "نا", "كم")
SHORTEST = 3  # letters of a word that something may be taken away from
ISOLATE, END_OF_ISOLATE = "\u2068", "\u2069"  # FSI and PDI: words of another direction keep to it


@dataclass(frozen=True)
class Term:
    """A French term with what it is in one language: ``preferred`` begins with the best.

    ``forms`` are how it may be written in French.
    """

    french: str
    preferred: tuple[str, ...]
    forbidden: tuple[str, ...] = ()
    note: str = ""
    forms: tuple[str, ...] = ()


@dataclass(frozen=True)
class Found:
    """Where a form of a term stands in a text, counted in words."""

    start: int
    end: int
    form: str
    term: Term

    def overlaps(self, other: "Found") -> bool:
        return self.start < other.end and other.start < self.end


class Forms:
    """Forms to look for in texts, each of one term."""

    def __init__(self, pairs: Iterable[tuple[str, Term]]):
        self.by_first_word = defaultdict(list)
        for form, term in pairs:
            if words := folded_words(form):
                self.by_first_word[words[0]].append((words, form, term))

    def found_in(self, text: list[frozenset[str]]) -> Iterator[Found]:
        """Yield each place of a text (see ``words_of``) where a form stands."""
        for start, first in enumerate(text):
            for known in first & self.by_first_word.keys():
                for words, form, term in self.by_first_word[known]:
                    end = start + len(words)
                    here = text[start:end]
                    if len(here) == len(words) and all(
                        word in one for word, one in zip(words, here, strict=True)
                    ):
                        yield Found(start, end, form, term)


class Glossary:
    """The terms that have a rendering in one language."""

    def __init__(self, terms: Iterable[Term], language: str):
        self.language = language
        self.forms = Forms((form, term) for term in terms for form in term.forms)

    @classmethod
    def of(cls, locale: Locale) -> "Glossary":
        """Return the glossary of a language, in one query."""
        rows = GlossaryRendering.objects.filter(locale=locale).select_related("term")
        return cls([term_of(row) for row in rows.order_by("term")], locale.language_code)

    def terms_in(self, french: str) -> list[Term]:
        """Return the terms of a French text, in its order; a term inside a longer one is none."""
        found = longest(self.forms.found_in(words_of(french)))
        return list(dict.fromkeys(one.term for one in found))

    def departures(self, french: str, text: str) -> list[str]:
        """Say where a translation departs from the glossary, a sentence for each term.

        It uses a rendering to avoid, or none of those preferred. What is part of a longer
        rendering of another term is right there.
        """
        terms, words = self.terms_in(french), words_of(text)
        preferred = Forms((form, term) for term in terms for form in term.preferred)
        forbidden = Forms((form, term) for term in terms for form in term.forbidden)
        used, avoided = list(preferred.found_in(words)), list(forbidden.found_in(words))
        standing = [one for one in longest([*used, *avoided]) if one in avoided]
        bad = {one.term: one.form for one in standing}
        followed = {one.term for one in used}
        return [
            self.sentence(term, bad.get(term))
            for term in terms
            if term in bad or (term not in followed and any(map(folded_words, term.preferred)))
        ]

    def sentence(self, term: Term, form: str | None) -> str:
        if form is None:
            sentence = _("“%(french)s” is translated by “%(preferred)s”.")
        else:
            sentence = _("“%(form)s” is to be avoided for “%(french)s”: write “%(preferred)s”.")
        preferred = self.quoted(term.preferred[0]) if term.preferred else "…"
        shown = self.quoted(form or "")
        return sentence % {"french": term.french, "preferred": preferred, "form": shown}

    def quoted(self, words: str) -> str:
        """Return words of the language so that they keep their direction in a sentence."""
        is_bidi = get_language_info(self.language)["bidi"]
        return f"{ISOLATE}{words}{END_OF_ISOLATE}" if is_bidi else words


def term_of(row: GlossaryRendering) -> Term:
    """Return a rendering with its term, as plain values."""
    return Term(
        french=row.term.french,
        preferred=tuple(listed_forms(row.preferred)),
        forbidden=tuple(listed_forms(row.forbidden)),
        note=" ".join(filter(None, (row.term.note, row.note))),
        forms=tuple(row.term.forms),
    )


def longest(found: Iterable[Found]) -> list[Found]:
    """Keep the longest where forms overlap, the first of equals; return them in their order."""
    kept = []
    for one in sorted(found, key=lambda one: (one.start - one.end, one.start)):
        if not any(one.overlaps(other) for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda one: one.start)


def words_of(text: str) -> list[frozenset[str]]:
    """Return the words of a text in inline HTML, each with all that it may be a form of."""
    plain = StringValue(text).render_text() if "<" in text or "&" in text else text
    return [readings(word) for word in folded_words(plain)]


@lru_cache(maxsize=16384)
def readings(word: str) -> frozenset[str]:
    """Return a folded word with what it is in the singular, or without what Arabic joins to it."""
    found = {word}
    if len(word) > SHORTEST:
        found |= singulars(word) | possessed(word)
        if word[0] in PREFIXES:
            for rest in folded_words(word[1:]):
                found |= readings(rest)
    return frozenset(found)


def possessed(word: str) -> set[str]:
    """Return what an Arabic word may be without the possessive at its end.

    A feminine noun has its last letter back, as it is folded: « دورتها », « دوره ».
    """
    nouns = {
        word.removesuffix(ending)
        for ending in POSSESSIVES
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST
    }
    return nouns | {f"{noun[:-1]}ه" for noun in nouns if noun.endswith("ت")}


def singulars(word: str) -> set[str]:
    """Return what a word in French, English or Spanish may be the plural of."""
    endings = {"s": "", "x": "", "es": "", "aux": "al", "ies": "y"}
    return {
        word.removesuffix(plural) + single
        for plural, single in endings.items()
        if word.endswith(plural)
    }
