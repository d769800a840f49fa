"""« Traduire cette édition »: who may, what is submitted, and how it goes on after a failure."""

import json

import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation

from cuf_site.localisation.admin.submission_plan import pages_of, plan, snippets_of
from cuf_site.localisation.sources import missing, source_of
from cuf_site.localisation.submission import submit
from press.models import PressReleasePage, ReleaseContact
from rencontres.models import EditionPage, SessionPage
from tests import factories
from tests.translating import publish_french, translate, version


def url(page, query="") -> str:
    return reverse("translate_page", args=[page.pk]) + query


def submit_all(client, page, *languages, query="") -> list:
    """Press the button until nothing is left, without JavaScript; return the answers."""
    answers, failed = [], []
    for _round in range(20):
        data = {"languages": languages, "failed": failed}
        answers.append(client.post(url(page, query), data))
        failed = answers[-1].context["failed"]
        if not answers[-1].context["waiting"]:
            return answers
    raise AssertionError("It never ends")


def post_piece(client, page, piece, *languages):
    data = {"languages": languages, "piece": f"{piece._meta.label_lower}.{piece.pk}"}
    return client.post(url(page), data, headers={"accept": "application/json"})


def shares(answer) -> dict[str, tuple[int, int, int]]:
    return {
        share.locale.language_code: (share.pages, share.snippets, share.words)
        for share in answer.context["shares"]
    }


def order_of(page) -> list:
    return [child.translation_key for child in page.get_children()]


def test_plan_says_what_each_language_lacks(publication, edition):
    factories.make_organisation()
    factories.make_session(edition, title="Eau et territoires")
    factories.make_session(edition, title="Brouillon", live=False)

    answer = publication.get(url(edition))

    # home, index, edition and session; the kind « atelier » and the organisation
    words = 3 + 2 + 2 + 3 + 2 + 2
    assert shares(answer) == dict.fromkeys(("en", "es", "ar"), (4, 2, words))
    assert answer.context["plan"].drafts == 1
    assert b"Brouillon" not in answer.content


@pytest.mark.trap(1)
@pytest.mark.trap(9)
def test_edition_is_submitted_whole_without_javascript(publication, edition):
    for number in range(4):
        factories.make_full_session(edition, number)
    page = factories.make_content_page(edition, title="Presse")

    answers = submit_all(publication, edition, "en")

    assert len(answers) > 1  # more than one batch
    assert shares(answers[-1])["en"] == (0, 0, 0)
    assert order_of(version(edition)) == order_of(edition)
    assert version(page).live is False
    assert Page.find_problems() == ([], [], [], [], [])
    assert not Page.objects.filter(locale__language_code="en", live=True).exists()


def test_script_submits_one_piece_at_a_time(publication, edition):
    session = factories.make_session(edition)

    answers = [post_piece(publication, edition, one, "en", "es") for one in (session, session.kind)]

    assert [json.loads(answer.content) for answer in answers] == [{"problems": []}] * 2
    assert {version(session, code).live for code in ("en", "es")} == {False}
    assert version(session.kind) is not None


@pytest.mark.trap(14)
def test_failure_of_one_page_is_told_and_stops_no_other(publication, edition, monkeypatch):
    sessions = [factories.make_session(edition, title=title) for title in ("Refusée", "Autre")]
    full_clean = SessionPage.full_clean

    def refuse(self, *args, **kwargs):
        if self.title == "Refusée":
            raise ValidationError({"title": ["Elle est trop longue."]})
        return full_clean(self, *args, **kwargs)

    monkeypatch.setattr(SessionPage, "full_clean", refuse)
    answers = submit_all(publication, edition, "en")

    problems = [sentence for answer in answers for sentence in answer.context["problems"]]
    assert len(problems) == 1
    assert "Refusée" in problems[0]
    assert "Elle est trop longue." in problems[0]
    assert [version(session) is None for session in sessions] == [True, False]
    assert shares(answers[-1])["en"][:2] == (1, 0)
    assert Page.find_problems() == ([], [], [], [], [])


