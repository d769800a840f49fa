"""What translators reach in the admin: a list of what is open to them, all the rest is refused.

Wagtail gives rights on pages, but on snippets per model whatever the language, and
wagtail-localize lets whoever may edit a translation replace facts, stop it, or open it whole.
"""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page
from wagtail_localize.machine_translators import get_machine_translator
from wagtail_localize.models import Translation

from ..rights import is_translated, languages_of
from ..snippets import snippet_models
from .screens import simplify

CLOSED_SENTENCE = _("This is not used here: translations follow their French original.")
NOT_OPEN_SENTENCE = _("This is not open to translators. Here is what you can translate.")
READING = {"GET", "HEAD", "OPTIONS"}

# What of wagtail-localize's own is open to anyone: translations are made, kept and stopped with
# their French page; texts are sent, and files exchanged, in our own way.
LOCALIZE = "wagtail_localize:"
OPEN_OF_LOCALIZE = {
    "wagtail_localize:edit_override",
    "wagtail_localize:javascript_catalog",
    "wagtail_localize:machine_translate",
    "wagtail_localize:preview_translation",
    "wagtail_localize:snippets_api_detail",
    "wagtail_localize:snippets_api_listing",
    "wagtail_localize:translations_report",
    "wagtail_localize:translations_report_results",
}
CLOSED_API_ACTIONS = {"copy_for_translation", "create_alias"}
CLOSED_BUTTONS = {"localize-restart-translation", "localize-convert-to-alias"}

# Open to translators: what is their own or nobody's,
PERSONAL = {
    "wagtailadmin_account",
    "wagtailadmin_dismissibles",
    "wagtailadmin_login",
    "wagtailadmin_logout",
    "wagtailadmin_password_reset",
    "wagtailadmin_password_reset_complete",
    "wagtailadmin_password_reset_confirm",
    "wagtailadmin_password_reset_done",
}
# what they read, where each person is shown the pages they may change,
SHARED = {
    "translation_report",
    "translation_report_results",
    "wagtail_localize:javascript_catalog",
    "wagtailadmin_explore_root",
    "wagtailadmin_home",
    "wagtailadmin_javascript_catalog",
    "wagtailadmin_pages:search",
    "wagtailadmin_pages:search_results",
    "wagtailadmin_sprite",
    "wagtailsnippets_cuf_site_glossaryterm:list",
    "wagtailsnippets_cuf_site_glossaryterm:list_results",
}
# what they read of the pages of their languages,
READ_PAGE = {
    "wagtailadmin_explore",
    "wagtailadmin_explore_results",
    "wagtailadmin_pages:confirm_workflow_cancellation",
    "wagtailadmin_pages:history",
    "wagtailadmin_pages:history_results",
    "wagtailadmin_pages:revisions_compare",
    "wagtailadmin_pages:revisions_view",
    "wagtailadmin_pages:view_draft",
    "wagtailadmin_pages:workflow_history",
    "wagtailadmin_pages:workflow_history_detail",
}
# what they press in the editor of a page,
PAGE_BUTTONS = {"submit", "cancel-workflow", "proofread"}
# and their work: the methods of each view of a translation.
TRANSLATION = {
    "translation_confirm_memory": {"POST"},
    "translation_near": READING,
    "translation_text": {"POST"},
    "wagtail_localize:machine_translate": {"POST"},
    "wagtail_localize:preview_translation": READING | {"POST"},
}
READ_LIST = {"list", "list_results"}
READ_ROW = {"history", "history_results"}


class TranslatorsMiddleware:
    """Refuse, politely, what is closed to everyone and what is not open to a translator."""

    def __init__(self, get_response):
        self.get_response = get_response
        self.admin_path = reverse("wagtailadmin_home")

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view, args, kwargs):
        if not request.path.startswith(self.admin_path):
            return None
        user = request.user
        if not user.is_authenticated:
            return None
        if is_closed(request):
            return refuse(request, CLOSED_SENTENCE)
        languages = languages_of(user)
        if languages and lists_rows(request) and not request.GET.get("locale"):
            return own_rows(request, languages)
        if languages and not is_open(request, view, languages):
            return refuse(request, NOT_OPEN_SENTENCE)
        return None

    def process_template_response(self, request: HttpRequest, response):
        """Show a translator no way that would end here."""
        if request.path.startswith(self.admin_path) and request.user.is_authenticated:
            languages = languages_of(request.user)
            if languages and response.context_data:
                simplify(response.context_data, languages)
        return response


def refuse(request: HttpRequest, sentence: str) -> HttpResponse:
    """Answer with the reason: scripts by 403, people on their own first screen of the admin."""
    profile = getattr(request.user, "wagtail_userprofile", None)
    with override(profile.get_preferred_language() if profile else get_language()):
        sentence = str(sentence)
    if asks_for_json(request):
        return JsonResponse({"error": sentence}, status=403)
    messages.error(request, sentence)
    return redirect("wagtailadmin_home")


