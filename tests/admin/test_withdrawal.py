"""Someone withdraws: what disappears, what stays, and what the person who did it is told."""

from datetime import date

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.utils.translation import override

from cuf_site import clock
from cuf_site.models import SiteImage
from rencontres.models import Participation, Person, PersonLink
from rencontres.reading.indexed_routes import routes_of_index
from tests import factories
from tests.admin.test_snippets import url


@pytest.fixture(autouse=True)
def today(monkeypatch):
    """23 September 2024: the edition of 2023 is over, that of 2025 is to come."""
    monkeypatch.setattr(clock, "today", lambda: date(2024, 9, 23))


@pytest.fixture
def person(home):
    person = factories.make_person(biography="<p>Sa vie.</p>", photo=factories.make_image())
    PersonLink.objects.create(
        person=person, label="Site", url="https://exemple.example", locale=person.locale
    )
    for year in (2023, 2025):
        edition = factories.make_edition(year)
        session = factories.make_session(edition, f"Séance {year}", day=edition.start_date)
        factories.make_participation(session, person=person, function="Maire")
    return person


def withdraw(client, person, **changes) -> list[str]:
    """Tick « Retirée » in the form of ``person``; return what is said."""
    data = {
        "given_name": person.given_name,
        "family_name": person.family_name,
        "photo": str(person.photo_id or ""),
        "biography": "null",
        "is_withdrawn": "on",
        "links-TOTAL_FORMS": "0",
        "links-INITIAL_FORMS": "0",
    }
    response = client.post(url(Person, "edit", person), data | changes)
    assert response.status_code == 302
    person.refresh_from_db()
    return [str(message) for message in get_messages(response.wsgi_request)]


def page_of(person) -> str:
    return f"/rencontres/intervenants/aissata-diallo-{person.pk}/"


def test_page_of_who_withdraws_says_the_record_only(publication, person):
    PersonLink.objects.update(label="Son site")

    withdraw(publication, person)

    response = Client().get(page_of(person))
    shown = response.content.decode()
    assert response.headers["X-Robots-Tag"] == "noindex"
    assert "Séance 2023" in shown
    assert "Son site" not in shown
    assert "Sa vie" not in shown


def test_links_are_hidden_in_every_language(publication, person, index):
    factories.translate(index)
    words = factories.translate(person)
    PersonLink.objects.create(
        person=words, label="Their site", url="https://exemple.example", locale=words.locale
    )

    withdraw(publication, person)

    shown = Client().get(f"/en{page_of(person)}").content.decode()
    assert "exemple.example" not in shown


@pytest.mark.parametrize("is_withdrawn", [False, True])
def test_who_withdraws_is_not_told_to_search_engines(person, is_withdrawn):
    Person.objects.update(is_withdrawn=is_withdrawn)

    routes = [route for routes in routes_of_index().values() for route, _changed in routes]

    assert any("diallo" in route for route in routes) is not is_withdrawn


def test_photo_of_who_withdraws_is_deleted_with_its_files(
    publication, person, django_capture_on_commit_callbacks
):
    photo = person.photo
    small = photo.get_rendition("fill-144x144")
    files = [(one.file.storage, one.file.name) for one in (photo, small)]

    with django_capture_on_commit_callbacks(execute=True):
        withdraw(publication, person)

    assert not SiteImage.objects.exists()
    assert [storage.exists(name) for storage, name in files] == [False, False]
    assert person.photo is None


def test_photo_shown_elsewhere_stays_and_is_said_to(publication, person):
    edition = factories.make_edition(2020)
    edition.hero_image = person.photo
    edition.save()

    told = withdraw(publication, person)

    assert SiteImage.objects.count() == 1
    assert person.photo is None
    assert any("La photo reste" in sentence for sentence in told)


def test_receipt_lists_what_was_hidden_and_what_stays(publication, person):
    told = withdraw(publication, person)

    [hidden] = [sentence for sentence in told if "Masqués" in sentence]
    assert "1 lien" in hidden
    assert "biographie" in hidden
    assert "fichiers sont supprimés" in hidden
    assert any("Séance 2025" in sentence and "à venir" in sentence for sentence in told)
    assert any("Séance 2023" in sentence and "tenu" in sentence for sentence in told)


def test_receipt_is_given_once(publication, person):
    withdraw(publication, person)

    told = withdraw(publication, person)

    assert sum("Masqués" in sentence for sentence in told) == 1  # the first, not read yet


@pytest.mark.parametrize("leaves", [False, True])
def test_name_leaves_what_is_to_come_if_that_is_asked(publication, person, leaves):
    told = withdraw(publication, person, **({"leaves_programmes": "on"} if leaves else {}))

    client = Client()
    pages = {
        path: "Diallo" in client.get(f"/rencontres/{path}").content.decode()
        for path in ("2025/", "2025/programme/", "2025/programme.ics", "2023/programme/",
                     "2023/programme.ics")
    }  # fmt: skip
    sessions = [one.session.get_parent().specific.year for one in Participation.objects.all()]
    assert sorted(sessions) == [2023, 2025]
    assert pages["2023/programme/"] or pages["2023/programme.ics"]
    future = [named for path, named in pages.items() if path.startswith("2025")]
    assert any(future) is not leaves
    assert (
        any("à venir" in sentence and "Séance 2025" in sentence for sentence in told) is not leaves
    )
    speakers = client.get("/rencontres/2025/intervenants/").content.decode()
    assert ("Diallo" in speakers) is not leaves


def test_editorial_and_body_of_what_is_to_come_lose_the_name_too(publication, person):
    edition = factories.make_edition(
        2026, signatory=person, signatory_function="Présidente", editorial="<p>Bienvenue.</p>"
    )
    edition.body = [("people", [{"person": person, "function": "Marraine"}])]
    edition.save()
    before = Client().get(edition.url).content.decode()

    withdraw(publication, person, leaves_programmes="on")

    after = Client().get(edition.url).content.decode()
    assert before.count("Diallo") >= 2
    assert "Diallo" not in after


def test_name_leaves_programmes_only_with_the_rest(publication, person):
    data = {"is_withdrawn": "", "leaves_programmes": "on"}
    fields = {"given_name": "A", "family_name": "B", "biography": "null",
              "links-TOTAL_FORMS": "0", "links-INITIAL_FORMS": "0"}  # fmt: skip

    response = publication.post(url(Person, "edit", person), fields | data)

    with override("fr"):
        assert list(response.context["form"].errors) == ["leaves_programmes"]
