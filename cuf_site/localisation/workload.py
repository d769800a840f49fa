"""How much there is to translate, in texts and in words as translators count them."""

import re
from html import unescape

from django.db import models

from .models import Workload
from .overlay import OPTIONAL, strings, words_of

TAG = re.compile(r"<[^>]*>")
BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
WORD = re.compile(r"\w\S*")


def words_in(text: str) -> int:
    """Return the number of words of one text, without its markup.

    What stands between two spaces is a word if it has a letter or a figure: « l’eau » is one,
    and a dash or a French « : » is none.
    """
    if "<" in text or "&" in text:
        text = unescape(TAG.sub("", BREAK.sub(" ", text)))
    return len(WORD.findall(text))


def count(french: models.Model) -> tuple[int, int]:
    """Return the number of texts that must be translated in a French original, and their words."""
    texts = [
        part.string.data
        for path, parts in words_of(french).items()
        if path not in OPTIONAL
        for part in strings(parts)
    ]
    return len(texts), sum(words_in(text) for text in texts)


def note(french: models.Model):
    """Remember how much there is to translate in an original that nobody translates yet."""
    texts, words = count(french)
    Workload.objects.update_or_create(
        translation_key=french.translation_key, defaults={"texts": texts, "words": words}
    )
