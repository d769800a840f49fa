"""Fill an empty site with the generated data set, or refuse to."""

from collections.abc import Callable
from random import Random

from django.conf import settings
from django.core.management.base import CommandError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Locale

from cuf_site.upstream import hold_reference_index
from press.models import PressIndexPage, PressReleasePage
from rencontres.models import EditionPage, Person, RencontresIndexPage

from ..models import HomePage
from .editions import EditionMaker
from .pages import marked
from .people import Snippets
from .plan import read
from .sessions import SessionMaker

LAST_YEAR = 2027
REAL = (EditionPage, PressReleasePage, Person)


def check_empty():
    """Raise ``CommandError`` unless the site is set up, for trials, and holds no content yet."""
    if not getattr(settings, "DEMO_PASSWORD", ""):
        raise CommandError(
            _("Generated content is for trials only: these settings define no DEMO_PASSWORD.")
        )
    if not HomePage.objects.exists():
        raise CommandError(_("The site has no home page yet: run “manage.py setup” first."))
    found = next((model.objects.first() for model in REAL if model.objects.exists()), None)
    if found:
        sentence = _(
            "The site holds “%(title)s” already, and generated content never stands beside other "
            "content: start from an empty database, run “manage.py setup”, then this command."
        )
        raise CommandError(sentence % {"title": found})


def check_unmixed():
    """Raise ``CommandError`` where generated editions are: other content is not for that site."""
    found = EditionPage.objects.filter(title__endswith=read("words")["mark"]).first()
    if found:
        sentence = _(
            "The site holds generated content (“%(title)s”): the demo needs a database of its own."
        )
        raise CommandError(sentence % {"title": found})


@transaction.atomic
def make_dataset(editions: int, sessions: int, seed: int, report: Callable[[str], None]):
    """Make ``editions`` of ``sessions`` each, the last one in 2027; ``report`` is given lines."""
    locale = Locale.get_default()
    with hold_reference_index():
        mark_home(locale)
        snippets = Snippets(locale, Random(f"{seed}"))
        index = RencontresIndexPage.objects.get(locale=locale)
        press = PressIndexPage.objects.get(locale=locale)
        for number in range(1, editions + 1):
            year = LAST_YEAR - editions + number
            maker = EditionMaker(index, press, snippets, Random(f"{seed}/{year}"))
            edition = maker.make(year, number, before_last=editions - number)
            SessionMaker(edition, snippets, Random(f"{seed}/{year}/sessions")).make(sessions)
            report(f"{edition.title} › {sessions}")


def mark_home(locale: Locale):
    """Say on the home page that the site is filled with inventions."""
    home = HomePage.objects.get(locale=locale)
    home.intro = marked(home.intro)
    home.save_revision().publish()
