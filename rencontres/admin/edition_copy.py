"""The edition to come, made from an earlier one: its year and number are asked, nothing else."""

from django import forms
from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext, ngettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.models import Locale, Page

from ..models import EditionPage, SessionPage
from ..models.edition_panels import title_of
from ..models.edition_rules import YEARS
from ..models.sessions import KEPT_FOR_ANOTHER_YEAR

TEMPLATE = "rencontres/admin/copy_edition.html"


class EditionCopyForm(forms.Form):
    """The year and the number of the new edition: the first that are free after all others."""

    year = forms.IntegerField(
        label=_("Year"),
        min_value=YEARS.start,
        max_value=YEARS.stop - 1,
        help_text=_("Also its title and its address."),
    )
    number = forms.IntegerField(label=pgettext_lazy("edition", "Number"), min_value=1)
    with_sessions = forms.BooleanField(
        label=_("Copy the sessions too"),
        required=False,
        help_text=_(
            "Their titles, kinds, times, rooms and topics. Their days, texts, speakers and "
            "documents are of one year: they are left out."
        ),
    )

    def __init__(self, *args, edition, **kwargs):
        super().__init__(*args, **kwargs)
        self.edition = edition
        editions = EditionPage.objects.filter(locale=Locale.get_default())
        for name in ("year", "number"):
            taken = editions.exclude(**{name: None}).order_by(f"-{name}")
            last = taken.values_list(name, flat=True).first()
            self.fields[name].initial = last + 1 if last else None
        if not sessions_of(edition):
            del self.fields["with_sessions"]

    def clean(self):
        """Say what is taken, in the words of the edition's own form."""
        cleaned = super().clean()
        values = {name: cleaned.get(name) for name in ("year", "number")}
        new = EditionPage(locale=self.edition.locale, slug="", **values)
        for name, sentence in new.problems(None).items():
            self.add_error(name, sentence)
        return cleaned


def sessions_of(edition: EditionPage) -> list[SessionPage]:
    """Return the sessions that another year may hold again, in the order of the tree."""
    sessions = SessionPage.objects.child_of(edition).order_by("path")
    return [one for one in sessions if not one.is_cancelled]


@transaction.atomic
def copy_edition(edition: EditionPage, year: int, number: int, with_sessions: bool, user=None):
    """Return a draft for ``year`` made of the latest version of ``edition``, with its sessions."""
    facts = {"title": title_of(year), "slug": str(year), "year": year, "number": number}
    options = {"copy_revisions": False, "keep_live": False, "user": user}
    latest = edition.get_latest_revision_as_object()
    latest.exclude_fields_in_copy = [
        name for name in latest.exclude_fields_in_copy if name not in facts
    ]
    new = latest.copy(update_attrs=facts, **options)
    left_out = [
        declared.field_name
        for declared in SessionPage.translatable_fields
        if declared.field_name not in KEPT_FOR_ANOTHER_YEAR
    ]
    for session in sessions_of(edition) if with_sessions else ():
        latest = session.get_latest_revision_as_object()
        latest.copy(to=Page.objects.get(pk=new.pk), exclude_fields=left_out, **options)
    return EditionPage.objects.get(pk=new.pk)


@hooks.register("before_copy_page")
def ask_for_the_year(request, page):
    """Ask what tells the new edition from the others; Wagtail asks for an address and a title."""
    edition = page.specific
    if not isinstance(edition, EditionPage) or not edition.is_french:
        return None
    if not page.permissions_for_user(request.user).can_copy_to(page.get_parent()):
        return None  # Wagtail says so
    form = EditionCopyForm(request.POST or None, edition=edition)
    if not form.is_valid():
        return TemplateResponse(request, TEMPLATE, {"page": edition, "form": form})
    facts = {"with_sessions": False} | form.cleaned_data
    new = copy_edition(edition, user=request.user, **facts)
    messages.success(request, told(edition, new))
    return redirect("wagtailadmin_pages:edit", new.pk)


def told(edition: EditionPage, new: EditionPage) -> str:
    """Return what was made, and what is still to be given."""
    count = new.get_children().count()
    sentences = [
        gettext("“%(new)s” was made from “%(old)s”: it is a draft.")
        % {"new": new.title, "old": edition.title},
        ngettext("%(count)d session came with it.", "%(count)d sessions came with it.", count)
        % {"count": count}
        if count
        else "",
        gettext("Give its days, its theme and its programme, then publish it."),
    ]
    return " ".join(filter(None, sentences))
