"""Private pages and documents: the password or the account that opens them is asked for here."""

from unicodedata import normalize

from django.conf import settings
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.crypto import constant_time_compare
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods
from wagtail.models import CollectionViewRestriction, Page, PageViewRestriction

PASSWORD = PageViewRestriction.PASSWORD
NO_MATCH = _("The user name and the password do not go together: check both, then try again.")


class ReaderLoginForm(AuthenticationForm):
    """Django's form, with one sentence of ours for whatever does not open an account."""

    error_messages = {"invalid_login": NO_MATCH, "inactive": NO_MATCH}


class ReaderLoginView(LoginView):
    """Sign in readers of pages that ask for an account, in the language of the page."""

    template_name = "private/login.html"
    authentication_form = ReaderLoginForm

    def get_default_redirect_url(self):
        return reverse("wagtail_serve", args=("",))

    def get_context_data(self, **kwargs):
        urls = language_urls("wagtailcore_login", [], self.get_redirect_url())
        return super().get_context_data(**kwargs) | {"language_urls": urls}


def password_required(page: Page, request: HttpRequest, form, action_url: str) -> HttpResponse:
    """Ask at the address of a page for its password: a page calls it in the place of its own view.

    Nothing of the page is told, not even its title.
    """
    restriction = form.restriction
    return ask_page_password(request, restriction, page, request.get_full_path())


@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def enter_page_password(request, page_view_restriction_id: int, page_id: int) -> HttpResponse:
    """Open a page, and its versions in other languages, to who gives its password."""
    page = get_object_or_404(Page.objects.live(), pk=page_id).specific
    restrictions = page.get_view_restrictions().filter(restriction_type=PASSWORD)
    restriction = get_object_or_404(restrictions, pk=page_view_restriction_id)
    address = next_address(request) or page.get_url(request)
    if address is None:
        raise Http404
    if not opens(request, restriction):
        return ask_page_password(request, restriction, page, address)
    pass_restrictions(request, same_restrictions(restriction))
    return HttpResponseRedirect(address)


@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def enter_document_password(request: HttpRequest, restriction_id: int) -> HttpResponse:
    """Open the documents of a collection to who gives its password."""
    restrictions = CollectionViewRestriction.objects.filter(restriction_type=PASSWORD)
    restriction = get_object_or_404(restrictions, pk=restriction_id)
    address = next_address(request) or reverse("wagtail_serve", args=("",))
    if not opens(request, restriction):
        context = {
            "action_url": request.path,
            "next": address,
            "has_failed": request.method == "POST",
        }
        return TemplateResponse(request, "private/document_password.html", context)
    pass_restrictions(request, [restriction])
    return HttpResponseRedirect(address)


def ask_page_password(request, restriction, page: Page, address: str) -> HttpResponse:
    """Return the form of a password, which leads to ``address`` from any language."""
    name, args = "wagtailcore_authenticate_with_password", [restriction.pk, page.pk]
    context = {
        "action_url": reverse(name, args=args),
        "next": address,
        "has_failed": request.method == "POST",
        "language_urls": language_urls(name, args, address),
    }
    response = TemplateResponse(request, "private/password.html", context)
    add_never_cache_headers(response)
    return response


def language_urls(name: str, args: list, address: str) -> dict[str, str]:
    """Return where a form stands in each language, with the ``address`` to go on to."""
    query = QueryDict(mutable=True)
    if address:
        query["next"] = address
    end = f"?{query.urlencode(safe='/')}" if query else ""
    urls = {}
    for code, _name in settings.LANGUAGES:
        with override(code):
            urls[code] = reverse(name, args=args) + end
    return urls


def next_address(request: HttpRequest) -> str:
    """Return the address of this site that was to be read, "" where there is none."""
    address = request.POST.get("next") or request.GET.get("next", "")
    hosts = {request.get_host()}
    is_ours = url_has_allowed_host_and_scheme(address, hosts, require_https=request.is_secure())
    return address if is_ours else ""


def opens(request: HttpRequest, restriction: Model) -> bool:
    """Whether the password of ``restriction`` was sent, however a keyboard composes its accents."""
    typed = request.POST.get("password", "").strip()
    is_sent = request.method == "POST" and bool(typed)
    password = restriction.password.strip()
    return is_sent and constant_time_compare(normalize("NFC", typed), normalize("NFC", password))


def same_restrictions(restriction: PageViewRestriction):
    """Return the restrictions of a page in all languages that its password passes."""
    return PageViewRestriction.objects.filter(
        page__translation_key=restriction.page.translation_key,
        restriction_type=PASSWORD,
        password=restriction.password,
    )


def pass_restrictions(request: HttpRequest, restrictions):
    """Remember, until the browser is closed, that a reader has passed restrictions."""
    for restriction in restrictions:
        restriction.mark_as_passed(request)
