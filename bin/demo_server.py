"""gunicorn's configuration for `make demo`: few processes, one application, this machine only."""

import os
import sys
import time
from pathlib import Path

bind = f"127.0.0.1:{os.environ['PORT']}"
workers = 2
threads = 4
preload_app = True
control_socket_disable = True
loglevel = "warning"
limit_request_line = 8190  # a long address gets the site's own answer


def when_ready(server):
    """Say where the site answers and who can log in, once it really answers."""
    import yaml
    from django.conf import settings

    accounts = ", ".join(yaml.safe_load(Path("home/demo/accounts.yaml").read_text()))
    seconds = time.time() - float(os.environ["DEMO_STARTED"])
    sys.stdout.write(
        f"\nReady in {seconds:.0f} s: http://{bind}/\n"
        f"Administration: http://{bind}/admin/\n"
        f"Accounts: {accounts}; password: {settings.DEMO_PASSWORD}\n"
        "Ctrl-C stops the server.\n"
    )
    sys.stdout.flush()
