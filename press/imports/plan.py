"""What importing a release would change on the site. Nothing is written here."""

import re
from dataclasses import dataclass, field

from django.conf import settings
from django.db.models import Q
from django.utils.translation import gettext as _
from wagtail.log_actions import registry
from wagtail.models import Locale, Page

from cuf_site.models import Organisation

from ..models import PressContact, PressIndexPage, PressReleasePage
from .comparison import content_of, digest, title_key
from .page_fields import fields_of
from .release import Contact, ImportRefused, Release

LOG_ACTION = "press.import"
CREATE, UPDATE, UNCHANGED, LEFT_ALONE = "create", "update", "unchanged", "left_alone"


@dataclass(frozen=True)
class PlannedContact:
    """A contact of the release: the site's own record, or ``None`` when it is to be made."""

    contact: Contact
    known: PressContact | None


@dataclass(frozen=True)
class Plan:
    """What an import would do: create, update, nothing, or leave somebody's work alone.

    ``page`` is the latest draft of the page found, already filled when it is to be updated.
    """

    release: Release
    action: str
    page: PressReleasePage
    parent: PressIndexPage
    contacts: tuple[PlannedContact, ...]
    warnings: list[str] = field(default_factory=list)

    @property
    def edition(self) -> Page | None:
        """The edition that the release belongs to."""
        return self.page.edition


def make_plan(release: Release, year: int | None = None, force: bool = False) -> Plan:
    """Return what the import would do, for the edition of ``year`` or the one the text names.

    With ``force``, what somebody wrote since the last import is replaced. Raises
    ``ImportRefused`` when the site lacks the press index or the edition of ``year``.
    """
    locale = Locale.objects.filter(language_code=settings.LANGUAGE_CODE).first()
    parent = PressIndexPage.objects.filter(locale=locale).first()
    if not parent:
        raise ImportRefused(_("The site has no press index yet: run “manage.py setup” first."))
    values, warnings = fields_of(release, Organisation.current())
    edition = find_edition(release, year, locale, warnings)
    contacts = tuple(find_contact(contact, locale, warnings) for contact in release.contacts)
    found = find_page(release, values["title"], locale)
    if not found:
        page = PressReleasePage(locale=locale, live=False)
        fill(page, values, release, edition)
        return Plan(release, CREATE, page, parent, contacts, warnings)
    page = found.get_latest_revision_as_object()
    if is_edited_by_someone(page) and not force:
        return Plan(release, LEFT_ALONE, page, parent, (), [])
    before = content_of(page)
    fill(page, values, release, edition)
    is_same = content_of(page) | planned_ids(contacts, before) == before
    return Plan(release, UNCHANGED if is_same else UPDATE, page, parent, contacts, warnings)


def fill(page: PressReleasePage, values: dict, release: Release, edition: Page | None):
    """Put the release into the page, of which the attachments, errata and embargo stay."""
    for name, value in values.items():
        setattr(page, name, value)
    page.date = PressReleasePage._meta.get_field("date").to_python(release.date)
    if edition:
        page.edition = edition


def planned_ids(contacts: tuple[PlannedContact, ...], before: dict) -> dict:
    """Return the contacts as ``content_of`` says them; those known stay if the text names none."""
    ids = [planned.known.pk if planned.known else None for planned in contacts]
    return {"contacts": ids or before["contacts"]}


def find_page(release: Release, title: str, locale: Locale) -> PressReleasePage | None:
    """Return the page of the same kind, date and title, in its draft or live version."""
    same_day = Q(date=release.date) | Q(latest_revision__content__date=release.date)
    pages = PressReleasePage.objects.filter(same_day, locale=locale).select_related(
        "latest_revision"
    )
    for page in pages.order_by("pk"):
        drafts = [page.latest_revision.content] if page.latest_revision else []
        versions = [(page.kind, page.title), *((one["kind"], one["title"]) for one in drafts)]
        if (release.kind, title_key(title)) in [(kind, title_key(t)) for kind, t in versions]:
            return page
    return None


def is_edited_by_someone(page: PressReleasePage) -> bool:
    """Whether a person wrote in the page since its last import, or at all if it had none.

    Publishing or unpublishing what was imported is not writing.
    """
    latest = page.latest_revision
    if page.locked:
        return True
    last = last_import(page)
    if not last:
        return page.revisions.filter(user__isnull=False).exists()
    if latest is None or latest.pk == last.revision_id:
        return False
    return digest(content_of(page)) != last.data["digest"]


def last_import(page: PressReleasePage):
    """Return the entry of the page's history that its last import left, if any."""
    entries = registry.get_logs_for_instance(page).filter(action=LOG_ACTION)
    return entries.order_by("-timestamp", "-pk").first()


def find_edition(release: Release, year: int | None, locale: Locale, warnings: list) -> Page | None:
    """Return the edition of ``year``, else of the hashtag's or title's year, else of its rank."""
    editions = Page.objects.filter(
        content_type__app_label="rencontres", content_type__model="editionpage", locale=locale
    )
    if year:
        edition = editions.filter(slug=str(year)).first()
        if not edition:
            sentence = _("There is no edition of %(year)s: create it first, or choose another.")
            raise ImportRefused(sentence % {"year": year})
        return edition
    edition = named_edition(release, editions)
    if not edition:
        warnings.append(
            _("No edition was found for this release: choose it on the page, or give its year.")
        )
    return edition


def named_edition(release: Release, editions) -> Page | None:
    """Return the edition that the hashtag or the title names by its year, or by its rank."""
    for text in (release.hashtag, release.title, release.subtitle):
        for year in re.findall(r"(?<!\d)20\d\d(?!\d)", text):
            if edition := editions.filter(slug=year).first():
                return edition
    rank = re.search(
        r"(?<!\w)(\d{1,3})\s?(?:e|[èe]me)s?\s+(?:édition|rencontres)", release.title, re.I
    )
    if not rank:
        return None
    number = int(rank[1])
    return next((page for page in editions.specific() if page.number == number), None)


def find_contact(contact: Contact, locale: Locale, warnings: list) -> PlannedContact:
    """Return the site's record of a contact, by name, or by address when the text gives no name."""
    name = contact.name or contact.email or contact.phone
    for known in PressContact.objects.filter(locale=locale):
        same_name = title_key(known.name) == title_key(name)
        if same_name or (not contact.name and known.email == contact.email != ""):
            differing = [
                value
                for value, ours in (
                    (contact.function, known.function),
                    (contact.email, known.email),
                    (contact.phone, known.phone),
                )
                if value and title_key(value) != title_key(ours)
            ]
            if differing:
                sentence = _("The site knows %(name)s otherwise than the release: “%(details)s”.")
                details = " ; ".join(differing)
                warnings.append(sentence % {"name": known.name, "details": details})
            return PlannedContact(contact, known)
    warnings.append(_("%(name)s will join the press contacts.") % {"name": name})
    return PlannedContact(contact, None)
