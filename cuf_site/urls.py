"""Addresses that belong to no page; the page tree answers the rest."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from django.views.decorators.cache import never_cache
from django.views.static import serve
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.admin.auth import require_admin_access
from wagtail.documents import urls as wagtaildocs_urls

from .localisation.admin.decisions import Decision
from .web.private_pages import ReaderLoginView, enter_document_password, enter_page_password
from .web.routing import serve_page
from .web.site_files import favicon, manifest, robots
from .web.sitemap import sitemap

urlpatterns = [
    path(  # Wagtail's own address and name for it: its view says nothing of what was done
        "admin/pages/workflow/action/<int:page_id>/<slug:action_name>/<int:task_state_id>/",
        never_cache(require_admin_access(Decision.as_view())),
    ),
    path("admin/", include(wagtailadmin_urls)),
    path(
        "documents/authenticate_with_password/<int:restriction_id>/",
        enter_document_password,
        name="wagtaildocs_authenticate_with_password",
    ),
    path("documents/", include(wagtaildocs_urls)),
    re_path(r"^[rR]/", include("rencontres.urls")),
    path("", include("home.urls")),
    path("sitemap.xml", sitemap, name="sitemap"),
    path("robots.txt", robots),
    path("favicon.ico", favicon),
]

if settings.SERVE_MEDIA:
    urlpatterns.append(
        # Images only: documents are served by Wagtail, which asks who may read them.
        re_path(
            r"^media/(?P<path>(?:images|original_images|avatar_images)/[^/]+)$",
            serve,
            {"document_root": settings.MEDIA_ROOT},
        )
    )

urlpatterns += i18n_patterns(
    path("manifest.webmanifest", manifest, name="manifest"),
    # Before pages, whose pattern is as wide: the names are Wagtail's, which leads there by them.
    path("_util/login/", ReaderLoginView.as_view(), name="wagtailcore_login"),
    path(
        "_util/authenticate_with_password/<int:page_view_restriction_id>/<int:page_id>/",
        enter_page_password,
        name="wagtailcore_authenticate_with_password",
    ),
    # A page, or another representation of it: a calendar, a picture, a feed.
    re_path(r"^((?:[\w-]+/)*(?:[\w-]+\.(?:ics|png|xml))?)$", serve_page),
    path("", include(wagtail_urls)),
    prefix_default_language=False,
)
