"""The generated data set: as large as asked, marked as invented, never beside other content."""

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from wagtail.models import Page

from home.dataset.plan import places
from press.models import PressReleasePage
from rencontres.models import EditionPage, Participation, Partner, Person, SessionPage

NOTICE = "Données de démonstration"


@pytest.fixture(scope="module")
def made(installed):
    """Five editions, so that one is cancelled, of six sessions each."""
    call_command("make_dataset", editions=5, sessions=6)


@pytest.fixture
def dataset(made, db):
    """The data set of a module."""


def test_places_of_a_whole_edition_run_twelve_side_by_side_in_eight_rooms():
    whole = places(60)

    starts = {(place.day, place.start) for place in whole if place.start}
    crowds = [[one for one in whole if (one.day, one.start) == start] for start in starts]
    crowd = max(crowds, key=len)
    lengths = {one.end.hour * 60 + one.end.minute for one in crowd if one.end}

    assert len(crowd) == 12
    assert {one.room for one in whole} == {None, *range(8)}
    assert len(lengths) > 1


def test_places_of_a_whole_edition_lack_rooms_ends_times_and_days():
    lacking = {
        (place.day is None, place.start is None, place.end is None, place.room is None)
        for place in places(60)
    }

    assert lacking == {
        (False, False, False, False),
        (False, False, False, True),
        (False, False, True, False),
        (False, False, True, True),
        (False, True, True, False),
        (True, True, True, True),
    }


@pytest.mark.parametrize("count", [1, 6, 60, 90])
def test_places_are_as_many_as_asked(count):
    found = places(count)

    assert len(found) == count


def test_make_dataset_makes_what_is_asked(dataset):
    counts = [
        model.objects.count()
        for model in (EditionPage, SessionPage, Participation, Person, Partner)
    ]

    assert counts == [5, 30, 125, 180, 25]
    assert Page.find_problems() == ([], [], [], [], [])


def test_make_dataset_publishes_each_page_with_its_version(dataset):
    pages = Page.objects.filter(title__contains="(exemple)")

    assert pages.count() == 5 + 5 + 30 + PressReleasePage.objects.count()
    assert not pages.filter(live=False).exists()
    assert not pages.filter(has_unpublished_changes=True).exists()
    assert not pages.filter(live_revision=None).exists()


def test_make_dataset_tells_the_press_of_what_has_happened(dataset):
    releases = PressReleasePage.objects.order_by("date")

    by_year = {year: releases.filter(slug__startswith=year).count() for year in (2023, 2024, 2025)}

    assert by_year == {2023: 3, 2024: 3, 2025: 3}
    assert releases.last().date <= timezone.localdate()


def test_make_dataset_says_on_each_page_that_it_is_invented(dataset, client):
    pages = Page.objects.filter(title__contains="(exemple)").order_by("path")
    one_of_each = {page.specific_class: page.get_url() for page in pages}

    silent = [
        url
        for url in ["/", *one_of_each.values()]
        if NOTICE not in client.get(url).content.decode().replace("\N{NO-BREAK SPACE}", " ")
    ]

    assert len(one_of_each) == 4
    assert silent == []


def test_make_dataset_has_an_edition_to_come_and_a_cancelled_one(dataset):
    states = list(EditionPage.objects.order_by("year").values_list("year", "status"))

    assert states == [
        (2023, "cancelled"),
        (2024, "scheduled"),
        (2025, "scheduled"),
        (2026, "scheduled"),
        (2027, "scheduled"),
    ]


def test_make_dataset_refuses_to_add_to_itself(dataset):
    with pytest.raises(CommandError, match="Rencontres 2023"):
        call_command("make_dataset", editions=1, sessions=1)

    assert EditionPage.objects.count() == 5
