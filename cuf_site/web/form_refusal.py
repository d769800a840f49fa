"""What readers are told when a form comes back without the proof that this site has sent it."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, override
from django.views.decorators.cache import never_cache


@never_cache
def form_refused(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer with a page of the site: the cookie is refused or old, or another site has sent it."""
    with override(language_of(request)):
        return render(request, "403_csrf.html", status=HTTPStatus.FORBIDDEN)


def language_of(request: HttpRequest) -> str:
    """Return the language of the address, or the one that a user of the admin has chosen."""
    user = getattr(request, "user", None)
    profile = getattr(user, "wagtail_userprofile", None)
    is_in_admin = request.path.startswith(reverse("wagtailadmin_home"))
    return profile.get_preferred_language() if profile and is_in_admin else get_language()