def test_unforeseen_failure_is_told_to_the_script(publication, edition, monkeypatch):
    def fail(self, *args, **kwargs):
        raise RuntimeError("disk full")

    monkeypatch.setattr(EditionPage, "copy_for_translation", fail)
    answer = post_piece(publication, edition, edition, "en")

    [problem] = json.loads(answer.content)["problems"]
    assert "Rencontres 2023" in problem
    assert "disk full" not in problem
    assert not Translation.objects.exists()


@pytest.mark.trap(17)
def test_old_edition_gets_a_new_language_from_its_content_of_today(publication, edition):
    translate(edition)
    publish_french(edition, theme="Agir ensemble")

    submit_all(publication, edition, "es")

    spanish = version(edition, "es")
    texts = missing(source_of(edition), spanish.locale)
    assert [text.string.data for text in texts] == ["Rencontres 2023", "Agir ensemble"]
    assert version(edition).title == "EN Rencontres 2023"


def test_done_language_says_so_and_cannot_be_chosen(publication, edition):
    submit_all(publication, edition, "en")

    html = publication.get(url(edition)).content.decode()

    assert 'value="en"' not in html
    assert html.count('name="languages"') == 2
    assert html.count(" checked") == 2


def test_single_page_leaves_its_subpages_out(publication, edition):
    session = factories.make_session(edition)

    submit_all(publication, edition, "en", query="?subpages=0")

    assert version(edition) is not None
    assert version(session) is None


def test_ordinary_page_is_alone_unless_its_subpages_are_asked_for(home, edition):
    index = edition.get_parent()

    alone, _drafts = pages_of(index, with_subpages=False)
    below, _drafts = pages_of(index, with_subpages=True)

    assert [page.title for page in alone] == ["Cités Unies France", "Les Rencontres"]
    assert below[2:] == [edition]


def test_page_below_a_draft_is_left_out(edition):
    draft = factories.make_session(edition, title="Brouillon", live=False)
    Page.objects.filter(pk=draft.pk).update(live=False)
    below = Page(title="Dessous", slug="dessous", locale=edition.locale)
    Page.objects.get(pk=draft.pk).add_child(instance=below)

    pages, drafts = pages_of(edition, with_subpages=True)

    assert [page.title for page in pages] == [
        "Cités Unies France",
        "Les Rencontres",
        "Rencontres 2023",
    ]
    assert drafts == 2


def test_every_snippet_that_pages_name_is_found_once(home):
    person = factories.make_person(biography="<p>Elle préside.</p>")
    edition = factories.make_edition(
        venue=factories.make_venue(),
        signatory=person,
        body=[{"type": "people", "value": [{"person": factories.make_person("Inès", "Roy").pk}]}],
    )
    factories.make_slot(edition, kind=factories.get_kind("pause"))
    for number in range(2):
        factories.make_full_session(edition, number)
    organisation = factories.make_organisation()
    pages, _drafts = pages_of(edition, with_subpages=True)

    found = snippets_of(pages)

    names = sorted(str(snippet) for snippet in found)
    assert names == sorted(
        f"Aïssata Diallo|Aïssata Nom 001|Aïssata Nom 002|Atelier|{organisation}"
        "|Eau et assainissement|Inès Roy|Maison des territoires, Paris|Pause|Sénégal".split("|")
    )


def test_press_contacts_are_found_on_releases(home):
    release = factories.make_release()
    contact = factories.make_contact(function="Responsable presse")
    ReleaseContact.objects.create(release=release, contact=contact, locale=release.locale)

    assert snippets_of([PressReleasePage.objects.get()]) == [contact]


def test_person_without_biography_has_nothing_to_translate(edition):
    session = factories.make_session(edition)
    silent = factories.make_participation(session).person
    known = factories.make_person("Inès", "Roy", biography="<p>Élue depuis 2020.</p>")
    factories.make_participation(session, person=known)

    pieces = plan(edition, True).left(["en"])

    assert known in [piece.french for piece in pieces]
    assert silent not in [piece.french for piece in pieces]


def test_deleted_translation_is_to_be_submitted_again(edition):
    english = Locale.objects.get(language_code="en")
    submit(edition, [english])
    version(edition).delete()

    lacking = plan(edition, False, [english]).left(["en"])

    assert [piece.french for piece in lacking] == [edition]


