"""Formatted texts as fields and as blocks: whatever the way in, no word of them runs into another.

Wagtail's own keep what they do not know by joining its words. In migrations they stand as
Wagtail's: what is stored is the same.
"""

from wagtail import blocks
from wagtail.fields import RichTextField
from wagtail.rich_text import RichText

from ..words.rich_html import storable

RICH_TEXT_FEATURES = ["bold", "italic", "link", "document-link", "ol", "ul"]
# In the body of a page a text can be long enough to have headings of its own.
BODY_TEXT_FEATURES = ["h2", "h3", *RICH_TEXT_FEATURES]
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))


def headings_of(place) -> tuple[str, ...]:
    """Return the headings that a field or block of formatted text can hold."""
    return tuple(sorted(HEADINGS.intersection(place.features or ())))


class SiteRichTextField(RichTextField):
    """A formatted text of a page, a snippet or a row."""

    def deconstruct(self):
        name, _path, args, kwargs = super().deconstruct()
        return name, "wagtail.fields.RichTextField", args, kwargs

    def to_python(self, value):
        text = super().to_python(value)
        return storable(text, headings_of(self)) if text else text

    def pre_save(self, model_instance, add):
        text = self.to_python(super().pre_save(model_instance, add))
        setattr(model_instance, self.attname, text)
        return text

    def get_prep_value(self, value):
        return super().get_prep_value(self.to_python(value))


class SiteRichTextBlock(blocks.RichTextBlock):
    """A formatted text of a body."""

    def deconstruct(self):
        _path, args, kwargs = super().deconstruct()
        return "wagtail.blocks.RichTextBlock", args, kwargs

    def get_prep_value(self, value):
        return storable(super().get_prep_value(value) or "", headings_of(self))

    def value_from_form(self, value):
        return RichText(storable(value or "", headings_of(self)))
