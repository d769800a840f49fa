"""What the translation editor sends, read before its views, which fail on what they cannot read."""

import polib
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from rest_framework.exceptions import APIException
from rest_framework.parsers import FormParser, MultiPartParser
from rest_framework.request import Request
from wagtail.admin.localization import get_localized_response
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail_localize.models import OverridableSegment

from ..texts import accepts


class SentTranslationsMiddleware:
    """Refuse, in a sentence, a file that is no translation and a text that is none."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view, args, kwargs):
        check = CHECKS.get((request.resolver_match.view_name, request.method))
        if check is None or not request.user.is_authenticated:
            return None
        return get_localized_response(check, request, **kwargs)


def check_file(request: HttpRequest, **kwargs) -> HttpResponse | None:
    """Refuse a file that does not hold translations downloaded from here."""
    if is_po(request.FILES.get("file")):
        return None
    messages.error(
        request,
        _("This file cannot be read: choose the PO file downloaded here, saved as UTF-8."),
    )
    return redirect(get_valid_next_url_from_request(request) or "wagtailadmin_home")


def is_po(file) -> bool:
    """Whether a file is in PO format, in UTF-8, and says which translation it is of."""
    content = file.read() if file else b""
    try:
        # The empty line keeps polib from taking the content for the name of a file.
        po = polib.pofile("\n" + content.decode())
    except (OSError, ValueError):  # polib raises OSError on a syntax that it does not know
        return False
    finally:
        if file:
            file.seek(0)
    return b"\0" not in content and "X-WagtailLocalize-TranslationID" in po.metadata


def check_text(request: HttpRequest, **kwargs) -> HttpResponse | None:
    """Refuse what is not a text; one that does not fit is kept, with its error."""
    value = sent_value(request)
    if isinstance(value, str) and "\0" not in value:
        return None
    return refuse(_("There is no text here that can be stored."))


def check_target(request: HttpRequest, overridable_segment_id, **kwargs) -> HttpResponse | None:
    """Refuse a document, an image or a link that the place cannot hold."""
    segment = OverridableSegment.objects.filter(pk=overridable_segment_id).first()
    if segment is None or accepts(segment.context, sent_value(request)):
        return None
    return refuse(_("This cannot be used here: choose something that exists, of the same kind."))


def sent_value(request: HttpRequest):
    """Return the value of a form sent by PUT, or ``None``."""
    _body = request.body  # kept by Django for the view, which reads it again
    try:
        return Request(request, parsers=[FormParser(), MultiPartParser()]).data.get("value")
    except APIException:
        return None


def refuse(sentence: str) -> JsonResponse:
    return JsonResponse({"error": sentence}, status=400)


CHECKS = {
    ("wagtail_localize:upload_pofile", "POST"): check_file,
    ("wagtail_localize:edit_string_translation", "PUT"): check_text,
    ("wagtail_localize:edit_override", "PUT"): check_target,
}
