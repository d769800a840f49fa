"""Checks of a running site."""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.checks import Error, Tags, register
from django.db import connections

from .demo.loader import ACCOUNT_DOMAIN


@register(Tags.database)
def demo_accounts(app_configs, databases=None, **kwargs):
    """Refuse the accounts of the demonstration where their passwords are not expected.

    Their passwords are public. Settings that allow them define DEMO_PASSWORD.
    """
    if getattr(settings, "DEMO_PASSWORD", None):
        return []
    user = get_user_model()
    for alias in databases or []:
        if user._meta.db_table not in connections[alias].introspection.table_names():
            continue
        found = user.objects.using(alias).filter(email__iendswith=f"@{ACCOUNT_DOMAIN}")
        if names := ", ".join(found.values_list("username", flat=True)):
            return [
                Error(
                    f"The database holds demo accounts, whose passwords are public: {names}.",
                    hint="Delete them, or start from an empty database.",
                    id="home.E001",
                )
            ]
    return []
