"""The foot of a release: the boilerplate, the addresses it ends with, the press contacts."""

import re
from dataclasses import dataclass, field, replace

from .cleaning import Line
from .contacts import ContactReader
from .markup import EMAIL, URL, link_target, plain
from .passages import Passage, join_groups, read_passages, split_groups
from .release import Contact, Link

ABOUT = re.compile(
    r"^[ÀA] propos(?:\s+(?:de|d[’'])\s*(?:cités[ -]unies[ -]france|cuf|l[’']association"
    r"|notre association|nous)(?:\s*\(CUF\))?)?\s*(?::\s*(?P<rest>.*)|$)",
    flags=re.IGNORECASE,
)
OTHER_ABOUT = re.compile(r"^[ÀA] propos (?:de|du|des|d[’']).{2,80}?(?::|$)", re.IGNORECASE)
CONTACT = re.compile(
    r"^(?:vos?\s+|les\s+)?(?:contacts?|relations?|service)\s+(?:de\s+|avec\s+)?(?:la\s+|les\s+)?"
    r"(?:presse|médias?|journalistes)(?:\s+et\s+médias?)?\s*(?:[:–—-]\s*(?P<rest>.*)|$)",
    flags=re.IGNORECASE,
)
HASHTAG = re.compile(r"#\w*[^\W\d_]\w*")
HANDLE = re.compile(r"(?<![\w.@])@\w{2,}")
DOMAIN = re.compile(r"(?<![\w@./-])(?:[\w-]+\.)+(?:org|fr|com|eu|net)\b(?:/[^\s<>|]*)?")
MARK = re.compile(
    f"(?P<email>{EMAIL.pattern})|(?P<url>{URL.pattern})|(?P<domain>{DOMAIN.pattern})"
    f"|(?P<handle>{HANDLE.pattern})|(?P<hashtag>{HASHTAG.pattern})",
    flags=re.IGNORECASE,
)
NETWORKS = {
    "facebook": "https://www.facebook.com/",
    "instagram": "https://www.instagram.com/",
    "linkedin": "https://www.linkedin.com/company/",
    "twitter": "https://twitter.com/",
}
DEFAULT_NETWORK = "https://x.com/"
LONGEST_LABEL = 70
HASHTAG_LABEL = re.compile(r"^(?:hashtags?|mots?[- ](?:dièse|clés?))$", flags=re.IGNORECASE)
SEPARATORS = " :|/•·,;–—-"


@dataclass
class Foot:
    """What the foot holds; ``passages`` are those that belong to the body after all."""

    about: list[Passage] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    hashtags: list[str] = field(default_factory=list)
    contacts: list[Contact] = field(default_factory=list)
    unplaced: list[str] = field(default_factory=list)
    structure: list[str] = field(default_factory=list)


def split_sections(lines) -> tuple[list, list[tuple[str, list]], list[str]]:
    """Return the lines before the foot, its sections and the headings that named them.

    A section is ``("about" or "contact", lines)``; its first line holds what followed the
    colon of its heading, if anything.
    """
    main, sections, headings = [], [], []
    for line in lines:
        text = plain(line.text)
        name, match = section_of(text)
        if not name:
            (sections[-1][1] if sections else main).append(line)
            continue
        rest = match["rest"] or ""
        sections.append((name, [replace(line, text=rest)]))
        headings.append(text.removesuffix(rest))
    return main, sections, headings


def section_of(text: str) -> tuple[str | None, re.Match | None]:
    """Return which section a line opens, if any."""
    if match := ABOUT.match(text):
        return "about", match
    if match := CONTACT.match(text):
        return "contact", match
    return None, None


def read_foot(sections, width: int) -> Foot:
    """Read the sections of the foot in their order."""
    foot = Foot()
    for name, lines in sections:
        if name == "about":
            read_about(lines, foot, width)
        else:
            read_contacts(lines, foot)
    return foot


def read_contacts(lines, foot: Foot):
    """Read the people named for journalists, and the links that follow them."""
    reader = ContactReader()
    for line in lines:
        if not EMAIL.search(line.text) and read_links(line.text):
            take_links([line], foot)
        elif line.text:
            reader.read_line(plain(line.text))
    foot.contacts += reader.contacts()
    foot.unplaced += reader.left_over
    foot.structure += reader.labels


def read_about(lines, foot: Foot, width: int):
    """Read the boilerplate and the links under it; another body's « À propos » goes to the body."""
    about, elsewhere, links_met = [], [], False
    for group in join_groups(split_groups(lines), {}, width):
        texts, links = split_links(group)
        if texts and OTHER_ABOUT.match(plain(texts[0].text)):
            elsewhere.append(texts[0])
            texts = texts[1:]
        if elsewhere:
            elsewhere += [Line(0, ""), *texts]
        elif texts and links_met:
            foot.unplaced.append(plain(" ".join(line.text for line in texts)))
        elif texts:
            about += [Line(0, ""), *texts]
        links_met = links_met or bool(links)
        take_links(links, foot)
    foot.about += read_passages(about, width)
    foot.passages += read_passages(elsewhere, width)


def take_trailing_links(lines, foot: Foot, width: int) -> list:
    """Move the links that end the body to the foot; return the lines that are left."""
    groups, taken = split_groups(lines), []
    while groups:
        texts, links = split_links(groups.pop())
        taken = [*links, *taken]
        if texts:
            break
    take_links(taken, foot)
    numbers = {line.number for line in taken}
    return [line for line in lines if line.number not in numbers]


def split_links(group) -> tuple[list, list]:
    """Split a group of lines before the links that end it."""
    start = len(group)
    while start and read_links(group[start - 1].text):
        start -= 1
    return list(group[:start]), list(group[start:])


def take_links(lines, foot: Foot):
    """Add the links and hashtags of lines made of them."""
    for line in lines:
        found = read_links(line.text)
        foot.links += found.links
        foot.hashtags += found.hashtags
        foot.structure += found.labels


@dataclass(frozen=True)
class LinkLine:
    """What a line made of addresses holds; ``labels`` announced hashtags."""

    links: list[Link]
    hashtags: list[str]
    labels: list[str]


def read_links(text: str) -> LinkLine | None:
    """Read a line made of nothing else than addresses, hashtags and what short labels call them."""
    text, end, read = plain(text), 0, LinkLine([], [], [])
    for match in MARK.finditer(text):
        label = text[end : match.start()].strip(SEPARATORS)
        end = match.end()
        if len(label) > LONGEST_LABEL or "." in label:
            return None
        if not match["hashtag"]:
            read.links.append(to_link(label, match))
        elif label and not HASHTAG_LABEL.match(label):
            return None
        else:
            read.hashtags.append(match[0])
            read.labels.append(label)
    is_whole = not text[end:].strip(SEPARATORS + ".")
    return read if is_whole and (read.links or read.hashtags) else None


def to_link(label: str, match: re.Match) -> Link:
    """Return the link that an address and its label make; a handle's network is in its label."""
    if handle := match["handle"]:
        network = next((name for name in NETWORKS if name in label.casefold()), None)
        address = NETWORKS.get(network, DEFAULT_NETWORK) + handle[1:]
        return Link(f"{label} {handle}".strip(), address)
    address = match["email"] or match["url"] or match["domain"]
    return Link(label or address, link_target(address))
