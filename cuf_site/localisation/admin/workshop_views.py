"""What the translation editor asks of the server, text by text."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views import View
from wagtail import hooks
from wagtail.models import Page
from wagtail_localize.models import StringSegment, Translation
from wagtail_localize.views.edit_translation import user_can_edit_instance

from ..access import check_unlocked
from ..workshop import memory
from ..workshop.confirming import confirm, typed
from ..workshop.lines import Origin, lines_of
from .desk import Desk, proposal

LONGEST = 20_000  # characters that are read of one text


class TextView(View):
    """What is asked of one translation by whoever may change it (see ``rights_middleware``)."""

    def setup(self, request: HttpRequest, translation_id: int, **kwargs):
        super().setup(request, translation_id=translation_id, **kwargs)
        self.translation = get_object_or_404(Translation, pk=translation_id, enabled=True)
        try:
            self.instance = self.translation.get_target_instance()
        except self.translation.source.specific_content_type.model_class().DoesNotExist as gone:
            raise Http404 from gone
        if not user_can_edit_instance(request.user, self.instance):
            raise PermissionDenied

    def segment(self) -> StringSegment:
        rows = StringSegment.objects.select_related("string", "context")
        source = self.translation.source_id
        return get_object_or_404(rows, pk=self.kwargs["segment_id"], source_id=source)


class SaveTextView(TextView):
    """Confirm one text, or take its translation back."""

    def post(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        segment, text = self.segment(), request.POST.get("text", "")
        is_cleared = request.POST.get("do") == "clear"
        try:
            check_unlocked(request.user, self.translation)
            if "\0" in text or len(text) > LONGEST:
                raise ValidationError(_("There is no text here that can be stored."))
            if not text.strip() and not is_cleared:
                raise ValidationError(_("This translation is empty."))
        except ValidationError as refusal:
            return self.refuse(refusal.messages[0], 409)
        locale = self.translation.target_locale
        if is_cleared:
            rows = segment.string.translations.filter(context=segment.context_id, locale=locale)
            rows.delete()
        else:
            confirm(segment, locale, typed(segment, text), request.user)
        return self.answer(segment)

    def answer(self, segment: StringSegment) -> HttpResponse:
        """Return the text as it stands now with the state above the texts, or to the editor."""
        if not wants_json(self.request):
            return redirect(f"{edit_address(self.instance)}#text-{segment.pk}")
        desk = Desk(self.translation, self.instance)
        context = {"desk": desk, "line": desk.line(segment.pk), "instance": self.instance}
        template = "localisation/workshop/line.html"
        return JsonResponse(
            {
                "line": render_to_string(template, context, self.request),
                "state": render_to_string("localisation/workshop/state.html", context),
            }
        )

    def refuse(self, sentence: str, status: int) -> HttpResponse:
        if wants_json(self.request):
            return JsonResponse({"error": sentence}, status=status)
        messages.error(self.request, sentence)
        return redirect(edit_address(self.instance))


class NearTextsView(TextView):
    """What memory knows that is like one text, to be shown beside it."""

    def get(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        segment = self.segment()
        matches = memory.near(segment, self.translation.target_locale)
        context = {
            "proposals": [proposal(segment, match) for match in matches],
            "locale": self.translation.target_locale,
        }
        return render(request, "localisation/workshop/proposals.html", context)


class ConfirmMemoryView(TextView):
    """Confirm at once all that memory is sure of."""

    def post(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        try:
            check_unlocked(request.user, self.translation)
        except ValidationError as refusal:
            messages.error(request, refusal.messages[0])
            return redirect(edit_address(self.instance))
        lines = [one for one in lines_of(self.translation) if one.origin == Origin.MEMORY]
        for line in lines:
            confirm(line.segment, self.translation.target_locale, line.text, request.user)
        sentence = ngettext(
            "%(count)d text of the memory is confirmed.",
            "%(count)d texts of the memory are confirmed.",
            len(lines),
        )
        messages.success(request, sentence % {"count": len(lines)})
        return redirect(edit_address(self.instance))


def wants_json(request: HttpRequest) -> bool:
    return "application/json" in request.headers.get("Accept", "")


def edit_address(instance) -> str:
    """Return the address of the editor of a translation."""
    if isinstance(instance, Page):
        return reverse("wagtailadmin_pages:edit", args=[instance.pk])
    return reverse(instance.snippet_viewset.get_url_name("edit"), args=[instance.pk])


@hooks.register("register_admin_urls")
def add_workshop_urls():
    """Name the addresses that the editor sends to."""
    one = "translations/<int:translation_id>/"
    text = one + "texts/<int:segment_id>/"
    return [
        path(text, SaveTextView.as_view(), name="translation_text"),
        path(text + "near/", NearTextsView.as_view(), name="translation_near"),
        path(one + "memory/", ConfirmMemoryView.as_view(), name="translation_confirm_memory"),
    ]
