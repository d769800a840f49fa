"""The headers of every answer, what is compressed, and refusals told in the admin only."""

import errno
import json

import pytest
from django.contrib.messages import get_messages
from django.contrib.messages.storage.fallback import FallbackStorage
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import reverse

from cuf_site.web.middleware import (
    CompressionMiddleware,
    FullDiskMiddleware,
    RefusedPublicationMiddleware,
)
from tests import factories

PUBLIC = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
        "font-src 'self'; connect-src 'self'; media-src 'self'; manifest-src 'self'; "
        "base-uri 'self'; form-action 'self'; frame-ancestors 'self'"
    ),
    "Permissions-Policy": (
        "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"
    ),
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
}
ADMIN = PUBLIC | {
    "Content-Security-Policy": (
        "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; "
        "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
        "connect-src 'self'; frame-src 'self'; object-src 'none'; "
        "base-uri 'self'; form-action 'self'; frame-ancestors 'self'"
    )
}


def headers(response) -> dict:
    return {name: response.headers.get(name) for name in PUBLIC}


@pytest.mark.parametrize("path", ["/rencontres/2023/", "/nulle-part/", "/documents/9/absent.pdf"])
def test_public_answers_carry_the_strict_headers(client, edition, path):
    response = client.get(path)

    assert headers(response) == PUBLIC


@pytest.mark.parametrize("path", ["/admin/login/", "/admin/", "/admin/pages/"])
def test_admin_answers_carry_the_headers_it_needs(client, home, path):
    response = client.get(path)

    assert headers(response) == ADMIN


def test_static_file_carries_the_strict_headers(client, home):
    document = factories.make_document()

    response = client.get(document.file.url)

    assert headers(response) == PUBLIC


@pytest.fixture
def static(settings, tmp_path):
    """Return a function that answers for a static file, as somebody who reads gzip asks for it."""
    settings.STATIC_ROOT = tmp_path

    def get(name, **headers):
        (tmp_path / name).write_bytes(b"abcd" * 1000)
        return Client().get(f"/static/{name}", headers={"accept-encoding": "gzip"} | headers)

    return get


@pytest.mark.parametrize("name", ["font.woff2", "picture.png"])
def test_static_file_that_is_compressed_already_stays_as_it_is(static, home, name):
    response = static(name)

    assert response.headers.get("Content-Encoding") is None
    assert response.headers["Content-Length"] == "4000"


def test_part_of_a_static_file_is_a_part_of_that_file(static, home):
    response = static("style.css", range="bytes=0-7")

    assert response.status_code == 206
    assert response.headers.get("Content-Encoding") is None
    assert b"".join(response.streaming_content) == b"abcdabcd"


@pytest.mark.parametrize(
    ("status", "content_type", "encoding"),
    [
        (200, "text/html; charset=utf-8", "gzip"),
        (200, "text/calendar; charset=utf-8", "gzip"),
        (200, "application/atom+xml; charset=utf-8", "gzip"),
        (200, "application/json", "gzip"),
        (200, "image/svg+xml", "gzip"),
        (206, "text/html", None),
        (200, "image/png", None),
        (200, "font/woff2", None),
        (200, "application/pdf", None),
        (200, "application/vnd.openxmlformats-officedocument.wordprocessingml.document", None),
    ],
)
def test_texts_only_are_compressed(status, content_type, encoding):
    answer = HttpResponse(b"abcd" * 1000, status=status, content_type=content_type)
    request = RequestFactory().get("/", headers={"accept-encoding": "gzip"})

    response = CompressionMiddleware(lambda _request: answer)(request)

    assert response.headers.get("Content-Encoding") == encoding


def refuse(page, path):
    refusal = ValidationError({"year": ["Pris."]})
    refusal.refused_page = page
    return RefusedPublicationMiddleware(None).process_exception(
        RequestFactory().post(path), refusal
    )


def test_refusal_outside_the_admin_is_left_alone(edition):
    assert refuse(edition, "/rencontres/") is None


def test_other_errors_in_the_admin_are_left_alone(edition):
    request = RequestFactory().post(reverse("wagtailadmin_home"))

    answer = RefusedPublicationMiddleware(None).process_exception(request, ValidationError("Non."))

    assert answer is None


def full_disk(path: str, code: int):
    """Return the answer to an error of the system, and the sentences told with it."""
    request = RequestFactory().post(path)
    request.session = {}
    request._messages = FallbackStorage(request)
    failure = OSError(code, "the system's own words")
    response = FullDiskMiddleware(None).process_exception(request, failure)
    return response, [message.message for message in get_messages(request)]


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EDQUOT])
def test_full_disk_is_told_on_the_form_that_sent_the_file(code):
    response, [sentence] = full_disk("/admin/images/add/", code)

    assert response.url == "/admin/images/add/"
    assert "n’a plus de place" in sentence


def test_full_disk_is_told_beside_the_file_where_several_are_sent():
    response, told = full_disk("/admin/images/multiple/add/", errno.ENOSPC)

    answer = json.loads(response.content)
    assert (answer["success"], told) == (False, [])
    assert "n’a plus de place" in answer["error_message"]


@pytest.mark.parametrize(
    ("path", "code"), [("/admin/images/add/", errno.EACCES), ("/presse/", errno.ENOSPC)]
)
def test_other_errors_of_the_system_are_errors(path, code):
    assert full_disk(path, code) == (None, [])
