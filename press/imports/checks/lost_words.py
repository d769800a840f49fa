"""The count of words that shows that an import loses none.

The words of the source and those of the release are compared as multisets, line by line where a
reader says that words became structure: a label counts only where a label of its sort can stand
(a whole line, the edge of a line, right before an address). No rule of reading is used here.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from html import unescape
from itertools import islice

from ..readers.addresses import EMAIL, HASHTAG, link_target
from ..readers.markdown import plain
from ..release import Label, Link, Place, Release
from ..source.cleaning import CleanText
from ..source.lines import LeftOut, SourceLine

WORD = re.compile(r"[^\W_]+")
SCHEME = re.compile(r"https?://|mailto:", flags=re.IGNORECASE)
ANCHOR = re.compile(r'<a href="([^"]*)">(.*?)</a>')
EMPHASIS_TAG = re.compile(r"</?[bi]>")
TAG = re.compile(r"<[^<>]*>")
SOFT_HYPHEN = "\u00ad"
# Stands where a label was taken: no other label can end there.
TAKEN = "\0"
FIELD_SIGNS = ",;:|/•()–—-"
# A word cut by line ends: in at most so many parts, with at most so many lines between two.
MOST_PARTS = 13
FARTHEST_PART = 30
# What may stand right after « Tél. : » or « Hashtag : ».
_ADDRESS = rf"(?:\+?\(?\d|{EMAIL.pattern}|{HASHTAG.pattern}|https?://|www\.|@|[\w-]+\.\w)"
ADDRESS = re.compile(rf"[\s:.()°]*{_ADDRESS}")
DASH_AND_ADDRESS = re.compile(rf"[\s:.()°]*[–—-]\s?{_ADDRESS}")


def count_words(*texts: str) -> Counter[str]:
    """Return how often each word stands in plain texts, capitals and schemes aside."""
    return Counter(
        word for text in texts for word in WORD.findall(SCHEME.sub(" ", text).casefold())
    )


def lost_lines(release: Release, cleaned: CleanText) -> list[SourceLine]:
    """Return the lines of the source that hold a word which the release has not kept."""
    unread = lost_in_cleaning(cleaned)
    unkept = lost_in_reading(release, cleaned.lines)
    return [*lines_with(unread, cleaned.source), *lines_with(unkept, cleaned.lines)]


def lost_in_cleaning(cleaned: CleanText) -> Counter[str]:
    """Return the words of the file that neither a line nor what was left out of it holds."""
    source = words_of_lines(cleaned.source)
    kept = words_of_lines(cleaned.lines) + words_left_out(cleaned.left_out, cleaned.source)
    lost, extra = source - kept, kept - source
    left_out = {(one.line, one.text) for one in cleaned.left_out}
    lines = [one for one in cleaned.source if (one.number, one.text) not in left_out]
    for parts in cut_words(lines) if lost else ():
        whole = "".join(parts)
        if extra[whole] > 0 and all(lost[part] > 0 for part in parts):
            extra[whole] -= 1
            lost.subtract(parts)
    return +lost


def words_left_out(left_out: Iterable[LeftOut], source: Sequence[SourceLine]) -> Counter[str]:
    """Return the words of what was left out, each as far as its line holds it."""
    on_line = by_number(source)
    count: Counter[str] = Counter()
    for one in left_out:
        words = count_words(one.text) & on_line[one.line]
        on_line[one.line] -= words
        count += words
    return count


def cut_words(lines: Sequence[SourceLine]) -> Iterator[list[str]]:
    """Yield the parts that line ends may have made of one word, in every number of parts."""
    edges = [
        (place, words[0], words[-1], len(words))
        for place, line in enumerate(lines)
        if (words := WORD.findall(plain_text(line).casefold()))
    ]
    for start, (place, _first, last, _count) in enumerate(edges):
        parts = [last]
        for other, first, _last, count in islice(edges, start + 1, start + MOST_PARTS):
            if other - place > FARTHEST_PART:
                break
            parts.append(first)
            yield list(parts)
            if count > 1:
                break


def lost_in_reading(release: Release, lines: Sequence[SourceLine]) -> Counter[str]:
    """Return the words of the lines that the release holds neither as content nor as labels."""
    labels = defaultdict(list)
    for label in release.structure:
        labels[label.line].append(label)
    texts = defaultdict(list)
    for line in lines:
        texts[line.number].append(plain_text(line))
    count: Counter[str] = Counter()
    for number, parts in texts.items():
        count.update(count_words(*without_labels(parts, labels[number])))
    return count - words_of_release(release)


def without_labels(texts: Sequence[str], labels: Iterable[Label]) -> list[str]:
    """Return the texts of a line without its labels, each taken once and where it may stand."""
    rest = list(texts)
    for label in sorted(labels, key=lambda one: one.place is not Place.BEFORE_ADDRESS):
        for place, text in enumerate(rest):
            span = span_of(label, text)
            if span:
                rest[place] = f"{text[: span[0]]}{TAKEN}{text[span[1] :]}"
                break
    return rest


def span_of(label: Label, text: str) -> tuple[int, int] | None:
    """Return where a label stands in a text, if it stands where such a label may."""
    text, size = text.rstrip(), len(label.text.strip())
    words, start = label.text.strip(), len(text) - len(text.lstrip(" *#_"))
    if label.place is Place.BEFORE_ADDRESS:
        starts = (found.start() for found in re.finditer(re.escape(words), text))
        found = next((at for at in starts if stands_before_address(text, at, size)), None)
        return None if found is None else (found, found + size)
    if text == words or (label.place is Place.LINE_EDGE and text.startswith(words, start)):
        return start, start + size
    if label.place is Place.LINE_EDGE and text.endswith(words):
        return len(text) - size, len(text)
    return None


def stands_before_address(text: str, start: int, size: int) -> bool:
    """Whether words stand right before an address; before a dash, only words set apart do."""
    is_apart = not text[:start].strip() or text[:start].rstrip()[-1] in FIELD_SIGNS
    return bool(ADDRESS.match(text, start + size)) or (
        is_apart and bool(DASH_AND_ADDRESS.match(text, start + size))
    )


def by_number(lines: Iterable[SourceLine]) -> defaultdict[int, Counter[str]]:
    """Return the words of each line of the file; a page end may cut a line in several."""
    count: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for line in lines:
        count[line.number] += count_words(plain_text(line))
    return count


def plain_text(line: SourceLine) -> str:
    """Return a line as a reader sees it."""
    return plain(line.text.replace(SOFT_HYPHEN, ""))


def words_of_lines(lines: Iterable[SourceLine]) -> Counter[str]:
    """Return the words of lines, without their Markdown."""
    return count_words(*map(plain_text, lines))


def words_of_html(html: str) -> Counter[str]:
    """Return the words a reader of rich text meets, and the addresses that no label shows."""
    html = ANCHOR.sub(lambda found: link_text(unescape(found[1]), unescape(found[2])), html)
    return count_words(unescape(TAG.sub(" ", EMPHASIS_TAG.sub("", html))))


def link_text(address: str, label: str) -> str:
    """Return the label, and the address when the label does not say it."""
    return label if link_target(label) == address else f"{label} {address}"


def words_of_link(link: Link) -> Counter[str]:
    """Return the words of a link of the foot; the address of a handle is made from it."""
    handle = link.label.rpartition("@")[2]
    if handle and "@" in link.label and link.url.endswith("/" + handle):
        return count_words(link.label)
    return count_words(link_text(link.url, link.label))


def words_of_release(release: Release) -> Counter[str]:
    """Return every word of the source that the release holds as content, each as often."""
    count = count_words(*release.banner, release.title, release.subtitle, release.hashtag)
    count.update(count_words(*release.unplaced))
    for contact in (*release.contacts, *repeated_contacts(release)):
        count.update(count_words(contact.name, contact.function, contact.email, contact.phone))
    for link in release.links:
        count.update(words_of_link(link))
    for html in (release.lead, release.about):
        count.update(words_of_html(html))
    for block in release.body:
        holds_html = block.type == "paragraph"
        count.update(words_of_html(block.value) if holds_html else count_words(block.value))
    return count - count_words(*release.copied)


def repeated_contacts(release: Release) -> list:
    """Return the second mentions of contacts, those that truly say again what one of them says."""
    return [
        one
        for one in release.repeated
        if any(known.shared_with(one) == one for known in release.contacts)
    ]


def lines_with(lost: Counter[str], lines: Iterable[SourceLine]) -> list[SourceLine]:
    """Return the first lines that hold the lost words, as often as they are lost."""
    left, missing, found = Counter(lost), sum(lost.values()), []
    for line in lines:
        if not missing:
            break
        words = [word for word in WORD.findall(plain_text(line).casefold()) if left[word] > 0]
        taken = Counter(words) & left
        if taken:
            found.append(line)
            left.subtract(taken)
            missing -= sum(taken.values())
    return found
