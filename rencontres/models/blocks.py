"""Blocks that speak of people, for the bodies of editions and sessions."""

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from cuf_site.content.blocks import BodyBlock


class FactChooserBlock(SnippetChooserBlock):
    """A chosen snippet is a fact: its words are read from its sibling, none is a segment here."""

    @cached_property
    def widget(self):
        return self.target_model.snippet_viewset.chooser_viewset.widget_class

    def get_translatable_segments(self, value):
        return []

    def restore_translated_segments(self, value, segments):
        return value


class PeopleBlock(blocks.ListBlock):
    """People shown with the function each held then."""

    def __init__(self, **kwargs):
        row = blocks.StructBlock(
            [
                ("person", FactChooserBlock("rencontres.Person", label=_("Person"))),
                (
                    "function",
                    blocks.CharBlock(label=_("Function held then"), required=False, max_length=300),
                ),
            ],
            label=_("Person"),
        )
        super().__init__(row, **kwargs)


class EditionBodyBlock(BodyBlock):
    """A body that can also show people."""

    people = PeopleBlock(label=_("People"), icon="group", template="blocks/people.html")
