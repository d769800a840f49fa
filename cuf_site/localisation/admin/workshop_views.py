"""What the translation editor asks of the server, text by text."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views import View
from wagtail import hooks
from wagtail.admin.templatetags.wagtailadmin_tags import user_display_name
from wagtail.models import Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from ...upstream import user_can_edit_instance
from ..access import check_unlocked
from ..confirming import LONGEST, confirm, shown, typed
from ..workshop import memory
from ..workshop.lines import Origin, is_kept, lines_of, place_of, translations, version
from .editor_context import Desk, proposal


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

    def lock(self):
        """Let whoever changes the texts at the same time wait.

        Raise ``ValidationError`` when they are closed.
        """
        Translation.objects.select_for_update().get(pk=self.translation.pk)
        check_unlocked(self.request.user, self.translation)

    def segment(self) -> StringSegment:
        rows = StringSegment.objects.select_related("string", "context")
        source = self.translation.source_id
        return get_object_or_404(rows, pk=self.kwargs["segment_id"], source_id=source)


class Overtaken(ValidationError):
    """Somebody has translated a text since it was shown; ``version`` tells what stands now."""

    def __init__(self, row: StringTranslation, segment: StringSegment):
        sentence = _(
            "%(person)s has translated this text in the meantime: “%(words)s”. Nothing was "
            "replaced; press again if your words are to take their place."
        )
        person = row.last_translated_by
        name = user_display_name(person) if person else _("Somebody")
        super().__init__(sentence % {"person": name, "words": shown(segment, row.data)})
        self.version = version(row)


class SaveTextView(TextView):
    """Confirm one text, or take its translation back."""

    def post(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        try:
            with transaction.atomic():
                self.lock()
                segment = self.segment()
                self.save(segment)
        except ValidationError as refusal:
            return self.refuse(refusal)
        except Http404:
            return self.refuse(ValidationError(gone()))
        return self.answer(segment)

    def save(self, segment: StringSegment):
        """Keep what was typed. Raise ``ValidationError`` with a sentence if it cannot be."""
        text, is_cleared = self.request.POST.get("text", ""), self.request.POST.get("do") == "clear"
        if "\0" in text or len(text) > LONGEST:
            raise ValidationError(_("There is no text here that can be stored."))
        if not text.strip() and not is_cleared:
            raise ValidationError(_("This translation is empty."))
        data = "" if is_cleared else typed(segment, text)
        row = translations([segment], self.translation.target_locale).get(place_of(segment))
        if is_kept(row) and row.data != data and version(row) != self.request.POST.get("version"):
            raise Overtaken(row, segment)
        if is_cleared and row is not None:
            row.delete()
        elif not is_cleared:
            confirm(segment, self.translation.target_locale, data, self.request.user)

    def answer(self, segment: StringSegment) -> HttpResponse:
        """Return the text as it stands now with the state above the texts, or to the editor."""
        if not wants_json(self.request):
            return redirect(f"{edit_address(self.instance)}#text-{segment.pk}")
        desk = Desk(self.translation, self.instance)
        context = {"desk": desk, "instance": self.instance}
        template = "localisation/workshop/line.html"
        own, *twins = [
            render_to_string(template, {**context, "line": line}, self.request)
            for line in desk.said_with(segment)
        ]
        return JsonResponse(
            {
                "line": own,
                "twins": twins,
                "state": render_to_string("localisation/workshop/state.html", context),
            }
        )

    def refuse(self, refusal: ValidationError) -> HttpResponse:
        sentence = refusal.messages[0]
        if wants_json(self.request):
            answer = {"error": sentence}
            if isinstance(refusal, Overtaken):
                answer["version"] = refusal.version
            return JsonResponse(answer, status=409)
        messages.error(self.request, sentence)
        return redirect(edit_address(self.instance))


def gone() -> str:
    return _(
        "The French text has changed since this screen was opened. Your words are still here: "
        "copy them, then open the screen again."
    )


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
            with transaction.atomic():
                self.lock()
                lines = [one for one in lines_of(self.translation) if one.origin == Origin.MEMORY]
                for line in lines:
                    confirm(line.segment, self.translation.target_locale, line.text, request.user)
        except ValidationError as refusal:
            messages.error(request, refusal.messages[0])
            return redirect(edit_address(self.instance))
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
