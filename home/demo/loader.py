"""Load the demo content: editions, releases and accounts, each once.

Loading again changes what the site says otherwise than the data files, and nothing else. Pages
that were written since, by a person or by an import, are left alone.
"""

from collections.abc import Callable, Iterable

from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import check_password, make_password
from django.contrib.auth.models import Group
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log, registry
from wagtail.models import Locale, Page
from wagtail.users.models import UserProfile

from press.models import PressContact, PressIndexPage, PressReleasePage
from rencontres.models import (
    EditionPage,
    Partner,
    Person,
    RencontresIndexPage,
    SessionKind,
    SessionPage,
    Topic,
    Venue,
)

from ..models import ContentPage
from . import demo_files, demo_translations
from .page_values import set_fields, set_rows, snapshot

SNIPPETS = {
    "people": Person,
    "partners": Partner,
    "venues": Venue,
    "topics": Topic,
    "contacts": PressContact,
}
ACCOUNT_DOMAIN = "demo.invalid"
LOG_ACTION = "home.load_demo"


class DemoLoader:
    """One load of the demo content; ``report`` is given each line worth telling."""

    def __init__(self, report: Callable[[str], None]):
        self.report = report
        self.locale = Locale.get_default()
        # What pages said when they were translated, and those that are to say more afterwards.
        self.earlier = demo_files.read("translations/earlier")
        self.later = []
        # Everything that a data file may name: {model: {key: row}}
        self.known = {model: {} for model in (*SNIPPETS.values(), Page)}
        self.known[SessionKind] = {
            kind.key: kind for kind in SessionKind.objects.filter(locale=self.locale)
        }

    @transaction.atomic
    def load(self, password: str, languages: Iterable[str] = ()):
        """Bring the site to what the data files say in ``languages``, or leave it as it was."""
        self.load_french()
        for language in languages:
            demo_translations.load_language(language, self.report)
            self.load_later_versions()
        self.load_later_versions()
        load_accounts(demo_files.read("accounts"), password)

    def load_french(self):
        """Load the pages and snippets of French, from which the others are translated."""
        for name, model in SNIPPETS.items():
            self.load_snippets(name, model)
        index = RencontresIndexPage.objects.get(locale=self.locale)
        for path, values in demo_files.editions().items():
            self.load_edition(index, path, values)
        index = PressIndexPage.objects.get(locale=self.locale)
        for name, values in demo_files.read("releases").items():
            self.load_page(index, PressReleasePage, f"releases/{name}", values)

    def load_later_versions(self):
        """Publish what French pages say today, now that their earlier texts are translated."""
        while self.later:
            self.load_page(*self.later.pop())

    def resolve(self, model, name: str):
        """Return the row or page of ``model`` that the data files call ``name``."""
        return self.known[model][name]

    def load_snippets(self, name: str, model):
        """Make or update the French rows of one data file."""
        for key, values in demo_files.read(name).items():
            self.known[model][key], _created = model.objects.update_or_create(
                locale=self.locale,
                translation_key=demo_files.key(f"{name}/{key}"),
                defaults=values,
            )
        self.report(f"{model._meta.verbose_name_plural} : {len(self.known[model])}")

    def load_edition(self, index: Page, path: str, values: dict):
        """Load an edition, then its sessions and its pages of text."""
        sessions, pages = values.pop("sessions", {}), values.pop("pages", {})
        values["slug"] = str(values["year"])
        edition = self.load_page(index, EditionPage, path, values)
        for name, session in sessions.items():
            session["reference"] = name
            self.load_page(edition, SessionPage, f"{path}/sessions/{name}", session)
        for name, page in pages.items():
            page["slug"] = name
            self.load_page(edition, ContentPage, f"{path}/pages/{name}", page)

    def load_page(self, parent: Page, model, path: str, values: dict) -> Page:
        """Publish the page of ``path`` if it is new or says otherwise than ``values``."""
        identity = {"locale": self.locale, "translation_key": demo_files.key(path)}
        page = model.objects.filter(**identity).first()
        if page is None and path in self.earlier:
            self.later.append((parent, model, path, values))
            values = values | self.earlier[path]
        if page and has_changed_since(page):
            self.report(_("%(title)s: left as edited on the site") % {"title": page.title})
        else:
            page = self.write_page(parent, page or model(live=False, **identity), path, values)
        self.known[Page][path] = page
        return page

    def write_page(self, parent: Page, page: Page, path: str, values: dict) -> Page:
        """Give ``page`` its values, publish it when they change it, return it as it is then."""
        is_new = page.pk is None
        before = None if is_new else snapshot(page)
        set_fields(page, path, values, self.resolve)
        if is_new:
            parent.add_child(instance=page)
        set_rows(page, path, values, self.resolve)
        if snapshot(page) == before:
            return page
        revision = page.save_revision()
        revision.publish()
        log(page, LOG_ACTION, revision=revision)
        self.report(f"{parent.title} › {page.title}")
        return type(page).objects.get(pk=page.pk)


def has_changed_since(page: Page) -> bool:
    """Whether the page was written since its last load, by a person or by an import."""
    entries = registry.get_logs_for_instance(page).filter(action=LOG_ACTION)
    last = entries.order_by("-timestamp", "-pk").first()
    return last is None or last.revision_id != page.latest_revision_id


def load_accounts(accounts: dict[str, dict], password: str):
    """Make the accounts, or give them back their group and password.

    They share one password, so also its hash: computing one takes a second.
    """
    model = get_user_model()
    known = model.objects.filter(email__endswith=f"@{ACCOUNT_DOMAIN}").first()
    same = known is not None and check_password(password, known.password)
    encoded = known.password if same else make_password(password)
    for name, values in accounts.items():
        group = values.pop("group", None)
        values |= {"username": name, "password": encoded}
        user, _created = model.objects.update_or_create(
            email=f"{name}@{ACCOUNT_DOMAIN}", defaults=values
        )
        user.groups.set(Group.objects.filter(name=group))
        UserProfile.objects.update_or_create(user=user, defaults={"preferred_language": "fr"})
