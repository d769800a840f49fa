"""What is sent to wagtail-localize's own views, read before them.

These fail on what they cannot read, and change the translation of a page that is in moderation.
"""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from rest_framework.exceptions import APIException
from rest_framework.parsers import FormParser, MultiPartParser
from rest_framework.request import Request
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail_localize.models import OverridableSegment, Translation

from ...upstream import get_localized_response, user_can_edit_instance
from ..access import check_unlocked
from ..text_checks import accepts
from ..workshop import machine


class SentTranslationsMiddleware:
    """Refuse, in a sentence, a target that is none, and any while the texts are closed."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view, args, kwargs):
        sent = (request.resolver_match.view_name, request.method)
        if sent not in SENT or not request.user.has_perm("wagtailadmin.access_admin"):
            return None
        return get_localized_response(answer, request, **kwargs)


def answer(request: HttpRequest, translation_id: int, **kwargs) -> HttpResponse | None:
    """Return the response to what cannot be taken; ``None`` leaves the rest to the view."""
    translation = get_object_or_404(Translation, pk=translation_id, enabled=True)
    view_name = request.resolver_match.view_name
    try:
        check_unlocked(request.user, translation)
    except ValidationError as refusal:
        if view_name != MACHINE:
            return refuse(refusal.messages[0], status=409)
        messages.error(request, refusal.messages[0])
        return go_back(request)
    check = SENT[view_name, request.method]
    return check and check(request, translation, **kwargs)


def fill_in(request: HttpRequest, translation: Translation) -> HttpResponse | None:
    """Let the machine translation service fill in what has no words, all it answers or nothing."""
    if not user_can_edit_instance(request.user, translation.get_target_instance()):
        return None
    try:
        answers = machine.ask(translation)
        with transaction.atomic():
            check_unlocked(request.user, translation)  # the service takes its time
            count = machine.keep(answers, translation, request.user)
    except ValidationError as refusal:
        messages.error(request, refusal.messages[0])
        return go_back(request)
    if count:
        sentence = ngettext(
            "%(count)d text filled in by the machine: read it, then confirm it.",
            "%(count)d texts filled in by the machine: read them, then confirm each.",
            count,
        )
        messages.success(request, sentence % {"count": count})
    else:
        messages.warning(request, _("There is no text left for the machine to fill in."))
    return go_back(request)


def go_back(request: HttpRequest) -> HttpResponse:
    return redirect(get_valid_next_url_from_request(request) or "wagtailadmin_home")


def check_target(
    request: HttpRequest, translation: Translation, overridable_segment_id
) -> HttpResponse | None:
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


def refuse(sentence: str, status=400) -> JsonResponse:
    return JsonResponse({"error": sentence}, status=status)


MACHINE = "wagtail_localize:machine_translate"
# Each address, and what is asked of what is sent there besides being open to change.
SENT = {
    (MACHINE, "POST"): fill_in,
    ("wagtail_localize:edit_override", "PUT"): check_target,
    ("wagtail_localize:edit_override", "DELETE"): None,
}
