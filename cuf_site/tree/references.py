"""What a page refers to is noted once when it is saved; Wagtail notes all of it after each row."""

from contextlib import contextmanager

from django.db import transaction
from wagtail.models import Page, ReferenceIndex

from ..upstream import hold_reference_index, is_reference_index_held


@contextmanager
def references_noted_once(page: Page):
    """Stand round the ``save()`` of all of a page, unless nothing is to be noted now."""
    if is_reference_index_held():
        yield
        return
    with transaction.atomic():
        with hold_reference_index():
            yield
        ReferenceIndex.create_or_update_for_object(page)
