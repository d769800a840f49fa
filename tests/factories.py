"""Builders of content for tests: each makes a legal piece of the site in one call.

Everything is French and live unless told otherwise; ``translate`` makes the page or snippet of
another language. Any field of the model can be given by name.
"""

from datetime import UTC, date, datetime, time, timedelta
from functools import wraps
from io import BytesIO
from itertools import count

from django.core.files.base import ContentFile
from django.db import models
from PIL import Image
from wagtail.models import Locale, Page, Site
from wagtail.signal_handlers import (
    disable_reference_index_auto_update,
    reference_index_auto_update_disabled,
)
from wagtail_localize.fields import SynchronizedField
from wagtail_localize.models import TranslationSource

from cuf_site.localisation.models import PublishedWords
from cuf_site.localisation.publication import carrying
from cuf_site.models import Organisation, SiteDocument, SiteImage
from home.models import ContentPage, HomePage
from press.models import PressContact, PressIndexPage, PressReleasePage
from rencontres.models import (
    EditionPage,
    Group,
    Participation,
    Partner,
    Person,
    RencontresIndexPage,
    SessionCountry,
    SessionGroup,
    SessionKind,
    SessionPage,
    SessionTopic,
    Slot,
    Topic,
    Venue,
)

LANGUAGES = ("fr", "en", "es", "ar")
PUBLISHED = datetime(2023, 6, 1, 8, 0, tzinfo=UTC)
_serial = count(1)


def unreferenced(make):
    """Keep what ``make`` saves out of Wagtail's index of references, which takes half the time."""

    @wraps(make)
    def made(*args, **fields):
        if getattr(reference_index_auto_update_disabled, "value", False):
            return make(*args, **fields)
        with disable_reference_index_auto_update():
            return make(*args, **fields)

    return made


@unreferenced
def make_site() -> HomePage:
    """Return the French home page, with its two indexes, at the root of the only site."""
    for code in LANGUAGES:
        Locale.objects.get_or_create(language_code=code)
    root = Page.get_first_root_node()
    home = add_page(root, HomePage(title="Cités Unies France", slug="accueil"))
    site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True)
    site.hostname, site.port, site.root_page = "testserver", 80, home
    site.site_name = "Cités Unies France"
    site.save()
    root.get_children().exclude(pk=home.pk).delete()
    add_page(home, RencontresIndexPage(title="Les Rencontres", slug="rencontres"))
    add_page(home, PressIndexPage(title="Presse", slug="presse"))
    return home


def get_index() -> RencontresIndexPage:
    """Return the French index of the meetings, with the site round it when there is none."""
    pages = RencontresIndexPage.objects.filter(locale__language_code="fr")
    return pages.first() or (make_site() and pages.get())


def get_press_index() -> PressIndexPage:
    """Return the French press index, with the site round it when there is none."""
    pages = PressIndexPage.objects.filter(locale__language_code="fr")
    return pages.first() or (make_site() and pages.get())


@unreferenced
def add_page(parent, page):
    """Add ``page`` under ``parent``, published on 1 June 2023 when it is live; return it."""
    if page.live:
        page.first_published_at = page.first_published_at or PUBLISHED
        page.last_published_at = page.last_published_at or PUBLISHED
    page.locale = parent.locale if not parent.is_root() else french()
    type(parent).objects.get(pk=parent.pk).add_child(instance=page)
    parent.refresh_from_db()
    return page


def make_edition(year=2023, sessions=0, parent=None, **fields) -> EditionPage:
    """Return an edition of two days, with ``sessions`` full sessions on its first day."""
    facts = {"title": f"Rencontres {year}", "number": year - 2009, "year": year, "slug": str(year)}
    if "start_date" not in fields:
        facts |= {"start_date": date(year, 9, 18), "end_date": date(year, 9, 19)}
    edition = add_page(parent or get_index(), EditionPage(**facts | fields))
    for number in range(sessions):
        make_full_session(edition, number)
    return edition


def make_session(edition, title="Eau et territoires", kind=None, **fields) -> SessionPage:
    """Return a session of ``edition``, of the kind given or of the kind « atelier »."""
    slug = fields.pop("slug", f"seance-{next(_serial)}")
    kind = kind or get_kind()
    return add_page(edition, SessionPage(title=title, slug=slug, kind=kind, **fields))


@unreferenced
def make_full_session(edition, number=0) -> SessionPage:
    """Return a session with a time, a room and one row of each relation, in a slot of its hour."""
    start = time(9 + number % 8)
    if not edition.slots.filter(start=start).exists():
        make_slot(edition, start=start, end=time(start.hour + 1))
    session = make_session(
        edition,
        title=f"Atelier {number + 1}",
        summary="Ce que les collectivités ont appris.",
        day=edition.start_date,
        start=start,
        end=time(start.hour, 50),
        room=f"Salle {number + 1}",
        spoken_languages=["fr", "en"],
    )
    make_participation(session, person=make_person(family_name=f"Nom {number + 1:03}"))
    SessionTopic.objects.create(session=session, topic=get_topic(), locale=session.locale)
    SessionGroup.objects.create(session=session, group=get_group(), locale=session.locale)
    SessionCountry.objects.create(session=session, country="SN", locale=session.locale)
    return session


@unreferenced
def make_slot(edition, **fields) -> Slot:
    """Return a moment of the first day of ``edition``, 9:00 to 10:00 unless told otherwise."""
    fields = {"day": edition.start_date, "start": time(9), "end": time(10)} | fields
    fields.setdefault("title", "Ateliers")
    return Slot.objects.create(edition=edition, locale=edition.locale, **fields)


