"""``manage.py import_release``: from the file to the page."""

import json
from datetime import date
from io import StringIO

import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.utils import timezone
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.log_actions import registry
from wagtail.models import Page

from cuf_site.content.rich_text_fields import RICH_TEXT_FEATURES
from press.imports.checks.lost_words import words_of_html, words_of_lines
from press.imports.comparison import without_marks
from press.imports.parse import parse
from press.imports.source.cleaning import clean
from press.imports.source.decoding import read_text
from press.models import PressContact, PressReleasePage
from tests import factories

from .release_text import DATA, make_text

pytestmark = pytest.mark.usefixtures("english")

ABOUT = "<p>Cités Unies France rassemble des villes, des départements et des régions.</p>"


@pytest.fixture
def file(tmp_path):
    """Write a release to a file: called with its parts, returns the path."""

    def write(**parts):
        path = tmp_path / "communique.txt"
        path.write_bytes(make_text(**parts))
        return path

    return write


def run(*arguments, **options) -> str:
    """Run the command and return what it prints."""
    output = StringIO()
    call_command("import_release", *arguments, stdout=output, **options)
    return output.getvalue()


def draft() -> PressReleasePage:
    """Return the latest draft of the only release."""
    return PressReleasePage.objects.get().get_latest_revision_as_object()


def edit(page, **fields):
    """Change the latest draft as an editor does."""
    page = page.get_latest_revision_as_object()
    for name, value in fields.items():
        setattr(page, name, value)
    return page.save_revision(user=get_user_model().objects.create_user("redaction"))


def test_import_makes_a_complete_draft(home, file):
    edition = factories.make_edition(2026)
    factories.make_organisation(boilerplate=ABOUT)

    run(file(body="Rendez-vous avec #Rencontres2026.\n\n- Un seul tiret, hors de toute liste."))

    page = draft()
    assert not page.live
    assert (page.kind, page.title) == ("release", "Six villes préparent l'été")
    assert (page.dateline_place, page.date) == ("Paris", date(2026, 5, 20))
    assert page.lead == (
        "<p>Les équipes de six villes se sont retrouvées lundi pour préparer l'été.</p>"
    )
    assert [(block.block_type, block.value.source) for block in page.body] == [
        (
            "paragraph",
            "<p>Rendez-vous avec #Rencontres2026.</p><p>- Un seul tiret, hors de toute liste.</p>",
        )
    ]
    assert (page.hashtag, page.edition_id) == ("#Rencontres2026", edition.pk)
    assert page.boilerplate == ""
    assert page.slug == "six-villes-preparent-l-ete"
    [row] = page.contacts.all()
    assert (row.contact.name, row.contact.function) == ("Nadia Ferrand", "Attachée de presse")
    assert row.contact.email == "n.ferrand@exemple.org"


def test_dry_run_prints_json_alone_and_writes_nothing(file, capsys):
    output = run(file(), "--dry-run")

    assert json.loads(output) == json.loads(json.dumps(parse(make_text()).as_dict()))
    assert capsys.readouterr() == ("", "")


def test_import_says_what_it_did_and_what_to_look_at(home, file):
    factories.make_organisation(boilerplate=ABOUT)

    output = run(file(body="Des groupes-pays pays.\n\nLa 14e et la 15ème édition."))

    assert output.splitlines() == [
        "“Six villes préparent l'été” is imported.",
        "It is a draft.",
        "  - line 10: “pays pays”: the word stands twice. The text was kept as it is.",
        "  - line 12: The text writes both “14e” and “15ème”. It was kept as it is.",
        "  - No edition was found for this release: choose it on the page, or give its year.",
        "  - Nadia Ferrand will join the press contacts.",
    ]


def test_same_release_is_imported_once(home, file):
    run(file())
    revisions = PressReleasePage.objects.get().revisions.count()

    output = run(file())

    page = PressReleasePage.objects.get()
    assert page.revisions.count() == revisions
    assert PressContact.objects.count() == 1
    assert output.splitlines()[0] == (
        "“Six villes préparent l'été” was imported already: nothing has changed."
    )


