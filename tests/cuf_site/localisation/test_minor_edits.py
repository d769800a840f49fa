"""A minor edit: French is corrected, translations stay up to date, and the log says who decided."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import ModelLogEntry, PageLogEntry, Revision
from wagtail_localize.models import StringTranslation

from cuf_site.localisation import minor_edits, publication
from cuf_site.localisation.minor_edits import LEAST_LIKENESS, LOG_ACTION, decide, excerpts, likeness
from cuf_site.localisation.models import ApprovedTranslation
from cuf_site.localisation.proofreading import is_unread, mark_proofread
from cuf_site.localisation.publication import publish_translation
from cuf_site.localisation.sources import asked, missing, outdated_since, source_of
from cuf_site.localisation.states import Kind, state_of
from rencontres.models import SessionPage
from tests import factories
from tests.translating import confirm, fresh, publish_french, submit, translate, version

BLOCK = "00000000-0000-4000-8000-000000000002"
LINES = ["Une <b>premiere</b> phrase.", 'Voir <a href="https://example.org/">le site</a>.', "Fin."]


def body(*lines: str) -> list:
    html = "".join(f"<p>{line}</p>" for line in lines)
    return [("paragraph", html, BLOCK)]


def raw(*lines: str) -> list[dict]:
    return [{"type": name, "value": value, "id": pk} for name, value, pk in body(*lines)]


@pytest.fixture
def user(django_user_model):
    return django_user_model.objects.create_user("publication@example.org")


@pytest.fixture(scope="module")
def translated(french_site):
    """A session live in French, English and Spanish, all of it translated, made once."""
    edition = factories.make_edition()
    session = factories.make_session(
        edition, title="Eau et teritoires", summary="Un bien commun.", body=raw(*LINES)
    )
    factories.make_participation(session, function="Mairesse de Lion")
    session = publish_french(session)
    for language in ("en", "es"):
        translate(session, language)
    return session


@pytest.fixture
def session(translated, db):
    return fresh(translated)


def publish_minor(page, user, **changes):
    """Publish ``changes`` of a French page as a minor edit; return the decision."""
    page = type(page).objects.get(pk=page.pk)
    for name, value in changes.items():
        setattr(page, name, value)
    revision = page.save_revision()
    decision = decide(page, user)
    revision.publish()
    return decision


def check_up_to_date(page, languages=("en", "es")):
    """Readers and translators are told of nothing, in any of these languages."""
    for language in languages:
        translation = version(page, language)
        assert outdated_since(translation) is None
        assert list(missing(source_of(page), translation.locale)) == []
        assert (state_of(translation).kind, state_of(translation).is_to_do) == (
            Kind.UP_TO_DATE,
            False,
        )


def confirmed(page, path, language="en") -> dict[str, str]:
    """Return the French texts of one place today, with what people translated them by."""
    rows = StringTranslation.objects.filter(
        locale__language_code=language,
        translation_of__in=source_of(page).stringsegment_set.values("string"),
        context__path=path,
        context__object_id=page.translation_key,
    )
    return dict(rows.values_list("translation_of__data", "data"))


@pytest.mark.promise(10)
def test_corrected_title_keeps_its_translations_in_each_language(session, user):
    publish_minor(session, user, title="Eau et territoires")

    check_up_to_date(session)
    assert version(session).title == "EN Eau et teritoires"
    assert confirmed(session, "title", "es") == {"Eau et territoires": "ES Eau et teritoires"}


def test_without_the_decision_the_translations_go_out_of_date(session):
    publish_french(session, title="Eau et territoires")

    assert outdated_since(version(session)) is not None
    assert outdated_since(version(session, "es")) is not None


def test_decision_is_about_one_publication_only(session, user):
    publish_minor(session, user, title="Eau et territoires")
    publish_french(session, summary="Un bien communs.")

    assert outdated_since(version(session)) is not None


def test_corrected_line_of_a_rich_text_keeps_its_translation(session, user):
    publish_minor(session, user, body=raw("Une <b>première</b> phrase.", *LINES[1:]))

    check_up_to_date(session)
    assert confirmed(session, f"body.{BLOCK}") == {
        "Une <b>première</b> phrase.": "EN Une <b>premiere</b> phrase.",
        'Voir <a id="a1">le site</a>.': 'EN Voir <a id="a1">le site</a>.',
        "Fin.": "EN Fin.",
    }


def test_correction_of_a_speaker_s_function_keeps_its_translation(session, user):
    page = SessionPage.objects.get(pk=session.pk)
    row = page.participations.get()
    row.function = "Mairesse de Lyon"
    page.participations = [row]
    revision = page.save_revision()
    decide(page, user)

    revision.publish()

    check_up_to_date(session)
    assert version(session).participations.get().function == "EN Mairesse de Lion"


def test_text_that_says_something_else_is_to_be_translated(session, user):
    decision = publish_minor(session, user, title="Eau et territoires", summary="Tout a changé.")

    assert decision.left == ["Tout a changé."]
    assert [str(one.new) for one in decision.kept] == ["Eau et territoires"]
    assert [one.string.data for one in missing(source_of(session), version(session).locale)] == [
        "Tout a changé."
    ]
    assert outdated_since(version(session)) is not None


def test_line_that_is_new_is_to_be_translated_and_its_neighbours_are_not(session, user):
    lines = ["Une <b>première</b> phrase.", "Une phrase de plus, que personne n’a lue.", *LINES[1:]]

    decision = publish_minor(session, user, body=raw(*lines))

    assert decision.left == [lines[1]]
    assert [one.string.data for one in missing(source_of(session), version(session).locale)] == [
        lines[1]
    ]
    assert outdated_since(version(session)) is not None


def test_line_that_is_gone_is_to_be_seen_to(session, user):
    decision = publish_minor(session, user, body=raw(*LINES[:2]))

    assert decision.left == ["Fin."]
    assert state_of(version(session)).kind == Kind.OUTDATED


def test_lines_in_another_order_are_to_be_seen_to(session, user):
    decision = publish_minor(session, user, body=raw(LINES[2], *LINES[:2]))

    assert decision.left == ["Fin."]
    assert outdated_since(version(session)) is not None


DAYS = [f"Un atelier le {day} mai à Lyon." for day in (12, 13, 14)]


@pytest.mark.parametrize(
    ("lines", "left", "words"),
    [
        (DAYS[1::-1], DAYS[1], {DAYS[0]: f"EN {DAYS[0]}", DAYS[1]: f"EN {DAYS[1]}"}),
        (DAYS[1:], DAYS[1], {DAYS[1]: f"EN {DAYS[1]}", DAYS[2]: f"EN {DAYS[0]}"}),
        ([DAYS[1], DAYS[1]], DAYS[0], {DAYS[1]: f"EN {DAYS[1]}"}),
    ],
    ids=["exchanged", "moved up", "twice the same"],
)
def test_line_that_took_the_place_of_one_like_it_keeps_its_own_words(
    session, user, lines, left, words
):
    publish_french(session, body=raw(*DAYS[:2]))
    confirm(session)
    publish_translation(version(session))

    decision = publish_minor(session, user, body=raw(*lines))

    assert decision.left == [left]
    assert confirmed(session, f"body.{BLOCK}") == words
    assert outdated_since(version(session)) is not None


def test_link_that_is_new_is_no_correction(session, user):
    lines = [*LINES[:2], '<a href="https://example.org/fin/">Fin</a>.']

    decision = publish_minor(session, user, body=raw(*lines))

    assert decision.left == ["Fin."]


def test_outdated_translation_stays_outdated_since_the_same_day(session, user):
    publish_french(session, summary="Autre chose.")
    since = outdated_since(version(session))
    confirm(session, "es")
    publish_translation(version(session, "es"))

    publish_minor(session, user, title="Eau et territoires")

    assert outdated_since(version(session)) == since
    check_up_to_date(session, ["es"])
    assert [one.string.data for one in missing(source_of(session), version(session).locale)] == [
        "Autre chose."
    ]


def test_correction_of_an_outdated_text_leaves_it_outdated(session, user):
    publish_french(session, title="Climat et teritoires")

    publish_minor(session, user, title="Climat et territoires")

    assert outdated_since(version(session)) is not None
    assert missing(source_of(session), version(session).locale).get().string.data == (
        "Climat et territoires"
    )


def test_translation_begun_keeps_what_was_confirmed(session, user):
    other = factories.make_session(
        session.get_parent(), title="Air et teritoires", summary="Un bien commun."
    )
    submit(other)
    confirm(other, only=["Air et teritoires"])

    publish_minor(other, user, title="Air et territoires")

    assert (state_of(version(other)).confirmed, state_of(version(other)).required) == (1, 2)


def test_machine_text_is_kept_by_nobody(session, user):
    locale = version(session).locale
    StringTranslation.objects.filter(data="EN Eau et teritoires").update(
        translation_type=StringTranslation.TRANSLATION_TYPE_MACHINE
    )

    publish_minor(session, user, title="Eau et territoires")

    assert missing(source_of(session), locale).get().string.data == "Eau et territoires"


def test_correction_undone_keeps_the_latest_words(session, user):
    publish_minor(session, user, title="Eau et territoires")
    StringTranslation.objects.filter(
        translation_of__data="Eau et territoires", locale__language_code="en"
    ).update(data="Water and territories")

    publish_minor(session, user, title="Eau et teritoires")

    check_up_to_date(session)
    assert confirmed(session, "title") == {"Eau et teritoires": "Water and territories"}


def test_translation_approved_for_another_day_answers_the_corrected_text(session, user):
    english = version(session)
    ApprovedTranslation.objects.create(
        page_id=english.pk, revision=english.save_revision(), answers=asked(source_of(session))
    )

    publish_minor(session, user, title="Eau et territoires", summary="Tout a changé.")
    approved = ApprovedTranslation.objects.get().answers

    now = asked(source_of(session))
    assert approved["title"] == now["title"]
    assert approved["summary"] != now["summary"]


def test_translation_that_was_proofread_stays_so(session, user, settings):
    settings.PROOFREAD_LANGUAGES = ["en"]
    mark_proofread(version(session), user)

    publish_minor(session, user, title="Eau et territoires")

    assert not is_unread(version(session))


@pytest.mark.promise(10)
def test_log_says_who_decided_and_which_texts_changed(session, user):
    publish_minor(session, user, title="Eau et territoires", summary="Tout a changé.")

    entry = PageLogEntry.objects.get(action=LOG_ACTION)
    assert (entry.page_id, entry.user) == (session.pk, user)
    assert entry.data == {
        "texts": [{"old": "Eau et teritoires", "new": "Eau et territoires"}],
        "languages": ["en", "es"],
        "left": ["Tout a changé."],
    }


def test_log_shows_what_changed_in_a_long_text():
    old, new = "Un long texte. " * 30 + "Fautte ici.", "Un long texte. " * 30 + "Faute ici."

    assert excerpts(old, new) == (
        "…ong texte. Un long texte. Fautte ici.",
        "…ong texte. Un long texte. Faute ici.",
    )


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Eua", "Eau", True),
        ("Maire", "Maires", True),
        ("2 000 élus", "3 000 élus", True),
        ("Ouverture", "Clôture", False),
        ("Eau", "Climat", False),
        (
            "Les villes et les régions d’Europe débattent de la paix et du commerce avec le Sud.",
            "Les maires et les préfets de Chine parlent de la mer et du tourisme avec le Nord.",
            False,
        ),
        ('Lire <a id="a1">ceci</a>', "Lire ceci", False),
    ],
)
def test_correction_says_most_of_the_former_text(old, new, expected):
    assert (likeness(old, new) >= LEAST_LIKENESS) is expected


def test_scheduled_publication_is_no_minor_edit(session, user):
    decision = publish_minor(
        session,
        user,
        title="Eau et territoires",
        go_live_at=timezone.now() + timedelta(hours=1),
    )
    scheduled = Revision.objects.get(approved_go_live_at__isnull=False)
    scheduled.content["go_live_at"] = "2026-01-01T09:00:00Z"
    scheduled.approved_go_live_at = timezone.now()
    scheduled.save()
    call_command("publish_scheduled")

    assert not decision.done
    assert SessionPage.objects.get(pk=session.pk).title == "Eau et territoires"
    assert outdated_since(version(session)) is not None


def test_refused_publication_keeps_nothing(session, user, monkeypatch):
    def refuse(*args):
        raise ValidationError("Non.")

    monkeypatch.setattr(publication, "carry_to_translations", refuse)
    page = SessionPage.objects.get(pk=session.pk)
    page.title = "Eau et territoires"
    revision = page.save_revision()
    decide(page, user)

    with pytest.raises(ValidationError):
        revision.publish()

    assert not PageLogEntry.objects.filter(action=LOG_ACTION).exists()
    assert confirmed(session, "title") == {"Eau et teritoires": "EN Eau et teritoires"}
    assert outdated_since(version(session)) is None


def test_same_version_published_by_somebody_else_is_no_minor_edit(session, user):
    page = SessionPage.objects.get(pk=session.pk)
    page.title = "Eau et territoires"
    page.save_revision()
    decide(page, user)

    SessionPage.objects.get(pk=session.pk).get_latest_revision().publish()

    assert outdated_since(version(session)) is not None


def test_corrected_snippet_keeps_its_words(session, user):
    topic = factories.get_topic("Eau et asainissement")
    submit(topic)
    confirm(topic)
    version(topic).save()
    topic.name = "Eau et assainissement"
    decide(topic, user)

    topic.save()

    check_up_to_date(topic, ["en"])
    assert version(topic).name == "EN Eau et asainissement"
    assert ModelLogEntry.objects.get(action=LOG_ACTION).user == user


def test_page_that_nobody_translates_is_published_as_usual(session, user):
    other = factories.make_session(session.get_parent(), title="Air et teritoires")

    decision = publish_minor(other, user, title="Air et territoires")

    assert not decision.done
    assert not PageLogEntry.objects.filter(action=LOG_ACTION).exists()
    assert minor_edits.decision_on(session) is None
