"""What a translation does with the markup of its French text, told by the words it stands on.

Two degrees. A *fault* cannot stand, and its text does not count as translated (see ``texts``): a
tag that is not closed or that texts do not know, a link lost, without words, or that French does
not have. All else is a *loss* that a translator is told and may want: bold, italics, ends of
lines. The texts are those of wagtail-localize: escaped HTML with inline tags, whose only attribute
is the ``id`` that names a link (``<a id="a1">``).
"""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from django.utils.text import Truncator
from django.utils.translation import gettext as _
from wagtail_localize.strings import INLINE_TAGS

LINK, BOLD, ITALICS, LINE_BREAK = "a", "b", "i", "br"
SAME = {"strong": BOLD, "em": ITALICS}
QUOTED = 60  # characters of the words that name a passage
DEEPEST = 20  # tags one within the other: far more, and reading them would fail
MOST = 5  # sentences on one text
CUT_SHORT = re.compile(r"<[A-Za-z/!][^<>]*(?=<|\Z)")
SECTION = re.compile(r"<!\[[^>]*>")  # HTMLParser fails on those it does not know


@dataclass
class Passage:
    """What stands between two tags: its kind, the name of its link, its words."""

    kind: str
    name: str = ""
    words: str = ""

    @property
    def quoted(self) -> str:
        return Truncator(" ".join(self.words.split())).chars(QUOTED)


@dataclass
class Markup(HTMLParser):
    """The passages of one text in their order, and what is wrong with its tags, in sentences."""

    text: str
    passages: list[Passage] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def __post_init__(self):
        super().__init__(convert_charrefs=True)
        self.open: list[tuple[str, Passage]] = []
        if "<" not in self.text:
            return
        for cut in CUT_SHORT.findall(self.text):
            self.blame(_("The tag “%(tag)s” is cut short: its “>” is missing."), cut.strip())
        text = CUT_SHORT.sub("", self.text)
        if SECTION.search(text):
            self.handle_comment(text)
        self.feed(SECTION.sub(" ", text))
        self.close()
        for tag, _passage in self.open:
            self.blame(_("The tag %(tag)s is not closed."), f"<{tag}>")

    def blame(self, sentence: str, tag: str):
        fault = sentence % {"tag": Truncator(tag).chars(QUOTED)}
        if fault not in self.faults and len(self.faults) < MOST:
            self.faults.append(fault)

    def handle_starttag(self, tag: str, attrs: list):
        name = dict(attrs).get("id") or ""
        if tag not in INLINE_TAGS:
            self.blame(_("The tag %(tag)s has no place in this text."), f"<{tag}>")
        elif len(attrs) > 1 or (attrs and not (tag == LINK and name)):
            self.blame(_("The tag %(tag)s is not written as in French."), f"<{tag}>")
        passage = Passage(SAME.get(tag, tag), name)
        self.passages.append(passage)
        if tag != LINE_BREAK:
            self.open.append((tag, passage))
        if len(self.open) > DEEPEST:
            self.blame(_("This text has too many tags one within the other."), tag)

    def handle_startendtag(self, tag: str, attrs: list):
        self.handle_starttag(tag, attrs)
        if tag != LINE_BREAK:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str):
        if tag not in [opened for opened, _passage in self.open]:
            self.blame(_("The tag %(tag)s closes nothing."), f"</{tag}>")
            return
        while (opened := self.open.pop()[0]) != tag:
            self.blame(_("The tag %(tag)s is not closed."), f"<{opened}>")

    def handle_data(self, data: str):
        for _tag, passage in self.open:
            passage.words += data

    def handle_comment(self, data: str):
        self.blame(_("The tag %(tag)s has no place in this text."), "<!-- -->")

    handle_decl = handle_pi = unknown_decl = handle_comment

    def of(self, kind: str) -> list[Passage]:
        return [passage for passage in self.passages if passage.kind == kind]

    @property
    def kinds(self) -> set[str]:
        return {passage.kind for passage in self.passages} & set(INLINE_TAGS)


def faults(text: str, french: str | None = None) -> list[str]:
    """Return why the markup of a translation cannot stand, in sentences, the gravest first.

    Without its ``french`` text, only its own tags are looked at.
    """
    markup = Markup(text)
    found = markup.faults + ([] if french is None else link_faults(Markup(french), markup))
    return found[:MOST]


def losses(french: str, text: str) -> list[str]:
    """Return all that a translation lost of the markup of its French text or added to it.

    They are sentences, those on what cannot stand first.
    """
    if "<" not in french and "<" not in text:
        return []
    source, markup = Markup(french), Markup(text)
    told = markup.faults + link_faults(source, markup) + repeated_links(source, markup)
    for kind in sorted((source.kinds | markup.kinds) - {LINK}):
        told += differences(kind, source.of(kind), markup.of(kind))
    return told


def link_faults(source: Markup, markup: Markup) -> list[str]:
    """Say which links of French have gone or have no words, and which are not French's."""
    missing = _("The link “%(words)s” is missing.")
    empty = _("The link “%(words)s” has no words.")
    foreign = _("The link “%(words)s” is not one of the French text.")
    theirs = {link.name: link for link in source.of(LINK)}
    said = []
    for name, link in theirs.items():
        same = [one for one in markup.of(LINK) if one.name == name]
        if not same:
            said.append(missing % {"words": link.quoted})
        elif link.quoted and not all(one.quoted for one in same):
            said.append(empty % {"words": link.quoted})
    strange = [link for link in markup.of(LINK) if link.name not in theirs]
    return said + [foreign % {"words": link.quoted} for link in strange]


def repeated_links(source: Markup, markup: Markup) -> list[str]:
    """Say which links of French stand more often in the translation."""
    sentence = _("The link “%(words)s” stands more often than in French.")
    links, theirs = markup.of(LINK), source.of(LINK)
    return [
        sentence % {"words": link.quoted}
        for link in {link.name: link for link in theirs}.values()
        if len([one for one in links if one.name == link.name])
        > len([one for one in theirs if one.name == link.name])
    ]


def differences(kind: str, french: list[Passage], here: list[Passage]) -> list[str]:
    """Say what became of the passages of one kind; by their words where it is clear which."""
    if len(french) == len(here):
        return []
    if kind in (BOLD, ITALICS) and not (french and here):
        lost, added = {
            BOLD: (
                _("The bold of “%(words)s” is missing."),
                _("“%(words)s” is not bold in French."),
            ),
            ITALICS: (
                _("The italics of “%(words)s” are missing."),
                _("“%(words)s” is not in italics in French."),
            ),
        }[kind]
        return [lost % {"words": one.quoted} for one in french] + [
            added % {"words": one.quoted} for one in here
        ]
    counted = {
        BOLD: _("Passages in bold: %(french)d in French, %(here)d here."),
        ITALICS: _("Passages in italics: %(french)d in French, %(here)d here."),
        LINE_BREAK: _("Line breaks: %(french)d in French, %(here)d here."),
    }.get(kind, _("Passages marked <%(kind)s>: %(french)d in French, %(here)d here."))
    return [counted % {"kind": kind, "french": len(french), "here": len(here)}]
