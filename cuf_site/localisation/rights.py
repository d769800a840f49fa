"""Who translates into which language, and the groups that give the right to."""

from django.conf import settings
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from wagtail.models import Locale
from wagtail.permission_policies.pages import PagePermissionPolicy


def languages_of(user) -> set[str]:
    """Return the codes of the languages that ``user`` translates into.

    It is empty for superusers and for people with rights on French pages: they are editors. A
    translator is known by the right to translate into a language, which stands before that
    language has any page, or by rights on pages of other languages only.
    """
    if not user.is_active or user.is_superuser:
        return set()
    given = PagePermissionPolicy().get_cached_permissions_for_user(user)
    codes = dict(Locale.objects.values_list("pk", "language_code"))
    languages = {codes[right.page.locale_id] for right in given}
    if settings.LANGUAGE_CODE in languages:
        return set()
    rights = user.get_all_permissions()
    return languages | {code for code in codes.values() if right_name(code) in rights}


def is_translator(user) -> bool:
    """Whether ``user`` translates, and so edits nothing in French."""
    return bool(languages_of(user))


def right_name(code: str) -> str:
    """Return how Django calls the right to translate into a language."""
    return f"wagtailcore.{codename(code)}"


def codename(code: str) -> str:
    return f"translate_{code}"


def right_to_translate(locale: Locale) -> Permission:
    """Return the right to translate into ``locale``, made when there is none yet."""
    return Permission.objects.get_or_create(
        content_type=ContentType.objects.get_for_model(Locale),
        codename=codename(locale.language_code),
        defaults={"name": f"Can translate into {locale.language_code}"},
    )[0]
