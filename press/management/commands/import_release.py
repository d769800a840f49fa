"""``manage.py import_release FILE``: turn the text of a press release into a page."""

import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from ...imports.apply import apply
from ...imports.parse import parse
from ...imports.plan import CREATE, LEFT_ALONE, UNCHANGED, UPDATE, make_plan
from ...imports.release import ImportRefused


class Command(BaseCommand):
    help = "Import a press release from a plain text file, as a draft unless told otherwise."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help="the text file")
        parser.add_argument("--edition", type=int, metavar="YEAR", help="the edition's year")
        parser.add_argument("--publish", action="store_true", help="publish the release")
        parser.add_argument(
            "--force", action="store_true", help="replace what somebody wrote since"
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="print what the text says, as JSON, and stop"
        )

    def handle(self, *args, file, edition, publish, force, dry_run, **options):
        try:
            release = parse(read_file(file))
            if dry_run:
                self.stdout.write(json.dumps(release.as_dict(), ensure_ascii=False, indent=2))
                return
            plan = make_plan(release, year=edition, force=force)
            page = apply(plan, publish=publish, source=file.name)
        except ImportRefused as refusal:
            raise CommandError(str(refusal)) from refusal
        self.report(plan, page)

    def report(self, plan, page):
        """Say what was done, where the page is, and what to look at."""
        self.stdout.write(outcome(plan.action) % {"title": page.title})
        if plan.action == LEFT_ALONE:
            return
        if plan.edition:
            self.stdout.write(_("Edition: %(title)s.") % {"title": plan.edition.title})
        state = _("It is published.") if page.live else _("It is a draft.")
        if page.live and page.has_unpublished_changes:
            state = _("The published page is as it was; the import waits as a draft.")
        self.stdout.write(state)
        for warning in plan.release.warnings:
            place = _("line %(number)s: ") % {"number": warning.line} if warning.line else ""
            self.stdout.write(f"  - {place}{warning.message}")
        for sentence in plan.warnings:
            self.stdout.write(f"  - {sentence}")


def outcome(action: str) -> str:
    """Return the sentence that says what the import did."""
    return {
        CREATE: _("“%(title)s” is imported."),
        UPDATE: _("“%(title)s” is updated."),
        UNCHANGED: _("“%(title)s” was imported already: nothing has changed."),
        LEFT_ALONE: _(
            "“%(title)s” was left alone: somebody has edited it since. Add --force to replace"
            " what they wrote."
        ),
    }[action]


def read_file(path: Path) -> bytes:
    """Return the bytes of a file; raise ``ImportRefused`` when it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        sentence = _("The file “%(path)s” cannot be read: %(reason)s.")
        raise ImportRefused(sentence % {"path": path, "reason": error.strerror or error}) from error
