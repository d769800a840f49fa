"""Prepare an empty database: languages, pages, session kinds, groups. What exists is left alone."""

import uuid
from pathlib import Path
from urllib.parse import urlsplit

import yaml
from django.apps import apps
from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Locale,
    Page,
    Site,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)
from wagtail_localize.models import Translation, TranslationSource

from cuf_site.localisation import memory_words
from cuf_site.localisation.confirmation import confirm
from cuf_site.localisation.rights import allow_translating, open_home
from cuf_site.localisation.sources import note_publication
from cuf_site.models import GlossaryRendering, GlossaryTerm, Organisation
from cuf_site.words.languages import language_name
from rencontres.models import SessionKind

from ..models import ContentPage, HomePage

DATA = Path(__file__).with_name("setup.yaml")
GLOSSARY = Path(__file__).with_name("glossary.yaml")


@transaction.atomic
def set_up() -> HomePage:
    """Create what is missing in one transaction and return the French home page."""
    data = yaml.safe_load(DATA.read_text(encoding="utf-8"))
    remove_wagtails_own()
    for code, _name in settings.LANGUAGES:
        Locale.objects.get_or_create(language_code=code)
    french = Locale.objects.get(language_code=settings.LANGUAGE_CODE)
    if not Organisation.objects.filter(locale=french).exists():
        Organisation.objects.create(locale=french, **data["organisation"])
    make_session_kinds(data["session_kinds"])
    make_glossary(yaml.safe_load(GLOSSARY.read_text(encoding="utf-8")))
    home = make_home(data["home"], french)
    make_pages(home, data["indexes"], data["content_pages"])
    make_groups(home, data["groups"])
    for locale in Locale.objects.exclude(pk=french.pk).order_by("pk"):
        make_translation_group(locale)
    make_workflow(data["workflow"])
    memory_words.index_missing()
    return home


def remove_wagtails_own():
    """Remove the workflow that Wagtail gives a new database, and its groups with it."""
    deleted, _models = Workflow.objects.filter(name="Moderators approval").delete()
    if deleted:
        GroupApprovalTask.objects.filter(name="Moderators approval").delete()
        Group.objects.filter(name__in=["Editors", "Moderators"], user=None).delete()


def make_session_kinds(kinds: list[dict]):
    """Create each kind that has no French row, in every language at once."""
    locales = {locale.language_code: locale for locale in Locale.objects.all()}
    known = set(SessionKind.objects.values_list("key", flat=True))
    for order, kind in enumerate(kinds, start=1):
        if kind["key"] in known:
            continue
        translation_key = uuid.uuid4()
        rows = [
            SessionKind.objects.create(
                locale=locales[language],
                translation_key=translation_key,
                key=kind["key"],
                name=name,
                plural=plural,
                order=order * 10,
                shape=kind["shape"],
                is_break=kind.get("is_break", False),
                default_minutes=kind["minutes"],
            )
            for language, (name, plural) in kind["names"].items()
        ]
        record_translations(rows)


def record_translations(rows: list[SessionKind]):
    """Give translators the names that a kind was made with, the French one first."""
    french, *translations = rows
    source, _created = TranslationSource.update_or_create_from_instance(french)
    for row in translations:
        Translation.objects.create(source=source, target_locale=row.locale)
        names = {"name": row.name, "plural": row.plural}
        confirm(source, row.locale, lambda text, field, names=names: names[field])
        note_publication(source, row.locale)


def make_glossary(terms: list[dict]):
    """Write the terms that the glossary begins with; what editors made of it is left alone."""
    if GlossaryTerm.objects.exists():
        return
    locales = {locale.language_code: locale for locale in Locale.objects.all()}
    for term in terms:
        GlossaryTerm.objects.create(
            french=term["french"],
            other_forms="\n".join(term.get("forms", [])),
            note=term.get("note", ""),
            renderings=[
                GlossaryRendering(
                    locale=locales[code],
                    preferred="\n".join(rendering["preferred"]),
                    forbidden="\n".join(rendering.get("avoid", [])),
                    note=rendering.get("note", ""),
                )
                for code, rendering in term["renderings"].items()
                if code in locales
            ],
        )


