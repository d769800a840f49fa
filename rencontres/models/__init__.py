"""The Rencontres: editions, their sessions, and the people, places and subjects they share."""

from .editions import EditionPage
from .index_page import RencontresIndexPage
from .people import Partner, Person, PersonLink
from .rows import EditionDocument, EditionFigure, EditionPartner, Slot
from .session_rows import (
    Participation,
    SessionCountry,
    SessionDocument,
    SessionGroup,
    SessionOrganiser,
    SessionTopic,
)
from .sessions import SessionPage
from .subjects import Group, SessionKind, Topic
from .venues import Venue

__all__ = [
    "EditionDocument",
    "EditionFigure",
    "EditionPage",
    "EditionPartner",
    "Group",
    "Participation",
    "Partner",
    "Person",
    "PersonLink",
    "RencontresIndexPage",
    "SessionCountry",
    "SessionDocument",
    "SessionGroup",
    "SessionKind",
    "SessionOrganiser",
    "SessionPage",
    "SessionTopic",
    "Slot",
    "Topic",
    "Venue",
]
