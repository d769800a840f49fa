"""Automatic redirects, from addresses that readers may know only: not from those of drafts.

Wagtail makes one at each change of slug, autosaved drafts included, which soon fill the list
and may stand in the way of a page's real address.
"""

from django.utils.module_loading import import_string
from wagtail.contrib.redirects.apps import WagtailRedirectsAppConfig
from wagtail.signals import page_slug_changed, post_page_move

HANDLERS = "wagtail.contrib.redirects.signal_handlers"


class RedirectsConfig(WagtailRedirectsAppConfig):
    """Wagtail's redirects, whose handlers of signals are called where a page was public."""

    def ready(self):
        page_slug_changed.connect(redirect_changed_slug)
        post_page_move.connect(redirect_moved_page)


def redirect_changed_slug(instance_before, instance, **kwargs):
    if was_public(instance_before, instance.get_parent()):
        create = import_string(f"{HANDLERS}.autocreate_redirects_on_slug_change")
        create(instance_before=instance_before, instance=instance, **kwargs)


def redirect_moved_page(instance, parent_page_before, **kwargs):
    if was_public(instance, parent_page_before):
        create = import_string(f"{HANDLERS}.autocreate_redirects_on_page_move")
        create(instance=instance, parent_page_before=parent_page_before, **kwargs)


def was_public(page, parent) -> bool:
    """Whether ``page`` answered at its address below ``parent``: nothing under a draft does."""
    drafts = parent.get_ancestors(inclusive=True).filter(live=False)
    return was_published(page) and not drafts.exists()


def was_published(page) -> bool:
    """Whether the slug of ``page`` is one it is, or was last, published with."""
    if page.live or page.last_published_at is None:
        return page.live
    versions = page.revisions.filter(created_at__lte=page.last_published_at)
    last = versions.order_by("-created_at", "-pk").first()
    return last is not None and last.content["slug"] == page.slug
