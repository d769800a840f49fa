"""Functions that models and settings name by a dotted path, because they stand above them.

The function is imported when it is first called; ``cuf_site.checks`` imports all of them when the
site starts, so that a wrong name is an error of ``manage.py check``.
"""

from collections.abc import Callable

from django.utils.module_loading import import_string

# The dotted paths of all functions named so.
NAMED: list[str] = []


def by_name(dotted_path: str) -> Callable:
    """Return a function that does what the one at ``dotted_path`` does; it can be a method."""
    NAMED.append(dotted_path)

    def named(*args, **kwargs):
        return import_string(dotted_path)(*args, **kwargs)

    named.__name__ = named.__qualname__ = dotted_path.rpartition(".")[2]
    named.__doc__ = f"See ``{dotted_path}``."
    return named
