"""What someone who withdraws is owed: a receipt of what was hidden, and of what stays."""

from dataclasses import dataclass

from django.contrib import messages
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import get_language_info, gettext, ngettext, pgettext
from wagtail import hooks
from wagtail.models import Locale

from cuf_site.models import SiteImage

from ..models import Person, SessionPage

LISTED = 5


@dataclass(frozen=True)
class Shown:
    """What the site showed of someone before they withdrew; ``photo_id`` of an image, or None."""

    is_withdrawn: bool
    leaves_programmes: bool
    languages: tuple[str, ...]
    links: int
    photo_id: int | None

    @classmethod
    def of(cls, person: Person) -> "Shown":
        rows = Person.objects.filter(translation_key=person.translation_key).exclude(biography="")
        codes = rows.order_by("pk").values_list("locale__language_code", flat=True)
        return cls(
            person.is_withdrawn,
            person.leaves_programmes,
            tuple(str(get_language_info(code)["name_translated"]) for code in codes),
            person.links.count(),
            person.photo_id,
        )


@hooks.register("before_edit_snippet")
def remember_what_is_shown(request, row):
    """Keep what was shown: the form changes the row."""
    if isinstance(row, Person) and request.method == "POST":
        request.shown_of_person = Shown.of(row)


@hooks.register("after_edit_snippet")
def give_receipt(request, row):
    """Tell who has just withdrawn somebody what that did."""
    before = getattr(request, "shown_of_person", None)
    if before is None or not row.is_withdrawn or row.locale != Locale.get_default():
        return
    if before.is_withdrawn and before.leaves_programmes == row.leaves_programmes:
        return
    messages.success(request, hidden(row, before))
    for sentence in staying(row, before):
        messages.warning(request, sentence)


def hidden(person: Person, before: Shown) -> str:
    """Return the sentence that lists what readers see no more."""
    comma = pgettext("between items", ", ")
    parts = [gettext("the page found by search engines and by the site’s search")]
    if before.languages:
        sentence = gettext("the biography (%(languages)s)")
        parts.append(sentence % {"languages": comma.join(before.languages)})
    if before.links:
        sentence = ngettext("%(count)d web link", "%(count)d web links", before.links)
        parts.append(sentence % {"count": before.links})
    if before.photo_id:
        is_deleted = not SiteImage.objects.filter(pk=before.photo_id).exists()
        deleted = gettext("the photo, whose files are deleted")
        parts.append(deleted if is_deleted else gettext("the photo on their page"))
    if person.leaves_programmes:
        parts.append(gettext("the name in programmes and calendars to come"))
    sentence = gettext("“%(person)s” is withdrawn. Hidden in every language: %(what)s.")
    return sentence % {"person": person, "what": comma.join(parts)}


def staying(person: Person, before: Shown) -> list[str]:
    """Return a sentence for each thing that stays, with its places."""
    pages = SessionPage.objects.filter(participations__person=person, locale=person.locale)
    pages = pages.distinct().order_by("-day", "path")
    to_come = [page for page in pages if not page.is_past]
    over = [page for page in pages if page.is_past]
    found = []
    if to_come and not person.leaves_programmes:
        found.append(with_places(gettext("The name stays in what is to come:"), to_come))
    if over:
        found.append(with_places(gettext("The name stays in the record of what was held:"), over))
    image = SiteImage.objects.filter(pk=before.photo_id).first()
    if image:
        usage = reverse("wagtailimages:image_usage", args=[image.pk])
        sentence = gettext("The photo stays: it is shown elsewhere too.")
        found.append(format_html('{} <a href="{}">{}</a>', sentence, usage, image.title))
    found.append(
        gettext(
            "Texts are left as they were written: look for the name in the site’s search. Search "
            "engines may show what they kept for some days."
        )
    )
    return found


def with_places(sentence: str, pages: QuerySet | list) -> SafeString:
    """Return a sentence followed by links to where ``pages`` are edited, the first few."""
    links = format_html_join(
        pgettext("between items", ", "),
        '<a href="{}">{}</a>',
        (
            (reverse("wagtailadmin_pages:edit", args=[page.pk]), capfirst(page.title))
            for page in pages[:LISTED]
        ),
    )
    more = len(pages) - LISTED
    rest = ngettext("and %(count)d other", "and %(count)d others", more) % {"count": more}
    return format_html("{} {} {}", sentence, links, rest if more > 0 else "")
