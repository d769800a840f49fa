"""What an importer reads in a press release, and how it says no."""

from dataclasses import asdict, astuple, dataclass
from enum import Enum


class ImportRefused(Exception):
    """The file, or the site, does not allow the import; the message is a sentence to show."""


@dataclass(frozen=True)
class Located:
    """Something a person should look at; ``line`` counts from 1 in the file, or is ``None``."""

    line: int | None
    message: str


class Place(Enum):
    """Where on its line a label stands: the check of lost words takes it nowhere else."""

    WHOLE_LINE = "whole line"
    LINE_EDGE = "line edge"
    BEFORE_ADDRESS = "before address"


@dataclass(frozen=True)
class Label:
    """Words of a line that became structure: the kind, the dateline, a heading, « Tél. : »."""

    line: int
    text: str
    place: Place


@dataclass(frozen=True)
class Block:
    """A block of the body: ``heading`` holds plain text, ``paragraph`` holds rich text."""

    type: str
    value: str


@dataclass(frozen=True)
class Link:
    """An address the release ends with, and what the release calls it."""

    label: str
    url: str


@dataclass(frozen=True)
class Contact:
    """Somebody whom journalists may call or write to."""

    name: str
    function: str = ""
    email: str = ""
    phone: str = ""

    def agrees_with(self, other: "Contact") -> bool:
        """Whether nothing that is said of the two differs."""
        pairs = zip(astuple(self), astuple(other), strict=True)
        return all(mine == theirs or not (mine and theirs) for mine, theirs in pairs)

    def completed_by(self, other: "Contact") -> "Contact":
        """Return what is said of the two together."""
        pairs = zip(astuple(self), astuple(other), strict=True)
        return Contact(*(mine or theirs for mine, theirs in pairs))

    def shared_with(self, other: "Contact") -> "Contact":
        """Return what is said of both."""
        pairs = zip(astuple(self), astuple(other), strict=True)
        return Contact(*(mine if mine == theirs else "" for mine, theirs in pairs))


@dataclass(frozen=True)
class Release:
    """A press release as its text says it.

    ``title``, ``subtitle``, ``banner`` and ``unplaced`` are plain text; ``lead`` and ``about``
    are HTML paragraphs; ``date`` is ISO 8601 or ``None``. ``structure`` keeps the words that
    became structure (the kind, the dateline, the names of sections), so that none is lost;
    ``copied`` says again what stands elsewhere, ``repeated`` who is named a second time.
    """

    kind: str
    banner: tuple[str, ...]
    title: str
    subtitle: str
    dateline_place: str
    date: str | None
    lead: str
    body: tuple[Block, ...]
    about: str
    links: tuple[Link, ...]
    hashtag: str
    contacts: tuple[Contact, ...]
    unplaced: tuple[str, ...]
    warnings: tuple[Located, ...]
    has_embargo: bool = False
    structure: tuple[Label, ...] = ()
    copied: tuple[str, ...] = ()
    repeated: tuple[Contact, ...] = ()

    def as_dict(self) -> dict:
        """Return what the text says, ready for JSON, without the importer's own notes."""
        content = asdict(self)
        for name in ("has_embargo", "structure", "copied", "repeated"):
            del content[name]
        return content
