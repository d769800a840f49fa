"""What translators are shown leads somewhere: no link or button ends in a refusal."""

import re
from html import unescape
from urllib.parse import urljoin, urlparse

import pytest
from django.contrib.messages import get_messages
from django.urls import resolve, reverse
from django.utils.translation import override

from cuf_site.localisation.admin.rights_middleware import CLOSED_SENTENCE, NOT_OPEN_SENTENCE
from tests import factories
from tests.translating import submit, translate, version

from .posts import edit_url

LINK = re.compile(r'\s(?:href|formaction|action)="(/admin/[^"]*|\?[^"]*)"')
# Forms of the editor, which are sent and not read.
SENT = {"translation_text", "translation_confirm_memory"}
# Shown once a row is ticked, and translators are shown no box to tick.
BULK = re.compile(r'<section class="footer bulk-actions-choices hidden".*?</section>', re.DOTALL)


@pytest.fixture
def screens(home, translator) -> dict[str, str]:
    """The addresses of the screens of a translator into English, beside others' Spanish."""
    page, topic = factories.make_content_page(home, title="À propos"), factories.get_topic("Eau")
    for language in ("en", "es"):
        translate(page, language)
        submit(topic, language)
    page, topic = version(page), version(topic)
    row = topic.snippet_viewset
    return {
        "home": "/admin/",
        "list": reverse("to_translate"),
        "report": reverse("translation_report"),
        "search": reverse("wagtailadmin_pages:search") + "?q=a",
        "account": reverse("wagtailadmin_account"),
        "explorer": reverse("wagtailadmin_explore", args=[page.get_parent().pk]),
        "editor": edit_url(page),
        "history": reverse("wagtailadmin_pages:history", args=[page.pk]),
        "row": reverse(row.get_url_name("edit"), args=[topic.pk]),
        "rows": reverse(row.get_url_name("list")) + "?locale=en",
        "history of a row": reverse(row.get_url_name("history"), args=[topic.pk]),
    }


def links(client, address: str) -> set[str]:
    """Return the addresses in the admin that a screen leads to."""
    response = client.get(address)
    assert response.status_code == 200, address
    html = BULK.sub("", response.content.decode())
    assert "data-bulk-action-checkbox" not in html
    return {urljoin(address, unescape(link)) for link in LINK.findall(html)}


def is_refused(client, address: str) -> bool:
    response = client.get(address)
    with override("fr"):
        refusals = {str(CLOSED_SENTENCE), str(NOT_OPEN_SENTENCE)}
    told = {str(message) for message in get_messages(response.wsgi_request)}
    client.cookies.pop("messages", None)
    return response.status_code >= 400 or bool(told & refusals)


def test_no_link_that_a_translator_sees_is_refused(translator, screens):
    found = set().union(*(links(translator, address) for address in screens.values()))
    found -= {reverse("wagtailadmin_logout")}
    found = {link for link in found if resolve(urlparse(link).path).url_name not in SENT}

    assert {screens["editor"], screens["row"], screens["explorer"]} <= found
    assert sorted(link for link in found if is_refused(translator, link)) == []
