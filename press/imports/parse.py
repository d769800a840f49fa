"""From the text of a press release to its parts. Nothing here reads or writes the site."""

import re
from dataclasses import replace

from django.utils.translation import gettext as _

from .cleaning import clean
from .dateline import choose_dateline
from .foot import HASHTAG, Foot, read_foot, split_sections, take_trailing_links
from .front import find_kind, read_front, take_embargo
from .markup import URL
from .passages import Passage, read_passages, text_width
from .reading import read
from .recognition import refuse_other_documents, refuse_unknown_document
from .release import ImportRefused, Located, Release
from .richtext import to_blocks, to_html
from .slips import find_slips
from .words import words_of_lines, words_of_release


def parse(content: bytes) -> Release:
    """Return the release that the bytes of a text file hold.

    Raises ``ImportRefused``, with a sentence for the editor, when the file is not readable
    French text or holds something else than a press release.
    """
    text, warnings = read(content)
    lines, left_out = clean(text)
    check_document(lines)
    release = read_release(lines)
    found = [*warnings, *left_out, *find_slips(lines), *release.warnings]
    found.sort(key=lambda warning: (warning.line is None, warning.line or 0))
    return keep_all_words(replace(release, warnings=tuple(found)), lines)


def check_document(lines):
    """Raise ``ImportRefused`` for a letter, a leaflet, or what nothing shows to be a release."""
    if find_kind(lines):
        return
    refuse_other_documents(lines)
    if not (choose_dateline([], lines) and split_sections(lines)[1]):
        refuse_unknown_document()


def read_release(lines) -> Release:
    """Read the front, the body and the foot of a release, from its cleaned lines."""
    width = text_width(lines)
    lines, embargo = take_embargo(lines)
    main, sections, headings = split_foot(lines)
    front = read_front(main, width)
    if not front.title:
        raise ImportRefused(_("The document has no headline: nothing was imported."))
    foot = read_foot(sections, width)
    passages = read_passages(take_trailing_links(front.following, foot, width), width)
    lead, passages = split_lead(passages)
    passages += foot.passages
    hashtag, other_hashtags = choose_hashtag(foot, main)
    return Release(
        kind=front.kind,
        banner=front.banner,
        title=front.title,
        subtitle=front.subtitle,
        dateline_place=front.dateline_place,
        date=front.date,
        lead=lead,
        body=tuple(to_blocks(passages)),
        about=to_html(foot.about),
        links=tuple(foot.links),
        hashtag=hashtag,
        contacts=tuple(foot.contacts),
        unplaced=(*(line.text for line in embargo), *foot.unplaced, *other_hashtags),
        warnings=(*front.warnings, *gaps(foot, lead, passages), *embargo_warnings(embargo)),
        has_embargo=bool(embargo),
        structure=(*front.structure, *headings, *foot.structure, *numbers(passages, foot)),
    )


def split_foot(lines) -> tuple[list, list, list[str]]:
    """Split at the first section of the foot; above the kind, only contacts are taken."""
    found = find_kind(lines)
    start = found[1] + 1 if found else 0
    banner, contacts, contact_headings = split_banner(lines[:start])
    main, sections, headings = split_sections(lines[start:])
    return [*banner, *main], [*sections, *contacts], [*headings, *contact_headings]


def split_banner(lines) -> tuple[list, list, list[str]]:
    """Take the press contacts that a banner names, down to the next blank line."""
    main, sections, headings = split_sections(lines)
    if [name for name, _found in sections] != ["contact"]:
        return lines, [], []
    section = sections[0][1]
    end = next((at for at, line in enumerate(section) if at and not line.text), len(section))
    return [*main, *section[end:]], [("contact", section[:end])], headings


def split_lead(passages: list[Passage]) -> tuple[str, list[Passage]]:
    """Take the first paragraph as the lead, unless it is a heading or announces a list."""
    if not passages or passages[0].kind != "text" or passages[0].text.endswith(":"):
        return "", passages
    return to_html(passages[:1]), passages[1:]


def choose_hashtag(foot: Foot, main) -> tuple[str, list[str]]:
    """Return the hashtag of the release, that with a year first, and the others of the foot."""
    text = URL.sub(" ", " ".join(line.text for line in main))
    known = [*dict.fromkeys(foot.hashtags)] or HASHTAG.findall(text)[:1]
    if not known:
        return "", []
    chosen = next((tag for tag in known if re.search(r"20\d\d", tag)), known[0])
    return chosen, [tag for tag in known if tag != chosen and tag in foot.hashtags]


def gaps(foot: Foot, lead: str, passages: list[Passage]) -> list[Located]:
    """Say what a release usually has and this one has not."""
    missing = []
    if not lead:
        missing.append(_("No lead was found: the text does not begin with a paragraph."))
    if not lead and not passages:
        missing.append(_("The release has no text under its headline."))
    if not foot.contacts:
        missing.append(_("The release names no press contact."))
    if not foot.about:
        missing.append(_("The release has no “About us” text."))
    return [Located(None, sentence) for sentence in missing]


def embargo_warnings(embargo) -> list[Located]:
    """Say that the text speaks of an embargo, which a person must set on the page."""
    sentence = _("The text speaks of an embargo: set it on the page before anybody publishes.")
    return [Located(line.number, sentence) for line in embargo]


def numbers(passages: list[Passage], foot: Foot) -> list[str]:
    """Return the numbers that ordered lists write by themselves."""
    return [one.sign for one in [*passages, *foot.about] if one.kind == "number"]


def keep_all_words(release: Release, lines) -> Release:
    """Put among the unplaced the lines that hold a word which no other part has kept."""
    lost = words_of_lines(lines) - words_of_release(release)
    if not lost:
        return release
    kept = []
    for line in lines:
        found = words_of_lines([line]) & lost
        if found:
            kept.append(line)
            lost -= found
    sentence = _("The importer found no place for this line: it is kept to be sorted.")
    return replace(
        release,
        unplaced=(*release.unplaced, *(line.text for line in kept)),
        warnings=(*release.warnings, *(Located(line.number, sentence) for line in kept)),
    )
