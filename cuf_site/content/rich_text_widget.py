"""The editor of formatted texts: it loses no block, and what it cannot read is refused."""

import json

from draftjs_exporter.entity_state import EntityException
from wagtail.admin.rich_text import DraftailRichTextArea
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter

# A text that no field takes: Django refuses the null character in every text.
UNREADABLE = "\0"
HEADINGS = tuple(f"header-{number}" for number in ("one", "two", "three", "four", "five", "six"))


class SiteConverter(ContentstateConverter):
    """Turns what the editor posts into rich text; Wagtail's drops the blocks it does not know."""

    def to_database_format(self, contentstate_json):
        """Return rich text, or ``UNREADABLE`` for what the editor never posts."""
        if not contentstate_json:
            return ""
        try:
            content = json.loads(contentstate_json)
            for block in (content or {}).get("blocks", []):
                self._make_known(block)
            return self.exporter.render(content)
        except (
            AttributeError,
            EntityException,
            LookupError,
            RecursionError,
            TypeError,
            ValueError,
        ):
            return UNREADABLE

    def _make_known(self, block: dict):
        """Make a heading the nearest that the field has, else a bold paragraph."""
        known = self.exporter.block_options
        if block["type"] in known:
            return
        headings = [name for name in HEADINGS if name in known]
        if block["type"] in HEADINGS and headings:
            below = HEADINGS[HEADINGS.index(block["type"]) :]
            block["type"] = next((name for name in headings if name in below), headings[-1])
            return
        if block["type"] in HEADINGS:
            bold = {"offset": 0, "length": len(block["text"]), "style": "BOLD"}
            block["inlineStyleRanges"] = [*block.get("inlineStyleRanges", []), bold]
        block["type"] = "unstyled"


class SiteRichTextArea(DraftailRichTextArea):
    """Wagtail's editor, with our reading of what it posts."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.converter = SiteConverter(self.features)
