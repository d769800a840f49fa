"""Where the admin tells the states: the report and its exports, the explorer, the first screen."""

import codecs
import csv
import re
from datetime import date, datetime
from io import BytesIO

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from openpyxl import load_workbook
from wagtail.models import GroupApprovalTask, GroupPagePermission, Workflow, WorkflowTask
from wagtail.users.models import UserProfile

from cuf_site.localisation.models import PublishedWords
from cuf_site.localisation.proofreading import mark_proofread
from cuf_site.localisation.sources import source_of
from tests import factories
from tests.admin.conftest import log_in
from tests.translating import confirm, fresh, submit, version

REPORT = "/admin/reports/languages/"
# Wagtail's own buttons ask for the address and the parent of each page.
OURS = re.compile("wagtail_localize_|cuf_site_")
TITLES = ["Cités Unies France", "Les Rencontres", "Presse", "Rencontres 2023", "Eau", "Atelier"]


@pytest.fixture
def editor(session, django_user_model):
    """A browser in English for someone who sees every language."""
    Group.objects.get_or_create(name="Tous droits")
    client = log_in("Tous droits")
    django_user_model.objects.filter(pk=client.user.pk).update(is_superuser=True)
    UserProfile.objects.create(user=client.user, preferred_language="en")
    return client


@pytest.fixture
def translator(session):
    """A browser in English for someone who translates into English."""
    group = Group.objects.create(name="Traduction")
    home = session.get_parent().get_translation(version(session).locale).get_ancestors()[1]
    GroupPagePermission.objects.create(group=group, page=home, permission_type="change")
    admin = Permission.objects.get(codename="access_admin")
    group.permissions.add(admin)
    client = log_in("Traduction")
    UserProfile.objects.create(user=client.user, preferred_language="en")
    return client


@pytest.fixture(scope="module")
def submitted(french_site):
    """A session whose parents are translated, so that it can be, made once."""
    edition = factories.make_edition()
    factories.translate(edition)
    session = factories.make_session(edition, title="Eau", summary="Un bien commun.")
    submit(session)
    confirm(session, only=["Eau"])
    return session


@pytest.fixture
def session(submitted, home):
    return fresh(submitted)


@pytest.fixture
def edition(session):
    return session.get_parent().specific


def make_outdated(page, language="en"):
    """Note that readers of ``language`` see words older than those of French."""
    PublishedWords.objects.create(
        source=source_of(page),
        locale=version(page, language).locale,
        answers={},
        published_at=timezone.now(),
        outdated_since=timezone.make_aware(datetime(2026, 3, 2, 12)),
    )
    type(page).objects.filter(pk=version(page, language).pk).update(live=True)


def soup(response) -> BeautifulSoup:
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def words(tag) -> str:
    return " ".join(tag.get_text().split())


def lines(table) -> dict[str, list[str]]:
    """Return the cells of a table by the title of their row."""
    rows = [row for row in table.find_all("tr") if row.find("th", scope="row")]
    return {words(row.find("th")): [words(cell) for cell in row.find_all("td")] for row in rows}


def states_table(page):
    return page.find(id="listing-results").find_all("table")[-1]


def shown(client, query="") -> list[str]:
    """Return the titles of the rows that the report shows."""
    response = client.get(f"{REPORT}?{query}")
    tables = soup(response).find(id="listing-results").find_all("table")
    return list(lines(tables[1])) if len(tables) > 1 else []


def exported(client, query="", delimiter=",") -> list[dict]:
    response = client.get(f"{REPORT}?export=csv&{query}")
    content = b"".join(response.streaming_content)
    assert content.startswith(codecs.BOM_UTF8)  # without it Excel spoils accents
    lines = content.decode("utf-8-sig").splitlines()
    return list(csv.DictReader(lines, delimiter=delimiter))


