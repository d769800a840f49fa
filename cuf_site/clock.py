"""The site's clock: today's date in Paris, or the day a demonstration pretends it is."""

from datetime import date, datetime

from django.conf import settings
from django.utils import timezone


def today() -> date:
    """Return the current day in Europe/Paris, or SITE_TODAY when it is set."""
    return settings.SITE_TODAY or timezone.localdate()


def now() -> datetime:
    """Return the current aware moment, moved to SITE_TODAY when it is set, the hour kept."""
    moment = timezone.localtime()
    if day := settings.SITE_TODAY:
        return moment.replace(year=day.year, month=day.month, day=day.day)
    return moment
