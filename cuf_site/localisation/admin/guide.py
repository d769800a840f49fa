"""The guides of docs/, read in the admin too by those who work there."""

import re
from pathlib import Path
from xml.etree.ElementTree import Element

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _
from markdown import Markdown
from markdown.extensions.toc import TocExtension, slugify_unicode
from markdown.treeprocessors import Treeprocessor
from PIL import Image

from ...words.typography import typeset, typeset_html
from ..rights import open_to_translators

FOLDER = settings.BASE_DIR / "docs"
PICTURES = FOLDER / "images"
TITLES = {"traduction": _("Guide for translators"), "redaction": _("Translations: editors’ guide")}
OTHER_GUIDE = re.compile(r"guide-(\w+)\.md")


class InTheAdmin(Treeprocessor):
    """Give pictures their size, so that nothing moves, and lead to the other guides."""

    def run(self, root: Element):
        for picture in root.iter("img"):
            size = Image.open(FOLDER / picture.get("src")).size
            for name, value in zip(("width", "height"), size, strict=True):
                picture.set(name, str(value))
            picture.set("loading", "lazy")
        for link in root.iter("a"):
            if found := OTHER_GUIDE.fullmatch(link.get("href", "")):
                link.set("href", reverse("translation_guide", args=[found[1]]))


def path_of(name: str) -> Path:
    return FOLDER / f"guide-{name}.md"


def read(name: str) -> dict:
    """Return the ``title`` of a guide, its ``text`` as HTML, and its ``contents``.

    They are headings of the second and third level, as Markdown's ``toc_tokens``.
    """
    heading, _newline, text = path_of(name).read_text().partition("\n")
    contents = TocExtension(slugify=slugify_unicode, toc_depth="2-3")
    markdown = Markdown(extensions=["tables", contents])
    markdown.treeprocessors.register(InTheAdmin(markdown), "in-the-admin", 0)
    html = mark_safe(typeset_html(markdown.convert(text), "fr"))
    title = typeset(heading.lstrip("# "), "fr")
    return {"title": title, "text": html, "contents": markdown.toc_tokens}


@open_to_translators
def show_guide(request: HttpRequest, name: str) -> HttpResponse:
    """Show a guide; it is in French whatever the language of the admin."""
    if name not in TITLES:
        raise Http404
    guide = read(name)
    context = {"guide": guide, "page_title": guide["title"], "header_icon": "help"}
    return TemplateResponse(request, "localisation/guide.html", context)


@open_to_translators
def show_picture(request: HttpRequest, name: str, picture: str) -> FileResponse:
    """Send a picture of the guides, whose texts call them ``images/…``."""
    if picture not in {path.name for path in PICTURES.glob("*.webp")}:
        raise Http404
    return FileResponse((PICTURES / picture).open("rb"), content_type="image/webp")
