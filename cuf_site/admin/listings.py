"""A list of pages in the admin, shared by the apps."""

from django.utils.functional import cached_property
from wagtail.admin.views.pages.listing import IndexView
from wagtail.models import Locale


class FrenchIndexView(IndexView):
    """The French pages: facts are edited there, and each is listed once."""

    show_locale_labels = False
    results_template_name = "wagtailadmin/pages/french_index_results.html"

    @cached_property
    def filters(self):
        """Leave out the filter by language that Wagtail adds: the others find nothing here."""
        filterset = self.filterset_class(**self.get_filterset_kwargs())
        filterset.filters.pop("locale", None)
        return filterset

    def get_base_queryset(self):
        return super().get_base_queryset().filter(locale=Locale.get_default())
