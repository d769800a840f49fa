"""What the approval of a workflow does; nothing is imported before it is: models name it."""


def publish_or_keep(workflow_state, user=None):
    """Publish what was approved; a translation whose French page is not live waits for it."""
    from django.db import transaction
    from wagtail.workflows import publish_workflow_state

    from .publication import approve, lock
    from .sources import french_of, is_translation

    page = workflow_state.content_object
    with transaction.atomic():
        lock(page)
        french = french_of(page) if is_translation(page) else None
        if french is not None and not french.live:
            approve(page.get_latest_revision(), user)
        else:
            publish_workflow_state(workflow_state, user)
