"""A site whose French texts are all marked and numbered, and its versions in other languages.

``ŒUVRE12`` is a French text, ``WORK12`` the same in English: what a reader is shown tells where
it comes from. The rooms, territories and credits, facts that stay French, are marked too.
"""

import uuid
from datetime import date, time
from itertools import count

from django.db import models
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.fields import RichTextField, StreamField
from wagtail.images.blocks import ImageChooserBlock
from wagtail.models import Locale
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.strings import StringValue

from cuf_site.localisation.overlay import overlay, texts, words_of
from cuf_site.localisation.publication import carrying
from cuf_site.localisation.sources import french_of
from press.models import Erratum, PressContact, ReleaseAttachment, ReleaseContact
from rencontres.models import (
    EditionDocument,
    EditionFigure,
    EditionPartner,
    Participation,
    Partner,
    PersonLink,
    SessionDocument,
    SessionGroup,
    SessionOrganiser,
    SessionTopic,
    Slot,
    Venue,
)
from rencontres.models.blocks import FactChooserBlock
from tests import factories

MARKS = {"fr": "ŒUVRE", "en": "WORK", "es": "OBRA", "ar": "عمل"}
OPTIONAL = ("seo_title", "search_description")
NAMES = ("title", "name", "plural", "label")


class MarkedSite:
    """One page of each type, full, with its snippets; ``pages`` and ``snippets`` are French."""

    def __init__(self):
        self.numbers = count(1)
        self.facts, self.names = set(), set()
        self.index, self.press = factories.get_index(), factories.get_press_index()
        self.home = self.index.get_parent().specific
        self._make_snippets()
        self._make_pages()
        self.pages = [self.home, self.index, self.press, *self.editions]
        self.pages += [self.session, self.other, self.release, self.content, self.letter]
        for page in self.pages:
            self.fill(page)
            page.save(clean=False)

    def mark(self) -> str:
        return f"{MARKS['fr']}{next(self.numbers)}"

    def fact(self) -> str:
        """Return a text that stays French: a room, an address."""
        mark = self.mark()
        self.facts.add(number_of(mark))
        return mark

    def name(self, text: str) -> str:
        """Return a text that is shown in French where it is not translated."""
        self.names.add(number_of(text))
        return text

    def fill(self, instance):
        """Give a page, snippet or row a French text of its own in each field made of words."""
        for field in texts(type(instance)):
            if field.name not in OPTIONAL:
                is_rich = isinstance(field, RichTextField)
                text = f"<p>{self.mark()}</p><ul><li>{self.mark()}</li></ul>" if is_rich else None
                setattr(instance, field.name, text or self.mark())
            if field.name in NAMES:
                self.name(getattr(instance, field.name))
        for field in type(instance)._meta.get_fields():
            if isinstance(field, StreamField):
                setattr(instance, field.name, self.body(field.stream_block))
        return instance

    def body(self, block) -> blocks.StreamValue:
        """Return a body with a block of each type."""
        return block.to_python(
            [
                {"type": name, "value": self._raw(child), "id": str(uuid.uuid4())}
                for name, child in block.child_blocks.items()
            ]
        )

    def _raw(self, block):
        if isinstance(block, blocks.StructBlock):
            value = {name: self._raw(child) for name, child in block.child_blocks.items()}
            return value | ({"url": ""} if value.get("page") else {})
        if isinstance(block, blocks.ListBlock):
            items = [self._raw(block.child_block) for _number in range(2)]
            return [{"type": "item", "value": one, "id": str(uuid.uuid4())} for one in items]
        if isinstance(block, blocks.RichTextBlock):
            return f"<p>{self.mark()}</p>"
        if isinstance(block, blocks.CharBlock | blocks.TextBlock):
            return self.mark()
        return self._fact(block)

    def _fact(self, block):
        facts = {
            blocks.URLBlock: "https://example.org/",
            blocks.BooleanBlock: False,
            blocks.PageChooserBlock: self.press.pk,
            ImageChooserBlock: self.image.pk,
            DocumentChooserBlock: self.document.pk,
            FactChooserBlock: self.people[0].pk,
        }
        return facts[type(block)]

    def _make_snippets(self):
        self.image = factories.make_image(credit=self.fact())
        self.hero = factories.make_image(credit=self.fact())
        self.document = factories.make_document(title=self.fact())
        self.organisation = factories.make_organisation(
            address=self.fact(), host_address=self.fact(), host_name="OVH"
        )
        self.people = [factories.make_person(family_name=name) for name in ("Diallo", "Roy")]
        PersonLink.objects.create(
            person=self.people[0],
            label=self.name(self.mark()),
            url="https://example.org/",
            locale=self.people[0].locale,
        )
        self.kinds = [factories.get_kind("atelier"), factories.get_kind("pause", is_break=True)]
        self.topics = [factories.get_topic(name, sdg=6) for name in ("Eau", "Sport")]
        self.groups = [factories.get_group(name) for name in ("Sénégal", "Jeunesse")]
        self.partners = [self._make(Partner, short_name=self.fact()) for _number in range(2)]
        self.partners[1].logo = self.image
        self.venue = self._make(Venue, address=self.fact(), city=self.fact())
        self.contact = self._make(PressContact, name="Camille Martin")
        self.snippets = [self.organisation, *self.people, *self.kinds, *self.topics, *self.groups]
        self.snippets += [*self.partners, self.venue, self.contact]
        for row in self.snippets:
            self.fill(row).save()

    def _make(self, model, **fields):
        return self.fill(model(locale=factories.french(), **fields))

    def _make_pages(self):
        states = [
            {
                "year": 2023,
                "status": "postponed",
                "earlier_dates": "juin 2023",
                "programme_status": "final",
            },
            {"year": 2022, "status": "cancelled", "start_date": None},
            {"year": 2025, "start_date": None, "period_end": date(2025, 6, 30)},
            {"year": 2021, "start_date": None, "period_end": date(2021, 6, 30)},
            {"year": 2020, "start_date": date(2020, 9, 1)},
        ]
        self.editions = [factories.make_edition(**state) for state in states]
        self._fill_edition(self.editions[0])
        self.session = self._make_session(kind=self.kinds[0], start=time(9), end=time(10))
        self.other = self._make_session(kind=self.kinds[0], start=time(9), status="cancelled")
        self.release = self._make_release()
        self.content = factories.make_content_page(self.home, purpose="legal-notice")
        self.letter = factories.make_content_page(self.editions[0])

    def _fill_edition(self, edition):
        edition.venue, edition.signatory = self.venue, self.people[0]
        edition.hero_image, edition.hashtag = self.hero, "#RAICT"
        edition.country_of_honour = "SN"
        edition.registration_url = "https://example.org/"
        edition.save(clean=False)
        day, rows = edition.start_date, {"edition": edition}
        self._add(EditionFigure, kind="other", value=3000, **rows)
        self._add(EditionFigure, kind="foreign-share", value=30, unit="percent", **rows)
        for partner in self.partners:
            self._add(EditionPartner, partner=partner, **rows)
        self._add(EditionDocument, document=self.document, **rows)
        untitled = self._add(EditionDocument, document=self.document, **rows)
        self._add(Slot, day=day, start=time(9), end=time(11), **rows)
        lunch = self._add(Slot, day=day, start=time(12), kind=self.kinds[1], **rows)
        type(untitled).objects.filter(pk=untitled.pk).update(title="")
        type(lunch).objects.filter(pk=lunch.pk).update(title="")

    def _make_session(self, **facts):
        edition = self.editions[0]
        day, room = edition.start_date, self.fact()
        facts |= {"spoken_languages": ["fr", "en"], "interpretation": ["es", "ar"], "capacity": 9}
        session = factories.make_session(edition, day=day, room=room, access="members", **facts)
        rows = {"session": session}
        for person in (*self.people, None):
            self._add(Participation, person=person, territory=self.fact(), **rows)
        for topic in self.topics:
            self._add(SessionTopic, topic=topic, **rows)
        for group in self.groups:
            self._add(SessionGroup, group=group, **rows)
        for partner in self.partners:
            self._add(SessionOrganiser, partner=partner, **rows)
        self._add(SessionDocument, document=self.document, **rows)
        return session

    def _make_release(self):
        release = factories.make_release(self.editions[0], hashtag="#RAICT")
        self._add(ReleaseContact, contact=self.contact, release=release)
        self._add(ReleaseAttachment, document=self.document, release=release)
        self._add(Erratum, date=date(2023, 9, 21), release=release)
        return release

    def _add(self, model, **facts):
        row = self.fill(model(locale=factories.french(), **facts))
        row.save()
        return row

    def translate_pages(self, language: str, names_only=False):
        """Make the live page of each French one with its words, or with its title alone."""
        for page in self.pages:
            french = type(page).objects.get(pk=page.pk)
            if not page.has_translation(Locale.objects.get(language_code=language)):
                factories.translate(french, language)
            put_words(version(page, language), only=["title"] if names_only else None)

    def translate_snippets(self, language: str, is_blank=False):
        """Make the row of each French snippet with its words, or with none of them."""
        for row in self.snippets:
            put_words(factories.translate(row, language), only=[] if is_blank else None)


def put_words(translation: models.Model, only: list[str] | None = None):
    """Give a translation the words it may have, ``only`` those of some fields; the rest is none.

    It is what ``carry`` makes of a translation when texts are added to its French original.
    """
    french, language = french_of(translation), translation.locale.language_code
    words = {
        path: [_in_language(part, language) for part in parts]
        for path, parts in words_of(french).items()
        if only is None or path in only
    }
    overlay(french_of(translation), translation, words)
    with carrying():
        translation.save()


def _in_language(part, language):
    if not isinstance(part, StringSegmentValue):
        return part
    data = part.string.data.replace(MARKS["fr"], MARKS[language])
    return StringSegmentValue(part.path, StringValue(data), attrs=part.attrs).with_order(part.order)


def number_of(mark: str) -> int:
    return int(mark.removeprefix(MARKS["fr"]))


def version(page, language):
    return type(page).objects.get(
        translation_key=page.translation_key, locale__language_code=language
    )
