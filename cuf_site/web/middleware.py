"""Headers on every answer, texts made short, and refusals of publication told as messages."""

import errno
import logging
import re
from http import HTTPStatus

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect, JsonResponse
from django.middleware.gzip import GZipMiddleware
from django.middleware.locale import LocaleMiddleware
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.translation import activate, get_language, get_language_from_request
from django.utils.translation import gettext as _

from ..tree.refusals import in_words
from .old_addresses import find_redirect, is_listed
from .tidy_addresses import tidy_address

logger = logging.getLogger(__name__)

# What the system says of a disk, or of a person's share of it, that is full.
NO_ROOM = {errno.ENOSPC, errno.EDQUOT}
# What is text, whatever its name says; fonts, pictures and most documents are compressed already.
TEXTUAL = re.compile(r"text/|application/(?:[\w.-]+\+)?(?:json|xml|javascript)\b|image/svg\+xml")
PUBLIC_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; media-src 'self'; manifest-src 'self'; "
    "base-uri 'self'; form-action 'self'; frame-ancestors 'self'"
)
# Wagtail's admin writes inline scripts and styles, previews pages in frames and shows blobs.
ADMIN_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
    "connect-src 'self'; frame-src 'self'; object-src 'none'; "
    "base-uri 'self'; form-action 'self'; frame-ancestors 'self'"
)
# The addresses of documents and permalinks, the same in all languages.
COMMON_PATHS = ("/documents/", "/r/")
PERMISSIONS_POLICY = (
    "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"
)


class SecurityHeadersMiddleware:
    """Set the Content-Security-Policy, strict outside the admin, and the Permissions-Policy."""

    def __init__(self, get_response):
        self.get_response = get_response
        self.admin_path = reverse("wagtailadmin_home")

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        in_admin = request.path.startswith(self.admin_path)
        response.headers.setdefault(
            "Content-Security-Policy", ADMIN_POLICY if in_admin else PUBLIC_POLICY
        )
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        return response


class ReaderLanguageMiddleware(LocaleMiddleware):
    """Speak the language of the address, or the reader's where all languages have the same."""

    def process_request(self, request: HttpRequest):
        super().process_request(request)
        if request.path_info.lower().startswith(COMMON_PATHS):
            activate(get_language_from_request(request))
            request.LANGUAGE_CODE = get_language()


class CompressionMiddleware(GZipMiddleware):
    """Compress texts, and nothing else; a part of a file stays a part of that file.

    It stands inside WhiteNoise, which has its own compressed copies of static files.
    """

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        is_text = TEXTUAL.match(response.headers.get("Content-Type", ""))
        if not is_text or response.status_code == HTTPStatus.PARTIAL_CONTENT:
            return response
        return super().process_response(request, response)


class AddressMiddleware:
    """Lead a reader from an address without answer to where what it names is, in one step."""

    def __init__(self, get_response):
        self.get_response = get_response
        self.admin_path = reverse("wagtailadmin_home")

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        is_read = request.method in {"GET", "HEAD"} and not request.path.startswith(self.admin_path)
        if response.status_code != HTTPStatus.NOT_FOUND or not is_read:
            return response
        return lead(request) or response


def lead(request: HttpRequest) -> HttpResponse | None:
    """Return the redirect to the page, or to where editors send who asks for the address.

    A page passes before a redirect, unless that is for the address letter by letter; a last slash
    alone always leads to the page. What leads to a page is kept for a day only, for another page
    may have the address later.
    """
    address, row = tidy_address(request), find_redirect(request)
    is_slash = address == f"{request.path_info}/"
    if address and (is_slash or row is None or not is_listed(row, request)):
        query = request.META.get("QUERY_STRING", "")
        response = HttpResponsePermanentRedirect(address + (f"?{query}" if query else ""))
        patch_cache_control(response, max_age=86_400)
        return response
    if row is None:
        return None
    return redirect(row.link, permanent=row.is_permanent)


class RefusedPublicationMiddleware:
    """Turn a page's refusal to go live, by whatever path in the admin, into a message.

    The editing form shows refusals on their fields. Bulk actions and workflow approvals
    have no form: there the ``ValidationError`` of ``Page.save()`` arrives here.
    """

    def __init__(self, get_response):
        self.get_response = get_response
        self.admin_path = reverse("wagtailadmin_home")

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception):
        page = getattr(exception, "refused_page", None)
        if not isinstance(exception, ValidationError) or page is None:
            return None
        if not request.path.startswith(self.admin_path):
            return None
        messages.error(request, in_words(exception))
        # A copy that was refused does not exist: the form that asked for it is shown again.
        address = reverse("wagtailadmin_pages:edit", args=[page.pk]) if page.pk else request.path
        if request.headers.get("X-Requested-With") == "XMLHttpRequest":
            # The step that Wagtail's modal windows follow
            return JsonResponse({"step": "success", "redirect": address})
        return redirect(address)


class FullDiskMiddleware:
    """Say in a sentence that the server has no room left for what an editor sends."""

    def __init__(self, get_response):
        self.get_response = get_response
        self.admin_path = reverse("wagtailadmin_home")

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception):
        is_full = isinstance(exception, OSError) and exception.errno in NO_ROOM
        if not is_full or not request.path.startswith(self.admin_path):
            return None
        logger.error("No room left on the disk: %s", exception)
        sentence = _(
            "The server has no room left: nothing was kept of what you sent. Tell the webmaster, "
            "and send it again once there is room."
        )
        if "multiple" in request.path:  # sent by a script, which shows the sentence by the file
            return JsonResponse({"success": False, "error_message": sentence})
        messages.error(request, sentence)
        return redirect(request.path)
