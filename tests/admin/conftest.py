"""The site with its groups and workflow, and a browser for a member of each group."""

import pytest
import yaml
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client
from wagtail.models import Locale

from cuf_site.localisation.rights import allow_translating
from home.setup.prepare import DATA, make_groups, make_workflow, remove_wagtails_own
from tests import factories
from tests.translating import submit


@pytest.fixture(scope="module")
def french_site(french_site):
    """The French home page of a site whose groups and workflow are those of ``setup``."""
    data = yaml.safe_load(DATA.read_text(encoding="utf-8"))
    remove_wagtails_own()
    make_groups(french_site, data["groups"])
    make_workflow(data["workflow"])
    return french_site


@pytest.fixture(scope="module")
def submitted_edition(french_site):
    """A French edition of three sessions, given to translators of English and Spanish, once."""
    make_translators()
    edition = factories.make_edition(sessions=3)
    for language in ("en", "es"):
        for page in [edition, *edition.get_children().specific()]:
            submit(page, language)
        submit(factories.get_topic(), language)
    return edition


def make_translators():
    """Make the group of those who translate into English, unless it is there."""
    group, _created = Group.objects.get_or_create(name="Translators")
    allow_translating(group, Locale.objects.get(language_code="en"))


def log_in(group: str) -> Client:
    """Return a client logged in as a new member of ``group``."""
    user = get_user_model().objects.create_user(f"{group.lower()}@example.org", password="x")
    user.groups.add(Group.objects.get(name=group))
    client = Client()
    client.force_login(user)
    client.user = user
    return client


@pytest.fixture
def redaction(home):
    return log_in("Rédaction")


@pytest.fixture
def publication(home):
    return log_in("Publication")


@pytest.fixture
def webmaster(home):
    return log_in("Webmaster")


@pytest.fixture
def translator(home):
    """A client logged in as somebody who translates into English."""
    make_translators()
    return log_in("Translators")


@pytest.fixture
def english_edition(translator, publication, edition):
    """An edition live in French and English, whose translators and publishers are known."""
    factories.translate(edition)
    return edition
