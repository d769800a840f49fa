"""Small files about the whole site: for robots, for browsers that keep it on a home screen."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language, get_language_bidi
from django.utils.translation import gettext as _

ICONS = (
    ("icon-192.png", 192, "any"),
    ("icon-512.png", 512, "any"),
    ("icon-512.png", 512, "maskable"),
)


def robots(request: HttpRequest) -> HttpResponse:
    """Answer with what robots may read (RFC 9309): all but the admin and endless choices."""
    context = {"sitemap_url": request.build_absolute_uri(reverse("sitemap"))}
    return render(request, "robots.txt", context, content_type="text/plain; charset=utf-8")


def manifest(request: HttpRequest) -> JsonResponse:
    """Answer with how a browser keeps the site in one language (https://www.w3.org/TR/appmanifest/)."""
    home = reverse("wagtail_serve", args=("",))
    return JsonResponse(
        {
            "name": "Cités Unies France",
            "short_name": "Cités Unies",
            "description": _(
                "The meetings on the international action of local governments: "
                "editions, programmes, press releases."
            ),
            "id": home,
            "start_url": home,
            "scope": home,
            "lang": get_language(),
            "dir": "rtl" if get_language_bidi() else "ltr",
            "display": "browser",
            "background_color": "#fbfaf7",
            "theme_color": "#fbfaf7",
            "icons": [
                {
                    "src": static(f"img/{name}"),
                    "sizes": f"{size}x{size}",
                    "type": "image/png",
                    "purpose": purpose,
                }
                for name, size, purpose in ICONS
            ],
        },
        content_type="application/manifest+json",
        json_dumps_params={"ensure_ascii": False},
    )


def favicon(request: HttpRequest) -> HttpResponseRedirect:
    """Lead to the icon what asks for it without having read a page, such as a feed reader."""
    return HttpResponseRedirect(static("img/favicon.ico"))
