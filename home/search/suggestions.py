"""Words of the site that are nearly those that found nothing."""

from difflib import get_close_matches
from itertools import chain

from cuf_site.words.folding import WRITTEN_WORD, folded_word
from rencontres.reading.shelf import Shelf

from .hits import is_in_site, names_of_people, public_in

LEAST_LETTERS = 4
NEARNESS = 0.75


def suggestion(words: tuple[str, ...], shelf: Shelf) -> str:
    """Return other words to search for, which find something; "" where none come near.

    They are words of titles and names of people that the reader may meet.
    """
    known = _known_words(shelf)
    nearest = [_nearest(word, known) for word in words]
    folded = tuple(dict.fromkeys(filter(None, nearest)))
    if not folded or folded == words or not is_in_site(folded, shelf):
        return ""
    return " ".join(known.get(word, word) for word in folded)


def _known_words(shelf):
    """Return ``{folded word: as it is written}``."""
    titles = public_in(shelf.reader.language).order_by().values_list("title", flat=True)
    texts = chain(titles, chain.from_iterable(names_of_people(shelf)))
    written = {match[0] for text in texts for match in WRITTEN_WORD.finditer(text)}
    return {
        folded_word(word): word.lower() for word in sorted(written) if len(word) >= LEAST_LETTERS
    }


def _nearest(word, known):
    """Return the known word nearest to ``word``; itself where it begins one, "" without any.

    A word is compared whole, and by as many letters: the search finds it by its beginning.
    """
    if any(one.startswith(word) for one in known):
        return word
    starts = {one[: len(word)]: one for one in known if len(one) > len(word)}
    whole = {one: one for one in known if abs(len(one) - len(word)) <= 2}
    near = get_close_matches(word, starts | whole, n=1, cutoff=NEARNESS)
    return (starts | whole)[near[0]] if near else ""
