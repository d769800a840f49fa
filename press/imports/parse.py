"""From the bytes of a text file to a press release. Nothing here reads or writes the site.

The readers are asked in the order of this page, each for the lines that those before have left;
docs/release-import.md says which takes what.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from django.utils.translation import gettext as _

from .checks.lost_words import lost_lines
from .checks.slips import find_slips
from .readers.addresses import HASHTAG, URL
from .readers.dateline import choose_dateline
from .readers.document import refuse_other_documents, refuse_unknown_document
from .readers.embargo import take_embargo
from .readers.foot import Foot, read_foot, take_trailing_links
from .readers.front import read_front
from .readers.kind import find_kind
from .readers.paragraphs import read_paragraphs, text_width
from .readers.rich_text import to_blocks, to_html
from .readers.sections import Section, Sections, split_sections
from .readers.structures import Paragraph
from .release import ImportRefused, Label, Located, Place, Release
from .source.cleaning import CleanText, clean
from .source.columns import find_columns
from .source.decoding import read_text
from .source.lines import SourceLine

YEAR = re.compile(r"20\d\d")


def parse(content: bytes) -> Release:
    """Return the release that the bytes of a text file hold.

    Raises ``ImportRefused``, with a sentence for the editor, when the file is not readable
    French text or holds something else than a press release.
    """
    text, warnings = read_text(content)
    cleaned = clean(text)
    check_document(cleaned.lines)
    release = read_release(cleaned.lines)
    left_out = [Located(one.line, one.message) for one in cleaned.left_out]
    slips = find_slips(cleaned.lines)
    found = [*warnings, *find_columns(text), *left_out, *slips, *release.warnings]
    found.sort(key=lambda warning: (warning.line is None, warning.line or 0))
    return keep_all_words(replace(release, warnings=tuple(found)), cleaned)


def check_document(lines: Sequence[SourceLine]):
    """Raise ``ImportRefused`` for a letter, a leaflet, or what nothing shows to be a release."""
    if find_kind(lines):
        return
    refuse_other_documents(lines)
    has_contact = any(one.name == "contact" for one in split_sections(lines).found)
    has_about = any(one.name == "about" for one in split_sections(lines).found)
    if not (choose_dateline([], lines) and (has_contact or has_about)):
        refuse_unknown_document()


def read_release(lines: Sequence[SourceLine]) -> Release:
    """Read the embargo, the foot, the front and the body of a release, in this order."""
    width = text_width(lines)
    lines, embargo = take_embargo(lines)
    sections = split_foot(lines)
    foot = read_foot(sections.found, width)
    front = read_front(sections.main, width)
    if not front.title:
        raise ImportRefused(_("The document has no headline: nothing was imported."))
    following = take_trailing_links(front.following, foot, width)
    lead, paragraphs = split_lead(read_paragraphs(following, width))
    paragraphs += foot.paragraphs
    hashtag, other_hashtags = choose_hashtag(foot, sections.main)
    labels = (*front.structure, *sections.headings, *foot.labels, *signs(paragraphs, foot))
    return Release(
        kind=front.kind,
        banner=front.banner,
        title=front.title,
        subtitle=front.subtitle,
        dateline_place=front.dateline_place,
        date=front.date,
        lead=lead,
        body=tuple(to_blocks(paragraphs)),
        about=to_html(foot.about),
        links=tuple(foot.links),
        hashtag=hashtag,
        contacts=tuple(foot.contacts),
        unplaced=(*(line.text for line in embargo), *foot.unplaced, *other_hashtags),
        warnings=(*front.warnings, *gaps(foot, lead, paragraphs), *embargo_warnings(embargo)),
        has_embargo=bool(embargo),
        structure=labels,
        copied=(hashtag,) if hashtag not in foot.hashtags else (),
        repeated=tuple(foot.repeated),
    )


def split_foot(lines: Sequence[SourceLine]) -> Sections:
    """Split off the sections of the foot; above the kind, only contacts are taken."""
    found = find_kind(lines)
    start = found.first if found else 0
    banner = split_banner(lines[:start])
    rest = split_sections(lines[start:])
    return Sections(
        [*banner.main, *rest.main],
        [*rest.found, *banner.found],
        [*rest.headings, *banner.headings],
    )


def split_banner(lines: Sequence[SourceLine]) -> Sections:
    """Take the press contacts that a banner names, down to the next blank line."""
    split = split_sections(lines)
    if [section.name for section in split.found] != ["contact"]:
        return Sections(main=list(lines))
    contact = split.found[0].lines
    end = next((at for at, line in enumerate(contact) if at and not line.text), len(contact))
    split.main += contact[end:]
    return Sections(split.main, [Section("contact", contact[:end])], split.headings)


def split_lead(paragraphs: list[Paragraph]) -> tuple[str, list[Paragraph]]:
    """Take the first paragraph as the lead, unless it is a heading or announces a list."""
    if not paragraphs or paragraphs[0].kind != "text" or paragraphs[0].text.endswith(":"):
        return "", paragraphs
    return to_html(paragraphs[:1]), paragraphs[1:]


def choose_hashtag(foot: Foot, main: Sequence[SourceLine]) -> tuple[str, list[str]]:
    """Return the hashtag of the release, that with a year first, and the others of the foot."""
    text = URL.sub(" ", " ".join(line.text for line in main))
    known = [*dict.fromkeys(foot.hashtags)] or HASHTAG.findall(text)[:1]
    if not known:
        return "", []
    chosen = next((tag for tag in known if YEAR.search(tag)), known[0])
    others = list(foot.hashtags)
    if chosen in others:
        others.remove(chosen)
    return chosen, others


def gaps(foot: Foot, lead: str, paragraphs: Sequence[Paragraph]) -> list[Located]:
    """Say what a release usually has and this one has not."""
    missing = []
    if not lead:
        missing.append(_("No lead was found: the text does not begin with a paragraph."))
    if not lead and not paragraphs:
        missing.append(_("The release has no text under its headline."))
    if not foot.contacts:
        missing.append(_("The release names no press contact."))
    if not foot.about:
        missing.append(_("The release has no “About us” text."))
    return [Located(None, sentence) for sentence in missing]


def embargo_warnings(embargo: Sequence[SourceLine]) -> list[Located]:
    """Say that the text speaks of an embargo, which a person must set on the page."""
    sentence = _("The text speaks of an embargo: set it on the page before anybody publishes.")
    return [Located(line.number, sentence) for line in embargo]


def signs(paragraphs: Sequence[Paragraph], foot: Foot) -> list[Label]:
    """Return the numbers and letters that lists write by themselves."""
    return [
        Label(one.line, one.sign, Place.LINE_EDGE)
        for one in [*paragraphs, *foot.about]
        if one.kind == "number" or (one.kind == "dash" and one.sign.isalnum())
    ]


def keep_all_words(release: Release, cleaned: CleanText) -> Release:
    """Put among the unplaced the lines that hold a word which no other part has kept."""
    lines = lost_lines(release, cleaned)
    if not lines:
        return release
    sentence = _("The importer found no place for this line: it is kept to be sorted.")
    return replace(
        release,
        unplaced=(*release.unplaced, *(line.text for line in lines)),
        warnings=(*release.warnings, *(Located(line.number, sentence) for line in lines)),
    )
