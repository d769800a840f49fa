"""What public pages cost: against a bare Wagtail page, and in a site ten times as large.

Run by hand: `.venv/bin/python -m tests.perf.bench_public_pages`. It fills databases of its own in
memory with the generated data set in four languages, prints what the processor spends on each type
of page, no cache in the way, and leaves nothing behind. The large site has 14 editions, the small
one only the last of them, so that the pages of that edition say the same in both.
"""

import logging
import os
import sys
import time
from dataclasses import dataclass
from io import StringIO
from multiprocessing import get_context

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "cuf_site.settings.test"
django.setup()

from django.core.handlers.base import BaseHandler  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import RequestFactory, override_settings  # noqa: E402
from django.test.runner import DiscoverRunner  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.urls import include, path  # noqa: E402
from wagtail import urls as wagtail_urls  # noqa: E402
from wagtail.models import Page, Site  # noqa: E402

from tests import factories  # noqa: E402
from tests.page_types import LANGUAGES, addresses  # noqa: E402

LARGE, SMALL, SESSIONS, YEAR = 14, 1, 60, 2027
ROUNDS, REQUESTS = 5, 4
# What `startproject` writes, and a template of one line: the least a page of Wagtail costs.
BARE = {
    "ROOT_URLCONF": "tests.perf.bench_public_pages",
    "MIDDLEWARE": [
        "django.middleware.security.SecurityMiddleware",
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.common.CommonMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
        "django.contrib.messages.middleware.MessageMiddleware",
        "django.middleware.clickjacking.XFrameOptionsMiddleware",
    ],
}
TEMPLATE = (
    "<!doctype html><html><head><title>{{ page.title }}</title></head>"
    "<body><h1>{{ page.title }}</h1></body></html>"
)
urlpatterns = [path("", include(wagtail_urls))]


@dataclass(frozen=True)
class Cost:
    """What one answer takes: queries, and milliseconds of the processor."""

    queries: int
    milliseconds: float


def measure(address: str, status: int = 200) -> Cost:
    """Return the cost of one address, the best of several rounds; check that it answers."""
    handler = BaseHandler()
    handler.load_middleware()

    def ask():
        response = handler.get_response(RequestFactory().get(address))
        assert response.status_code == status, (address, response.status_code)

    ask()
    with CaptureQueriesContext(connection) as queries:
        ask()
    times = []
    for _round in range(ROUNDS):
        start = time.process_time()
        for _request in range(REQUESTS):
            ask()
        times.append((time.process_time() - start) / REQUESTS)
    return Cost(len(queries), min(times) * 1000)


def measure_bare() -> Cost:
    """Return the cost of a page of Wagtail itself, one level under the home page."""
    home = Site.objects.get(is_default_site=True).root_page
    bare = home.add_child(instance=Page(title="Bare", slug="bare", locale=home.locale))
    loaders = [("django.template.loaders.locmem.Loader", {"wagtailcore/page.html": TEMPLATE})]
    engine = {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {"loaders": [("django.template.loaders.cached.Loader", loaders)]},
    }
    with override_settings(**BARE, TEMPLATES=[engine]):
        cost = measure("/bare/")
    bare.delete()
    return cost


def fill(editions: int, languages: list[str]):
    """Make a site of so many editions, each page of it live in every language."""
    call_command("setup", stdout=StringIO())
    call_command("make_dataset", editions=editions, sessions=SESSIONS, stdout=StringIO())
    french = Page.objects.filter(depth__gt=1, locale__language_code="fr").order_by("path")
    for page in french.specific():
        for language in languages:
            if not page.has_translation(factories.Locale.objects.get(language_code=language)):
                factories.translate(page, language)


def costs(editions: int, languages: list[str]) -> dict[tuple[str, str], Cost]:
    """Return ``{(language, page type): cost}`` in a site of so many editions, and the bare one."""
    logging.disable(logging.WARNING)  # of the page that is not found
    runner = DiscoverRunner(verbosity=0, interactive=False)
    databases = runner.setup_databases()
    try:
        fill(editions, languages)
        found = {("", "bare Wagtail page"): measure_bare()}
        for language in ("fr", *languages[:1]):
            for name, address in addresses(language, YEAR).items():
                found[language, name] = measure(address, 404 if name == "404" else 200)
        return found
    finally:
        runner.teardown_databases(databases)


def main(languages: list[str]):
    """Print one line for each type of page, in French and in the first other language."""
    with get_context("spawn").Pool(1, maxtasksperchild=1) as one_site_each:
        large = one_site_each.apply(costs, (LARGE, languages))
        small = one_site_each.apply(costs, (SMALL, languages))
    bare = large["", "bare Wagtail page"].milliseconds
    columns = "{:28} {:>7} {:>7} {:>7}   {:>7} {:>7} {:>7}\n"
    sys.stdout.write(columns.format("page", "queries", "ms", "× bare", "small", "ms", "ratio"))
    for key in [key for key in large if key in small]:
        cost, less = large[key], small[key]
        times = cost.milliseconds, cost.milliseconds / bare
        others = less.milliseconds, cost.milliseconds / less.milliseconds
        figures = [f"{times[0]:.1f}", f"{times[1]:.1f}", f"{others[0]:.1f}", f"{others[1]:.2f}"]
        figures[2:2] = [less.queries]
        sys.stdout.write(columns.format(" ".join(key).strip(), cost.queries, *figures))


if __name__ == "__main__":
    main(sys.argv[1:] or list(LANGUAGES[1:]))
