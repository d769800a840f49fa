"""What a browser does with files of translations: taken away, sent back, read."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from cuf_site.localisation.exchange import po

CHOICE, FILE, SEND = (
    "/admin/translation-files/",
    "translation_files_download",
    "/admin/translation-files/send/",
)


def sessions_of(edition) -> list:
    return list(edition.get_children().specific().order_by("path"))


def take_away(client, **asked):
    """Ask for a file as the screen's form does, to be in English and in PO unless told."""
    asked = {"edition": "", "locale": "en", "format": "po", "texts": "to-do"} | asked
    return client.get(reverse(FILE), asked)


def texts_in(response) -> list[str]:
    assert response.status_code == 200
    return [entry.msgid for entry in po.parse(response.content.decode())]


def titles_in(response) -> set[str]:
    """Return the titles that the comments of a file name its pages by."""
    entries = po.parse(response.content.decode())
    return {entry.comment.split("\n")[0].partition(":")[2].strip() for entry in entries}


def send(client, content: bytes, name="texts.po", **data):
    return client.post(SEND, {"file": SimpleUploadedFile(name, content)} | data)


def translated(content: bytes, prefix="EN ") -> bytes:
    entries = po.parse(content.decode())
    for entry in entries:
        entry.msgstr, entry.flags = prefix + entry.msgid, []
    return str(entries).encode()
