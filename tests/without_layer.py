"""A pytest plugin that takes the localisation layer away: what it promises must fail then.

``make test-without-layer`` runs the tests marked ``promise`` or ``trap`` with it. One that
passes there proves nothing, and is reported as a failure.
"""

import weakref
from contextlib import nullcontext

import pytest
from django.conf import settings
from django.db.models import DateTimeField, Value
from django.db.models import signals as model_signals
from django.dispatch import Signal
from wagtail import hooks
from wagtail import signals as page_signals

LAYER = "cuf_site.localisation"
# Those of LOCALISATION that the layer keeps or closes; the other traps are closed by models,
# blocks and settings, or concern what this site does not use.
PROMISES = {1, 2, 3, 4, 5, 6, 7, 8}
TRAPS = {1, 2, 6, 7, 8, 9, 12, 13, 14, 17, 22, 23, 24}


def pytest_sessionstart(session):
    """Disconnect the layer: its part in each page, its signals, its hooks, its middleware."""
    from cuf_site.localisation import publication
    from cuf_site.templatetags import navigation as tags
    from cuf_site.web import navigation, sitemap

    publication.publishing = lambda page: nullcontext()
    publication.with_facts = lambda page: page
    navigation.language_links = lambda *args: []
    navigation._outdated_since = lambda: Value(None, output_field=DateTimeField())
    sitemap.site_entries = lambda request: []
    tags.found_elsewhere = lambda request: []
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
    marked = {item: {*numbers(item, "promise"), *numbers(item, "trap")} for item in items}
    found = set().union(*marked.values())
    wanted = {("promise", one) for one in PROMISES} | {("trap", one) for one in TRAPS}
    if not config.args_source.name == "ARGS" and wanted - found:
        raise pytest.UsageError(f"No test is marked for {sorted(wanted - found)}.")
    named = [item for item in items if marked[item]]
    config.hook.pytest_deselected(items=[item for item in items if not marked[item]])
    items[:] = named
    for item in items:
        item.add_marker(pytest.mark.xfail(strict=True, reason="it needs the layer"))


def numbers(item, name: str) -> list[tuple[str, int]]:
    """Return the promises or traps that a test is marked with, each as its kind and number."""
    return [(name, mark.args[0]) for mark in item.iter_markers(name)]
