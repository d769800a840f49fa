"""Reading the translation editor: its messages, its buttons, what its script receives."""

import json
import re
from html import unescape

from django.contrib.auth.models import Group
from django.contrib.messages import get_messages
from django.test import Client
from django.utils.translation import gettext, override
from wagtail.models import Locale

from cuf_site.localisation.rights import allow_translating

from .conftest import log_in
from .posts import edit_url

SUBMIT, PUBLISH = {"action": "submit"}, {"action": "publish"}


def make_translator() -> Client:
    """Return a client logged in as somebody who translates into English."""
    group = Group.objects.create(name="Translators")
    allow_translating(group, Locale.objects.get(language_code="en"))
    return log_in("Translators")


def sentence(msgid, **values) -> str:
    with override("fr"):
        return gettext(msgid) % values


def told(response) -> list[str]:
    return [str(message).strip() for message in get_messages(response.wsgi_request)]


def buttons(html: str) -> set[str]:
    return set(re.findall(r'name="action" value="([a-z-]+)"', html))


def editor(client, page) -> str:
    response = client.get(edit_url(page))
    assert response.status_code == 200
    return response.content.decode()


def props(html: str) -> dict:
    return json.loads(unescape(re.search(r'data-props="([^"]*)"', html)[1]))