@pytest.mark.parametrize(
    "headline",
    ["SIX VILLES PRÉPARENT L’ÉTÉ", "Six  villes « préparent » l'été", "Six villes preparent l'ete"],
)
def test_title_typed_otherwise_is_the_same_release(home, file, headline):
    run(file())

    output = run(file(headline=headline))

    assert PressReleasePage.objects.count() == 1
    assert output.splitlines()[0] == f"“{parse(make_text(headline=headline)).title}” is updated."


@pytest.mark.parametrize(
    "other",
    [
        {"headline": "Sept villes préparent l'été"},
        {"dateline": "Paris, le 21 mai 2026"},
        {"kind": "DÉMENTI"},
    ],
)
def test_other_title_day_or_kind_is_another_release(home, file, other):
    run(file())

    run(file(**other))

    assert PressReleasePage.objects.count() == 2
    assert len(set(PressReleasePage.objects.values_list("slug", flat=True))) == 2


def test_changed_text_updates_the_draft(home, file):
    run(file())

    run(file(body="Elles se reverront au printemps."))

    page = draft()
    assert [block.value.source for block in page.body] == [
        "<p>Elles se reverront au printemps.</p>"
    ]
    assert [row.contact.name for row in page.contacts.all()] == ["Nadia Ferrand"]


def test_release_edited_since_is_left_alone(home, file):
    run(file())
    edit(PressReleasePage.objects.get(), subtitle="Un sous-titre écrit à la main")

    output = run(file(body="Elles se reverront au printemps."))

    assert draft().subtitle == "Un sous-titre écrit à la main"
    assert [block.value.source for block in draft().body] == [
        "<p>Elles se reverront à l'automne.</p>"
    ]
    assert output.splitlines()[0] == (
        "“Six villes préparent l'été” was left alone: somebody has edited it since."
        " Add --force to replace what they wrote."
    )


def test_release_edited_since_is_replaced_by_force_but_for_what_the_text_ignores(home, file):
    run(file())
    page = PressReleasePage.objects.get()
    edition = Page.objects.get(pk=factories.make_edition(2024).pk)
    edit(page, subtitle="À la main", edition=edition, embargo_until=timezone.now())

    run(file(body="Elles se reverront au printemps."), "--force")

    page = draft()
    assert (page.subtitle, page.edition) == ("", edition)
    assert page.embargo_until is not None
    assert [block.value.source for block in page.body] == [
        "<p>Elles se reverront au printemps.</p>"
    ]


def test_release_published_since_is_updated_as_a_draft(home, file):
    run(file())
    edit(PressReleasePage.objects.get()).publish()

    output = run(file(body="Elles se reverront au printemps."))

    live = PressReleasePage.objects.get()
    assert [block.value.source for block in live.body] == ["<p>Elles se reverront à l'automne.</p>"]
    assert [block.value.source for block in draft().body] == [
        "<p>Elles se reverront au printemps.</p>"
    ]
    assert (live.live, live.has_unpublished_changes) == (True, True)
    assert "The published page is as it was; the import waits as a draft." in output.splitlines()


def test_page_written_by_hand_is_left_alone(home, file):
    page = factories.make_release(title="Six villes préparent l’été", date=date(2026, 5, 20))
    edit(page, lead="<p>À la main.</p>")

    run(file())

    assert draft().lead == "<p>À la main.</p>"


def test_page_loaded_by_a_program_is_updated(home, file):
    factories.make_release(title="Six villes préparent l’été", date=date(2026, 5, 20))

    run(file())

    assert [block.value.source for block in draft().body] == [
        "<p>Elles se reverront à l'automne.</p>"
    ]