def asks_for_json(request: HttpRequest) -> bool:
    return (
        request.headers.get("X-Requested-With") == "XMLHttpRequest"
        or request.method not in READING | {"POST"}
        or "application/json" in request.headers.get("Accept", "")
        or request.resolver_match.view_name.startswith("wagtailadmin_api:")
    )


def is_closed(request: HttpRequest) -> bool:
    """Whether nobody may do what is asked: the site has its own way, or none."""
    match = request.resolver_match
    if match.view_name == "wagtail_localize:machine_translate":
        return get_machine_translator() is None
    if match.view_name == "wagtailadmin_api:pages:action":
        return match.kwargs["action_name"] in CLOSED_API_ACTIONS
    is_theirs = match.view_name.startswith(LOCALIZE)
    is_closed_view = is_theirs and match.view_name not in OPEN_OF_LOCALIZE
    return is_closed_view or bool(CLOSED_BUTTONS & request.POST.keys())


def is_open(request: HttpRequest, view, languages: set[str]) -> bool:
    """Whether a translator into ``languages`` may do what is asked."""
    name, reads = request.resolver_match.view_name, request.method in READING
    if name in PERSONAL or is_marked(view):
        return True
    if name in SHARED:
        return reads
    if name in TRANSLATION:
        return request.method in TRANSLATION[name] and is_own_translation(request, languages)
    if name in READ_PAGE:
        return reads and own_page(request, languages) is not None
    if name == "wagtailadmin_pages:edit":
        return is_own_editor(request, languages)
    return is_own_snippet(request, languages)


def lists_rows(request: HttpRequest) -> bool:
    namespace, _colon, step = request.resolver_match.view_name.rpartition(":")
    return (
        request.method in READING
        and step in READ_LIST
        and any(model.snippet_viewset.url_namespace == namespace for model in snippet_models())
    )


def own_rows(request: HttpRequest, languages: set[str]) -> HttpResponse:
    """Lead to the rows of one language: Wagtail's own links to a list name none."""
    query = request.GET.copy()
    query["locale"] = min(languages)
    return redirect(f"{request.path}?{query.urlencode()}")


def is_marked(view) -> bool:
    """Whether a view says of itself, or of its class, that it checks the languages."""
    marked = getattr(view, "view_class", view)
    return getattr(marked, "open_to_translators", getattr(view, "open_to_translators", False))


def is_own_translation(request: HttpRequest, languages: set[str]) -> bool:
    return Translation.objects.filter(
        pk=request.resolver_match.kwargs["translation_id"],
        target_locale__language_code__in=languages,
        enabled=True,
    ).exists()


def own_page(request: HttpRequest, languages: set[str]) -> Page | None:
    """Return the page that the address names if it is of one of ``languages``."""
    match = request.resolver_match
    ids = [match.kwargs[name] for name in ("page_id", "parent_page_id") if name in match.kwargs]
    pages = Page.objects.filter(locale__language_code__in=languages)
    return pages.filter(pk=(ids or match.args)[0]).first()


def is_own_editor(request: HttpRequest, languages: set[str]) -> bool:
    """Whether a translation is opened in its own editor, or sent from there to be published.

    The full form of a page without a French original would let its facts be changed.
    """
    page = own_page(request, languages)
    if page is None or not is_translated(page):
        return False
    return request.method in READING or only_presses(request, PAGE_BUTTONS)


def only_presses(request: HttpRequest, buttons: set[str]) -> bool:
    """Whether a form was sent by one of ``buttons``, whichever way Wagtail names them."""
    prefix = "action-"
    pressed = {name.removeprefix(prefix) for name in request.POST if name.startswith(prefix)}
    pressed.update(request.POST.getlist("action"))
    return bool(pressed) and pressed <= buttons


def is_own_snippet(request: HttpRequest, languages: set[str]) -> bool:
    """Whether a row of one of ``languages`` is edited as a translation, or such rows are read.

    Snippets have no drafts and no workflow: their translators put their words online.
    """
    match, reads = request.resolver_match, request.method in READING
    namespace, _colon, step = match.view_name.rpartition(":")
    models = {model.snippet_viewset.url_namespace: model for model in snippet_models()}
    if namespace not in models:
        return False
    if step in READ_LIST:
        return reads and request.GET.get("locale") in languages
    rows = models[namespace]._default_manager.filter(locale__language_code__in=languages)
    row = rows.filter(pk=match.kwargs["pk"]).first() if "pk" in match.kwargs else None
    if row is None or not is_translated(row):
        return False
    if step == "edit":
        return request.method in READING | {"POST"}
    return step in READ_ROW and reads
