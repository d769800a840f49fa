"""Redirects that Wagtail makes when the address of a page changes, where readers knew it.

Wagtail makes one at each change of slug, autosaved drafts included, which soon fill the list
and may stand in the way of a page's real address.
"""

from wagtail.models import Page
from wagtail.signals import page_slug_changed, post_page_move

from ..upstream import autocreate_redirects_on_page_move, autocreate_redirects_on_slug_change


def connect():
    """Stand in the place of Wagtail's handlers of signals from now on."""
    page_slug_changed.disconnect(autocreate_redirects_on_slug_change)
    post_page_move.disconnect(autocreate_redirects_on_page_move)
    page_slug_changed.connect(redirect_changed_slug)
    post_page_move.connect(redirect_moved_page)


def redirect_changed_slug(instance_before: Page, instance: Page, **kwargs):
    """Redirect from the address before, if the page answered there."""
    if was_public(instance_before, instance.get_parent()):
        autocreate_redirects_on_slug_change(
            instance_before=instance_before, instance=instance, **kwargs
        )


def redirect_moved_page(instance: Page, parent_page_before: Page, **kwargs):
    """Redirect from the place before, if the page answered there."""
    if was_public(instance, parent_page_before):
        autocreate_redirects_on_page_move(
            instance=instance, parent_page_before=parent_page_before, **kwargs
        )


def was_public(page: Page, parent: Page) -> bool:
    """Whether ``page`` answered at its address below ``parent``: nothing under a draft does."""
    drafts = parent.get_ancestors(inclusive=True).filter(live=False)
    return was_published(page) and not drafts.exists()


def was_published(page: Page) -> bool:
    """Whether the slug of ``page`` is one it is, or was last, published with."""
    if page.live or page.last_published_at is None:
        return page.live
    versions = page.revisions.filter(created_at__lte=page.last_published_at)
    last = versions.order_by("-created_at", "-pk").first()
    return last is not None and last.content["slug"] == page.slug
