"""Images and documents as editors send them, several at once."""

from django.core.files.uploadedfile import SimpleUploadedFile

from cuf_site.models import SiteDocument


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
