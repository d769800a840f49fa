"""The migrated database of the tests, made once and copied: migrations take half of a short run.

It is kept in ``var/``, under the digest of all that it was made from.
"""

import hashlib
import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

from django.apps import apps
from django.conf import settings

FOLDER = settings.BASE_DIR / "var" / "test-databases"


def digest() -> str:
    """Return what changes with the migrations of any app, and with the models of ours."""
    found = hashlib.sha256()
    for config in sorted(apps.get_app_configs(), key=lambda one: one.name):
        folder = Path(config.path)
        paths = [*folder.glob("migrations/*.py")]
        if settings.BASE_DIR in folder.parents:
            paths += [*folder.rglob("models*/*.py"), *folder.rglob("models.py")]
            paths += [*folder.glob("content/*.py")]
        for path in sorted(paths):
            found.update(str(path.relative_to(folder)).encode() + path.read_bytes())
    return found.hexdigest()[:20]


def copied(connection, make: Callable) -> Callable:
    """Return what does as ``create_test_db`` of a connection to SQLite, from a copy if it can."""

    def create_test_db(*args, **kwargs) -> str:
        path = FOLDER / f"{digest()}.sqlite3"
        if not path.exists():
            name = make(*args, **kwargs)
            keep(connection, path)
            return name
        name = connection.creation._get_test_db_name()
        connection.close()
        connection.settings_dict["NAME"] = name
        settings.DATABASES[connection.alias]["NAME"] = name
        connection.ensure_connection()
        with sqlite3.connect(path) as kept:
            kept.backup(connection.connection)
        return name

    return create_test_db


def keep(connection, path: Path):
    """Keep a copy of the database, in the place of those of other migrations; all of it or none."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for old in FOLDER.glob("*.sqlite3"):
        old.unlink(missing_ok=True)
    unfinished = path.with_suffix(f".{os.getpid()}")
    connection.ensure_connection()
    with sqlite3.connect(unfinished) as kept:
        connection.connection.backup(kept)
    unfinished.replace(path)
