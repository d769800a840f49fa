"""A mail server that does not answer holds nobody up for long."""

import socket
import time
from smtplib import SMTPException

import pytest
from django.contrib.auth.models import User
from django.core.mail import EmailMessage, get_connection

from cuf_site.web.mail import EmailBackend

BACKEND = "cuf_site.web.mail.EmailBackend"


@pytest.fixture(autouse=True)
def rested(monkeypatch):
    monkeypatch.setattr(EmailBackend, "paused_until", 0.0)


@pytest.fixture
def silent_server(settings):
    """A server that takes connections and says nothing."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        settings.EMAIL_BACKEND, settings.EMAIL_TIMEOUT = BACKEND, 1
        settings.EMAIL_HOST, settings.EMAIL_PORT = server.getsockname()
        yield server


def test_ten_password_resets_wait_once(client, db, silent_server):
    User.objects.create_superuser("camille", "camille@example.org", "eau")
    started = time.monotonic()

    answers = [
        client.post("/admin/password_reset/", {"email": "camille@example.org"}).status_code
        for _time in range(10)
    ]

    assert answers == [302] * 10
    assert time.monotonic() - started < 5


def test_message_is_refused_at_once_while_the_server_rests(silent_server):
    message = EmailMessage("Objet", "Texte", "a@example.org", ["b@example.org"])
    with pytest.raises((OSError, SMTPException)):
        message.send()

    with pytest.raises(ConnectionError):
        message.send()

    assert get_connection(fail_silently=True).send_messages([message]) == 0


def test_server_that_refuses_at_once_is_asked_again(settings):
    settings.EMAIL_TIMEOUT = 1
    connection = get_connection(BACKEND, host="127.0.0.1", port=1)
    message = EmailMessage(
        "Objet", "Texte", "a@example.org", ["b@example.org"], connection=connection
    )

    for _time in range(2):
        with pytest.raises(ConnectionRefusedError):
            message.send()
