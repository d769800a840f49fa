"""``manage.py load_demo``: the real editions and releases, and accounts to try the site with."""

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from cuf_site.upstream import hold_reference_index

from ...dataset.maker import check_unmixed
from ...demo import demo_files
from ...demo.loader import DemoLoader
from ...models import HomePage


class Command(BaseCommand):
    help = "Load the demo content and its accounts; again, to bring what the files changed."

    def add_arguments(self, parser):
        codes = [code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE]
        parser.add_argument(
            "--languages",
            nargs="*",
            choices=codes,
            default=codes,
            help="The languages to load besides French; none: French only.",
        )

    def handle(self, *args, **options):
        password = getattr(settings, "DEMO_PASSWORD", "")
        if not password:
            raise CommandError(
                _("Demo accounts have public passwords: these settings define no DEMO_PASSWORD.")
            )
        if not HomePage.objects.exists():
            raise CommandError(_("The site has no home page yet: run “manage.py setup” first."))
        check_unmixed()
        # What refers to what is noted once at the end, not at each of a thousand saves.
        with hold_reference_index():
            DemoLoader(self.stdout.write).load(password, options["languages"])
        call_command("rebuild_references_index", verbosity=0)
        address = f"{settings.WAGTAILADMIN_BASE_URL}/admin/"
        self.stdout.write(_("The demo content is in place. To edit it: %(url)s") % {"url": address})
        for name in demo_files.read("accounts"):
            line = _("account %(name)s, password %(password)s")
            self.stdout.write("  " + line % {"name": name, "password": password})
