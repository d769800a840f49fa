"""Make .venv hold what a lock of requirements/ says: `environment.py base|test|browser`.

Any Python 3 may start this file: one that is too old is told so in one line.
uv is used where it is on the PATH, else pip; both check every hash.
"""

import hashlib
import os
import shutil
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
VENV = os.path.join(ROOT, ".venv")
PYTHON = os.path.join(VENV, "bin", "python")
OLDEST_PYTHON = (3, 11, 5)
LOCKS = ("base", "test", "browser")  # each holds the one before it


def main():
    if sys.argv[1:] not in [[lock] for lock in LOCKS]:
        sys.exit("usage: environment.py " + "|".join(LOCKS))
    require_python()
    ensure(sys.argv[1])


def require_python():
    """Stop with one line when the running Python is too old for the site."""
    if sys.version_info < OLDEST_PYTHON:
        oldest = ".".join(map(str, OLDEST_PYTHON))
        found = sys.version.split()[0]
        sys.exit(
            f"This site needs Python {oldest} or newer and {sys.executable} is {found}: "
            "name another one, for example PYTHON=python3.12."
        )


def ensure(lock):
    """Install a lock into .venv unless it is there; a lock that changed gets a new .venv."""
    if not os.path.exists(PYTHON) or any(stamp(name) not in ("", digest(name)) for name in LOCKS):
        create()
    if stamp(lock) == digest(lock):
        return
    install(lock)
    for name in LOCKS[: LOCKS.index(lock) + 1]:
        with open(stamp_path(name), "w") as file:
            file.write(digest(name))


def create():
    say(f"Creating .venv with Python {sys.version.split()[0]}")
    if uv():
        run([uv(), "venv", "--quiet", "--clear", "--python", sys.executable, VENV])
    else:
        run([sys.executable, "-m", "venv", "--clear", "--without-pip", VENV])


def install(lock):
    """Install every package of a lock, showing how far it is."""
    path = lock_path(lock)
    with open(path) as file:
        total = sum("==" in line for line in file)
    say(f"Installing the {total} packages of requirements/{lock}.txt")
    if uv():
        run([uv(), "pip", "install", "--python", PYTHON, "--require-hashes", "-r", path])
        return
    options = "--no-input --disable-pip-version-check --no-compile --no-deps --require-hashes -r"
    command = [*pip(), "install", *options.split(), path]
    streams = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
    process = subprocess.Popen(command, universal_newlines=True, cwd=ROOT, **streams)
    output, collected = [], 0
    for line in process.stdout:
        output.append(line)
        if line.startswith("Collecting "):
            collected += 1
            progress(f"{collected} of {total}: {line.split()[1]}")
        elif line.startswith("Installing "):
            progress("unpacking\n")
    if process.wait():
        sys.exit("".join(output[-20:]) + "The packages could not be installed.")


def progress(text):
    """Show a step of long work: on one line of a terminal, every tenth step elsewhere."""
    if sys.stdout.isatty():
        sys.stdout.write("\r\033[K  " + text)
        sys.stdout.flush()
    elif text.split(" ")[0].endswith("0"):
        say("  " + text)


def uv():
    return shutil.which("uv")


def pip():
    """Return pip as a command on .venv: that of the running Python, or a new one, which is slow."""
    outside = [sys.executable, "-m", "pip", "--python", PYTHON]
    if subprocess.run([*outside, "--version"], capture_output=True).returncode == 0:
        return outside
    run([PYTHON, "-m", "ensurepip"])
    return [PYTHON, "-m", "pip"]


def digest(lock):
    """Return what tells one state of a lock from another: its bytes and the Python it is for."""
    with open(lock_path(lock), "rb") as file:
        content = file.read()
    return hashlib.sha256(content + b"%d.%d" % sys.version_info[:2]).hexdigest()


def stamp(lock):
    """Return the digest that .venv was installed from, or nothing."""
    if not os.path.exists(stamp_path(lock)):
        return ""
    with open(stamp_path(lock)) as file:
        return file.read()


def stamp_path(lock):
    return os.path.join(VENV, lock + ".installed")


def lock_path(lock):
    return os.path.join(ROOT, "requirements", lock + ".txt")


def run(command):
    if subprocess.call(command, cwd=ROOT):
        sys.exit("This command failed: " + " ".join(command))


def say(text):
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
