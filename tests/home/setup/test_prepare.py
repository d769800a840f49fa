"""``manage.py setup`` on an empty database: what it makes, once, and who may do what."""

from collections import Counter

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from wagtail.models import (
    GroupApprovalTask,
    GroupPagePermission,
    Locale,
    Page,
    Workflow,
    WorkflowPage,
)

from cuf_site.models import Organisation
from home.models import ContentPage, HomePage
from home.setup.prepare import set_up
from rencontres.models import SessionKind
from tests.factories import translate

GROUPS = (
    "Publication",
    "Rédaction",
    "Traduction – English",
    "Traduction – Español",
    "Traduction – العربية",
    "Webmaster",
)


@pytest.fixture
def home(site):
    return HomePage.objects.get()


def counts() -> Counter:
    return Counter({model._meta.label: model.objects.count() for model in apps.get_models()})


def test_setup_twice_changes_nothing(home):
    before = counts()

    again = set_up()

    assert again == home
    assert counts() == before


def test_setup_leaves_what_people_changed(home):
    HomePage.objects.update(title="Autre titre")
    SessionKind.objects.filter(key="quiz").update(name="Jeu")
    Organisation.objects.update(phone="0")
    ContentPage.objects.filter(slug="contact").update(title="Écrire")
    Group.objects.get(name="Rédaction").permissions.clear()
    before = counts()

    set_up()

    assert counts() == before
    assert HomePage.objects.get().title == "Autre titre"
    assert set(SessionKind.objects.filter(key="quiz").values_list("name", flat=True)) == {"Jeu"}
    assert Organisation.objects.get().phone == "0"


def test_setup_makes_no_second_of_what_people_renamed(home):
    ContentPage.objects.filter(slug="a-propos").update(slug="qui-sommes-nous")
    ContentPage.objects.filter(slug="contact").update(slug="nous-ecrire")
    Workflow.objects.update(name="Relecture")
    Group.objects.create(name="Editors")
    before = counts()

    set_up()

    assert counts() == before
    assert WorkflowPage.objects.get().workflow.name == "Relecture"


def test_setup_makes_the_four_languages(home):
    assert sorted(Locale.objects.values_list("language_code", flat=True)) == [
        "ar",
        "en",
        "es",
        "fr",
    ]


def test_setup_makes_the_tree(home):
    pages = home.get_descendants(inclusive=True).live().specific()

    assert {page.get_url(): type(page).__name__ for page in pages} == {
        "/": "HomePage",
        "/rencontres/": "RencontresIndexPage",
        "/presse/": "PressIndexPage",
        "/a-propos/": "ContentPage",
        "/contact/": "ContentPage",
        "/plan-du-site/": "ContentPage",
        "/mentions-legales/": "ContentPage",
        "/accessibilite/": "ContentPage",
        "/donnees-personnelles/": "ContentPage",
    }
    assert Page.objects.count() == 1 + len(pages)
    assert Page.find_problems() == ([], [], [], [], [])


def test_setup_publishes_through_revisions(home):
    for page in home.get_descendants(inclusive=True):
        assert page.live_revision == page.latest_revision
        assert page.first_published_at is not None


def test_setup_names_each_kind_in_four_languages(home):
    kinds = Counter(SessionKind.objects.values_list("key", flat=True))

    assert len(kinds) == 18
    assert set(kinds.values()) == {4}
    assert sorted(
        SessionKind.objects.filter(is_break=True, locale__language_code="fr").values_list(
            "key", flat=True
        )
    ) == ["accueil", "dejeuner", "pause", "pot"]
    assert dict(
        SessionKind.objects.filter(key="atelier").values_list("locale__language_code", "name")
    ) == {"fr": "Atelier", "en": "Workshop", "es": "Taller", "ar": "ورشة"}


def test_setup_makes_one_organisation(home):
    organisation = Organisation.objects.get()

    assert (organisation.name, organisation.locale.language_code) == ("Cités Unies France", "fr")
    assert organisation.accessibility_status == "none"


def test_setup_replaces_wagtail_s_groups(home):
    assert sorted(Group.objects.values_list("name", flat=True)) == list(GROUPS)


