"""Checks of a running site: what would be shown otherwise, without any error."""

from pathlib import Path

from django.conf import settings
from django.core.checks import Error, Tags, Warning, register
from django.utils.module_loading import import_string

from .tree.names import NAMED


@register(Tags.translation)
def compiled_catalogues(app_configs, **kwargs):
    """Warn where texts of the site would be in English, or those of an earlier version."""
    sources = [
        source
        for folder in settings.LOCALE_PATHS
        for source in sorted(Path(folder).glob("*/LC_MESSAGES/*.po"))
    ]
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
