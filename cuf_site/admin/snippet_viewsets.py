"""What all snippets share in the admin: a chooser that speaks French and can make a new row."""

from wagtail.models import Locale
from wagtail.snippets.views.chooser import (
    ChooseResultsView,
    ChooseView,
    SnippetChooserViewSet,
    SnippetCreateView,
)
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet


class FrenchRows:
    """Offer and make French rows only: pages always hold the French row of a snippet."""

    i18n_enabled = False
    page_subtitle = ""

    def get_object_list(self):
        return super().get_object_list().filter(locale=Locale.get_default())

    def get_creation_form_kwargs(self):
        new = self.model_class(locale=Locale.get_default())
        return super().get_creation_form_kwargs() | {"instance": new}


class SharedChooseView(FrenchRows, ChooseView):
    pass


class SharedChooseResultsView(FrenchRows, ChooseResultsView):
    pass


class SharedCreateView(FrenchRows, SnippetCreateView):
    pass


class SharedChooserViewSet(SnippetChooserViewSet):
    """The window in which a row is found by its name, or made."""

    choose_view_class = SharedChooseView
    choose_results_view_class = SharedChooseResultsView
    create_view_class = SharedCreateView

    @property
    def widget_class(self):
        widget = super().widget_class
        widget.choose_one_text = self.choose_one_text
        return widget


class FrenchFirstIndexView(IndexView):
    """List the French rows unless another language is asked for: each thing stands once."""

    def get_base_queryset(self):
        rows = super().get_base_queryset()
        return rows if self.request.GET.get("locale") else rows.filter(locale=Locale.get_default())


class SharedViewSet(SnippetViewSet):
    """A snippet that pages choose.

    ``choose_text`` and ``create_text`` name the two ways; ``chooser_fields`` are those asked of
    a new row there.
    """

    index_view_class = FrenchFirstIndexView
    chooser_viewset_class = SharedChooserViewSet
    chooser_per_page = 25
    choose_text = ""
    create_text = ""
    chooser_fields = []

    @property
    def chooser_viewset(self):
        return self.chooser_viewset_class(
            self.get_chooser_admin_url_namespace(),
            model=self.model,
            url_prefix=self.get_chooser_admin_base_path(),
            icon=self.icon,
            per_page=self.chooser_per_page,
            choose_one_text=self.choose_text,
            creation_tab_label=self.create_text,
            create_action_label=self.create_text,
            form_fields=self.chooser_fields,
        )
