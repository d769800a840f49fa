"""The foot of a release: the boilerplate, the addresses it ends with, the press contacts."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from ..release import Contact, Label, Link
from ..source.lines import SourceLine
from .addresses import EMAIL
from .contacts import ContactReader
from .links import read_all_links, read_links, split_links
from .markdown import plain
from .paragraphs import join_groups, read_paragraphs, split_groups
from .sections import OTHER_ABOUT, Section
from .structures import Paragraph


@dataclass
class Foot:
    """What the foot holds; ``paragraphs`` are those that belong to the body after all.

    ``repeated`` are the contacts that say nothing which another does not say.
    """

    about: list[Paragraph] = field(default_factory=list)
    paragraphs: list[Paragraph] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    hashtags: list[str] = field(default_factory=list)
    contacts: list[Contact] = field(default_factory=list)
    repeated: list[Contact] = field(default_factory=list)
    unplaced: list[str] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)

    def take_links(self, lines: Sequence[SourceLine]):
        """Add the links and hashtags of lines made of them."""
        found = read_all_links(lines)
        self.links += found.links
        self.hashtags += found.hashtags
        self.labels += found.labels


def read_foot(sections: Sequence[Section], width: int) -> Foot:
    """Read the sections of the foot in their order."""
    foot = Foot()
    for section in sections:
        if section.name == "about":
            read_about(section.lines, foot, width)
        else:
            read_contacts(section.lines, foot)
    foot.contacts, foot.repeated = without_repetitions(foot.contacts)
    return foot


def read_contacts(lines: Sequence[SourceLine], foot: Foot):
    """Read the people named for journalists, and the links that follow them."""
    reader = ContactReader()
    for line in lines:
        if not EMAIL.search(line.text) and read_links(line):
            foot.take_links([line])
        elif line.text:
            reader.read_line(line)
    foot.contacts += reader.contacts()
    foot.links += reader.links
    foot.unplaced += reader.left_over
    foot.labels += reader.labels


def without_repetitions(contacts: Sequence[Contact]) -> tuple[list[Contact], list[Contact]]:
    """Put together what is said of the same person, and split off what is said again."""
    kept: dict[str, Contact] = {}
    repeated = []
    for one in contacts:
        key = (one.name or one.email or one.phone).casefold()
        known = kept.get(key)
        if known and known.agrees_with(one):
            repeated.append(known.shared_with(one))
            kept[key] = known.completed_by(one)
        else:
            kept[f"{key} {len(kept)}" if known else key] = one
    return list(kept.values()), repeated


def read_about(lines: Sequence[SourceLine], foot: Foot, width: int):
    """Read the boilerplate and the links under it; another body's « À propos » goes to the body."""
    about: list[SourceLine] = []
    elsewhere: list[SourceLine] = []
    links_met = False
    for group in join_groups(split_groups(lines), {}, width):
        texts, links = split_links(group)
        if texts and OTHER_ABOUT.match(plain(texts[0].text)):
            elsewhere.append(texts[0])
            texts = texts[1:]
        if elsewhere:
            elsewhere += [SourceLine(0, ""), *texts]
        elif texts and links_met:
            foot.unplaced.append(plain(" ".join(line.text for line in texts)))
        elif texts:
            about += [SourceLine(0, ""), *texts]
        links_met = links_met or bool(links)
        foot.take_links(links)
    foot.about += read_paragraphs(about, width)
    foot.paragraphs += read_paragraphs(elsewhere, width)


def take_trailing_links(lines: Sequence[SourceLine], foot: Foot, width: int) -> list[SourceLine]:
    """Move the links that end the body to the foot; return the lines that are left."""
    taken: list[list[SourceLine]] = []
    for group in reversed(split_groups(lines)):
        texts, links = split_links(group)
        taken.append(links)
        if texts:
            break
    links = [line for part in reversed(taken) for line in part]
    foot.take_links(links)
    numbers = {line.number for line in links}
    return [line for line in lines if line.number not in numbers]
