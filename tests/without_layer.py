"""A pytest plugin that takes the localisation layer away: what it promises must fail then.

``make test-without-layer`` runs the tests marked ``promise`` or ``trap`` with it. One that
passes there proves nothing, and is reported as a failure.
"""

import weakref
from contextlib import nullcontext

import pytest
from django.conf import settings
from django.db.models import signals as model_signals
from django.dispatch import Signal
from wagtail import hooks
from wagtail import signals as page_signals

LAYER = "cuf_site.localisation"


def pytest_sessionstart(session):
    """Disconnect the layer: its part in each page, its signals, its hooks, its middleware."""
    from cuf_site.localisation import publication

    publication.publishing = lambda page: nullcontext()
    publication.with_facts = lambda page: page
    for signal in [*vars(model_signals).values(), *vars(page_signals).values()]:
        if not isinstance(signal, Signal):
            continue
        signal.receivers = [entry for entry in signal.receivers if not is_ours(entry[1])]
        signal.sender_receivers_cache.clear()
    hooks.search_for_hooks()
    for registered in hooks._hooks.values():
        registered[:] = [entry for entry in registered if not entry[0].__module__.startswith(LAYER)]
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if not name.startswith(LAYER)]


def is_ours(receiver) -> bool:
    """Whether the function behind a signal's receiver belongs to the layer."""
    function = receiver() if isinstance(receiver, weakref.ReferenceType) else receiver
    return getattr(function, "__module__", "").startswith(LAYER)


def pytest_collection_modifyitems(config, items):
    """Keep the tests of promises and traps, and expect each of them to fail."""
    named = [item for item in items if any(item.iter_markers("promise"))]
    named += [item for item in items if any(item.iter_markers("trap")) and item not in named]
    config.hook.pytest_deselected(items=[item for item in items if item not in named])
    items[:] = named
    for item in items:
        item.add_marker(pytest.mark.xfail(strict=True, reason="it needs the layer"))
