"""What translators do, in one call each: pages submitted, texts translated, words published."""

from wagtail.models import Locale
from wagtail_localize.models import StringTranslation

from cuf_site.localisation import publication, submission
from cuf_site.localisation.sources import required, source_of
from tests.factories import french


def fresh(page):
    """Return a page as the database has it: those of a module's fixtures are not to be changed."""
    return type(page).objects.get(pk=page.pk)


def submit(page, language="en"):
    """Submit a French page or snippet for translation; return its page or row in ``language``."""
    locale = Locale.objects.get_or_create(language_code=language)[0]
    french()
    submission.submit(page, [locale])
    return version(page, language)


def version(page, language="en"):
    """Return the page or snippet in ``language`` as the database has it, or ``None``."""
    rows = type(page)._default_manager.filter(
        translation_key=page.translation_key, locale__language_code=language
    )
    return rows.first()


def confirm(page, language="en", only: list[str] | None = None, **texts: str):
    """Translate the texts of a French page as a person does: « EN » before each of them.

    ``texts`` gives the translation of some, by field; ``only`` keeps to the texts given.
    """
    locale = Locale.objects.get(language_code=language)
    for segment in required(source_of(page)).select_related("string", "context"):
        text = segment.string.data
        if only is None or text in only:
            StringTranslation.objects.update_or_create(
                translation_of=segment.string,
                context=segment.context,
                locale=locale,
                defaults={
                    "data": texts.get(segment.context.path, f"{language.upper()} {text}"),
                    "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL,
                    "has_error": False,
                },
            )


def translate(page, language="en", **texts: str):
    """Submit, translate and publish ``page`` and the pages above it; return the live page."""
    for above in page.get_ancestors().filter(depth__gt=1).specific():
        if not getattr(version(above, language), "live", False):
            translate(above, language)
    submit(page, language)
    confirm(page, language, **texts)
    publication.publish_translation(version(page, language))
    return version(page, language)


def publish_french(page, **changes):
    """Publish ``changes`` of a French page as the editor's button does; return the live page."""
    page = type(page).objects.get(pk=page.pk)
    for name, value in changes.items():
        setattr(page, name, value)
    page.save_revision().publish()
    return type(page).objects.get(pk=page.pk)
