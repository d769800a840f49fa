"""Checks of a running site: what would be shown otherwise, without any error."""

from pathlib import Path

from django.conf import settings
from django.core.checks import Tags, Warning, register


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
