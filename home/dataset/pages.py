"""How a page of the generated data set is published, and how it says that it is invented."""

from datetime import UTC, date, datetime, time

from wagtail.models import Page

from ..demo import demo_files
from .plan import read


def add_live(parent: Page, page: Page, path: str, day: date) -> Page:
    """Add ``page`` under ``parent``, as published on ``day``: saved, and so checked, once.

    Its identity is that of ``path`` in every installation. What is live is its latest version, as
    after an editor's publication.
    """
    page.translation_key = demo_files.key(f"dataset/{path}")
    page.locale = parent.locale
    page.live = True
    page.first_published_at = page.last_published_at = datetime.combine(day, time(8), UTC)
    parent.add_child(instance=page)
    revision = page.save_revision(clean=False, changed=False)
    Page.objects.filter(pk=page.pk).update(live_revision=revision)
    return page


def marked(text: str) -> str:
    """Return a text of HTML with the notice that it is invented before it."""
    return f"<p><b>{read('words')['notice']}.</b> {read('words')['warning']}</p>{text}"


def marked_body(path: str, *paragraphs: str) -> list[dict]:
    """Return a body that begins with the notice."""
    words = read("words")
    notice = {"title": words["notice"], "text": f"<p>{words['warning']}</p>"}
    blocks = [{"call_out": notice}, *({"paragraph": text} for text in paragraphs)]
    return demo_files.stream(f"dataset/{path}", blocks, lambda name, value: value)
