"""The demo in other languages: catalogues of texts, put where translators put theirs."""

from collections.abc import Callable, Iterable
from fnmatch import fnmatchcase

import polib
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page

from cuf_site.localisation.confirmation import confirm
from cuf_site.localisation.overlay import texts_of, words_of
from cuf_site.localisation.publication import publish_translation
from cuf_site.localisation.snippets import snippet_models
from cuf_site.localisation.sources import source_of
from cuf_site.localisation.submission import submit

from . import demo_files


class Catalogue:
    """The texts of one language, from ``home/demo/translations/<language>.po``.

    A ``msgctxt`` names the field where a French text is said otherwise than elsewhere.
    """

    def __init__(self, language: str):
        path = demo_files.FOLDER / "translations" / f"{language}.po"
        entries = polib.pofile(str(path), encoding="utf-8")
        self.texts = {(entry.msgid, entry.msgctxt): entry.msgstr for entry in entries}

    def __call__(self, text: str, field: str) -> str | None:
        """Return the translation of a French text that stands in a field, or ``None``."""
        return self.texts.get((text, field)) or self.texts.get((text, None))


def load_language(language: str, report: Callable[[str], None]):
    """Submit, translate and publish what the demo shows in ``language``."""
    locale = Locale.objects.get(language_code=language)
    catalogue = Catalogue(language)
    count = 0
    for page in pages_of(language):
        count += translate_page(page, locale, catalogue)
    for row in snippets_of(catalogue):
        translate_snippet(row, locale, catalogue)
    if count:
        report(_("%(language)s: %(count)d pages") % {"language": locale, "count": count})


def pages_of(language: str) -> Iterable[Page]:
    """Return the French pages that the demo shows in ``language``, parents first."""
    patterns = demo_files.read("translations/scope")[language]
    home = Page.objects.get(locale=Locale.get_default(), depth=2)
    for page in home.get_descendants(inclusive=True).live().order_by("path"):
        address = page.url_path.removeprefix(home.url_path).strip("/")
        if any(fits(address, one) for one in patterns) and f"!{address}" not in patterns:
            yield page.specific


def fits(address: str, pattern: str) -> bool:
    """Whether a page's address is one of those that a pattern of the scope names."""
    return address.count("/") == pattern.count("/") and fnmatchcase(address, pattern)


def snippets_of(catalogue: Catalogue) -> Iterable:
    """Return the French snippets of which the catalogue knows a text."""
    for model in snippet_models():
        for row in model.objects.filter(locale=Locale.get_default()):
            texts = [text for texts in texts_of(words_of(row)).values() for text in texts]
            if any(catalogue(text, "") for text in texts):
                yield row


def translate_page(french: Page, locale: Locale, catalogue: Catalogue) -> bool:
    """Bring one page to what the catalogue says; return whether it was published for that."""
    is_changed = translate(french, locale, catalogue)
    translation = french.get_translation(locale).specific
    if translation.live and not is_changed:
        return False
    try:
        return publish_translation(translation)
    except ValidationError:
        return False  # the catalogue lacks some of its texts: it is shown in progress


def translate_snippet(french, locale: Locale, catalogue: Catalogue):
    """Bring one snippet to what the catalogue says."""
    if translate(french, locale, catalogue):
        french.get_translation(locale).save()


def translate(french, locale: Locale, catalogue: Catalogue) -> bool:
    """Submit a page or snippet and translate its texts; return whether one is new."""
    if source_of(french) is None or not french.has_translation(locale):
        submit(french, [locale])
    return confirm(source_of(french), locale, catalogue)
