"""Lines gathered into the passages a reader sees: paragraphs, items, headings."""

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from .items import Item, find_items
from .markup import plain

LINKING_WORDS = frozenset(
    "à au aux avec chez comme contre d'une d'un dans de des du en entre et la le les leur leurs"
    " mais nos notre ou où par pour que qui sa sans se ses son sous sur un une vers".split()
)
SENTENCE_END = ".!?…:"
LONGEST_HEADING = 150
LONGEST_QUESTION_HEADING = 80
NARROWEST_TEXT = 60
SMALL_WORD = re.compile(r"[a-zà-öø-ÿœ]+(?:[\s,;:’')»]|$)")
UNWRAPPED = 10_000
UNWRAPPED_SHARE = 0.65
ENDS = ".!?…:;»"
RANKED = ("number", "label")


@dataclass(frozen=True)
class Passage:
    """Running text on one line: ``kind`` is text, heading, dash, label or number.

    ``sign`` is what stood before a numbered item; ``is_alone`` says that blank lines (or
    lines visibly cut short) set the passage apart.
    """

    kind: str
    line: int
    text: str
    sign: str = ""
    is_alone: bool = False


def read_passages(lines, width: int) -> list[Passage]:
    """Return the passages of ``lines``, of a text set in about ``width`` characters."""
    groups = split_groups(lines)
    items = find_items(groups)
    groups = join_groups(groups, items, width)
    passages = [passage for group in groups for passage in read_group(group, items, width)]
    return mark_headings(settle_numbers(passages))


