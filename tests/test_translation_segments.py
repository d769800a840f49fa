"""What translators receive of a page: each of its words, and none of its facts."""

import uuid
from datetime import date

import pytest
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock
from wagtail.models import Page
from wagtail.snippets.blocks import SnippetChooserBlock
from wagtail_localize.fields import TranslatableField
from wagtail_localize.models import StringTranslation, Translation, TranslationSource
from wagtail_localize.segments import RelatedObjectSegmentValue, StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from press.models import PressReleasePage, ReleaseContact
from rencontres.models import (
    EditionFigure,
    EditionPage,
    EditionPartner,
    Person,
    SessionOrganiser,
    SessionPage,
)
from tests import factories


def raw_value(block, texts: list[str]):
    """Return a value of ``block`` in which each text is new; the texts are added to ``texts``."""
    if isinstance(block, blocks.StructBlock):
        return {name: raw_value(child, texts) for name, child in block.child_blocks.items()}
    if isinstance(block, blocks.ListBlock):
        item = raw_value(block.child_block, texts)
        return [{"type": "item", "value": item, "id": str(uuid.uuid4())}]
    if isinstance(block, blocks.CharBlock | blocks.TextBlock):
        texts.append(f"Texte {len(texts)}")
        return texts[-1]
    if isinstance(block, blocks.RichTextBlock):
        texts.append(f"Texte {len(texts)}")
        return f"<p>{texts[-1]}</p>"
    facts = {
        blocks.URLBlock: lambda: "https://example.org/",
        blocks.BooleanBlock: lambda: True,
        blocks.PageChooserBlock: lambda: Page.objects.last().pk,
        ImageChooserBlock: lambda: factories.make_image().pk,
        DocumentChooserBlock: lambda: factories.make_document().pk,
    }
    if isinstance(block, SnippetChooserBlock):
        return factories.make_person().pk
    return facts[type(block)]()


def strings(segments) -> list:
    return [segment for segment in segments if isinstance(segment, StringSegmentValue)]


@pytest.fixture
def pages(edition):
    """A page of each type that has a body."""
    return {
        "edition": edition,
        "session": factories.make_session(edition),
        "release": factories.make_release(),
        "content": factories.make_content_page(edition),
    }


@pytest.mark.parametrize("name", ["edition", "session", "release", "content"])
def test_each_text_of_each_block_is_a_segment(pages, name, subtests):
    page = pages[name]
    stream = page._meta.get_field("body").stream_block
    for kind, block in stream.child_blocks.items():
        with subtests.test(kind):
            texts = []
            value = raw_value(block, texts)
            body = [{"type": kind, "value": value, "id": str(uuid.uuid4())}]
            page.body = stream.to_python(body)

            segments = extract_segments(page)

            found = [segment.render_text() for segment in strings(segments)]
            assert texts
            assert sorted(text for text in found if text.startswith("Texte")) == sorted(texts)
            assert [s for s in segments if isinstance(s, RelatedObjectSegmentValue)] == []


def full_edition() -> EditionPage:
    """Return an edition with its facts, its rows and a row of each kind filled."""
    person = factories.make_person()
    edition = factories.make_edition(
        venue=factories.make_venue(),
        signatory=person,
        signatory_function="Présidente",
        hero_image=factories.make_image(),
        hashtag="#RAICT23",
        country_of_honour="SN",
        registration_url="https://example.org/inscription",
        theme="Agir",
    )
    edition.partners = [EditionPartner(partner=factories.make_partner(), mention="Cofinancé")]
    edition.figures = [EditionFigure(value=500)]
    edition.save()
    factories.make_slot(edition, kind=factories.get_kind("accueil"), title="Accueil")
    return EditionPage.objects.get(pk=edition.pk)


def full_session(edition) -> SessionPage:
    session = factories.make_full_session(edition)
    session.organisers = [SessionOrganiser(partner=factories.make_partner())]
    session.save()
    return SessionPage.objects.get(pk=session.pk)


