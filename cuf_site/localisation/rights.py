"""Who translates into which language, and what is given to the groups of the site for it."""

from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models.signals import post_save
from wagtail.models import GroupPagePermission, Locale, Page
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail_localize.models import Translation

from .snippets import snippet_models
from .sources import is_translation

HOME_DEPTH = 2  # below the root of the tree, which is of no language


def languages_of(user) -> set[str]:
    """Return the codes of the languages that ``user`` translates into.

    It is empty for superusers and for people with rights on French pages: they are editors. A
    translator is known by the right to translate into a language, which stands before that
    language has any page, or by rights on pages of other languages only. The answer is kept
    on ``user``, as its permissions are.
    """
    if not hasattr(user, "_languages"):
        user._languages = find_languages(user)
    return user._languages


def find_languages(user) -> set[str]:
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


def open_to_translators(view):
    """Let translators reach a view of the admin, which checks the language by itself."""
    view.open_to_translators = True
    return view


def is_translated(instance: models.Model) -> bool:
    """Whether a page or row is edited as a translation: text by text, its facts being French."""
    return Translation.objects.filter(
        source__object_id=instance.translation_key, target_locale=instance.locale_id, enabled=True
    ).exists()


def right_name(code: str) -> str:
    """Return how Django calls the right to translate into a language."""
    return f"wagtailcore.{codename(code)}"


def codename(code: str) -> str:
    return f"translate_{code}"


def right_to_translate(locale: Locale, name: str) -> Permission:
    """Return the right to translate into ``locale``, called ``name`` if there was none yet."""
    return Permission.objects.get_or_create(
        content_type=ContentType.objects.get_for_model(Locale),
        codename=codename(locale.language_code),
        defaults={"name": name},
    )[0]


def allow_translating(group: Group, locale: Locale):
    """Give ``group`` what translators into ``locale`` need, but for pages: see ``open_home``."""
    group.permissions.add(
        Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin"),
        right_to_translate(locale, group.name),
        Permission.objects.get(codename="view_glossaryterm"),
        *(
            Permission.objects.get(
                content_type=ContentType.objects.get_for_model(model),
                codename=f"change_{model._meta.model_name}",
            )
            for model in snippet_models()
        ),
    )


def open_home(home: Page):
    """Give rights on the home page of a language, and so on all its pages.

    Its translators change pages. Who publishes in French has the same rights there, except to
    add pages: each begins in French. A group with any right on that page keeps what it has.
    """
    groups = Group.objects.exclude(page_permissions__page=home)
    for group in groups.filter(permissions__codename=codename(home.locale.language_code)):
        give(group, home, Permission.objects.filter(codename="change_page"))
    french = Page.objects.filter(
        translation_key=home.translation_key, locale__language_code=settings.LANGUAGE_CODE
    )
    on_french = GroupPagePermission.objects.filter(page__in=french)
    for group in groups.filter(
        pk__in=on_french.filter(permission__codename="publish_page").values("group")
    ):
        held = on_french.filter(group=group).exclude(permission__codename="add_page")
        give(group, home, Permission.objects.filter(pk__in=held.values("permission")))


def give(group: Group, page: Page, permissions: models.QuerySet):
    GroupPagePermission.objects.bulk_create(
        GroupPagePermission(group=group, page=page, permission=permission)
        for permission in permissions.filter(content_type__app_label="wagtailcore")
    )


def connect():
    """Open each language to its people from now on as soon as it has a home page."""
    post_save.connect(open_new_home)


def open_new_home(instance: models.Model, created: bool, raw=False, **kwargs):
    if raw or not created or not isinstance(instance, Page):
        return
    if instance.depth == HOME_DEPTH and is_translation(instance):
        open_home(instance)
