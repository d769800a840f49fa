"""The models of the site, as Django finds them: each stands in its room."""

from .content.documents import SiteDocument
from .content.images import Rendition, SiteImage
from .content.organisation import Organisation
from .localisation.models import (
    ApprovedTranslation,
    GlossaryRendering,
    GlossaryTerm,
    MemoryWord,
    Proofreading,
    PublishedWords,
    Workload,
)

__all__ = [
    "ApprovedTranslation",
    "GlossaryRendering",
    "GlossaryTerm",
    "MemoryWord",
    "Organisation",
    "Proofreading",
    "PublishedWords",
    "Rendition",
    "SiteDocument",
    "SiteImage",
    "Workload",
]
