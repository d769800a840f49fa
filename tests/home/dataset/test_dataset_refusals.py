"""Where the generated data set is not made, and that it is drawn the same each time."""

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from home.models import HomePage
from rencontres.models import EditionPage, Person, SessionPage
from tests import factories


def draw(seed: int) -> list:
    """Return what the data set says, made and taken back."""
    with transaction.atomic():
        call_command("make_dataset", editions=1, sessions=3, seed=seed)
        sessions = SessionPage.objects.order_by("path")
        people = SessionPage.objects.order_by("path", "participations__sort_order")
        said = [
            *sessions.values_list("title", "slug", "translation_key", "status", "capacity"),
            *people.values_list("participations__person__sort_name", flat=True),
        ]
        transaction.set_rollback(True)
    return said


def test_make_dataset_draws_the_same_from_the_same_seed(site):
    first, again, other = draw(1), draw(1), draw(2)

    assert first == again
    assert first != other


@pytest.mark.parametrize("make", [factories.make_edition, factories.make_release])
def test_make_dataset_refuses_a_site_that_holds_something(site, make):
    page = make()

    with pytest.raises(CommandError, match=page.title):
        call_command("make_dataset", editions=1, sessions=1)

    assert not Person.objects.exists()


def test_make_dataset_refuses_settings_for_production(site, settings):
    settings.DEMO_PASSWORD = ""

    with pytest.raises(CommandError, match="DEMO_PASSWORD"):
        call_command("make_dataset", editions=1, sessions=1)

    assert not EditionPage.objects.exists()


def test_make_dataset_refuses_a_database_without_setup(site):
    HomePage.objects.get().delete()

    with pytest.raises(CommandError, match="setup"):
        call_command("make_dataset", editions=1, sessions=1)


def test_demo_refuses_a_site_of_generated_content(site):
    factories.make_edition(title="Rencontres 2027 (exemple)")

    with pytest.raises(CommandError, match="Rencontres 2027"):
        call_command("load_demo", languages=[])

    assert EditionPage.objects.count() == 1
