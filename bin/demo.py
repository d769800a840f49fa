"""Serve the site with its demo content, building only what is missing or has changed.

Started by `make demo` with any Python; everything it makes is below .venv and var/.
"""

import hashlib
import json
import os
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path

import environment
from environment import say

ROOT = Path(environment.ROOT)
DEMO = ROOT / "var" / "demo"
STATE = DEMO / "built.json"
STATIC = ROOT / "var" / "static"
COLLECT_STATIC = "manage.py collectstatic --no-input --verbosity=0"
GUNICORN = ["-m", "gunicorn", "--config", "bin/demo_server.py", "cuf_site.wsgi"]


def main():
    os.environ["DEMO_STARTED"] = str(time.time())
    port = os.environ.setdefault("PORT", "8000")
    os.environ["DJANGO_SETTINGS_MODULE"] = "cuf_site.settings.demo"
    os.environ.pop("DATABASE_URL", None)  # the demonstration never touches another database
    os.chdir(ROOT)
    environment.require_python()
    require_free_port(port)
    environment.ensure("base")
    build()
    os.execv(environment.PYTHON, [environment.PYTHON, *GUNICORN])


def require_free_port(port):
    """Stop with one line when the demo could not listen on its port."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", int(port)))
            probe.listen()
        except (OSError, OverflowError, ValueError) as error:
            sys.exit(
                f"Port {port} cannot be used: {error.args[-1]}. Another one: make demo PORT=8001."
            )


def build():
    """Bring the static files, the database and the demo content up to date."""
    wanted = {
        "static": digest("requirements/base.txt", "cuf_site/static/**/*"),
        "schema": digest("requirements/base.txt", "*/migrations/*.py"),
        "content": digest("home/**/*", "cuf_site/locale/**/*.po"),
        "password": hashlib.sha256(os.environ.get("DEMO_PASSWORD", "").encode()).hexdigest(),
    }
    built = json.loads(STATE.read_text()) if STATE.exists() else {}
    if wanted == built:
        return
    steps = []
    if built.get("static") != wanted["static"]:
        say("Collecting the static files")
        shutil.rmtree(STATIC, ignore_errors=True)
        steps.append(COLLECT_STATIC)
    if {**built, "static": ""} != {**wanted, "static": ""}:
        prepare_database(built.get("schema"), wanted["schema"])
        steps.append("bin/demo_database.py")
    STATE.unlink(missing_ok=True)  # an interrupted build starts again
    run_together(steps)
    STATE.write_text(json.dumps(wanted))


def prepare_database(old_schema, schema):
    """Remove the demo database unless its migrations are the present ones."""
    if old_schema == schema:
        say("Loading the changed demo content")
        return
    if old_schema:
        say("The migrations or locked packages have changed: the demo database is made anew")
    else:
        say("Making the demo database")
    shutil.rmtree(DEMO, ignore_errors=True)
    DEMO.mkdir(parents=True)


def run_together(steps):
    """Run commands at the same time, and stop when one fails."""
    commands = [[environment.PYTHON, *step.split()] for step in steps]
    processes = [subprocess.Popen(command, start_new_session=True) for command in commands]
    try:
        failures = sum(process.wait() != 0 for process in processes)
    finally:
        for process in processes:
            process.terminate()
    if failures:
        sys.exit("The demonstration could not be built.")


def digest(*patterns):
    """Return one digest of the names and bytes of all files that match."""
    total = hashlib.sha256()
    for path in sorted(path for pattern in patterns for path in ROOT.glob(pattern)):
        if path.is_file() and "__pycache__" not in path.parts:
            total.update(str(path.relative_to(ROOT)).encode() + b"\0" + path.read_bytes())
    return total.hexdigest()


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit("\nStopped. The next make demo goes on from here.")
