"""Whether the texts of a translation are open to somebody who would change them now."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.models import Page
from wagtail_localize.models import Translation


def check_unlocked(user, translation: Translation):
    """Raise ``ValidationError`` when the texts of a page are closed to ``user``, as its editor is.

    They are while the page is in moderation, or locked by somebody else.
    """
    page = Page.objects.filter(
        translation_key=translation.source.object_id, locale=translation.target_locale_id
    ).first()
    lock = page and page.get_lock()
    if lock is None or not lock.for_user(user):
        return
    if page.current_workflow_state:
        raise ValidationError(
            _("These texts are being read before publication: they cannot be changed meanwhile.")
        )
    raise ValidationError(_("This page is locked: somebody else is working on it."))
