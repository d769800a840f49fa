"""« Traduire cette édition »: what there is to submit, and its submission piece by piece.

With JavaScript the browser posts one piece at a time; without, each POST submits a few and the
page says how many are left.
"""

from django import forms
from django.apps import apps
from django.contrib import messages
from django.http import HttpResponseBadRequest, JsonResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View
from wagtail.models import Locale, Page

from ...tree.visibility import paths_to
from ..snippets import snippet_models
from .submission_plan import Plan, apply, plan

BATCH = 10  # pieces per request without JavaScript: a few seconds
TEMPLATE = "localisation/admin/translate.html"


class LanguagesForm(forms.Form):
    """The languages to submit a page in, and one piece of its plan if only that is asked."""

    languages = forms.ModelMultipleChoiceField(Locale.objects.none(), to_field_name="language_code")
    piece = forms.CharField(required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        others = Locale.objects.exclude(pk=Locale.get_default().pk)
        self.fields["languages"].queryset = others


class TranslateView(View):
    """The plan of a French page and of its subpages if asked, for those who may publish it."""

    def dispatch(self, request, page_id):
        pages = Page.objects.filter(locale=Locale.get_default(), depth__gt=1, alias_of=None)
        self.page = get_object_or_404(pages, pk=page_id).specific
        if not self.page.permissions_for_user(request.user).can_publish():
            return self.refuse()
        return super().dispatch(request, page_id)

    def refuse(self):
        """Answer 403 with the reason, as the page or the browser's script expects it."""
        sentence = _("Only people who may publish this page can submit it for translation.")
        if is_script(self.request):
            return JsonResponse({"problems": [sentence]}, status=403)
        context = {"page": self.page, "page_title": self.page.title, "refusal": sentence}
        return TemplateResponse(self.request, TEMPLATE, context, status=403)

    @property
    def with_subpages(self) -> bool:
        """Whether subpages are asked for; those of an edition are unless told otherwise."""
        is_whole = hasattr(self.page, "translate_label")
        return self.request.GET.get("subpages", "1" if is_whole else "0") == "1"

    def get(self, request, page_id):
        return self.show(plan(self.page, self.with_subpages))

    def post(self, request, page_id):
        form = LanguagesForm(request.POST)
        if not form.is_valid():
            return self.refuse_choice(form)
        locales = list(form.cleaned_data["languages"])
        if key := form.cleaned_data["piece"]:
            piece = find_piece(self.page, key)
            if piece is None:
                return HttpResponseBadRequest()
            return JsonResponse({"problems": apply(piece, locales, request.user)})
        return self.submit_batch(locales)

    def refuse_choice(self, form):
        """Show the page again, or tell the script, when no language was chosen."""
        if is_script(self.request):
            return HttpResponseBadRequest()
        messages.error(self.request, _("Choose at least one language."))
        return self.show(plan(self.page, self.with_subpages), chosen=[])

    def submit_batch(self, locales: list[Locale]):
        """Submit the next pieces, those that failed before left for another time."""
        codes = [locale.language_code for locale in locales]
        failed = set(self.request.POST.getlist("failed"))
        left = plan(self.page, self.with_subpages).left(codes)
        problems = {}
        for piece in [piece for piece in left if piece.key not in failed][:BATCH]:
            lacking = [locale for locale in locales if locale.language_code in piece.words]
            if sentences := apply(piece.french, lacking, self.request.user):
                problems[piece.key] = sentences
        return self.show(plan(self.page, self.with_subpages), codes, failed, problems)

    def show(self, found: Plan, chosen=None, failed=frozenset(), problems=None):
        """Show what is left, with what went wrong just now; ``chosen`` languages stay ticked."""
        problems = problems or {}
        shares = found.shares()
        if chosen is None:
            chosen = [share.locale.language_code for share in shares if not share.is_done]
        failed = failed | problems.keys()
        waiting = [piece for piece in found.left(chosen) if piece.key not in failed]
        context = {
            "page": self.page,
            "page_title": getattr(self.page, "translate_label", _("Translate this page")),
            "page_subtitle": self.page.get_admin_display_title(),
            "header_icon": "wagtail-localize-language",
            "plan": found,
            "shares": shares,
            "chosen": chosen,
            "left": found.left(locale.language_code for locale in found.locales),
            "waiting": waiting,
            "failed": failed if waiting else (),  # once the others are done, they are tried again
            "problems": [sentence for sentences in problems.values() for sentence in sentences],
            "is_started": self.request.method == "POST" and bool(chosen),
            "with_subpages": self.with_subpages,
            "has_subpages": not self.page.is_leaf(),
            "report_url": reverse("translation_report"),
        }
        return TemplateResponse(self.request, TEMPLATE, context)


def is_script(request) -> bool:
    """Whether the browser's script asks, which reads JSON."""
    return request.headers.get("Accept") == "application/json"


def find_piece(page: Page, key: str):
    """Return the French page or snippet that ``key`` names, ``None`` when it is none of ours.

    A page must stand on the way to ``page``, or below it; any snippet may be submitted.
    """
    label, _dot, pk = key.rpartition(".")
    try:
        model = apps.get_model(label)
    except (LookupError, ValueError):
        return None
    if not pk.isdecimal() or len(pk) > 18:
        return None
    is_page = issubclass(model, Page)
    if not is_page and model not in snippet_models():
        return None
    row = model._default_manager.filter(pk=pk, locale=Locale.get_default()).first()
    if row is None or not is_page:
        return row
    is_near = row.path.startswith(page.path) or row.path in paths_to(page.path)
    return row if is_near and not row.is_root() else None