@pytest.mark.parametrize("sessions", [3, 12])
def test_plan_asks_the_same_queries_for_any_number_of_sessions(
    edition, sessions, django_assert_num_queries
):
    for number in range(sessions):
        factories.make_full_session(edition, number)

    with django_assert_num_queries(28):
        found = plan(edition, True)

    assert len(found.pieces) == 3 + sessions * 2 + 3


@pytest.mark.trap(2)
def test_redaction_is_refused_with_the_reason(redaction, edition):
    answers = [redaction.get(url(edition)), redaction.post(url(edition), {"languages": "en"})]
    script = post_piece(redaction, edition, edition, "en")

    assert [answer.status_code for answer in [*answers, script]] == [403] * 3
    assert b'role="alert"' in answers[0].content
    assert json.loads(script.content)["problems"]
    assert not Translation.objects.exists()


def test_visitor_is_sent_to_the_login_form(client, edition):
    answer = client.post(url(edition), {"languages": "en"})

    assert answer["Location"].startswith("/admin/login/")
    assert not Translation.objects.exists()


def test_reading_the_plan_submits_nothing(publication, edition):
    publication.get(url(edition, "?languages=en&piece=rencontres.editionpage.1"))

    assert not Translation.objects.exists()


def test_translation_and_root_cannot_be_submitted(publication, edition):
    english = factories.translate(edition)
    root = Page.get_first_root_node()

    assert [publication.get(url(page)).status_code for page in (english, root)] == [404, 404]


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"languages": "fr"},
        {"languages": "xx"},
        {"languages": "en", "piece": "auth.user.1"},
        {"languages": "en", "piece": "rencontres.editionpage.999"},
        {"languages": "en", "piece": "nothing"},
        {"languages": "en", "piece": "rencontres.editionpage." + "9" * 30},
    ],
)
def test_bad_request_of_the_script_is_refused(publication, edition, data):
    answer = publication.post(url(edition), data, headers={"accept": "application/json"})

    assert answer.status_code == 400
    assert not Translation.objects.exists()


def test_page_elsewhere_is_no_piece_of_the_plan(publication, edition):
    other = factories.make_edition(2024)

    assert post_piece(publication, edition, other, "en").status_code == 400


def test_choosing_no_language_is_told(publication, edition):
    answer = publication.post(url(edition), {})

    assert [str(message) for message in answer.context["messages"]] != []
    assert answer.status_code == 200


def test_button_stands_in_the_menus_of_french_pages_for_those_who_publish(
    publication, redaction, edition
):
    english = factories.translate(edition)
    addresses = [reverse("wagtailadmin_pages:edit", args=[page.pk]) for page in (edition, english)]
    addresses.append(reverse("wagtailadmin_explore", args=[edition.get_parent().pk]))

    found = [
        [url(edition) in client.get(address).content.decode() for address in addresses]
        for client in (publication, redaction)
    ]

    assert found == [[True, False, True], [False, False, False]]


def test_wagtail_localize_offers_its_own_actions_to_no_one(admin_client, edition):
    kind = factories.get_kind()
    for french in (edition, kind):
        submit(french, [Locale.objects.get(language_code="en")])
    addresses = [
        reverse("wagtailadmin_pages:edit", args=[edition.pk]),
        reverse("wagtailadmin_explore", args=[edition.get_parent().pk]),
        reverse(kind.snippet_viewset.get_url_name("list")),
    ]

    pages = [admin_client.get(address).content.decode() for address in addresses]

    assert [page.count("/localize/submit/") for page in pages] == [0, 0, 0]
    assert [page.count("/localize/update/") for page in pages] == [0, 0, 0]


def test_older_edition_is_submitted_by_someone_who_moves_nothing(publication, edition):
    user = get_user_model().objects.get(pk=publication.session["_auth_user_id"])
    later = factories.make_edition(2024)
    spanish = Locale.objects.get(language_code="es")
    submit(later, [spanish], user)

    submit(edition, [spanish], user)

    index = version(later, "es").get_parent()
    assert [page.specific.year for page in index.get_children()] == [2023, 2024]
