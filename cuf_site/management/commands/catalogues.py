from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from ... import catalogues


class Command(BaseCommand):
    """Check, update or compile the message catalogues in cuf_site/locale."""

    help = (
        "check: list what is missing, fuzzy, stale or broken. "
        "update: bring the catalogues in line with the sources, keeping translations. "
        "compile: write the MO files that the site reads."
    )
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("action", choices=["check", "update", "compile"])
        parser.add_argument(
            "--from",
            dest="donors",
            action="append",
            type=Path,
            default=[],
            metavar="FILE",
            help="With update: a PO file whose translations are taken over (repeatable).",
        )
        parser.add_argument("--locale", help="With --from: the language of these files.")

    def handle(self, *, action, donors, locale, **options):
        root = settings.BASE_DIR
        if donors and locale not in catalogues.locales():
            raise CommandError(f"--from needs --locale, one of {catalogues.locales()}.")
        if action == "compile":
            self.stdout.write(f"{len(catalogues.compile_all(root))} catalogues compiled.")
            return
        if action == "update":
            catalogues.update(root, [(locale, file) for file in donors])
        self._report(catalogues.check(root), fails=action == "check")

    def _report(self, problems, *, fails):
        for problem in problems:
            self.stdout.write(str(problem))
        summary = f"Catalogues: {len(problems)} problems in {', '.join(catalogues.locales())}."
        if problems and fails:
            raise CommandError(summary)
        self.stdout.write(summary)
