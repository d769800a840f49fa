"""Settings read from the environment: what is missing or malformed is one line that names it."""

import ast
import os
import subprocess
import sys
from datetime import date, time
from pathlib import Path

import pytest
from django.db import connection

from cuf_site import clock

ROOT = Path(__file__).resolve().parents[2]
PRODUCTION = {
    "DJANGO_SETTINGS_MODULE": "cuf_site.settings.production",
    "SECRET_KEY": "a-long-value-for-this-check-only-0123456789-abcdefghijklmnopqrstuvwxyz",
    "ALLOWED_HOSTS": "www.example.org, example.org",
    "DATABASE_URL": "sqlite://:memory:",
    "BASE_URL": "https://www.example.org",
}


def run(code: str, environment: dict) -> subprocess.CompletedProcess:
    """Run ``code`` in a new Python, with these variables and no other of ours."""
    system = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    return subprocess.run(
        [sys.executable, "-c", f"from django.conf import settings; {code}"],
        env=system | environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
    )


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("SECRET_KEY", "SECRET_KEY is not set: a long random string that signs sessions."),
        ("ALLOWED_HOSTS", "ALLOWED_HOSTS is not set: the site's host names, separated by commas."),
        ("DATABASE_URL", "DATABASE_URL is not set: postgres://user:password@host:5432/name."),
        (
            "BASE_URL",
            "BASE_URL is not set: the site's public address, https://www.example.org.",
        ),
    ],
)
@pytest.mark.parametrize("empty", [False, True], ids=["missing", "empty"])
def test_production_stops_with_one_line_that_names_what_is_missing(name, line, empty):
    environment = PRODUCTION | ({name: ""} if empty else {})
    if not empty:
        del environment[name]

    stopped = run("settings.DEBUG", environment)

    assert stopped.returncode == 1
    assert stopped.stderr == f"{line}\n"
    assert stopped.stdout == ""


def test_production_is_not_a_development_server():
    names = ["DEBUG", "SITE_TODAY", "ALLOWED_HOSTS", "SECURE_SSL_REDIRECT", "SECURE_HSTS_SECONDS"]
    names += ["SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "WAGTAILADMIN_BASE_URL"]

    shown = run(
        f"print([getattr(settings, name) for name in {names}])",
        PRODUCTION | {"SITE_TODAY": "2023-09-19"},
    )

    assert shown.stderr == ""
    assert shown.stdout.strip() == str(
        [
            False,
            None,
            ["www.example.org", "example.org"],
            True,
            31_536_000,
            True,
            True,
            "https://www.example.org",
        ]
    )


@pytest.mark.parametrize("module", ["dev", "demo", "test"])
@pytest.mark.parametrize("value", ["19/09/2023", "2023-02-30", "hier"])
def test_malformed_site_today_is_one_line(module, value):
    environment = {"DJANGO_SETTINGS_MODULE": f"cuf_site.settings.{module}", "SITE_TODAY": value}

    stopped = run("settings.DEBUG", environment)

    assert stopped.returncode == 1
    assert stopped.stderr == f"SITE_TODAY='{value}' is not a date: write it as 2023-09-19.\n"


@pytest.mark.parametrize("module", ["dev", "demo", "test"])
def test_site_today_is_the_day_the_site_believes_it_is(module):
    environment = {
        "DJANGO_SETTINGS_MODULE": f"cuf_site.settings.{module}",
        "SITE_TODAY": "2023-09-19",
    }

    shown = run("from cuf_site import clock; print(clock.today())", environment)

    assert (shown.stdout.strip(), shown.stderr) == ("2023-09-19", "")


def test_clock_keeps_the_hour_of_the_day_it_pretends(settings):
    settings.SITE_TODAY = date(2023, 9, 19)

    moment = clock.now()

    assert clock.today() == moment.date() == date(2023, 9, 19)
    assert moment.utcoffset().total_seconds() == 7200


def test_clock_tells_the_day_in_paris(settings, time_machine):
    settings.SITE_TODAY = None
    time_machine.move_to("2023-09-18T22:30:00Z", tick=False)

    assert clock.today() == date(2023, 9, 19)
    assert clock.now().time() == time(0, 30)


@pytest.mark.parametrize("url", ["sqlite:///test.sqlite3", "postgres://u:p@h:5432/n"])
def test_database_is_read_from_its_address(url):
    shown = run(
        "print(settings.DATABASES['default']['ENGINE'])", PRODUCTION | {"DATABASE_URL": url}
    )

    engine = "sqlite3" if url.startswith("sqlite") else "postgresql"
    assert shown.stdout.strip() == f"django.db.backends.{engine}"


def limits(**environment) -> dict:
    """Return the options of PostgreSQL's connection with these variables."""
    url = {"DATABASE_URL": "postgres://u:p@h:5432/n?sslmode=require"}
    shown = run("print(settings.DATABASES['default']['OPTIONS'])", PRODUCTION | url | environment)
    assert shown.stderr == ""
    return ast.literal_eval(shown.stdout)


def test_database_that_waits_is_left_after_some_seconds():
    assert limits() == {
        "sslmode": "require",
        "connect_timeout": 5,
        "tcp_user_timeout": 20_000,
        "options": "-c statement_timeout=20000 -c lock_timeout=10000",
    }


def test_limits_of_the_database_are_read_from_the_environment():
    found = limits(
        DATABASE_CONNECT_TIMEOUT="2", DATABASE_STATEMENT_TIMEOUT="3", DATABASE_LOCK_TIMEOUT="1"
    )

    assert found["connect_timeout"] == 2
    assert found["options"] == "-c statement_timeout=3000 -c lock_timeout=1000"


def test_database_without_limits_is_asked_for_none():
    """A pool such as pgbouncer refuses the options of a session."""
    assert limits(DATABASE_STATEMENT_TIMEOUT="0", DATABASE_LOCK_TIMEOUT="0") == {
        "sslmode": "require",
        "connect_timeout": 5,
    }


@pytest.mark.parametrize(
    ("environment", "shown"),
    [
        ({}, ["cuf_site.web.mail.EmailBackend", 5]),
        ({"EMAIL_TIMEOUT": "2"}, ["cuf_site.web.mail.EmailBackend", 2]),
        ({"EMAIL_URL": "consolemail://"}, ["django.core.mail.backends.console.EmailBackend", 5]),
    ],
)
def test_mail_server_that_does_not_answer_is_left_after_some_seconds(environment, shown):
    found = run("print([settings.EMAIL_BACKEND, settings.EMAIL_TIMEOUT])", PRODUCTION | environment)

    assert (found.stdout.strip(), found.stderr) == (str(shown), "")


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer and no server")
def test_statement_of_this_database_is_stopped(db):
    with connection.cursor() as cursor:
        cursor.execute("show statement_timeout")
        statement = cursor.fetchone()
        cursor.execute("show lock_timeout")
        assert (statement, cursor.fetchone()) == (("20s",), ("10s",))
