"""XML from outside: no document type, so no entity, and no depth that recursion cannot bear.

A document type is refused as soon as it is named, before anything that it declares is read.
"""

import re
from xml.etree.ElementTree import Element, ParseError, TreeBuilder, XMLParser

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from .uploads import is_utf_8

DEEPEST = 60
ENCODING = re.compile(r"<\?xml[^>]*\bencoding\s*=\s*[\"']([^\"']*)[\"']")


class Builder(TreeBuilder):
    """Build a tree, and stop at what no file of ours has."""

    depth = 0

    def doctype(self, name, pubid, system):
        raise ValidationError(
            _("This file declares a document type (DOCTYPE), which could name other files.")
        )

    def start(self, tag, attrs):
        self.depth += 1
        if self.depth > DEEPEST:
            raise ValidationError(_("This file has too many elements one within the other."))
        return super().start(tag, attrs)

    def end(self, tag):
        self.depth -= 1
        return super().end(tag)


def parse(text: str) -> Element:
    """Return the root of an XML document. Raise ``ValidationError`` on what is none."""
    found = ENCODING.match(text.lstrip())
    if found and not is_utf_8(found[1]):
        raise ValidationError(_("This file cannot be read: save it as UTF-8 text."))
    parser = XMLParser(target=Builder(), encoding="utf-8")
    try:
        parser.feed(text.lstrip().encode())
        return parser.close()
    except ParseError as error:
        sentence = _("Nothing was taken from this file: its XML is damaged at line %(line)s.")
        raise ValidationError(sentence % {"line": error.position[0]}) from error
