"""The page of the programme: rooms side by side, the hour it is, what answers the choices."""

from datetime import date, time

import pytest

from rencontres.models import SessionTopic
from tests import factories
from tests.pages import find, find_all, parse, text, texts

PROGRAMME = "/rencontres/2023/programme/"


@pytest.fixture
def rooms(edition):
    """Two workshops in two rooms from 14:00, one of them short, one cancelled, in a frame."""
    factories.make_slot(edition, title="Ateliers", start=time(14), end=time(15, 30))
    for title, room, end, status in (
        ("Internationalisation des territoires", "Loire", time(15, 30), "confirmed"),
        ("Eau", "Niger", time(14, 20), "cancelled"),
    ):
        factories.make_session(
            edition,
            title,
            day=edition.start_date,
            start=time(14),
            end=end,
            room=room,
            status=status,
        )
    factories.make_session(
        edition, "Clôture", factories.get_kind("ceremonie"), day=factories.days(edition, 1)
    )
    return edition


def page(client, query="", language=""):
    response = client.get(f"{language}{PROGRAMME}{query}")
    assert response.status_code == 200
    return parse(response)


def test_sessions_stand_in_their_room_and_say_it_in_words(rooms, client):
    root = page(client)

    cells = find_all(root, "li", class_="cell")
    assert [cell.get("class") for cell in cells] == [
        "session cell c1 b1 n2",
        "session cell c2 b1 is-brief is-cancelled",
    ]
    assert texts(find(root, "ol", class_="grid"), class_="room") == ["Loire", "Niger"]
    heads = find(root, class_="rooms")
    assert (text(heads), heads.get("aria-hidden")) == ("LoireNiger", "true")


def test_long_words_may_be_cut_where_columns_are_narrow(rooms, client):
    [title, _other] = texts(find(page(client), "ol", class_="grid"), "h4")

    assert title.replace("\u00ad", "") == "Internationalisation des territoires"
    assert title != title.replace("\u00ad", "")


def test_cancelled_session_says_so_in_words(rooms, client):
    cell = find_all(page(client), "li", class_="is-cancelled")[0]

    assert texts(cell, class_="flag") == ["Annulée"]


def test_programme_without_rooms_is_a_list(edition, client):
    for title in ("Eau", "Paix"):
        factories.make_session(edition, title, day=edition.start_date, start=time(9))

    root = page(client)

    assert find_all(root, class_="cell") == find_all(root, class_="rooms") == []
    assert texts(root, "h3", class_="moment-title") == []
    assert texts(find(root, class_="moments"), "h3") == ["Eau", "Paix"]


COUNTS = {
    "": "3 sessions",
    "?type=atelier": "2 sessions out of 3",
    "?jour=2023-09-19&type=atelier": "No session matches these choices.",
}


def test_count_is_a_status_that_is_announced(rooms, client):
    factories.translate(rooms)

    counts = {query: text(find(page(client, query, "/en"), role="status")) for query in COUNTS}

    assert counts == COUNTS


@pytest.mark.parametrize("query", COUNTS)
def test_parts_that_change_with_the_choices_are_on_every_page(rooms, client, query):
    """The script puts the parts of one page in those of another."""
    parts = [element.get("data-part") for element in page(client, query).iter()]

    assert list(filter(None, parts)) == ["days", "reset", "count", "choices", "actions", "results"]


def test_paper_tells_the_choices_made(rooms, client):
    factories.translate(rooms)

    root = page(client, "?type=atelier&jour=2023-09-18", "/en")

    choices = find(root, data_part="choices")
    assert texts(choices, "p") == ["Day: Mon 18 Sept.", "Kind: Atelier"]
    assert [mark.get("lang") for mark in find_all(choices, "span")] == ["fr"]


