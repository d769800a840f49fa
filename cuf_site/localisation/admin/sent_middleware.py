"""What the translation editor sends, read before its views.

These fail on what they cannot read, and change the texts of a page that is in moderation.
"""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from rest_framework.exceptions import APIException
from rest_framework.parsers import FormParser, MultiPartParser
from rest_framework.request import Request
from wagtail.admin.localization import get_localized_response
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.models import Page
from wagtail_localize.models import OverridableSegment, Translation
from wagtail_localize.views.edit_translation import user_can_edit_instance

from ..texts import accepts
from ..workshop import machine
from .sent_files import Taken, read, take

NAMED = 5  # refused texts: more would hide the rest of the screen


class SentTranslationsMiddleware:
    """Refuse, in a sentence, a file that is no translation and a text that is none."""

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
        if view_name not in (UPLOAD, MACHINE):
            return refuse(refusal.messages[0], status=409)
        messages.error(request, refusal.messages[0])
        return go_back(request)
    check = SENT[view_name, request.method]
    return check and check(request, translation, **kwargs)


def check_unlocked(user, translation: Translation):
    """Raise ``ValidationError`` when the texts of a page are closed to ``user``, as its editor is.

    They are while the page is in moderation, or locked by somebody else.
    """
    page = Page.objects.filter(
        translation_key=translation.source.object_id, locale=translation.target_locale_id
    ).first()
    lock = page and page.get_lock()
    if lock is None or not lock.for_user(user):
        return
    if page.current_workflow_state:
        raise ValidationError(
            _("These texts are being read before publication: they cannot be changed meanwhile.")
        )
    raise ValidationError(_("This page is locked: somebody else is working on it."))


def take_file(request: HttpRequest, translation: Translation) -> HttpResponse | None:
    """Take a file in the place of wagtail-localize, and say what was read and what was not."""
    if not user_can_edit_instance(request.user, translation.get_target_instance()):
        return None
    file = request.FILES.get("file")
    try:
        taken = take(read(file.read() if file else b"", translation), translation, request.user)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        tell(request, taken)
    return go_back(request)


def tell(request: HttpRequest, taken: Taken):
    """Say how many texts were read, then name the first that were refused, with the reasons."""
    if taken.count or not taken.refused:
        sentence = ngettext("%(count)d text read.", "%(count)d texts read.", taken.count)
        messages.success(request, sentence % {"count": taken.count})
    if taken.refused:
        sentence = ngettext(
            "%(count)d text refused: %(texts)s.",
            "%(count)d texts refused: %(texts)s.",
            len(taken.refused),
        )
        named = [
            _("“%(text)s” (%(reason)s)")
            % {"text": Truncator(french).chars(60), "reason": reason.rstrip(".")}
            for french, reason in taken.refused[:NAMED]
        ]
        named += ["…"] if len(taken.refused) > NAMED else []
        messages.warning(
            request, sentence % {"count": len(taken.refused), "texts": ", ".join(named)}
        )


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


def check_text(request: HttpRequest, translation: Translation, **kwargs) -> HttpResponse | None:
    """Refuse what is not a text; one that does not fit is kept, with its error."""
    value = sent_value(request)
    if isinstance(value, str) and "\0" not in value:
        return None
    return refuse(_("There is no text here that can be stored."))


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


UPLOAD = "wagtail_localize:upload_pofile"
MACHINE = "wagtail_localize:machine_translate"
# Each address where texts are sent, and what is asked of them besides being open to change.
SENT = {
    (UPLOAD, "POST"): take_file,
    (MACHINE, "POST"): fill_in,
    ("wagtail_localize:edit_string_translation", "PUT"): check_text,
    ("wagtail_localize:edit_string_translation", "DELETE"): None,
    ("wagtail_localize:edit_override", "PUT"): check_target,
    ("wagtail_localize:edit_override", "DELETE"): None,
}
