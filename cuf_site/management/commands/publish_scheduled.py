"""``manage.py publish_scheduled``: what a page has become unfit for is said, not undergone."""

from django.core.exceptions import ValidationError
from django.core.management.base import CommandError
from django.utils import timezone
from wagtail.management.commands import publish_scheduled
from wagtail.models import Revision

from ...content.pages import SitePage
from ...localisation.publication import admit
from ...localisation.sources import is_translation
from ...tree.refusals import in_words


class Command(publish_scheduled.Command):
    """Wagtail's command stops at the first page that refuses: this one publishes the others."""

    def handle(self, *args, **options):
        refused = list(self.refused())
        if not options["dryrun"]:
            ids = [revision.pk for revision, _sentence in refused]
            Revision.objects.filter(pk__in=ids).update(approved_go_live_at=None)
        super().handle(*args, **options)
        if refused:
            raise CommandError("\n".join(sentence for _revision, sentence in refused))

    def refused(self):
        """Yield the revisions that are due and may not be published, each with a sentence."""
        for revision in Revision.objects.filter(approved_go_live_at__lt=timezone.now()):
            page = revision.as_object()
            if not isinstance(page, SitePage):
                continue
            try:
                page.check_publishable()
                if is_translation(page):
                    admit(page)
            except ValidationError as refusal:
                yield revision, in_words(refusal)