@pytest.mark.parametrize("name", ["communique-ocr.txt", "communique-sans-blancs.txt"])
def test_saving_in_the_editor_without_a_change_is_no_edition(home, name):
    release = parse((DATA / name).read_bytes())
    converter = ContentstateConverter(RICH_TEXT_FEATURES)
    written = [release.lead, release.about, *(b.value for b in release.body if "<" in b.value)]

    saved = [converter.to_database_format(converter.from_database_format(html)) for html in written]

    assert [without_marks(html) for html in saved] == [without_marks(html) for html in written]


def test_publish_puts_the_release_on_line(home, file, client):
    factories.make_edition(2026)

    run(file(), "--publish", "--edition=2026")

    page = PressReleasePage.objects.get()
    assert (page.live, page.has_unpublished_changes) == (True, False)
    assert client.get(page.url).status_code == 200


def test_publish_after_a_draft_publishes_it(home, file):
    run(file())

    run(file(), "--publish")

    assert PressReleasePage.objects.get().live


def test_release_that_cannot_be_published_is_refused_whole(home, file):
    with pytest.raises(CommandError) as refusal:
        run(file(dateline=""), "--publish")

    assert str(refusal.value) == (
        "The release cannot be published, so nothing was imported."
        " Date: This field cannot be blank."
    )
    assert (PressReleasePage.objects.count(), PressContact.objects.count()) == (0, 0)


def test_release_without_a_date_is_a_draft(home, file):
    run(file(dateline=""))
    run(file(dateline=""))

    assert draft().date is None


def test_release_under_embargo_is_not_published(home, file):
    with pytest.raises(CommandError) as refusal:
        run(file(banner="SOUS EMBARGO jusqu'à lundi"), "--publish")

    assert str(refusal.value) == (
        "The text speaks of an embargo: import it as a draft, and set the embargo on the page."
    )
    assert PressReleasePage.objects.count() == 0


def test_unplaced_lines_end_the_draft_under_a_heading(home, file):
    output = run(file(banner="SOUS EMBARGO jusqu'à **lundi**"))

    assert (draft().body[1].block_type, draft().body[1].value) == ("heading", "À reclasser")
    assert draft().body[2].value.source == "<p>SOUS EMBARGO jusqu'à <b>lundi</b></p>"
    sentence = "  - Some lines found no place: they end the text under “À reclasser”."
    assert sentence in output.splitlines()


def test_headline_too_long_for_its_field_is_kept_whole_in_the_draft(home, file):
    headline = "Six villes " * 30

    run(file(headline=headline))

    page = draft()
    assert page.title == "Six villes " * 22 + "Six villes…"
    assert page.body[-1].value.source == f"<p>{headline.strip()}</p>"
    run(file(headline=headline))
    assert PressReleasePage.objects.count() == 1


def test_own_boilerplate_is_kept_with_a_warning(home, file):
    factories.make_organisation(boilerplate="<p>Une fédération.</p>")

    output = run(file())

    assert draft().boilerplate == ABOUT
    assert (
        "  - The “About us” text differs from the organisation’s: the release keeps its own."
        in output.splitlines()
    )


def test_boilerplate_of_the_organisation_is_not_repeated(home, file):
    factories.make_organisation(
        boilerplate="<p><b>Cités Unies France</b> rassemble des villes, des départements</p>"
        "<p>et des régions.</p>"
    )

    run(file())

    assert draft().boilerplate == ""


def test_links_that_the_organisation_lacks_end_the_body(home, file):
    factories.make_organisation(
        boilerplate=ABOUT, website="https://www.exemple.org/", social_handle="@VillesExemple"
    )
    links = "Site : www.exemple.org\n@VillesExemple\nCharte : www.exemple.fr\nÉcrire : i@exemple.fr"
    path = file()
    path.write_text(path.read_text().replace("Contact presse", f"{links}\n\nContact presse"))

    run(path)

    page = draft()
    assert [block.block_type for block in page.body] == ["paragraph", "paragraph", "links"]
    assert page.body[1].value.source == (
        '<p>Écrire : <a href="mailto:i@exemple.fr">i@exemple.fr</a></p>'
    )
    assert [(row["label"], row["url"]) for row in page.body[2].value] == [
        ("Charte", "https://www.exemple.fr")
    ]


