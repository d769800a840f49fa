"""What can be found, as readers call it."""

from django.db.models import TextChoices
from django.utils.translation import pgettext_lazy


class Kind(TextChoices):
    """The types of results, in the order they are offered; the values stand in addresses."""

    EDITION = "edition", pgettext_lazy("search", "Editions")
    SESSION = "seance", pgettext_lazy("search", "Sessions")
    TOPIC = "thematique", pgettext_lazy("search", "Topics")
    GROUP = "groupe", pgettext_lazy("search", "Groups")
    PERSON = "intervenant", pgettext_lazy("search", "Speakers")
    RELEASE = "communique", pgettext_lazy("search", "Press releases")
    PAGE = "page", pgettext_lazy("search", "Pages")

    @property
    def one(self) -> str:
        """The name of one result of the kind."""
        return str(ONE[self])


ONE = {
    Kind.EDITION: pgettext_lazy("search", "Edition"),
    Kind.SESSION: pgettext_lazy("search", "Session"),
    Kind.TOPIC: pgettext_lazy("search", "Topic"),
    Kind.GROUP: pgettext_lazy("search", "Group"),
    Kind.PERSON: pgettext_lazy("search", "Speaker"),
    Kind.RELEASE: pgettext_lazy("search", "Press release"),
    Kind.PAGE: pgettext_lazy("search", "Page"),
}
