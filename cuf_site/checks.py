"""Checks of a running site: what would be shown otherwise, without any error."""

from pathlib import Path

from django.conf import settings
from django.core.checks import Error, Tags, Warning, register
from django.db import connection
from django.utils.module_loading import import_string
from django.utils.translation import to_locale
from wagtail.models import Locale

from .tree.names import NAMED


@register(Tags.translation)
def compiled_catalogues(app_configs, **kwargs):
    """Warn where texts of the site would be in English, or those of an earlier version."""
    sources = [source for folder in settings.LOCALE_PATHS for source in _sources(folder)]
    return [
        Warning(
            f"The catalogue {source} is not compiled, or has changed since.",
            hint="Run “manage.py catalogues compile”.",
            obj=source.parent.parent.name,
            id="cuf_site.W001",
        )
        for source in sources
        if not _is_compiled(source)
    ]


@register(Tags.translation)
def known_languages(app_configs, **kwargs):
    """Warn of a language whose readers would be spoken to in English."""
    written = {source.parts[-3] for folder in settings.LOCALE_PATHS for source in _sources(folder)}
    return [
        Warning(
            f"The language {code!r} has no catalogue: its interface would be in English.",
            hint=f"Run “manage.py catalogues update --locale {code}”, and translate its texts.",
            obj=code,
            id="cuf_site.W002",
        )
        for code, _name in settings.LANGUAGES
        if code != "en" and to_locale(code) not in written
    ]


@register(Tags.database)
def languages_made(app_configs, databases, **kwargs):
    """Warn of a language that nothing can be written in yet."""
    if not databases or Locale._meta.db_table not in connection.introspection.table_names():
        return []
    made = set(Locale.objects.values_list("language_code", flat=True))
    return [
        Warning(
            f"The language {code!r} is not made in the database: nothing can be translated.",
            hint="Run “manage.py setup”.",
            obj=code,
            id="cuf_site.W003",
        )
        for code, _name in settings.LANGUAGES
        if made and code not in made
    ]


def _sources(folder) -> list[Path]:
    return sorted(Path(folder).glob("*/LC_MESSAGES/*.po"))


def _is_compiled(source: Path) -> bool:
    target = source.with_suffix(".mo")
    return target.exists() and target.stat().st_mtime >= source.stat().st_mtime


@register()
def named_functions(app_configs, **kwargs):
    """Refuse a name that leads nowhere: readers would meet the error."""
    return [
        Error(
            f"Nothing can be imported from {name!r}: {refusal}",
            hint="A page model or a setting names it: see cuf_site.tree.names.",
            obj=name,
            id="cuf_site.E001",
        )
        for name in sorted(set(NAMED))
        if (refusal := _refusal_to_import(name))
    ]


def _refusal_to_import(name: str) -> str:
    try:
        import_string(name)
    except ImportError as refusal:
        return str(refusal)
    return ""
