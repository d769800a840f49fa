"""The blocks that bodies are made of. Every text leaf is a segment that translators see.

A ``ListBlock`` stands under at most one ``StructBlock``: wagtail-localize finds no segment deeper.
"""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.telepath import register
from wagtail.blocks.stream_block import StreamBlockAdapter
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from .rich_text_fields import BODY_TEXT_FEATURES, RICH_TEXT_FEATURES, SiteRichTextBlock
from .table_block import TextTableBlock


class ImageBlock(blocks.StructBlock):
    """An image with its alternative text, unless it is only decoration."""

    image = ImageChooserBlock(label=_("Image"))
    alt = blocks.CharBlock(
        label=_("Alternative text"),
        required=False,
        max_length=250,
        help_text=_("What the image says, for those who do not see it."),
    )
    decorative = blocks.BooleanBlock(
        label=_("Decorative"),
        required=False,
        help_text=_("The image says nothing that the text does not: readers are spared it."),
    )
    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=250)

    class Meta:
        icon = "image"
        label = _("Image")
        template = "blocks/image.html"

    def clean(self, value):
        value = super().clean(value)
        if not self.is_deferred_validation and not value["alt"] and not value["decorative"]:
            sentence = _("Describe the image in a few words, or tick “Decorative”.")
            raise blocks.StructBlockValidationError({"alt": ValidationError(sentence)})
        return value


class QuoteBlock(blocks.StructBlock):
    """Someone's words, with their name."""

    text = blocks.TextBlock(label=_("Quotation"))
    author = blocks.CharBlock(label=_("Author and function"), required=False, max_length=250)

    class Meta:
        icon = "openquote"
        label = _("Quotation")
        template = "blocks/quote.html"


class LinkBlock(blocks.StructBlock):
    """A link to a page of this site or to an address elsewhere."""

    label = blocks.CharBlock(label=_("Text of the link"), max_length=150)
    page = blocks.PageChooserBlock(label=_("Page of this site"), required=False)
    url = blocks.URLBlock(label=_("Address elsewhere"), required=False)

    class Meta:
        icon = "link"
        label = _("Link")

    def clean(self, value):
        value = super().clean(value)
        if not self.is_deferred_validation and bool(value["page"]) == bool(value["url"]):
            sentence = _("Choose a page of this site or type an address elsewhere, one of the two.")
            raise blocks.StructBlockValidationError({"url": ValidationError(sentence)})
        return value


class DocumentBlock(blocks.StructBlock):
    """A file to download."""

    document = DocumentChooserBlock(label=_("Document"))
    title = blocks.CharBlock(
        label=_("Title"), required=False, help_text=_("Empty: the title of the document.")
    )

    class Meta:
        icon = "doc-full"
        label = _("Document")
        template = "blocks/document.html"


class CallOutBlock(blocks.StructBlock):
    """A passage set apart: a deadline, a warning, a label awarded."""

    title = blocks.CharBlock(label=_("Title"), required=False, max_length=150)
    text = SiteRichTextBlock(label=_("Text"), features=RICH_TEXT_FEATURES)

    class Meta:
        icon = "info-circle"
        label = _("Call-out")
        template = "blocks/call_out.html"


class VideoBlock(blocks.StructBlock):
    """A video elsewhere. It is a link: nothing is asked of another host before a click."""

    url = blocks.URLBlock(label=_("Address of the video"))
    title = blocks.CharBlock(label=_("Title"), max_length=250)
    transcript = SiteRichTextBlock(
        label=_("Transcript"), required=False, features=RICH_TEXT_FEATURES
    )

    class Meta:
        icon = "media"
        label = _("Video")
        template = "blocks/video.html"


class BodyBlock(blocks.StreamBlock):
    """The body of a page."""

    heading = blocks.CharBlock(
        label=_("Heading"), icon="title", max_length=200, template="blocks/heading.html"
    )
    paragraph = SiteRichTextBlock(
        label=_("Paragraphs"),
        icon="pilcrow",
        features=BODY_TEXT_FEATURES,
        template="blocks/paragraph.html",
    )
    image = ImageBlock()
    gallery = blocks.ListBlock(
        ImageBlock(), label=_("Gallery"), icon="image", template="blocks/gallery.html"
    )
    quote = QuoteBlock()
    links = blocks.ListBlock(
        LinkBlock(), label=_("Links"), icon="link", template="blocks/links.html"
    )
    document = DocumentBlock()
    call_out = CallOutBlock()
    table = TextTableBlock()
    video = VideoBlock()

    class Meta:
        required = False


class BodyBlockAdapter(StreamBlockAdapter):
    """Tells the form of a body what else it can do: take the tables that are pasted."""

    js_constructor = "cuf_site.BodyBlock"

    @cached_property
    def media(self):
        return super().media + forms.Media(js=["js/body.js"])


register(BodyBlockAdapter(), BodyBlock)
