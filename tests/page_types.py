"""One address of every type of page: what is promised of all pages is asked of each of these."""

from urllib.parse import quote

from django.db.models import Count
from django.urls import reverse
from wagtail.models import Page

from home.models import ContentPage, HomePage
from press.models import PressIndexPage, PressReleasePage
from rencontres.models import (
    EditionPage,
    Group,
    Participation,
    RencontresIndexPage,
    SessionPage,
    Topic,
)
from rencontres.reading.addresses import person_path

LANGUAGES = ("fr", "en", "es", "ar")
WORDS = {"pt": "clima", "fr": "climat", "en": "climate", "es": "clima", "ar": "المناخ"}
CONTENT = {
    "content page": ContentPage.Purpose.TEXT,
    "contact": ContentPage.Purpose.CONTACT,
    "site map": ContentPage.Purpose.SITE_MAP,
    "legal notice": ContentPage.Purpose.LEGAL_NOTICE,
    "accessibility": ContentPage.Purpose.ACCESSIBILITY,
}
PAGE_TYPES = (
    "home",
    "index",
    "edition",
    "programme",
    "speakers",
    "practical",
    "session",
    "person",
    "topic",
    "group",
    "press index",
    "release",
    *CONTENT,
    "search",
    "search, nothing found",
    "404",
)


def addresses(language: str = "fr", year: int = 2023) -> dict[str, str]:
    """Return ``{page type: path}`` in ``language``, those of an edition being of ``year``.

    A site without releases, topics or groups has no address for these.
    """
    home = _one(HomePage, language).get_url()
    release, search = _one(PressReleasePage, language), reverse(f"search-{language}")
    return {
        "home": home,
        **_of_rencontres(language, year),
        "press index": _one(PressIndexPage, language).get_url(),
        **({"release": release.get_url()} if release else {}),
        **{
            name: _one(ContentPage, language, purpose=purpose).get_url()
            for name, purpose in CONTENT.items()
        },
        "search": f"{search}?q={quote(WORDS[language])}",
        "search, nothing found": f"{search}?q=xyzzy",
        "404": f"{home}xyzzy/",
    }


def _of_rencontres(language, year):
    """Return the addresses of an edition, of its session with most speakers, of what it is on."""
    index = _one(RencontresIndexPage, language).get_url()
    edition = _one(EditionPage, language, year=year)
    sessions = SessionPage.objects.child_of(edition).annotate(size=Count("participations"))
    session = _one(SessionPage, language, among=sessions.order_by("-size", "path"))
    someone = Participation.objects.filter(session__translation_key=session.translation_key)
    person = someone.exclude(person=None).order_by("sort_order").first().person
    return {
        "index": index,
        "edition": edition.get_url(),
        "programme": f"{edition.get_url()}programme/",
        "speakers": f"{edition.get_url()}intervenants/",
        "practical": f"{edition.get_url()}infos-pratiques/",
        "session": session.get_url(),
        "person": person_path(person, index),
        **_most_used(Topic, "topic", f"{index}thematiques/"),
        **_most_used(Group, "group", f"{index}groupes/"),
    }


def _one(model, language, among=None, **facts) -> Page | None:
    """Return the first live page of ``model`` in ``language``."""
    pages = model.objects.order_by("path") if among is None else among
    return pages.filter(live=True, locale__language_code=language, **facts).first()


def _most_used(model, name: str, listings: str) -> dict[str, str]:
    """Return the address of the row that most sessions name; none where there is no row."""
    rows = model.objects.filter(locale__language_code="fr").annotate(uses=Count("sessions"))
    most = rows.filter(uses__gt=0).order_by("-uses", "pk").first()
    return {name: f"{listings}{most.slug}/"} if most else {}
