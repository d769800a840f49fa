"""Mail that never holds the site up: a server that does not answer is left alone for a while.

Anybody may ask for a new password, and each request would wait for the server in its turn.
"""

from time import monotonic

from django.core.mail.backends.smtp import EmailBackend as SmtpBackend

PAUSE = 60  # seconds


class EmailBackend(SmtpBackend):
    """Django's, which asks a server again a minute after it has let a message wait too long."""

    paused_until = 0.0  # shared by the threads of a process

    def send_messages(self, email_messages):
        """Send messages and return how many; raise ``ConnectionError`` while the server rests."""
        if monotonic() < EmailBackend.paused_until:
            if self.fail_silently:
                return 0
            raise ConnectionError(f"{self.host} did not answer: it is asked again in a minute.")
        started = monotonic()
        try:
            return super().send_messages(email_messages)
        finally:
            if self.timeout and monotonic() - started >= self.timeout:
                EmailBackend.paused_until = monotonic() + PAUSE
