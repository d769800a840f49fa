"""Reading the translation editor: its messages, its buttons, what its script receives."""

import json
import re
from html import unescape

from django.contrib.messages import get_messages
from django.utils.translation import gettext, override

from .posts import edit_url

SUBMIT, PUBLISH = {"action": "submit"}, {"action": "publish"}


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


def is_closed(html: str) -> bool:
    """Whether the texts of an editor can only be read."""
    fields = re.findall(r"<textarea id=\"field-[^>]*>", html)
    closed = ["readonly" in field for field in fields]
    assert fields
    assert set(closed) in ({True}, {False})
    assert closed[0] == ('name="do"' not in html)
    return closed[0]


def decide(client, page, action, **data):
    """Press a button of the editor, or send the window of the first screen."""
    state = page.current_workflow_task_state
    address = f"/admin/pages/workflow/action/{page.pk}/{action}/{state.pk}/"
    return client.post(address, {"comment": "", "next": edit_url(page)} | data)
