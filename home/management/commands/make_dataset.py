"""``manage.py make_dataset``: a large site of invented content, to be looked at and measured."""

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from ...dataset.maker import check_empty, make_dataset


class Command(BaseCommand):
    help = "Fill an empty site, after “setup”, with generated editions marked as such."

    def add_arguments(self, parser):
        parser.add_argument("--editions", type=int, default=14, help="How many editions.")
        parser.add_argument("--sessions", type=int, default=60, help="Sessions of each edition.")
        parser.add_argument("--seed", type=int, default=1, help="Another number, another draw.")

    def handle(self, *args, **options):
        check_empty()
        make_dataset(options["editions"], options["sessions"], options["seed"], self.stdout.write)
        call_command("rebuild_references_index", verbosity=0)
        self.stdout.write(_("The generated content is in place; each page says what it is."))
