"""What the admin says of the translations that follow French pages, before they do."""

from dataclasses import dataclass

from wagtail.models import Page

from ..lifecycle import followers


@dataclass(frozen=True)
class Follower:
    """A translation that would follow, with the number of pages below it that could too."""

    title: str
    language: str
    subpages: int


def following(pages: list[Page], action: str) -> dict:
    """Return ``action`` (unpublish, delete, move or privacy) and what follows ``pages`` in it."""
    return {
        "action": action,
        "followers": [
            follower(translation, action)
            for page in pages
            if isinstance(page, Page)
            for translation in followers(page)
            if translation.live or action != "unpublish"
        ],
    }


def follower(translation: Page, action: str) -> Follower:
    """Count the pages below a translation; only those that are live can be unpublished."""
    below = translation.get_descendants()
    return Follower(
        title=translation.get_admin_display_title(),
        language=translation.locale.get_display_name(),
        subpages=below.live().count() if action == "unpublish" else below.count(),
    )