def test_known_contact_is_named_and_left_as_it_is(home, file):
    known = factories.make_contact("Nadia FERRAND", function="Directrice", email="n@exemple.org")

    output = run(file())

    assert [row.contact for row in draft().contacts.all()] == [known]
    assert PressContact.objects.get().function == "Directrice"
    assert (
        "  - The site knows Nadia FERRAND otherwise than the release:"
        " “Attachée de presse ; n.ferrand@exemple.org”." in output.splitlines()
    )


@pytest.mark.parametrize(
    "headline",
    [
        "Six villes préparent les Rencontres 2023",
        "La 14e édition prépare l'été",
        "Les 14èmes Rencontres\npréparent l'été",
    ],
)
def test_edition_is_found_by_the_year_or_the_rank_in_the_title(home, file, headline):
    edition = factories.make_edition(2023, number=14)

    run(file(headline=headline))

    assert draft().edition_id == edition.pk


def test_edition_named_on_the_command_line_prevails(home, file):
    factories.make_edition(2023)
    edition = factories.make_edition(2024)

    run(file(headline="Les Rencontres 2023"), "--edition=2024")

    assert draft().edition_id == edition.pk


def test_edition_that_does_not_exist_is_refused(home, file):
    with pytest.raises(CommandError) as refusal:
        run(file(), "--edition=2019")

    assert str(refusal.value) == (
        "There is no edition of 2019: create it first, or choose another."
    )
    assert PressReleasePage.objects.count() == 0


@pytest.mark.parametrize("name", ["lettre.txt", "depliant.txt"])
def test_other_document_imports_nothing(home, name):
    with pytest.raises(CommandError, match="not a press release: nothing was imported"):
        run(DATA / name)

    assert PressReleasePage.objects.count() == 0


def test_missing_file_is_said_in_a_sentence(home, tmp_path):
    with pytest.raises(CommandError) as refusal:
        run(tmp_path / "absent.txt")

    assert str(refusal.value) == (
        f"The file “{tmp_path / 'absent.txt'}” cannot be read: No such file or directory."
    )


def test_site_without_press_index_is_said_in_a_sentence(home, file):
    factories.get_press_index().delete()

    with pytest.raises(CommandError) as refusal:
        run(file())

    assert str(refusal.value) == ("The site has no press index yet: run “manage.py setup” first.")


def test_history_keeps_the_banner(home, file):
    run(file(banner="Lundi 18 mai 2026 - Lyon\n\nAvec le concours de :"))

    page = PressReleasePage.objects.get()
    entry = registry.get_logs_for_instance(page).get(action="press.import")
    assert entry.message == "Imported from “communique.txt”"
    assert entry.comment == "Lundi 18 mai 2026 - Lyon\nAvec le concours de :"


@pytest.mark.parametrize("name", ["communique-pdf.txt", "communique-ocr.txt", "dossier.txt"])
def test_every_word_reaches_the_page_its_contacts_or_its_history(home, name):
    run(DATA / name)

    page = draft()
    entry = registry.get_logs_for_instance(page).get(action="press.import")
    people = [row.contact for row in page.contacts.all()]
    texts = [page.title, page.subtitle, page.lead, page.boilerplate, page.hashtag]
    texts += [json.dumps(list(page.body.raw_data), ensure_ascii=False)]
    texts += [f"{one.name} {one.function} {one.email} {one.phone}" for one in people]
    texts += [*entry.data["banner"], *entry.data["structure"]]
    words = set().union(*(words_of_html(text.replace('\\"', '"')) for text in texts))
    assert (
        set(words_of_lines(clean(read_text((DATA / name).read_bytes())[0]).lines)) - words == set()
    )
