"""Text set in two columns, whose lines an extraction puts side by side."""

import re

from django.utils.translation import gettext as _

from ..release import Located

GUTTER = re.compile(r"(?<=\S)[ \t]{3,}(?=\S)")
FEWEST_LINES = 5
FEWEST_WORDS = 2
SLACK = 3


def find_columns(text: str) -> list[Located]:
    """Warn, at the first such line, when several lines have words on both sides of a gutter."""
    columns: dict[int, list[int]] = {}
    for number, line in enumerate(text.split("\n"), start=1):
        for gutter in GUTTER.finditer(line):
            sides = line[: gutter.start()].split(), line[gutter.end() :].split()
            if min(map(len, sides)) >= FEWEST_WORDS:
                columns.setdefault(gutter.end() // SLACK, []).append(number)
                break
    for column, numbers in columns.items():
        near = sorted({*numbers, *columns.get(column + 1, [])})
        if len(near) >= FEWEST_LINES:
            sentence = _(
                "The text seems to be set in two columns, whose lines are mixed: put them in"
                " order, or extract the text again without its layout."
            )
            return [Located(near[0], sentence)]
    return []