def test_report_has_a_row_for_each_page_and_a_state_for_each_language(editor, session):
    factories.make_person()

    table = states_table(soup(editor.get(REPORT)))

    found = lines(table)
    assert list(found) == TITLES
    assert found["Eau"] == [
        "Session",
        "in progress 1 of 2 texts translated, 3 words left Translate “Eau” (English)",
        "missing 0 of 2 texts translated, 4 words left not sent yet",
        "missing 0 of 2 texts translated, 4 words left not sent yet",
    ]
    groups = [words(cell) for cell in table.find_all("th", scope="rowgroup")]
    assert groups == ["Pages outside editions", "Rencontres 2023", "Snippets"]
    assert [words(cell) for cell in table.find_all("th", scope="col")] == [
        "French title",
        "Type",
        "English",
        "Spanish",
        "Arabic",
    ]
    assert table.caption is not None
    assert table.find("a", string="Eau")["href"] == f"/admin/pages/{session.pk}/edit/"
    assert table.find_all("a")[-2]["href"] == f"/admin/pages/{version(session).pk}/edit/"


def test_totals_are_what_the_rows_come_to(editor, session):
    make_outdated(session)

    table = soup(editor.get(REPORT)).find(id="listing-results").find("table")

    heads = ["Language", "Outdated", "In progress", "Missing", "Up to date", "Words left"]
    assert [words(cell) for cell in table.thead.find_all("th")] == heads
    assert lines(table) == {
        "English": ["1", "0", "2", "3", "6"],
        "Spanish": ["0", "0", "6", "0", "14"],
        "Arabic": ["0", "0", "6", "0", "14"],
    }


def test_report_keeps_to_what_is_chosen(editor, session):
    other = factories.make_edition(2024, number=15)
    make_outdated(session)

    assert shown(editor, f"edition={session.get_parent().pk}") == ["Rencontres 2023", "Eau"]
    assert shown(editor, f"edition={other.pk}") == ["Rencontres 2024"]
    assert shown(editor, "type=snippets") == ["Atelier"]
    assert shown(editor, "type=rencontres.sessionpage") == ["Eau"]
    assert shown(editor, "type=rencontres.venue") == []
    assert shown(editor, "state=outdated") == ["Eau"]
    assert shown(editor, "locale=es&state=outdated") == []
    spanish = lines(states_table(soup(editor.get(f"{REPORT}?locale=es"))))
    assert spanish["Presse"] == [
        "Press index",
        "missing 0 of 1 text translated, 1 word left not sent yet",
    ]


@pytest.mark.parametrize("query", ["L'ENERGIE", "oeuvre énergie", "énergie&type=pages"])
def test_french_titles_are_searched_whatever_their_signs(editor, session, query):
    factories.make_session(session.get_parent(), title="L’énergie à l’œuvre")

    assert shown(editor, f"q={query}") == ["L’énergie à l’œuvre"]
    assert len(exported(editor, f"q={query}")) == 3


def test_search_stays_with_the_other_filters(editor, session):
    page = editor.get(f"{REPORT}?q=eau&state=missing&locale=es")

    assert list(lines(states_table(soup(page)))) == ["Eau"]
    assert lines(soup(page).find(id="listing-results").table)["Spanish"][-1] == "4"
    assert soup(page).find("input", attrs={"name": "q"})["value"] == "eau"
    assert shown(editor, "q=eau&state=in-progress&locale=es") == []
    assert shown(editor, "q=%00") == TITLES
    assert shown(editor, "q=%E2%80%94") == TITLES  # a dash has no word to look for


@pytest.mark.parametrize(
    "query",
    [
        "p=abc",
        "p=999",
        "edition=99999999999999999999999",
        "edition=%00",
        "type=%00",
        "locale=zz",
        "state=zz&state=%00",
    ],
)
def test_address_that_means_nothing_shows_the_whole_site(editor, query):
    assert shown(editor, query) == TITLES
    assert editor.get(f"{REPORT}results/?{query}").status_code == 200
    assert len(exported(editor, query)) == 18


