"""The drawing of an edition and the card made of it."""

from dataclasses import replace
from io import BytesIO

import pytest
from django.template.loader import render_to_string
from PIL import Image

from rencontres.models import EditionFigure
from rencontres.outputs.constellation import HEIGHT, MOST_DOTS, WIDTH, constellation, point_path
from rencontres.outputs.social_card import LINE, TITLE, CardFacts, fitted, social_card
from tests import factories

CARD = CardFacts(14, "14e édition", "« Un fil »", "18 et 19 septembre 2023", 30, 130)


def test_drawing_of_an_edition_is_always_the_same():
    first = constellation(14, 30, 130)
    constellation.cache_clear()

    assert constellation(14, 30, 130) == first
    assert constellation(15, 30, 130).wide != first.wide


def test_drawing_has_a_ring_for_each_country_and_a_dot_for_each_local_government():
    drawing = constellation(14, 30, 130)

    assert (len(drawing.wide.rings), len(drawing.calm.rings), len(drawing.dots)) == (30, 30, 130)


def test_what_is_not_known_is_not_drawn():
    drawing = constellation(13)

    assert (drawing.wide.ring_path, drawing.few_dots, drawing.more_dots) == ("", "", "")
    assert drawing.wide.line_path.startswith("M0 0C")


def test_more_than_the_eye_can_count_is_drawn_by_fewer_dots():
    assert len(constellation(14, 0, 500).dots) <= MOST_DOTS


@pytest.mark.parametrize("number", [1, 11, 14, 15, 27])
def test_drawing_stays_in_its_box_and_leaves_by_both_ends_of_the_rail(number):
    drawing = constellation(number, 40, 140)

    for strand in (drawing.wide, drawing.calm):
        [piece] = strand.pieces
        assert (piece[0][0], piece[-1][-1]) == ((0, 0), (0, HEIGHT))
        points = [point for curve in piece for point in curve] + list(drawing.dots)
        assert all(0 <= x <= WIDTH and 0 <= y <= HEIGHT for x, y in points)


def test_broken_thread_shows_two_ends():
    drawing = constellation(13, is_broken=True)

    assert [len(strand.pieces) for strand in (drawing.wide, drawing.calm)] == [2, 2]


def test_points_are_written_as_moves_from_one_to_the_next():
    assert point_path([(10, 20), (4.6, 30)]) == "m10 20h0m-5 10h0"


@pytest.mark.parametrize("number", [1, 11, 14, 15, 27])
def test_drawing_weighs_little(number):
    drawing = constellation(number, 30, 130)

    html = render_to_string("components/constellation.html", {"drawing": drawing})

    assert len(html) <= 3300


def test_card_is_a_light_picture_of_the_size_that_networks_ask_for():
    card = social_card(CARD)

    image = Image.open(BytesIO(card))
    assert (image.format, image.size) == ("PNG", (1200, 630))
    assert len(card) <= 60_000


def test_long_title_is_cut_where_it_does_not_fit():
    size, lines = fitted("collectivités " * 40, 1000, TITLE)

    assert (size, len(lines), lines[-1][-1]) == (36, 3, "…")


def test_days_and_place_stay_on_the_card_in_one_line():
    days, place = "du 30 septembre au 2 octobre 2027", "Centre international de conférences"
    facts = replace(CARD, when=f"{days} · {place} de Sorbonne Université, Paris")

    picture = Image.open(BytesIO(social_card(facts))).convert("L")

    edge = picture.crop((1152, 100, 1200, 360))
    assert edge.getextrema()[0] > 200
    assert fitted(facts.when, 1022, LINE) == (22, [facts.when])
    assert fitted(facts.when * 2, 1022, LINE)[1][0][-1] == "…"


def test_title_keeps_its_no_break_spaces():
    _size, lines = fitted("Quelle contribution\u00a0?\u00a0» " * 4, 1000, TITLE)

    assert all(not line.startswith(("?", "»")) for line in lines)


@pytest.mark.parametrize("root", ["/rencontres/", "/en/rencontres/", "/ar/rencontres/"])
def test_card_answers_in_each_language(edition, client, root):
    for language in ("en", "ar"):
        factories.translate(edition, language)

    response = client.get(f"{root}2023/carte.png")

    assert (response.status_code, response.headers["Content-Type"]) == (200, "image/png")
    assert response.headers["Cache-Control"] == "max-age=3600, public"


def test_card_that_has_not_changed_is_not_sent_again(edition, client):
    tag = client.get("/rencontres/2023/carte.png").headers["ETag"]

    again = client.get("/rencontres/2023/carte.png", headers={"if-none-match": tag})
    factories.publish(edition, theme="Autre chose")
    changed = client.get("/rencontres/2023/carte.png", headers={"if-none-match": tag})

    assert (again.status_code, again.content, changed.status_code) == (304, b"", 200)


def test_card_of_a_draft_is_not_there(edition, client):
    edition.unpublish()

    assert client.get("/rencontres/2023/carte.png").status_code == 404


def test_card_of_a_private_edition_is_for_those_who_may_read_it(edition, client):
    edition.view_restrictions.create(restriction_type="login")

    assert client.get("/rencontres/2023/carte.png").status_code == 302


def test_counted_figure_is_drawn_rather_than_the_expected_one(edition, client):
    rows = {"edition": edition, "locale": edition.locale, "kind": "countries"}
    EditionFigure.objects.create(value=40, basis="expected", **rows)
    EditionFigure.objects.create(value=30, basis="counted", **rows)

    assert client.get("/rencontres/2023/").context["edition"].countries == 30
