"""The translator's list: what comes first, what is left, what is done, and where to go on."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.formats import date_format
from wagtail.models import GroupApprovalTask, Locale, Workflow, WorkflowTask
from wagtail_localize.models import StringTranslation

from cuf_site.localisation.admin import work_list_views
from cuf_site.localisation.admin.work_list import Progress, following
from cuf_site.localisation.rights import allow_translating
from rencontres.models import EditionPage, SessionPage
from tests import factories
from tests.translating import confirm, publish_french, submit, translate, version

from .conftest import log_in, make_translators
from .posts import edit_url

LIST = "/admin/to-translate/"
LIST_QUERIES = 27
FOLLOWING_QUERIES = 9


@pytest.fixture(scope="module")
def site(french_site):
    """Three editions live in English, whose translators are known, made once."""
    make_translators()
    editions = [factories.make_edition(year) for year in (2023, 2026, 2027)]
    for edition in editions:
        translate(edition)
    return editions


@pytest.fixture
def translator(site, home):
    return log_in("Translators")


@pytest.fixture
def editions(site, home, settings):
    """The editions by their years, on a day before that of 2026."""
    settings.SITE_TODAY = date(2026, 3, 2)
    return {edition.year: EditionPage.objects.get(pk=edition.pk) for edition in site}


def make_missing(edition, title):
    """Return a session given to translators, who have not begun."""
    session = factories.make_session(edition, title=title, summary="Un bien commun.")
    submit(session)
    return session


def make_begun(edition, title):
    session = make_missing(edition, title)
    confirm(session, only=[title])
    return session


def make_outdated(edition, title):
    session = make_missing(edition, "Ancien titre")
    translate(session)
    return publish_french(session, title=title)


def page(client, query="") -> BeautifulSoup:
    response = client.get(f"{LIST}{query}")
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def words(tag) -> str:
    return " ".join(tag.get_text().split())


def titles(tag) -> list[str]:
    return [words(one.a) for one in tag.select(".work-lines li")]


def test_what_is_outdated_comes_first_then_what_was_begun_then_what_is_missing(
    translator, editions
):
    make_missing(editions[2026], "Manquante")
    make_begun(editions[2026], "Commencée")
    make_outdated(editions[2023], "Dépassée")

    shown = page(translator)

    heads = [words(one) for one in shown.select("section > h2")]
    assert titles(shown) == ["Dépassée", "Commencée", "Manquante"]
    assert [head.rpartition(" ")[2] for head in heads[:3]] == ["(1)", "(1)", "(1)"]


def test_next_edition_comes_first_and_the_others_from_the_newest(translator, home, editions):
    for year in (2023, 2027, 2026):
        make_missing(editions[year], f"Séance {year}")
    topic = factories.get_topic("Climat")
    submit(topic)
    other = factories.make_content_page(home, title="À propos")
    submit(other)

    shown = page(translator)

    assert titles(shown) == ["Séance 2026", "À propos", "Climat", "Séance 2027", "Séance 2023"]
    assert [words(one) for one in shown.select("section > h3")] == [
        "Rencontres 2026",
        "Pages hors éditions",
        "Fiches",
        "Rencontres 2027",
        "Rencontres 2023",
    ]


def test_edition_that_is_over_is_no_longer_first(translator, editions, settings):
    for year in (2023, 2026, 2027):
        make_missing(editions[year], f"Séance {year}")
    settings.SITE_TODAY = date(2026, 12, 1)

    assert titles(page(translator)) == ["Séance 2027", "Séance 2026", "Séance 2023"]


def test_line_says_what_is_left_and_since_when(translator, editions):
    session = make_outdated(editions[2026], "Dépassée")

    [line] = page(translator).select(".work-lines li")

    assert line.a["href"] == edit_url(version(session))
    day = timezone.localdate()
    assert words(line) == (
        f"Dépassée Séance périmée depuis le {date_format(day, 'j F Y')} "
        "textes traduits : 1 sur 2, 1 mot restant"
    ).replace(" ", " ")


def test_progress_counts_what_people_have_translated_for_the_french_of_today(translator, editions):
    make_begun(editions[2026], "Commencée")  # 1 word of 4
    make_begun(editions[2026], "Machine")
    StringTranslation.objects.filter(translation_of__data="Machine").update(
        translation_type=StringTranslation.TRANSLATION_TYPE_MACHINE
    )
    make_outdated(editions[2026], "Dépassée")  # its summary is done: 3 words of 4

    bars = {bar["aria-label"]: bar for bar in page(translator).find_all("progress")}

    bar = bars["Mots traduits, Rencontres 2026, Anglais"]
    # and the title of the edition itself: 2 words
    assert (int(bar["value"]), int(bar["max"])) == (1 + 0 + 3 + 2, 4 + 4 + 4 + 2)
    assert words(bar.parent) == "42 % 42 % · 8 mots restants"


def test_progress_says_100_only_when_nothing_is_left():
    assert Progress(None, words=1000, done=999).percent == 99
    assert Progress(None, words=1000, done=1000).percent == 100


def test_what_was_sent_back_is_first_with_its_comment_and_what_waits_is_apart(translator, editions):
    make_outdated(editions[2026], "Dépassée")
    task = GroupApprovalTask.objects.create(name="Lire")
    task.groups.add(Group.objects.get(name="Translators"))
    workflow = Workflow.objects.create(name="Relecture")
    WorkflowTask.objects.create(workflow=workflow, task=task)
    for title in ("Renvoyée", "Soumise"):
        session = make_missing(editions[2023], title)
        confirm(session)
        english = version(session)
        english.save_revision()
        workflow.start(english, translator.user)
        if title == "Renvoyée":
            state = english.current_workflow_state.current_task_state
            state.reject(user=translator.user, comment="Relire le titre.")

    shown = page(translator)

    assert titles(shown.find(attrs={"aria-labelledby": "sent-back"})) == ["Renvoyée"]
    assert words(shown.find("q")) == "Relire le titre."
    assert titles(shown.find("details")) == ["Soumise"]
    assert titles(shown) == ["Renvoyée", "Dépassée", "Soumise"]


def test_what_nobody_has_sent_is_counted_and_not_listed(translator, editions):
    factories.make_session(editions[2026], title="Jamais envoyée")

    shown = page(translator)

    assert titles(shown) == []
    assert "3 pages et fiches n’ont pas" in words(shown)  # with the press index and the kind
    assert "Plus rien à traduire" in words(shown.select_one(".work-list .help-info"))


def test_all_of_the_list_is_reached(translator, editions, monkeypatch):
    monkeypatch.setattr(work_list_views, "PER_PAGE", 4)
    sessions = [f"Séance {number}" for number in range(6)]
    for title in sessions:
        make_missing(editions[2026], title)

    first, second = page(translator), page(translator, "?p=2")

    assert (titles(first), titles(second)) == (sessions[:4], sessions[4:])
    assert "(6)" in words(second.find("h2", id="missing"))
    assert titles(page(translator, "?p=99&locale=zz")) == titles(second)
    assert titles(page(translator, "?p=%00")) == titles(first)


def test_translator_of_two_languages_keeps_to_one(translator, home, editions):
    session = make_missing(editions[2026], "Eau")
    submit(session, "es")
    allow_translating(Group.objects.get(name="Translators"), Locale.objects.get(language_code="es"))

    shown, spanish = page(translator), page(translator, "?locale=es")

    assert {"Eau (Anglais)", "Eau (Espagnol)"} <= set(titles(shown))
    assert "Eau" in titles(spanish)
    assert [words(one) for one in spanish.select(".work-choice [aria-current]")] == ["Espagnol"]


def test_editor_sees_all_languages(publication, editions):
    make_missing(editions[2026], "Eau")

    shown = page(publication)

    assert titles(shown) == ["Eau (Anglais)"]
    assert [words(term) for term in shown.select(".work-languages dt")] == [
        "Anglais",
        "Espagnol",
        "Arabe",
    ]


def test_list_is_one_step_from_the_first_screen(translator, editions):
    home = BeautifulSoup(translator.get("/admin/").content, "html.parser")

    assert home.find("a", href=LIST) is not None


def test_list_asks_the_same_queries_for_3_and_30_pages(translator, editions):
    make_outdated(editions[2026], "Dépassée")
    translator.get(LIST)
    counts = []
    for pages in (3, 30):
        for number in range(SessionPage.objects.filter(locale__language_code="fr").count(), pages):
            make_missing(editions[2026], f"Séance {number}")
        with CaptureQueriesContext(connection) as queries:
            translator.get(LIST)
        counts.append(len(queries))

    assert counts == [LIST_QUERIES] * 2


def test_translator_goes_on_with_what_comes_next(translator, editions):
    missing = make_missing(editions[2026], "Manquante")
    begun = make_begun(editions[2026], "Commencée")
    outdated = make_outdated(editions[2023], "Dépassée")

    order = [following(version(page)).title for page in (outdated, begun, missing)]

    assert order == ["Commencée", "Manquante", "Dépassée"]
    assert following(version(begun)).url == edit_url(version(missing))


def test_translator_goes_on_after_a_page_that_is_finished(translator, editions):
    make_missing(editions[2026], "Manquante")
    outdated = make_outdated(editions[2023], "Dépassée")
    confirm(outdated)
    translator.post(edit_url(version(outdated)), {"action": "submit"})

    assert following(version(outdated)).title == "Manquante"


def test_after_a_snippet_comes_the_next_one(translator, editions):
    topics = [factories.get_topic(name) for name in ("Climat", "Eau")]
    for topic in topics:
        submit(topic)

    assert following(version(topics[0])).title == "Eau"


def test_nothing_follows_the_only_page_left(translator, editions):
    only = make_missing(editions[2026], "Manquante")
    waits_elsewhere = make_missing(editions[2026], "Ailleurs")
    submit(waits_elsewhere, "es")
    confirm(waits_elsewhere)
    translate(waits_elsewhere)

    assert following(version(only)) is None


@pytest.mark.parametrize("pages", [2, 12])
def test_what_follows_is_found_in_few_queries(translator, editions, pages):
    for number in range(pages):
        make_missing(editions[2026], f"Séance {number:02}")
    submit(factories.get_topic("Climat"))
    english = version(SessionPage.objects.get(title="Séance 00", locale__language_code="fr"))
    following(english)

    with CaptureQueriesContext(connection) as queries:
        found = following(english)

    assert found.title == "Séance 01"
    assert len(queries) == FOLLOWING_QUERIES
