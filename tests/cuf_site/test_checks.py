"""Checks of a running site."""

import os

import pytest

from cuf_site import checks
from cuf_site.checks import compiled_catalogues


@pytest.mark.parametrize(("compiled_at", "count"), [(None, 1), (1_000, 1), (3_000, 0)])
def test_check_warns_of_a_catalogue_that_is_not_compiled(tmp_path, settings, compiled_at, count):
    source = tmp_path / "fr" / "LC_MESSAGES" / "django.po"
    source.parent.mkdir(parents=True)
    for path, time in ((source, 2_000), (source.with_suffix(".mo"), compiled_at)):
        if time:
            path.touch()
            os.utime(path, (time, time))
    settings.LOCALE_PATHS = [tmp_path]

    assert len(compiled_catalogues(app_configs=None)) == count


def test_a_name_that_leads_nowhere_stops_the_site(monkeypatch):
    monkeypatch.setattr(checks, "NAMED", ["home.views.home.context", "home.views.home.no_view"])

    found = checks.named_functions(None)

    assert [(error.id, error.obj) for error in found] == [
        ("cuf_site.E001", "home.views.home.no_view")
    ]
    assert "home.views.home.no_view" in found[0].msg