def make_home(values: dict, locale: Locale) -> HomePage:
    """Return the home page at the root of the site, made in the place of Wagtail's own."""
    home = HomePage.objects.filter(locale=locale).first()
    if home:
        return home
    root = Page.get_first_root_node()
    home = root.add_child(instance=HomePage(locale=locale, live=True, **values))
    address = urlsplit(settings.WAGTAILADMIN_BASE_URL)
    Site.objects.update_or_create(
        is_default_site=True,
        defaults={
            "hostname": address.hostname,
            "port": address.port or (443 if address.scheme == "https" else 80),
            "site_name": settings.WAGTAIL_SITE_NAME,
            "root_page": home,
        },
    )
    Page.objects.filter(depth=2, slug="home", content_type__model="page").delete()
    home.refresh_from_db()
    publish(home)
    return home


def make_pages(home: HomePage, indexes: list[dict], content_pages: list[dict]):
    """Create the indexes and content pages that no page of that kind or purpose stands for."""
    purposes = set(ContentPage.objects.child_of(home).values_list("purpose", flat=True))
    for values in indexes:
        values = dict(values)
        model = apps.get_model(values.pop("model"))
        if not model.objects.child_of(home).exists():
            publish(home.add_child(instance=model(show_in_menus=True, **values)))
    for values in content_pages:
        if values.get("purpose", ContentPage.Purpose.TEXT) not in purposes:
            body = [
                {"type": kind, "value": value}
                for block in values.get("body", [])
                for kind, value in block.items()
            ]
            publish(home.add_child(instance=ContentPage(**(values | {"body": body}))))


def publish(page: Page):
    """Publish through a revision, so that the history starts with the first version."""
    page.save_revision().publish()


def make_groups(home: HomePage, groups: dict[str, dict]):
    """Create the groups with their rights; those of a group that exists are left alone."""
    for name, rights in groups.items():
        group, created = Group.objects.get_or_create(name=name)
        if created:
            grant(group, home, rights)


def grant(group: Group, home: HomePage, rights: dict):
    """Give ``group`` its rights on pages, files, snippets and the admin itself."""
    for codename in rights["pages"]:
        permission = Permission.objects.get(
            content_type__app_label="wagtailcore", codename=codename
        )
        GroupPagePermission.objects.create(group=group, page=home, permission=permission)
    collection = Collection.get_first_root_node()
    # Wagtail asks for rights on its own models, whatever models stand in their place.
    for app_label, model, actions in (
        ("wagtailimages", "image", rights["files"]),
        ("wagtaildocs", "document", rights["files"]),
        ("wagtailcore", "collection", rights.get("collections", [])),
    ):
        for permission in model_permissions(app_label, model, actions):
            GroupCollectionPermission.objects.create(
                group=group, collection=collection, permission=permission
            )
    group.permissions.add(
        Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin")
    )
    for model in rights["snippet_models"]:
        group.permissions.add(*model_permissions(None, model, rights["snippets"]))
    for label in rights.get("models", []):
        group.permissions.add(*model_permissions(*label.split("."), ["add", "change", "delete"]))


def make_translation_group(locale: Locale) -> Group:
    """Return the group of those who translate into ``locale``; one that exists is left alone.

    Its pages, and those who publish, get their rights as soon as the language has a home page.
    """
    name = yaml.safe_load(DATA.read_text(encoding="utf-8"))["translation_group"]
    name = name.format(language=language_name(locale.language_code))
    group, created = Group.objects.get_or_create(name=name)
    if created:
        allow_translating(group, locale)
    for home in HomePage.objects.filter(locale=locale):
        open_home(home)
    return group


def model_permissions(app_label: str | None, model: str, actions: list[str]):
    """Return the permissions for ``actions`` on a model; ``None`` looks in our own apps."""
    labels = [app_label] if app_label else ["cuf_site", "rencontres", "press"]
    return Permission.objects.filter(
        content_type__app_label__in=labels,
        codename__in=[f"{action}_{model}" for action in actions],
    )


def make_workflow(values: dict):
    """Give the whole site one workflow: a person of Publication approves what is submitted."""
    root = Page.get_first_root_node()
    if WorkflowPage.objects.filter(page=root).exists():
        return
    task = GroupApprovalTask.objects.create(name=values["task"])
    task.groups.add(Group.objects.get(name=values["group"]))
    workflow = Workflow.objects.create(name=values["name"])
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowPage.objects.create(page=root, workflow=workflow)