def test_csv_has_a_line_for_each_page_and_language(editor, session):
    make_outdated(session)

    found = exported(editor, "state=outdated")

    assert found == [
        {
            "Edition": "Rencontres 2023",
            "Type": "Session",
            "French title": "Eau",
            "Language": "English",
            "State": "outdated",
            "Outdated since": "2026-03-02",
            "Texts translated": "1",
            "Texts to translate": "2",
            "Words left": "3",
            "Step": "",
            "Proofreading": "",
            "Address": f"http://testserver/admin/pages/{version(session).pk}/edit/",
        }
    ]


def test_csv_in_french_has_semicolons_which_excel_wants_there(editor, session):
    UserProfile.objects.update(preferred_language="fr")

    found = exported(editor, "q=eau&locale=es", delimiter=";")

    assert (found[0]["Titre français"], found[0]["Étape"]) == ("Eau", "pas encore envoyée")


def test_spreadsheet_has_figures_and_dates(editor, session):
    make_outdated(session)

    response = editor.get(f"{REPORT}?export=xlsx&state=outdated")

    content = BytesIO(b"".join(response.streaming_content))
    row = list(load_workbook(content).active.values)[1]
    assert row[3:9] == ("English", "outdated", date(2026, 3, 2), 1, 2, 3)


def test_pages_are_shown_fifty_at_a_time(editor, session):
    for number in range(50):
        factories.make_session(session.get_parent(), title=f"Atelier {number:02}")

    assert len(shown(editor)) == 50
    assert shown(editor, "p=2")[0] == "Atelier 45"


def test_translator_sees_own_language_and_no_way_into_french(translator):
    page = soup(translator.get(REPORT))

    table = states_table(page)
    assert words(table.thead).endswith("Type English")
    assert table.find("a", string="Eau") is None


def test_translator_is_offered_no_other_language(translator):
    page = soup(translator.get(f"{REPORT}?locale=es&state=missing"))

    filters = [field["name"] for field in page.find(id="filters-drilldown").find_all("select")]
    assert filters == ["edition", "type", "state"]
    [chip] = page.find_all(attrs={"data-w-active-filter-id": True})
    assert "missing" in words(chip)
    assert words(states_table(page).thead).endswith("Type English")


def test_translator_of_two_languages_chooses_between_them(translator, edition):
    factories.translate(edition, "es")
    for page in version(edition, "es").get_ancestors().filter(depth=2):
        group = Group.objects.get(name="Traduction")
        GroupPagePermission.objects.create(group=group, page=page, permission_type="change")

    page = soup(translator.get(f"{REPORT}?locale=es"))

    options = page.find("select", attrs={"name": "locale"}).find_all("option")
    assert [option["value"] for option in options] == ["", "en", "es"]
    assert words(states_table(page).thead).endswith("Type Spanish")


def test_report_says_what_no_native_speaker_has_read(editor, session, settings):
    settings.PROOFREAD_LANGUAGES = ["en"]
    other = factories.make_session(session.get_parent(), title="Air")
    for page in (session, other):
        submit(page)
        confirm(page)
    mark_proofread(version(other))

    found = exported(editor, "state=unread&type=rencontres.sessionpage")

    assert [(line["French title"], line["Proofreading"]) for line in found] == [
        ("Eau", "not read by a native speaker")
    ]
    assert shown(editor, "state=unread&type=rencontres.sessionpage") == ["Eau"]


def test_report_replaces_that_of_wagtail_localize(editor):
    menu = editor.get("/admin/").content.decode()

    assert REPORT in menu
    assert "/admin/localize/reports/translations/" not in menu


def test_report_asks_the_same_queries_for_3_and_60_pages(editor, session):
    editor.get(REPORT)
    counts = []
    for pages in (3, 60):
        for number in range(session.get_siblings().count(), pages):
            factories.make_session(session.get_parent(), title=f"Atelier {number}")
        with CaptureQueriesContext(connection) as queries:
            editor.get(REPORT)
        counts.append(len(queries))

    assert counts[0] == counts[1] <= 30


