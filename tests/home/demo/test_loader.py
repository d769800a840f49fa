"""The demo content: updated from its files, its accounts kept out of production."""

import shutil

import pytest
import yaml
from django.contrib.auth import authenticate, get_user_model
from django.core.management import CommandError, call_command
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Revision

from home.checks import demo_accounts
from home.demo import demo_files
from home.models import ContentPage, HomePage
from rencontres.models import EditionPage, Participation, Person, Slot


@pytest.fixture
def data_folder(tmp_path, monkeypatch):
    """A copy of the data files to change: two editions without sessions, no release."""
    folder = shutil.copytree(demo_files.FOLDER, tmp_path / "demo")
    for file in (folder / "editions").glob("*.yaml"):
        if file.stem not in ("2021", "2023"):
            file.unlink()
    change(folder / "editions" / "2023.yaml", sessions={})
    (folder / "releases.yaml").write_text("{}")
    monkeypatch.setattr(demo_files, "FOLDER", folder)
    return folder


@pytest.fixture
def small_demo(site, data_folder):
    """What the files of ``data_folder`` say, loaded."""
    call_command("load_demo", languages=[])


def change(path, **values):
    """Write other values in a data file."""
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    path.write_text(yaml.safe_dump(data | values, allow_unicode=True), encoding="utf-8")


def count_rows() -> dict[str, int]:
    """Return how many rows there are of what the demo holds."""
    models = (Page, Revision, Person, Participation, Slot, get_user_model())
    return {model.__name__: model.objects.count() for model in models}


def test_load_demo_writes_list_items_with_their_ids(small_demo):
    edition = EditionPage.objects.get(year=2023)

    [links] = [block for block in edition.body.raw_data if block["type"] == "links"]

    assert [set(item) for item in links["value"]] == [{"type", "value", "id"}] * 2


def test_load_demo_brings_what_the_files_changed(small_demo, data_folder, capsys):
    before = count_rows()
    figure = {"kind": "participants", "value": 801}
    change(data_folder / "editions" / "2021.yaml", theme="Un fil rouge", figures=[figure])
    capsys.readouterr()

    call_command("load_demo", languages=[])

    edition = EditionPage.objects.get(year=2021)
    assert edition.theme == "Un fil rouge"
    assert [row.value for row in edition.figures.all()] == [801]
    assert count_rows() == before | {"Revision": before["Revision"] + 1}
    assert capsys.readouterr().out.count("›") == 1


def test_load_demo_keeps_the_identity_of_rows_when_one_comes_before_them(small_demo, data_folder):
    edition = EditionPage.objects.get(year=2023)
    known = {row.translation_key: row.pk for row in edition.figures.all()}
    first = {"kind": "embassies", "value": 1}
    figures = demo_files.read("editions/2023")["figures"]
    change(data_folder / "editions" / "2023.yaml", figures=[first, *figures])

    call_command("load_demo", languages=[])

    rows = list(EditionPage.objects.get(year=2023).figures.all())
    assert rows[0].kind == "embassies"
    assert {row.translation_key: row.pk for row in rows[1:]} == known


def test_load_demo_leaves_what_a_person_edited(small_demo, data_folder):
    edition = EditionPage.objects.get(year=2021)
    edition.theme = "Écrit à la main"
    editor = get_user_model().objects.get(username="redaction")
    edition.save_revision(user=editor).publish()
    change(data_folder / "editions" / "2021.yaml", theme="Du fichier")

    call_command("load_demo", languages=[])

    assert EditionPage.objects.get(year=2021).theme == "Écrit à la main"


def test_load_demo_leaves_what_an_import_wrote(small_demo, data_folder):
    edition = EditionPage.objects.get(year=2021)
    edition.theme = "Importé"
    edition.save_revision().publish()

    call_command("load_demo", languages=[])

    assert EditionPage.objects.get(year=2021).theme == "Importé"


def test_load_demo_gives_an_edition_its_year_as_address_from_the_first_version(small_demo):
    letter = ContentPage.objects.get(slug="lettre-d-invitation")

    assert letter.url == "/rencontres/2023/lettre-d-invitation/"
    assert not Redirect.objects.exists()


def test_load_demo_refuses_a_value_without_a_field(site, data_folder):
    change(data_folder / "editions" / "2021.yaml", thème="Un fil rouge")

    with pytest.raises(ValueError, match="editions/2021: no such field: thème"):
        call_command("load_demo", languages=[])

    assert not EditionPage.objects.exists()


def test_load_demo_refuses_settings_without_a_demo_password(site, settings):
    del settings.DEMO_PASSWORD

    with pytest.raises(CommandError, match="DEMO_PASSWORD"):
        call_command("load_demo", languages=[])

    assert not get_user_model().objects.exists()


def test_load_demo_refuses_a_site_not_set_up(site):
    HomePage.objects.get().delete()

    with pytest.raises(CommandError, match="setup"):
        call_command("load_demo", languages=[])


def test_load_demo_prints_accounts_that_can_log_in(site, data_folder, settings, capsys):
    settings.DEMO_PASSWORD = "autre"

    call_command("load_demo", languages=[])

    users = [
        authenticate(username=name, password="autre")
        for name in ("webmaster", "redaction", "publication")
    ]
    assert [user.is_superuser for user in users] == [True, False, False]
    assert [list(user.groups.values_list("name", flat=True)) for user in users] == [
        [],
        ["Rédaction"],
        ["Publication"],
    ]
    assert [user.email for user in users] == [f"{user.username}@demo.invalid" for user in users]
    assert {user.wagtail_userprofile.preferred_language for user in users} == {"fr"}
    assert all(user.has_perm("wagtailadmin.access_admin") for user in users)
    assert "http://testserver/admin/" in capsys.readouterr().out


def test_check_refuses_demo_accounts_where_no_password_is_expected(small_demo, settings):
    del settings.DEMO_PASSWORD

    [error] = demo_accounts(app_configs=None, databases=["default"])

    assert error.id == "home.E001"
    assert "webmaster" in error.msg


def test_check_accepts_demo_accounts_in_the_demo(small_demo):
    assert demo_accounts(app_configs=None, databases=["default"]) == []


def test_check_accepts_other_accounts(db, settings, django_user_model):
    del settings.DEMO_PASSWORD
    django_user_model.objects.create_user("webmaster", "webmaster@example.org")

    assert demo_accounts(app_configs=None, databases=["default"]) == []
