"""Texts of releases for the tests of the importer, and their parts read back."""

from pathlib import Path

from press.imports.parse import parse

DATA = Path(__file__).parent / "data"
LEAD = "Les équipes de six villes se sont retrouvées lundi pour préparer l'été."
TEXT = """{banner}
{kind}

{headline}

{dateline}

{lead}

{body}

À propos de Cités Unies France :

Cités Unies France rassemble des villes, des départements et des régions.

Contact presse :
Nadia Ferrand, Attachée de presse
Courriel : n.ferrand@exemple.org
"""
PARTS = {
    "banner": "",
    "kind": "COMMUNIQUÉ DE PRESSE :",
    "headline": "Six villes préparent l'été",
    "dateline": "Paris, le 20 mai 2026",
    "lead": LEAD,
    "body": "Elles se reverront à l'automne.",
}


def make_text(**parts: str) -> bytes:
    """Return the text of a release, of which any part can be given."""
    return TEXT.format(**{**PARTS, **parts}).encode()


def parse_body(text: str) -> list[tuple[str, str]]:
    """Return the blocks read from the text under the lead, as ``(type, value)``."""
    return [(block.type, block.value) for block in parse(make_text(body=text)).body]


def read_data(name: str) -> bytes:
    """Return the bytes of a file of the data folder."""
    return (DATA / name).read_bytes()


def messages(release) -> list[tuple[int | None, str]]:
    """Return the warnings as ``(line, sentence)``."""
    return [(warning.line, warning.message) for warning in release.warnings]
