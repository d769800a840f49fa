"""The site's addresses, and one that refuses everybody."""

from django.core.exceptions import PermissionDenied
from django.urls import path

from cuf_site import urls


def refuse(request):
    raise PermissionDenied


urlpatterns = [path("refused/", refuse), *urls.urlpatterns]
