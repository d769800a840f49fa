"""The translation editor shows each text of pages and rows, and saves rows for readers."""

import uuid

import pytest
from django.contrib.messages import get_messages
from django.core.files.uploadedfile import SimpleUploadedFile
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

from .translation_editor import PUBLISH, buttons, editor, props, sentence, told

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

    shown = props(editor(admin_client, version(page)))["segments"]

    wanted = source_of(page).stringsegment_set.values_list("context__path", flat=True)
    found = [segment["contentPath"] for segment in shown if segment["type"] == "string"]
    assert sorted(found) == sorted(wanted)
    assert len(found) >= 15


FORM = "application/x-www-form-urlencoded"


def put_text(client, topic, body: str):
    """Send what the editor sends when the name of a topic is typed."""
    translation = Translation.objects.get(source__object_id=topic.translation_key)
    segment = translation.source.stringsegment_set.get(context__path="name")
    address = reverse("wagtail_localize:edit_string_translation", args=[translation.pk, segment.pk])
    return client.put(address, body, FORM)


@pytest.mark.parametrize(
    ("body", "error"),
    [
        ("value=", "This translation is empty."),
        ("value=" + "x" * 151, "%(limit)d characters at most; this translation has %(count)d."),
    ],
    ids=["blank", "too long"],
)
def test_text_that_does_not_fit_is_kept_with_its_error(translator, topic, body, error):
    response = put_text(translator, topic, body)

    assert response.json()["error"] == sentence(error, limit=150, count=151)


@pytest.mark.parametrize("body", ["other=x", "value=a%00b"], ids=["no value", "NUL"])
def test_request_without_a_text_is_refused(translator, topic, body):
    response = put_text(translator, topic, body)

    assert (response.status_code, list(response.json())) == (400, ["error"])
    assert not StringTranslation.objects.exists()


@pytest.mark.parametrize(
    "file",
    [
        None,
        "x",
        b"",
        b"Nothing",
        b'msgid "a"\nmsgstr "b"\n',
        b"\xff\xfe",
        b'msgid ""\nmsgstr "X-WagtailLocalize-TranslationID: 1\\n"\n\nmsgid "a\0"\nmsgstr "b"\n',
        b"/etc/passwd",
    ],
    ids=["none", "text", "empty", "no PO", "no header", "not UTF-8", "NUL", "name of a file"],
)
def test_file_that_cannot_be_read_is_refused_in_a_sentence(translator, topic, file):
    translation = Translation.objects.get(source__object_id=topic.translation_key)
    sent = SimpleUploadedFile("a.po", file) if isinstance(file, bytes) else file
    form = {"next": row_url(version(topic))} | ({"file": sent} if sent else {})

    response = translator.post(
        reverse("wagtail_localize:upload_pofile", args=[translation.pk]), form
    )

    assert response.url == row_url(version(topic))
    assert told(response) == [
        sentence("This file cannot be read: choose the PO file downloaded here, saved as UTF-8.")
    ]


def test_downloaded_file_is_taken_back(translator, topic):
    translation = Translation.objects.get(source__object_id=topic.translation_key)
    po = translation.export_po()
    po[0].msgstr = "Water"
    file = SimpleUploadedFile("a.po", str(po).encode())

    translator.post(
        reverse("wagtail_localize:upload_pofile", args=[translation.pk]), {"file": file}
    )

    assert StringTranslation.objects.get().data == "Water"


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


def upload(client, topic, content: bytes):
    """Send a file from the editor of a topic."""
    translation = Translation.objects.get(source__object_id=topic.translation_key)
    address = reverse("wagtail_localize:upload_pofile", args=[translation.pk])
    form = {"file": SimpleUploadedFile("a.po", content), "next": row_url(version(topic))}
    return client.post(address, form)


def po_of(topic, word="Water") -> str:
    """Return the file that is downloaded from the editor of a topic, with ``word`` in it."""
    po = Translation.objects.get(source__object_id=topic.translation_key).export_po()
    po[0].msgstr = word
    return str(po)


DAMAGED = [
    ('msgstr "Water"', "msgstr Water"),
    ('msgstr "Water"', 'msgstr "Water'),
    ('msgstr "Water"', "msgstr “Water”"),
    ('msgstr "Water"', 'msgstr "Water"s'),
    ('msgstr "Water"', 'msgstr ""\n"Water'),
    ('msgid "Eau"', "msgid Eau"),
    ('msgctxt "name"', "msgctxt name"),
    ('msgctxt "name"\n', 'msgctxt "name"\nmsgctxt "name"\n'),
]


@pytest.mark.parametrize(("sound", "damaged"), DAMAGED)
def test_damaged_file_is_refused_with_its_line(translator, topic, sound, damaged):
    text = po_of(topic)
    assert sound in text
    line = text[: text.index(sound)].count("\n") + 1 + damaged.count("\n")
    line -= damaged.endswith("\n")

    response = upload(translator, topic, text.replace(sound, damaged, 1).encode())

    damage = sentence(
        "Nothing was taken from this file: its line %(line)s is damaged. Each text stands "
        "between straight quotation marks, after msgctxt, msgid or msgstr.",
        line=line,
    )
    assert told(response) == [damage]
    assert not StringTranslation.objects.exists()


def test_file_of_another_page_is_refused_by_its_name(translator, topic):
    other = factories.get_topic("Climat")
    submit(other)

    response = upload(translator, topic, po_of(other).encode())

    assert told(response) == [
        sentence(
            "Nothing was taken from this file: it is that of “%(page)s” (%(language)s).",
            page="Climat",
            language="Anglais",
        )
    ]
    assert not StringTranslation.objects.exists()


def test_what_was_taken_from_a_file_is_told(translator, topic):
    entry = '\nmsgctxt "name"\nmsgid "Gaz"\nmsgstr "Gas"\n'

    response = upload(translator, topic, (po_of(topic) + entry).encode())

    unknown = sentence("not, or no longer, among the texts to translate here")
    assert told(response) == ["1 texte lu.", f"1 texte refusé\xa0: «\xa0Gaz\xa0» ({unknown})."]
    assert StringTranslation.objects.get().data == "Water"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (lambda topic: po_of(topic, "x" * 151), "150"),
        (lambda topic: po_of(topic).replace("msgctxt", "#, fuzzy\nmsgctxt"), "vérifier"),
    ],
    ids=["too long", "fuzzy"],
)
def test_text_of_a_file_that_does_not_count_is_named(translator, topic, text, reason):
    response = upload(translator, topic, text(topic).encode())

    [refusal] = told(response)
    assert refusal.startswith("1 texte refusé\xa0: «\xa0Eau\xa0» (")
    assert reason in refusal
    assert not StringTranslation.objects.filter(has_error=False).exists()


def test_text_with_any_separator_in_it_comes_back(translator, topic):
    response = upload(translator, topic, po_of(topic, "Wa\u2028ter").encode())

    assert told(response) == ["1 texte lu."]
    assert StringTranslation.objects.get().data == "Wa\u2028ter"
