"""What a file may hold: one page, an edition, or all that is to be translated into a language."""

from django.db import models
from wagtail.models import Locale, Page
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail_localize.models import Translation

from ...upstream import user_can_edit_snippet_type
from ..rights import is_translator, languages_of
from ..states import Kind, State, states, translation_locales
from .submission_plan import snippets_of
from .table import FRENCH, ROW_FIELDS, find_snippets


def exchanges(user) -> bool:
    """Whether files are exchanged with ``user``: who translates, and who publishes."""
    policy = PagePermissionPolicy()
    return is_translator(user) or policy.user_has_permission(user, "publish")


def locales_of(user) -> list[Locale]:
    """Return the languages whose files ``user`` takes away and sends: those of pages they change.

    A translator has the right to translate into them as well.
    """
    if not exchanges(user):
        return []
    own = languages_of(user)
    pages = changeable(user).order_by().values_list("locale", flat=True)
    there = set(pages.distinct())
    return [
        locale
        for locale in translation_locales()
        if locale.pk in there and (not own or locale.language_code in own)
    ]


def changeable(user) -> models.QuerySet:
    """Return the pages that ``user`` may change."""
    return PagePermissionPolicy().instances_user_has_permission_for(user, "change")


def translations_in(edition: Page | None, locale: Locale, user, only_to_do: bool) -> list:
    """Return the translations of an edition, or of the whole site, into one language.

    They are those that ``user`` may change, in the order of the tree, then the snippets: of an
    edition, those that its pages name. ``only_to_do`` leaves out those that are up to date.
    """
    pages = Page.objects.filter(**FRENCH, depth__gt=1, alias_of=None).order_by("path")
    if edition is None:
        pages = list(pages.only(*ROW_FIELDS))
        originals = [*pages, *find_snippets("")]
    else:
        pages = list(pages.descendant_of(edition, inclusive=True).specific())
        originals = [*pages, *snippets_of(pages)]
    found = states(originals, [locale])
    wanted = [
        original.translation_key
        for original in originals
        if is_wanted(found.get((original.translation_key, locale.pk)), only_to_do)
    ]
    return submitted(wanted, locale, user)


def is_wanted(state: State | None, only_to_do: bool) -> bool:
    if state is None or state.target is None:
        return False
    return not only_to_do or state.kind != Kind.UP_TO_DATE


def submitted(keys: list, locale: Locale, user) -> list[Translation]:
    """Return the translations of some originals that ``user`` may change, in their order."""
    rows = Translation.objects.filter(
        source__object_id__in=keys, target_locale=locale, enabled=True
    ).select_related("source__specific_content_type", "target_locale")
    own = changeable(user).filter(locale=locale).values_list("translation_key", flat=True)
    own = set(own)
    order = {key: place for place, key in enumerate(keys)}
    return sorted(
        (row for row in rows if row.source.object_id in own or is_own_snippet(row, user)),
        key=lambda row: order[row.source.object_id],
    )


def is_own_snippet(translation: Translation, user) -> bool:
    """Whether a translation is that of a snippet of a kind that ``user`` may change."""
    model = translation.source.specific_content_type.model_class()
    return not issubclass(model, Page) and user_can_edit_snippet_type(user, model)