def full_release(edition) -> PressReleasePage:
    release = factories.make_release(edition, hashtag="#RAICT23", subtitle="Enfin")
    release.contacts = [ReleaseContact(contact=factories.make_contact())]
    release.save()
    return PressReleasePage.objects.get(pk=release.pk)


@pytest.fixture
def full_pages(home):
    edition = full_edition()
    return {"edition": edition, "session": full_session(edition), "release": full_release(edition)}


@pytest.mark.parametrize(
    ("name", "words"),
    [
        (
            "edition",
            ["title", "theme", "signatory_function", "partners.mention", "slots.title"],
        ),
        ("session", ["title", "summary", "participations.function"]),
        ("release", ["title", "subtitle"]),
    ],
)
def test_segments_are_words_only(full_pages, name, words):
    segments = extract_segments(full_pages[name])

    found = {
        ".".join(part for part in segment.path.split(".") if len(part) < 36): segment
        for segment in strings(segments)
        if segment.render_text()
    }
    assert sorted(found) == sorted(words)


@pytest.mark.parametrize("name", ["edition", "session", "release"])
def test_snippets_need_no_translation(full_pages, name):
    segments = extract_segments(full_pages[name])

    assert [s.path for s in segments if isinstance(s, RelatedObjectSegmentValue)] == []


def test_address_is_no_segment(full_pages):
    declared = [
        field.field_name
        for page in full_pages.values()
        for field in page.translatable_fields
        if isinstance(field, TranslatableField)
    ]

    assert "slug" not in declared


@pytest.fixture
def translate(home, django_capture_on_commit_callbacks):
    """Translate a page into English as a translator does: each string gets « EN » before it."""
    english = factories.translate(factories.get_index(), "en").locale

    def translate(page):
        source, _created = TranslationSource.update_or_create_from_instance(page)
        translation = Translation.objects.create(source=source, target_locale=english)
        for segment in source.stringsegment_set.all():
            StringTranslation.objects.create(
                translation_of=segment.string,
                context=segment.context,
                locale=english,
                data=f"EN {segment.string.data}",
                translation_type="manual",
            )
        with django_capture_on_commit_callbacks(execute=True):
            translation.save_target(publish=True)
        return type(page).objects.get(locale=english, translation_key=page.translation_key)

    return translate


def test_edition_is_translated_with_its_facts(full_pages, translate):
    edition = full_pages["edition"]

    english = translate(edition)

    assert (english.live, english.slug, english.theme) == (True, "2023", "EN Agir")
    facts = ("number", "year", "start_date", "end_date", "hashtag", "registration_url", "status")
    assert [getattr(english, name) for name in facts] == [getattr(edition, name) for name in facts]
    assert english.start_date == date(2023, 9, 18)
    assert (english.venue, english.signatory) == (edition.venue, edition.signatory)
    [partner], [slot] = english.partners.all(), english.slots.all()
    assert (partner.partner, partner.mention) == (edition.partners.get().partner, "EN Cofinancé")
    assert {slot.title for slot in english.slots.all()} == {
        f"EN {slot.title}" for slot in edition.slots.all()
    }
    assert slot.kind == edition.slots.get().kind
    assert (partner.locale, slot.locale) == (english.locale, english.locale)
    assert [figure.value for figure in english.figures.all()] == [500]


def test_session_is_translated_with_its_facts(full_pages, translate):
    session = full_pages["session"]
    translate(full_pages["edition"])

    english = translate(session)

    assert (english.live, english.title) == (True, "EN Atelier 1")
    facts = ("kind", "reference", "day", "start", "end", "room", "spoken_languages")
    assert [getattr(english, name) for name in facts] == [getattr(session, name) for name in facts]
    [line] = english.participations.all()
    assert (line.person, line.function) == (session.participations.get().person, "EN Maire")
    assert Person.objects.count() == 2
    assert [row.topic for row in english.topics.all()] == [
        row.topic for row in session.topics.all()
    ]
    assert english.get_parent().specific.locale == english.locale
    assert Page.find_problems() == ([], [], [], [], [])