def test_explorer_tells_the_states_of_each_page(editor, session):
    french = soup(editor.get(f"/admin/pages/{session.get_parent().pk}/"))
    english = soup(editor.get(f"/admin/pages/{version(session).get_parent().pk}/"))

    row = french.find("table", class_="listing").tbody.tr
    assert words(row.find_all("td")[-2]) == (
        "English in progress Spanish missing, not sent yet Arabic missing, not sent yet"
    )
    row = english.find("table", class_="listing").tbody.tr
    assert words(row.find_all("td")[-2]) == "English in progress"


def test_explorer_asks_the_same_queries_for_3_and_30_pages(editor, session):
    address = f"/admin/pages/{session.get_parent().pk}/"
    editor.get(address)
    counts = []
    for pages in (3, 30):
        for number in range(session.get_siblings().count(), pages):
            factories.make_session(session.get_parent(), title=f"Atelier {number}")
        with CaptureQueriesContext(connection) as queries:
            editor.get(address)
        counts.append(sum(OURS.search(query["sql"]) is not None for query in queries))

    assert counts[0] == counts[1] > 0


def test_french_page_tells_its_languages_beside_the_form(editor, session):
    page = soup(editor.get(f"/admin/pages/{session.pk}/edit/"))

    languages = page.find("dl", class_="translation-states")
    assert [words(term) for term in languages.find_all("dt")] == ["English", "Spanish", "Arabic"]
    assert words(languages.dd) == "in progress 1 of 2 texts translated, 3 words left"
    assert languages.dt.a["href"] == f"/admin/pages/{version(session).pk}/edit/"


def test_first_screen_of_an_editor_tells_what_each_language_lacks(editor, session):
    panel = soup(editor.get("/admin/")).find(id="to-translate-section")

    assert lines(panel.table)["English"] == ["0", "1", "2", "3", "6"]
    assert panel.find(class_="work-lines") is None
    assert panel.find("a", href="/admin/to-translate/") is not None


def test_first_screen_of_a_translator_begins_with_what_is_outdated(translator, session):
    other = factories.make_session(session.get_parent(), title="Villes")
    submit(other)
    make_outdated(other)

    panel = soup(translator.get("/admin/")).find(id="to-translate-section")

    first = [words(line.a) for line in panel.select(".work-lines li")]
    assert first == ["Villes", "Eau"]


def first_screen(client) -> dict[str, str]:
    """Return the states of what a translator is told to begin with, all of it linked."""
    panel = soup(client.get("/admin/")).find(id="to-translate-section")
    found = panel.select(".work-lines li")
    assert all(line.a for line in found)
    return {words(line.a): words(line.find(class_="translation-state")) for line in found}


def test_first_screen_of_a_translator_lists_what_they_can_do_only(translator, session):
    topic, _other = factories.get_topic("Climat"), factories.get_topic("Jamais envoyé")
    submit(topic)
    finished = factories.make_session(session.get_parent(), title="Villes")
    submit(finished)
    confirm(finished)

    found = first_screen(translator)
    panel = words(soup(translator.get("/admin/")).find(id="to-translate-section"))

    assert found == {
        "Villes": "in progress all is translated, to be submitted for publication",
        "Eau": "in progress 1 of 2 texts translated, 3 words left",
        "Climat": "missing 0 of 1 text translated, 1 word left sent, to be begun",
    }
    assert "3 pages and snippets have not been sent to be translated yet" in panel


def test_first_screen_leaves_out_what_waits_for_others(translator, session):
    confirm(session)
    page = version(session).specific
    page.save_revision()
    task = GroupApprovalTask.objects.create(name="Lire")
    task.groups.add(Group.objects.get(name="Traduction"))
    workflow = Workflow.objects.create(name="Relecture")
    WorkflowTask.objects.create(workflow=workflow, task=task)
    workflow.start(page, translator.user)
    waiting = first_screen(translator)
    page.current_workflow_state.current_task_state.reject(user=translator.user)

    assert waiting == {}
    assert first_screen(translator) == {"Eau": "in progress changes were asked for"}