def text_width(lines) -> int:
    """Return the length that nine lines in ten do not exceed, or UNWRAPPED.

    In a text that nothing wraps, a line is a paragraph: most long lines end a sentence,
    and hardly any goes on with a small letter on the next line.
    """
    lengths = sorted(len(line.text) for line in lines if line.text)
    ends = [line.text[-1] in ENDS for line in lines if len(line.text) >= NARROWEST_TEXT]
    cuts = [
        len(line.text) >= NARROWEST_TEXT and bool(SMALL_WORD.match(following.text))
        for line, following in pairwise(lines)
    ]
    if len(ends) > 1 and sum(ends) >= UNWRAPPED_SHARE * len(ends) >= 5 * sum(cuts):
        return UNWRAPPED
    return lengths[len(lengths) * 9 // 10] if lengths else 0


def split_groups(lines) -> list[list]:
    """Split at blank lines and page starts; no group is empty."""
    groups = [[]]
    for line in lines:
        if groups[-1] and (not line.text or line.starts_page):
            groups.append([])
        if line.text:
            groups[-1].append(line)
    return groups if groups[-1] else groups[:-1]


def join_groups(groups, items: dict[int, Item], width: int) -> list[list]:
    """Join the groups that a blank line or a page end cut inside a sentence."""
    joined = []
    for group in groups:
        if joined and goes_on(joined[-1], group, items, width):
            joined[-1] = [*joined[-1], *group]
        else:
            joined.append(group)
    return joined


def goes_on(before, group, items: dict[int, Item], width: int) -> bool:
    """Whether ``group`` continues the sentence that ends ``before``."""
    last, first = before[-1].text, group[0].text
    if group[0].number in items or last[-1] in SENTENCE_END + ";":
        return False
    if re.match(r"(?:www\.|https?:|[@#<]|[\w.+-]+@)", first):
        return False
    if first[0].islower() or re.match(r"[-–—] ", first):
        return True
    if any(line.number in items for line in before):
        return ends_open(last, "") and not last.endswith(",")
    is_cut_short = len(before) > 1 and len(last) >= 0.8 * width >= 0.8 * NARROWEST_TEXT
    return ends_open(last, " ".join(line.text for line in before)) or is_cut_short


def ends_open(last: str, whole: str) -> bool:
    """Whether nobody ends a sentence, or a heading, like this."""
    word = last.split()[-1].casefold()
    return last[-1] in ",(«" or word in LINKING_WORDS or whole.count("«") > whole.count("»")


def read_group(group, items: dict[int, Item], width: int) -> list[Passage]:
    """Return the passages of one group of lines."""
    passages, list_end = [], ""
    for place, line in enumerate(group):
        item = items.get(line.number)
        if item:
            if passages and passages[-1].kind == item.kind:
                list_end = passages[-1].text[-1]
            text = line.text[item.start :]
            passages.append(Passage(item.kind, line.number, text, item.sign))
        elif (
            not passages
            or begins_passage(passages[-1], group[place - 1].text, line, width, list_end)
            or announces_items(group, place, items, passages[-1])
        ):
            passages.append(Passage("text", line.number, line.text))
        else:
            passages[-1] = replace(passages[-1], text=f"{passages[-1].text} {line.text}")
    return set_apart(passages, width)


def begins_passage(passage: Passage, before: str, line, width: int, list_end: str) -> bool:
    """Whether ``line`` opens a new paragraph although no blank line stands before it."""
    if is_marked(passage.text):
        return True
    if not (line.text[0].isupper() or line.text[0] in "«*") or ends_open(before, ""):
        return False
    if width == UNWRAPPED:
        return True
    room = width - len(before) - 1 - len(line.text.split()[0])
    if before.rstrip(" »*")[-1:] not in SENTENCE_END:
        is_whole = before.strip("*") == passage.text.strip("*")
        return (
            is_whole and passage.kind == "text" and width >= NARROWEST_TEXT and room > 0.4 * width
        )
    if passage.kind != "text" and list_end in (",", ";") and before[-1] == ".":
        return True
    return room > 0.15 * width


def announces_items(group, place: int, items: dict[int, Item], passage: Passage) -> bool:
    """Whether a line after a finished item introduces the list that follows it."""
    follows = place + 1 < len(group) and group[place + 1].number in items
    is_after_item = passage.kind != "text" and group[place - 1].text[-1] in SENTENCE_END
    return follows and is_after_item and group[place].text.endswith(":")


def set_apart(passages: list[Passage], width: int) -> list[Passage]:
    """Say which passages have lines to themselves: a single one, or a first short one."""
    if len(passages) == 1 or width == UNWRAPPED:
        return [replace(passage, is_alone=True) for passage in passages]
    first = passages[0] if passages else None
    if first and first.kind == "text" and (is_marked(first.text) or len(first.text) < 0.6 * width):
        return [replace(first, is_alone=True), *passages[1:]]
    return passages


def settle_numbers(passages: list[Passage]) -> list[Passage]:
    """Turn numbered passages that paragraphs follow into headings or text, number included."""
    ranked = [place for place, passage in enumerate(passages) if passage.kind in RANKED]
    settled = list(passages)
    for run in rank_runs(passages, ranked):
        if all(second - first == 1 for first, second in pairwise(run)):
            continue
        for place in run:
            passage = passages[place]
            text = passage.text
            if passage.kind == "number":
                text = f"{passage.sign} {text}"
            settled[place] = replace(passage, kind="text", text=text)
    return settled


def rank_runs(passages: list[Passage], ranked: list[int]) -> list[list[int]]:
    """Split the places of numbered passages where the numbering starts again at 1."""
    runs = []
    for place in ranked:
        starts = re.search(r"\d+|\b[a-h]\b", passages[place].sign)[0] in ("1", "a")
        if starts or not runs:
            runs.append([])
        runs[-1].append(place)
    return runs


def mark_headings(passages: list[Passage]) -> list[Passage]:
    """Find the headings: short, set apart, unpunctuated, and followed by what they announce."""
    marked = []
    for place, passage in enumerate(passages):
        after = passages[place + 1] if place + 1 < len(passages) else None
        before = passages[place - 1] if place else None
        if after and is_heading(passage, before) and not is_heading(after, passage):
            passage = replace(passage, kind="heading")
        marked.append(passage)
    return marked


def is_heading(passage: Passage, before: Passage | None) -> bool:
    """Whether a passage looks like a heading."""
    text = plain(passage.text)
    if passage.kind != "text" or not text or len(text) > LONGEST_HEADING:
        return False
    if is_marked(passage.text):
        return True
    if before and before.text.startswith("«") and before.text.rstrip(" .").endswith("»"):
        return False
    if not passage.is_alone or not (text[0].isupper() or text[0].isdigit() or text[0] == "«"):
        return False
    if text.endswith("?"):
        return len(text) <= LONGEST_QUESTION_HEADING
    return text[-1] not in ".,;:!…" and "@" not in text and "://" not in text


def is_marked(text: str) -> bool:
    """Whether Markdown says that the whole line is a heading."""
    if re.match(r"#{1,6}\s", text):
        return True
    return bool(re.fullmatch(r"\*\*[^*]+\*\*", text)) and text.rstrip("* ")[-1] not in ".,;"
