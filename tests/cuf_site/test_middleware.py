"""The headers of every answer, and refusals turned into messages in the admin only."""

import pytest
from django.core.exceptions import ValidationError
from django.test import RequestFactory
from django.urls import reverse

from cuf_site.middleware import RefusedPublicationMiddleware
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