@unreferenced
def make_participation(session, person=None, **fields) -> Participation:
    """Return the participation of ``person`` (a new one unless a body takes part)."""
    if person is None and "organisation" not in fields:
        person = make_person()
    fields.setdefault("function", "Maire" if person else "")
    fields.setdefault("sort_order", session.participations.count())
    return Participation.objects.create(
        session=session, person=person, locale=session.locale, **fields
    )


def make_person(given_name="Aïssata", family_name="Diallo", **fields) -> Person:
    return _create(Person, given_name=given_name, family_name=family_name, **fields)


def get_kind(key="atelier", **fields) -> SessionKind:
    """Return the French kind with this key; it is made when there is none."""
    fields = {"name": key.capitalize(), "plural": f"{key.capitalize()}s"} | fields
    return _get(SessionKind, {"key": key}, fields)


def get_topic(name="Eau et assainissement", **fields) -> Topic:
    return _get(Topic, {"name": name}, fields)


def get_group(name="Sénégal", **fields) -> Group:
    return _get(Group, {"name": name}, {"countries": ["SN"]} | fields)


def make_venue(**fields) -> Venue:
    where = {"name": "Maison des territoires", "city": "Paris", "metro": "Ligne 7"}
    return _create(Venue, **where | fields)


def make_partner(name="Réseau Territoires", **fields) -> Partner:
    return _create(Partner, name=name, **fields)


def make_organisation(**fields) -> Organisation:
    facts = {"name": "Cités Unies France", "boilerplate": "<p>Une fédération.</p>"}
    return _create(Organisation, **facts | fields)


def make_contact(name="Camille Martin", **fields) -> PressContact:
    return _create(PressContact, name=name, **fields)


def make_release(edition=None, title="Les Rencontres sont ouvertes", **fields) -> PressReleasePage:
    """Return a press release of 20 September 2023, attached to ``edition`` if there is one."""
    fields.setdefault("slug", f"communique-{next(_serial)}")
    fields.setdefault("date", date(2023, 9, 20))
    page_of_edition = Page.objects.get(pk=edition.pk) if edition else None
    release = PressReleasePage(title=title, edition=page_of_edition, **fields)
    return add_page(get_press_index(), release)


def make_content_page(parent, title="À propos", **fields) -> ContentPage:
    fields.setdefault("slug", f"page-{next(_serial)}")
    return add_page(parent, ContentPage(title=title, **fields))


def make_image(title="Une salle", size=(64, 48), **fields) -> SiteImage:
    """Return a plain picture of ``size`` pixels."""
    buffer = BytesIO()
    Image.new("RGB", size, "#1d4f91").save(buffer, "PNG")
    file = ContentFile(buffer.getvalue(), f"image-{next(_serial)}.png")
    return SiteImage.objects.create(title=title, file=file, **fields)


def make_document(title="Brochure", **fields) -> SiteDocument:
    file = ContentFile(b"%PDF-1.4\n%%EOF", f"document-{next(_serial)}.pdf")
    return SiteDocument.objects.create(title=title, file=file, **fields)


def french() -> Locale:
    return Locale.objects.get_or_create(language_code="fr")[0]


@unreferenced
def translate(source, language="en", **fields):
    """Return the translation of a page (live unless ``live=False``) or snippet.

    Facts are copied, and so are the French words that ``fields`` does not replace: no translator
    has worked on them. Parents without a translation get one. Rows of pages are copied too:
    change them afterwards, ``publish`` the page then.
    """
    locale = Locale.objects.get_or_create(language_code=language)[0]
    if not isinstance(source, Page):
        return _translate_snippet(source, locale, fields)
    parent = source.get_parent().specific
    if not parent.is_root() and not parent.has_translation(locale):
        translate(parent, language)
    page = source.copy_for_translation(locale)
    for field in type(source).translatable_fields:
        if isinstance(field, SynchronizedField):
            setattr(page, field.field_name, getattr(source, field.field_name))
    return publish(page, **{"live": True} | fields)


@unreferenced
def publish(page, **fields):
    """Save ``page``, live, with ``fields`` changed, as published on the day of its source."""
    for name, value in ({"live": True} | fields).items():
        setattr(page, name, value)
    if page.live:
        page.first_published_at = page.first_published_at or PUBLISHED
        page.last_published_at = page.last_published_at or PUBLISHED
    with carrying():
        page.save()
    return page


def note_outdated(page, language="en", since=PUBLISHED):
    """Note that the French words of ``page`` changed after they were translated."""
    source, _created = TranslationSource.update_or_create_from_instance(page)
    PublishedWords.objects.create(
        source=source,
        locale=Locale.objects.get(language_code=language),
        answers={},
        published_at=PUBLISHED,
        outdated_since=since,
    )


def days(edition, n: int) -> date:
    """Return the ``n``-th day of ``edition``, counted from 0."""
    return edition.start_date + timedelta(n)


def _translate_snippet(source, locale, fields):
    row = source.copy_for_translation(locale)
    for name, value in fields.items():
        setattr(row, name, value)
    row.save()
    return row


def _get(model: type[models.Model], identity: dict, fields: dict):
    row = model.objects.filter(locale=french(), **identity).first()
    return row or _create(model, **identity | fields)


@unreferenced
def _create(model: type[models.Model], **fields):
    fields.setdefault("locale", french())
    return model.objects.create(**fields)