def test_frame_without_session_leads_to_those_of_its_kind_without_a_time(edition, client):
    workshop = factories.get_kind("atelier")
    factories.make_slot(edition, kind=workshop, start=time(11, 30), end=time(13))
    for title in ("Eau", "Paix"):
        factories.make_session(edition, title, workshop, day=edition.start_date)
    factories.make_session(edition, "Bal", factories.get_kind("bal"), day=edition.start_date)

    root = page(client)

    [link] = find_all(find(root, class_="moments"), "a")
    assert text(link) == "Séances sans horaire précisé"
    assert texts(find(root, id=link.get("href")[1:]), "h4") == ["Eau", "Paix", "Bal"]


def test_language_switcher_keeps_the_choices_that_filter(rooms, client):
    factories.translate(rooms)

    root = page(client, "?type=atelier&jour=demain&autre=1")

    links = [link.get("href") for link in find_all(find(root, class_="languages"), "a")]
    assert links == [f"{PROGRAMME}?type=atelier", f"/en{PROGRAMME}?type=atelier"]
    canonical = find(root, "link", rel="canonical").get("href")
    assert canonical == f"http://testserver{PROGRAMME}"


@pytest.mark.parametrize(
    ("query", "offered"),
    [
        ("", {"Add the whole programme to my calendar": "programme.ics"}),
        (
            "?type=atelier",
            {
                "Add this choice to my calendar": "programme.ics?type=atelier",
                "Add the whole programme to my calendar": "programme.ics",
            },
        ),
        ("?type=ceremonie", {"Add the whole programme to my calendar": "programme.ics"}),
    ],
)
def test_calendars_say_what_they_hold(rooms, client, settings, query, offered):
    settings.SITE_TODAY = date(2023, 9, 1)
    factories.translate(rooms)

    links = find_all(find(page(client, query, "/en"), data_part="actions"), "a")

    base = "/en/rencontres/2023/"
    assert {text(a): a.get("href") for a in links} == {k: base + v for k, v in offered.items()}


@pytest.mark.parametrize(
    ("hour", "here", "flags"),
    [
        ("2023-09-18T08:00:00Z", ["Next"], ["Next"]),
        ("2023-09-18T12:10:00Z", ["Now"], ["In progress"]),
        ("2023-09-19T12:10:00Z", [], []),
        ("2023-09-25T12:10:00Z", [], []),
    ],
)
def test_page_says_what_is_on_now(rooms, client, settings, time_machine, hour, here, flags):
    settings.SITE_TODAY = None
    time_machine.move_to(hour, tick=False)
    factories.translate(rooms)

    root = page(client, language="/en")

    assert texts(root, class_="moment-state") == here
    first = [
        cell for cell in find_all(root, class_="cell") if "is-cancelled" not in cell.get("class")
    ]
    assert texts(first[0], class_="flag") == flags
    links = [link.get("href") for link in find_all(root, "a", class_="now")]
    targets = [element.get("id") for element in find_all(root, id="maintenant")]
    assert links == [f"#{target}" for target in targets] == ["#maintenant"] * len(here)


@pytest.mark.parametrize("route", ["", "programme.ics", "programme/"])
@pytest.mark.parametrize(
    "query",
    [
        "jour=2023-99-99&type='%22<",
        "type=%00&pays=%00",
        "thematique=" + "x" * 6000,
        "pays=%FF%FE&langue=%C3%28",
        "jour=2023-09-18&jour=2023-09-18&type=atelier&type=",
        "type[]=atelier&type=atelier%26pays=SN",
    ],
)
def test_any_query_gives_a_sane_page(rooms, client, route, query):
    response = client.get(f"/rencontres/2023/{route}?{query}")

    assert response.status_code == 200


def test_topic_filters_the_same_in_every_language(rooms, client):
    for session, name in zip(rooms.sessions(), ("Eau", "Paix", "Climat"), strict=True):
        topic = factories.get_topic(name)
        factories.translate(topic, name=f"{name} in English")
        SessionTopic.objects.create(session=session, topic=topic, locale=session.locale)
    factories.translate(rooms)

    root = page(client, "?thematique=paix", "/en")

    assert texts(root, "option", value="paix") == ["Paix in English"]
    assert texts(find(root, class_="sessions"), "a") == ["Eau (in French)"]
