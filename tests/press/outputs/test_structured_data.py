"""Releases as machines are told of them: networks are told of their times too."""

from datetime import date

import pytest

from tests import factories
from tests.heads import meta
from tests.pages import parse

pytestmark = pytest.mark.django_db


def test_release_tells_networks_when_it_was_published_and_changed(client, home):
    release = factories.make_release(date=date(2023, 9, 20))

    head = parse(client.get(release.url))

    changed = meta(head, "article:modified_time")
    assert meta(head, "article:published_time") == ["2023-09-20"]
    assert len(changed) == 1
    assert changed[0].endswith(("+01:00", "+02:00"))


def test_page_that_is_no_article_has_no_times(client, home):
    head = parse(client.get("/"))

    assert meta(head, "article:published_time") + meta(head, "article:modified_time") == []
