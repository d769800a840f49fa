"""The translation editor shows each text of pages and rows, and saves rows for readers."""

import re
import uuid

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from wagtail.models import Page, get_page_models
from wagtail_localize.fields import TranslatableField
from wagtail_localize.models import SegmentOverride, StringTranslation, Translation
from wagtail_localize.views.edit_translation import TabHelper

from cuf_site.localisation.snippets import snippet_models
from cuf_site.localisation.sources import source_of
from tests import factories
from tests.test_translation_segments import full_edition, full_release, full_session, raw_value
from tests.translating import confirm, publish_french, submit, version

from .translation_editor import PUBLISH, buttons, editor, sentence, told

SOURCES = [model for model in get_page_models() if model is not Page] + snippet_models()


@pytest.fixture
def topic(home):
    """A French topic with its English row, which has no words yet."""
    topic = factories.get_topic("Eau")
    submit(topic)
    return topic


def row_url(row) -> str:
    return f"/admin/snippets/rencontres/topic/edit/{row.pk}/"


def test_translator_saves_a_finished_row_for_readers(translator, topic):
    confirm(topic)

    response = translator.post(row_url(version(topic)), PUBLISH)

    assert told(response) == [
        sentence(
            "%(language)s: “%(page)s” is saved, and readers see it.",
            page="EN Eau",
            language="Anglais",
        )
    ]
    assert version(topic).name == "EN Eau"


def test_row_without_its_words_is_not_saved(translator, topic):
    response = translator.post(row_url(version(topic)), PUBLISH)

    assert [message.level_tag for message in get_messages(response.wsgi_request)] == ["error"]
    assert version(topic).name == ""


def test_editor_of_a_row_has_one_button(translator, topic):
    html = translator.get(row_url(version(topic))).content.decode()

    assert buttons(html) == {"publish"}


@pytest.mark.parametrize("model", SOURCES, ids=lambda model: model.__name__)
def test_each_text_has_a_place_in_the_editor(db, model):
    places = TabHelper(model()).field_tab_mapping

    words = [
        field.field_name
        for field in model.translatable_fields
        if isinstance(field, TranslatableField)
    ]

    assert words
    assert [name for name in words if name not in places] == []


@pytest.mark.parametrize("name", ["edition", "session", "release"])
def test_each_text_of_a_full_page_is_shown(admin_client, home, name):
    full = full_edition()
    page = {
        "edition": lambda: full,
        "session": lambda: full_session(full),
        "release": lambda: full_release(full),
    }[name]()
    stream = page._meta.get_field("body").stream_block
    page.body = stream.to_python(
        [
            {"type": kind, "value": raw_value(block, []), "id": str(uuid.uuid4())}
            for kind, block in stream.child_blocks.items()
        ]
    )
    page = publish_french(page, body=page.body)
    factories.translate(page.get_parent().specific)
    submit(page)

    found = re.findall(
        r'<li class="workshop-line" id="text-(\d+)"', editor(admin_client, version(page))
    )

    wanted = source_of(page).stringsegment_set.values_list("pk", flat=True)
    assert sorted(int(number) for number in found) == sorted(wanted)
    assert len(found) >= 15


FORM = "application/x-www-form-urlencoded"


def test_text_that_does_not_fit_is_kept_with_its_error(translator, topic):
    text, error = "x" * 151, "%(limit)d characters at most; this translation has %(count)d."
    translation = Translation.objects.get(source__object_id=topic.translation_key)
    segment = translation.source.stringsegment_set.get(context__path="name")

    translator.post(reverse("translation_text", args=[translation.pk, segment.pk]), {"text": text})

    row = StringTranslation.objects.get()
    assert (row.data, row.get_error()) == (text, sentence(error, limit=150, count=151))


def test_target_that_does_not_exist_is_refused(admin_client, home):
    document = {"document": factories.make_document(), "title": "Doc"}
    page = factories.make_content_page(home, body=[("document", document)])
    submit(page)
    translation = Translation.objects.get(source__object_id=page.translation_key)
    [segment] = translation.source.overridablesegment_set.all()
    address = reverse("wagtail_localize:edit_override", args=[translation.pk, segment.pk])
    other = factories.make_document()

    statuses = [
        admin_client.put(address, f"value={value}", FORM).status_code
        for value in ("garbage", "", other.pk + 1, other.pk)
    ]

    assert statuses == [400, 400, 400, 201]
    assert SegmentOverride.objects.get().data == str(other.pk)
