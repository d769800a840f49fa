"""A table in a body: a few columns of short texts, each of them translated by itself.

Wagtail's own tables hold no text that translators would see. A cell without a letter (a figure,
a date in figures) is a fact: it is that of the French page in every language.
"""

from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail_localize.segments import StringSegmentValue

COLUMNS = 6


def has_letter(text: str) -> bool:
    return any(map(str.isalpha, text))


class CellBlock(blocks.CharBlock):
    """The text of one cell."""

    def get_translatable_segments(self, value):
        return [StringSegmentValue("", value)] if value and has_letter(value) else []

    def restore_translated_segments(self, value, segments):
        return segments[0].render_text()


class RowBlock(blocks.StructBlock):
    """One row; the cells after its last text do not count."""

    def __init__(self, **kwargs):
        cells = [
            (
                f"column_{number}",
                CellBlock(
                    label=format_lazy(_("Column {number}"), number=number),
                    required=False,
                    max_length=250,
                ),
            )
            for number in range(1, COLUMNS + 1)
        ]
        super().__init__(cells, **kwargs)

    class Meta:
        label = _("Row")
        form_classname = "struct-block table-row"

    def clean(self, value):
        value = super().clean(value)
        if not self.is_deferred_validation and not any(value.values()):
            sentence = _("This row is empty: fill it or remove it.")
            raise blocks.StructBlockValidationError({"column_1": ValidationError(sentence)})
        return value


class TableValue(blocks.StructValue):
    """A table as it is shown: no column at its end is empty, and each cell knows what it is."""

    @cached_property
    def lines(self) -> list[list[dict]]:
        """Return the rows of cells: ``text``, ``scope`` (col, row or none), ``is_number``."""
        texts = [[text or "" for text in row.values()] for row in self["rows"]]
        texts = [row for row in texts if any(row)]
        filled = [place for row in texts for place, text in enumerate(row, start=1) if text]
        width = max(filled, default=0)
        return [
            [self._cell(text, line, place) for place, text in enumerate(row[:width])]
            for line, row in enumerate(texts)
        ]

    @property
    def head(self) -> list[dict]:
        return self.lines[0] if self["has_header"] and self.lines else []

    @property
    def body(self) -> list[list[dict]]:
        return self.lines[1:] if self["has_header"] else self.lines

    def _cell(self, text: str, line: int, place: int) -> dict:
        scope = "col" if self["has_header"] and line == 0 else ""
        if not scope and self["has_row_names"] and place == 0:
            scope = "row"
        is_number = not has_letter(text) and any(map(str.isdigit, text))
        return {"text": text, "scope": text and scope, "is_number": is_number and not scope}


class TextTableBlock(blocks.StructBlock):
    """Rows and columns, with a title."""

    caption = blocks.CharBlock(
        label=_("Title of the table"),
        required=False,
        max_length=250,
        help_text=_("What the table is about: screen readers say it first."),
    )
    has_header = blocks.BooleanBlock(
        label=_("The first row names the columns"), required=False, default=True
    )
    has_row_names = blocks.BooleanBlock(
        label=_("The first column names the rows"), required=False, default=True
    )
    rows = blocks.ListBlock(RowBlock(), label=_("Rows"), min_num=1)

    class Meta:
        icon = "table"
        label = _("Table")
        template = "blocks/table.html"
        value_class = TableValue