@pytest.mark.parametrize(
    ("name", "page_rights"),
    [
        ("Rédaction", ["add_page", "change_page"]),
        ("Publication", ["add_page", "change_page", "lock_page", "publish_page", "unlock_page"]),
        (
            "Webmaster",
            [
                "add_page",
                "bulk_delete_page",
                "change_page",
                "lock_page",
                "publish_page",
                "unlock_page",
            ],
        ),
    ],
)
def test_groups_have_their_rights_on_the_whole_site(home, name, page_rights):
    rights = Group.objects.get(name=name).page_permissions.all()

    assert {right.page_id for right in rights} == {home.pk}
    assert sorted(right.permission.codename for right in rights) == page_rights


def rights(name) -> set[str]:
    found = Permission.objects.filter(group__name=name)
    return {f"{right.content_type.app_label}.{right.codename}" for right in found}


def test_redaction_deletes_nothing(home):
    assert [right for right in rights("Rédaction") if "delete" in right] == []
    assert "rencontres.change_person" in rights("Rédaction")


def test_only_webmasters_manage_the_installation(home):
    labels = ("auth.", "wagtailcore.", "wagtailredirects.", "cuf_site.change_organisation")
    managed = {
        name: {right for right in rights(name) if right.startswith(labels)}
        for name in ("Rédaction", "Publication", "Webmaster")
    }

    assert managed["Rédaction"] == managed["Publication"] == set()
    assert managed["Webmaster"] >= {
        "auth.add_user",
        "auth.change_user",
        "auth.delete_user",
        "auth.change_group",
        "wagtailcore.change_site",
        "wagtailredirects.add_redirect",
        "cuf_site.change_organisation",
    }


def page_rights(name, home) -> list[str]:
    rights = Group.objects.get(name=name).page_permissions.filter(page=home)
    return sorted(rights.values_list("permission__codename", flat=True))


def test_translators_change_rows_and_nothing_is_added_published_or_deleted(home):
    assert rights("Traduction – Español") == {
        "wagtailadmin.access_admin",
        "wagtailcore.translate_es",
        "cuf_site.change_organisation",
        "cuf_site.view_glossaryterm",
        "press.change_presscontact",
        *(
            f"rencontres.change_{model}"
            for model in ("group", "partner", "person", "sessionkind", "topic", "venue")
        ),
    }
    assert page_rights("Traduction – Español", home) == []


def test_home_page_of_a_language_opens_it_to_its_people(home):
    spanish = translate(home, "es")

    assert {name: page_rights(name, spanish) for name in GROUPS} == {
        "Publication": ["change_page", "lock_page", "publish_page", "unlock_page"],
        "Rédaction": [],
        "Traduction – English": [],
        "Traduction – Español": ["change_page"],
        "Traduction – العربية": [],
        "Webmaster": [
            "bulk_delete_page",
            "change_page",
            "lock_page",
            "publish_page",
            "unlock_page",
        ],
    }


def test_setup_gives_rights_on_a_home_page_that_was_there_before(home):
    english = translate(home, "en")
    GroupPagePermission.objects.filter(page=english).delete()
    Group.objects.filter(name__startswith="Traduction").delete()

    set_up()
    before = counts()
    set_up()

    assert page_rights("Traduction – English", english) == ["change_page"]
    assert "publish_page" in page_rights("Publication", english)
    assert counts() == before


def test_one_workflow_covers_every_language(home):
    assert translate(home, "ar").get_workflow() == home.get_workflow() == Workflow.objects.get()


def test_one_workflow_asks_publication(home):
    workflow = Workflow.objects.get()

    assert home.get_workflow() == workflow
    assert [task.name for task in workflow.tasks] == ["Accord d’une personne de Publication"]
    assert [group.name for group in GroupApprovalTask.objects.get().groups.all()] == ["Publication"]
    assert WorkflowPage.objects.get().page.is_root()


def test_command_says_the_site_is_ready(home, capsys):
    call_command("setup")

    assert capsys.readouterr().out == (
        "Le site est prêt\xa0: sa page d’accueil est «\xa0Cités Unies France\xa0».\n"
    )
