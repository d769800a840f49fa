"""``manage.py setup``: prepare any database, empty or not, for the site."""

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from ...setup.prepare import set_up


class Command(BaseCommand):
    help = "Create the languages, pages, session kinds, groups and workflow that are missing."

    def handle(self, *args, **options):
        home = set_up()
        self.stdout.write(_("The site is ready: its home page is “%(title)s”.") % {"title": home})
