"""Images and documents as editors send them, several at once."""

import json
from html import unescape
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import override
from PIL import Image

from cuf_site.models import SiteDocument, SiteImage
from tests import factories


def send(client):
    """Send a document as the page of uploads does: with its file and its title only."""
    file = SimpleUploadedFile("catalogue.pdf", b"%PDF-1.4\n%%EOF", "application/pdf")
    posted = {"title": "catalogue.pdf", "files[]": file}
    return client.post("/admin/documents/multiple/add/", posted).json()


def test_document_is_kept_as_soon_as_it_is_sent(redaction):
    answer = send(redaction)

    document = SiteDocument.objects.get()
    assert (answer["success"], answer["doc_id"]) == (True, document.pk)
    assert (document.title, document.language) == ("catalogue.pdf", "fr")


def test_language_is_chosen_after_the_document_was_sent(redaction):
    pk = send(redaction)["doc_id"]
    prefix = f"doc-{pk}"
    data = {f"{prefix}-title": "Catalogue", f"{prefix}-language": "es", f"{prefix}-tags": ""}

    answer = redaction.post(f"/admin/documents/multiple/{pk}/", data).json()

    document = SiteDocument.objects.get()
    assert answer["success"]
    assert (document.title, document.language) == ("Catalogue", "es")


PICTURES = Path(__file__).parents[1] / "data" / "pictures"
WAYS = {
    "form": ("/admin/images/add/", "file"),
    "several at once": ("/admin/images/multiple/add/", "files[]"),
    "window": ("/admin/images/chooser/create/", "image-chooser-upload-file"),
}


def send_picture(client, way: str, file):
    """Send a picture by one of the three ways; return the answer."""
    address, name = WAYS[way]
    prefix = name.removesuffix("file") if way != "several at once" else ""
    posted = {f"{prefix}title": file.name, f"{prefix}collection": 1, name: file}
    with override("fr"):
        return client.post(address, posted)


def sentences(answer) -> str:
    """Return what an answer says, a page or what a script reads, as characters."""
    content = answer.content.decode()
    return unescape(str(json.loads(content)) if content.startswith("{") else content)


@pytest.mark.parametrize("way", WAYS)
def test_damaged_picture_is_refused_in_french_by_every_way(redaction, way):
    content = (PICTURES / "cut-in-half.jpg").read_bytes()

    answer = send_picture(redaction, way, SimpleUploadedFile("salle.jpg", content))

    assert answer.status_code == 200
    assert "le fichier est endommagé ou incomplet" in sentences(answer)
    assert not SiteImage.objects.exists()


@pytest.mark.parametrize("way", WAYS)
def test_scan_of_16_bits_is_kept_as_pages_can_show_it(redaction, way):
    content = (PICTURES / "scan-16bit.png").read_bytes()

    send_picture(redaction, way, SimpleUploadedFile("scan.png", content))

    image = SiteImage.objects.get()
    assert image.get_rendition("width-10|format-webp").width == 10
    with image.file.open() as file:
        assert Image.open(file).mode == "RGB"


def test_picture_of_a_phone_is_to_be_exported_as_jpeg(redaction):
    answer = send_picture(redaction, "form", SimpleUploadedFile("photo.HEIC", b"ftypheic"))

    assert "exportez-la en JPEG" in unescape(answer.content.decode())


def test_damaged_picture_that_is_there_already_takes_no_page_down(redaction, client, edition):
    image = factories.make_image()
    Path(image.file.path).write_bytes(b"no picture any more")
    edition.hero_image = image
    edition.save_revision().publish()

    assert client.get(edition.get_url()).status_code == 200
    assert redaction.get("/admin/images/").status_code == 200


def test_document_too_large_is_refused(redaction, settings):
    settings.WAGTAILDOCS_MAX_UPLOAD_SIZE = 5

    answer = send(redaction)

    assert not answer["success"]
    assert not SiteDocument.objects.exists()


def test_credit_stands_in_every_size_of_a_picture_and_follows_its_changes(home):
    image = factories.make_image(credit="Ève Muller", licence="CC BY-SA 4.0")
    credit_before = credit_in(image.get_rendition("width-10|format-jpeg"))

    image.credit = "Odile Marchand"
    image.save()
    after = image.get_rendition("width-10|format-jpeg")

    assert credit_before == "Ève Muller"
    assert credit_in(after) == "Odile Marchand"


def credit_in(rendition) -> str:
    with rendition.file.open() as file:
        return Image.open(file).getxmp()["xmpmeta"]["RDF"]["Description"]["Credit"]
