"""A list of pages in the admin, shared by the apps."""

from wagtail.admin.views.pages.listing import IndexView
from wagtail.models import Locale


class FrenchIndexView(IndexView):
    """The French pages: facts are edited there, and each is listed once."""

    show_locale_labels = False

    def get_base_queryset(self):
        return super().get_base_queryset().filter(locale=Locale.get_default())
