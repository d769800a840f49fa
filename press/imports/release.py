"""What an importer reads in a press release, and how it says no."""

from dataclasses import asdict, dataclass


class ImportRefused(Exception):
    """The file, or the site, does not allow the import; the message is a sentence to show."""


@dataclass(frozen=True)
class Located:
    """Something a person should look at; ``line`` counts from 1 in the file, or is ``None``."""

    line: int | None
    message: str


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


@dataclass(frozen=True)
class Release:
    """A press release as its text says it.

    ``title``, ``subtitle``, ``banner`` and ``unplaced`` are plain text; ``lead`` and ``about``
    are HTML paragraphs; ``date`` is ISO 8601 or ``None``. ``structure`` keeps the words that
    became structure (the kind, the dateline, the names of sections), so that none is lost.
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
    structure: tuple[str, ...] = ()

    def as_dict(self) -> dict:
        """Return what the text says, ready for JSON, without the importer's own notes."""
        content = asdict(self)
        del content["has_embargo"], content["structure"]
        return content
