"""Lines gathered into what a reader sees: paragraphs, items of lists, headings."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ..source.lines import SourceLine
from .headings import is_marked, mark_headings
from .lists import FIRST_RANKS, find_items
from .structures import OWN_LINE, Group, Item, Paragraph

LINKING_WORDS = frozenset(
    "à au aux avec chez comme contre d'une d'un dans de des du en entre et la le les leur leurs"
    " mais nos notre ou où par pour que qui sa sans se ses son sous sur un une vers".split()
)
SENTENCE_END = ".!?…:"
NARROWEST_TEXT = 60
SMALL_WORD = re.compile(r"[a-zà-öø-ÿœ]+(?:[\s,;:’')»]|$)")
ADDRESS_FIRST = re.compile(r"(?:www\.|https?:|[@#<]|[\w.+-]+@)")
DASH_FIRST = re.compile(r"[-–—] ")
# « 35 » that stands by itself over « pays représentés »: a figure and its words are one.
FIGURE = re.compile(
    r"(?:\+|>|<|~|plus de\s|près de\s)?\s?\d[\d\s.,/]{0,12}\s?(?:%|€|k€|M€|millions?|milliards?)?",
    flags=re.IGNORECASE,
)
LONGEST_FIGURE_WORDS = 80
UNWRAPPED = 10_000
UNWRAPPED_SHARE = 0.65
ENDS = ".!?…:;»"
RANKED = ("number", "label")
RANK = re.compile(r"\d+|\b[a-h]\b|\b[IVX]+\b")


@dataclass
class OpenParagraph:
    """A paragraph to which lines are still added."""

    kind: str
    line: int
    parts: list[str]
    sign: str = ""
    depth: int = 0
    stars: int = 0

    def __post_init__(self):
        self.stars = self.parts[0].count("*")

    def add(self, text: str):
        """Add a line."""
        self.parts.append(text)
        self.stars += text.count("*")

    def is_marked(self) -> bool:
        """Whether Markdown makes a heading of all that has been read."""
        if len(self.parts) == 1:
            return is_marked(self.parts[0])
        ends = self.parts[0].startswith("**") and self.parts[-1].endswith("**")
        return ends and self.stars == 4 and self.parts[-1].rstrip("* ")[-1:] not in ".,;"

    def closed(self) -> Paragraph:
        """Return the paragraph in one line."""
        text = " ".join(self.parts)
        return Paragraph(self.kind, self.line, text, self.sign, depth=self.depth)


def read_paragraphs(lines: Sequence[SourceLine], width: int) -> list[Paragraph]:
    """Return the paragraphs of ``lines``, of a text set in about ``width`` characters."""
    groups = split_groups(lines)
    items = find_items(groups)
    groups = join_figures(join_groups(groups, items, width))
    paragraphs = [one for group in groups for one in read_group(group, items, width)]
    return mark_headings(settle_numbers(paragraphs))


def text_width(lines: Sequence[SourceLine]) -> int:
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


def split_groups(lines: Sequence[SourceLine]) -> list[Group]:
    """Split at blank lines and page starts; no group is empty."""
    groups = [Group()]
    for line in lines:
        if groups[-1].lines and (not line.text or line.starts_page):
            groups.append(Group())
        if line.text:
            groups[-1].take([line])
    return groups if groups[-1].lines else groups[:-1]


def join_groups(groups: Sequence[Group], items: dict[int, Item], width: int) -> list[Group]:
    """Join the groups that a blank line or a page end cut inside a sentence."""
    joined: list[Group] = []
    for group in groups:
        if not (joined and goes_on(joined[-1], group, items, width)):
            joined.append(Group())
        joined[-1].take(group.lines)
        joined[-1].holds_items |= any(line.number in items for line in group.lines)
    return joined


def goes_on(before: Group, group: Group, items: dict[int, Item], width: int) -> bool:
    """Whether ``group`` continues the sentence that ends ``before``."""
    last, first = before.lines[-1].text, group.lines[0].text
    if group.lines[0].number in items or last[-1] in SENTENCE_END + ";":
        return False
    if ADDRESS_FIRST.match(first):
        return False
    if first[0].islower() or DASH_FIRST.match(first):
        return True
    if before.holds_items:
        return ends_open(last) and not last.endswith(",")
    is_cut_short = len(before.lines) > 1 and len(last) >= 0.8 * width >= 0.8 * NARROWEST_TEXT
    is_quoting = before.open_quotes > 0 and first[0] != "«"
    return ends_open(last) or is_quoting or is_cut_short


def ends_open(last: str) -> bool:
    """Whether nobody ends a sentence, or a heading, like this."""
    return last[-1] in ",(«" or last.rpartition(" ")[2].casefold() in LINKING_WORDS


def join_figures(groups: Sequence[Group]) -> list[Group]:
    """Join a figure that stands by itself to the short words under it."""
    joined: list[Group] = []
    for group in groups:
        if joined and stands_over(joined[-1], group):
            joined[-1].take(group.lines)
        else:
            joined.append(group)
    return joined


def stands_over(before: Group, group: Group) -> bool:
    """Whether a group is a bare figure, and the next one its words."""
    if len(before.lines) != 1 or not FIGURE.fullmatch(before.lines[0].text):
        return False
    text = group.lines[0].text
    are_words = len(group.lines) <= 2 and len(text) <= LONGEST_FIGURE_WORDS
    return are_words and not FIGURE.fullmatch(text) and text[-1] not in ".:"


def read_group(group: Group, items: dict[int, Item], width: int) -> list[Paragraph]:
    """Return the paragraphs of one group of lines."""
    made: list[OpenParagraph] = []
    list_end, lines = "", group.lines
    for place, line in enumerate(lines):
        item = items.get(line.number)
        if item:
            if made and made[-1].kind == item.kind != "text":
                list_end = made[-1].parts[-1][-1]
            text = line.text[item.start :]
            made.append(OpenParagraph(item.kind, line.number, [text], item.sign, item.depth))
        elif (
            not made
            or begins_paragraph(made[-1], lines[place - 1].text, line.text, width, list_end)
            or announces_items(lines, place, items, made[-1])
        ):
            made.append(OpenParagraph("text", line.number, [line.text]))
        else:
            made[-1].add(line.text)
    return set_apart([one.closed() for one in made], width, has_figure(group))


def has_figure(group: Group) -> bool:
    """Whether the group is a figure over its words."""
    return len(group.lines) > 1 and bool(FIGURE.fullmatch(group.lines[0].text))


def begins_paragraph(
    paragraph: OpenParagraph, before: str, text: str, width: int, list_end: str
) -> bool:
    """Whether ``text`` opens a new paragraph although no blank line stands before it."""
    if paragraph.is_marked():
        return True
    if ends_open(before):
        return False
    if len(paragraph.parts) == 1 and FIGURE.fullmatch(before):
        return text[-1] in ".:" and text[0].isupper()
    if OWN_LINE.match(text):
        return before[-1] in ENDS or bool(OWN_LINE.match(before)) or len(before) < 0.6 * width
    if FIGURE.fullmatch(text) and FIGURE.fullmatch(paragraph.parts[0]):
        return True
    if not (text[0].isupper() or text[0] in "«*"):
        return False
    if width == UNWRAPPED:
        return True
    room = width - len(before) - 1 - len(text.split(maxsplit=1)[0])
    if before.rstrip(" »*")[-1:] not in SENTENCE_END:
        is_whole = len(paragraph.parts) == 1 and paragraph.kind == "text"
        return is_whole and width >= NARROWEST_TEXT and room > 0.4 * width
    if paragraph.kind != "text" and list_end in (",", ";") and before[-1] == ".":
        return True
    return room > 0.15 * width


def announces_items(
    lines: Sequence[SourceLine], place: int, items: dict[int, Item], paragraph: OpenParagraph
) -> bool:
    """Whether a line after a finished item introduces the list that follows it."""
    follows = place + 1 < len(lines) and lines[place + 1].number in items
    is_after_item = paragraph.kind != "text" and lines[place - 1].text[-1] in SENTENCE_END
    return follows and is_after_item and lines[place].text.endswith(":")


def set_apart(paragraphs: list[Paragraph], width: int, is_figure: bool) -> list[Paragraph]:
    """Say which paragraphs have lines to themselves: a single one, or a first short one."""
    if is_figure:
        return [replace(one, kind="figure") if one.kind == "text" else one for one in paragraphs]
    if len(paragraphs) == 1 or width == UNWRAPPED:
        return [replace(one, is_alone=True) for one in paragraphs]
    first = paragraphs[0] if paragraphs else None
    if first and first.kind == "text" and (is_marked(first.text) or len(first.text) < 0.6 * width):
        return [replace(first, is_alone=True), *paragraphs[1:]]
    return paragraphs


def settle_numbers(paragraphs: list[Paragraph]) -> list[Paragraph]:
    """Turn numbered paragraphs that others follow into headings or text, number included."""
    ranked = [place for place, one in enumerate(paragraphs) if one.kind in RANKED]
    settled = list(paragraphs)
    for run in rank_runs(paragraphs, ranked):
        if all(second - first == 1 for first, second in pairwise(run)):
            continue
        for place in run:
            one = paragraphs[place]
            text = f"{one.sign} {one.text}" if one.kind == "number" else one.text
            settled[place] = replace(one, kind="text", text=text)
    return settled


def rank_runs(paragraphs: Sequence[Paragraph], ranked: Sequence[int]) -> list[list[int]]:
    """Split the places of numbered paragraphs where a numbering of their form starts again."""
    runs: list[list[int]] = []
    open_runs: dict[str, list[int]] = {}
    for place in ranked:
        sign = paragraphs[place].sign
        rank = RANK.search(sign)
        form = RANK.sub("", sign, count=1) + type_of(rank[0])
        if rank[0] in FIRST_RANKS or form not in open_runs:
            open_runs[form] = []
            runs.append(open_runs[form])
        open_runs[form].append(place)
    return runs


def type_of(rank: str) -> str:
    """Return what a rank is made of: figures, a letter, or a Roman number."""
    return "1" if rank.isdecimal() else "a" if rank.islower() else "I"
