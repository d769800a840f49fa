"""Each field of a page, snippet or row is declared: translated words or a fact kept once."""

from wagtail_localize.fields import SynchronizedField, TranslatableField

PAGE_WORDS = ("title", "seo_title", "search_description")


def words(*names: str) -> list[TranslatableField]:
    """Declare fields (or child relations holding words) that translators translate."""
    return [TranslatableField(name) for name in names]


def facts(*names: str) -> list[SynchronizedField]:
    """Declare fields that exist once, in French, and that no translation may override."""
    return [SynchronizedField(name, overridable=False) for name in names]
