"""The forms of all pages: what stands in the way of publication is said on its field."""

from django.utils.functional import cached_property
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.forms.pages import CopyForm
from wagtail.coreutils import find_available_slug


class SitePageForm(WagtailAdminPageForm):
    """Show what stands in the way of publication on the fields and rows concerned.

    Wagtail defers required fields when a draft is saved; the rules of the model, which
    need the parent page and the rows as typed, are deferred in the same way.
    """

    @property
    def is_checked(self) -> bool:
        """Whether the rules apply: to what is to be published, on the French page."""
        return self.instance.is_french and not self.is_deferred_validation

    def is_valid(self) -> bool:
        """Check the rows against the page once everything has been cleaned."""
        valid = super().is_valid()
        refused = self.is_checked and self.has_row_problems
        return valid and not refused

    def clean(self):
        """Give a draft whose address is taken the next one: two sessions may have one title."""
        slug = self.cleaned_data.get("slug")
        if slug and self.is_deferred_validation and not self.instance.first_published_at:
            free = find_available_slug(self.parent_page, slug, ignore_page_id=self.instance.pk)
            self.cleaned_data["slug"] = free
        return super().clean()

    def get_field_updates_for_resave(self):
        """Tell a form that stays open the address its draft was saved with."""
        updates = super().get_field_updates_for_resave()
        if "slug" in self.fields and self.data.get("slug") != self.instance.slug:
            updates.append(("slug", self.instance.slug))
        return updates

    def _post_clean(self):
        super()._post_clean()
        if self.is_checked:
            add_problems(self, self.instance.problems(self.parent_page))

    @cached_property
    def has_row_problems(self) -> bool:
        """Whether rows have problems; the first time it is asked, they are put on their fields."""
        found = [add_row_problems(formset, self.instance) for formset in self.formsets.values()]
        return any(found)


class SitePageCopyForm(CopyForm):
    """Copy a page with its words: an alias would not follow moves, order or translations."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields.pop("alias", None)


class DraftCopyForm(SitePageCopyForm):
    """Copy as drafts only what lacks, once copied, what publication requires."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields.pop("publish_copies", None)


def add_problems(form, problems: dict[str, str]):
    """Put each sentence on its field, or above the form; a field says one thing at a time."""
    for field, sentence in problems.items():
        place = field if field in form.fields else None
        if place is None or not form.has_error(place):
            form.add_error(place, sentence)


def add_row_problems(formset, page) -> bool:
    """Put the problems of each row that is kept on its fields; return whether there were any."""
    found = False
    earlier = []
    formset.is_valid()  # cleans its forms: an invalid formset before this one had stopped that
    for form in formset.forms:
        is_left_empty = form.empty_permitted and not form.has_changed()
        if is_left_empty or form.cleaned_data.get("DELETE"):
            continue
        if not hasattr(form.instance, "problems"):
            break
        problems = form.instance.problems(page, earlier)
        add_problems(form, problems)
        found = found or bool(problems)
        earlier.append(form.instance)
    return found
