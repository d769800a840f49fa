"""A rule that forbids publication: how a form breaks it, and the sentence on which field."""

from dataclasses import dataclass, field

from django.utils.translation import gettext, override

REQUIRED = "This field is required."
OUTSIDE = "This day is outside the dates of the edition."


@dataclass(frozen=True)
class Rule:
    """A form of ``page`` with ``changes`` is refused by ``sentence`` at ``where``.

    ``where`` is a field, or (relation, row, field), or ("body", block, child).
    """

    name: str
    page: str
    changes: dict
    where: str | tuple
    sentence: str
    values: dict = field(default_factory=dict)

    def english(self) -> str:
        return self.sentence % self.values if self.values else self.sentence

    def french(self) -> str:
        with override("fr"):
            return gettext(self.sentence) % self.values if self.values else gettext(self.sentence)


def image(**changes) -> dict:
    """Return a body of one image block; the test puts an image in it."""
    values = {"image": "IMAGE", "alt": "", "decorative": "", "caption": ""}
    return {"body": [("image", values | changes)]}
