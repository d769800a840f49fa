"""The press room: releases, their list, and the people journalists may call."""

from .index_page import PressIndexPage
from .press_contact import PressContact
from .releases import Erratum, PressReleasePage, ReleaseAttachment, ReleaseContact

__all__ = [
    "Erratum",
    "PressContact",
    "PressIndexPage",
    "PressReleasePage",
    "ReleaseAttachment",
    "ReleaseContact",
]
