"""Take the pictures of docs/ again: `make guide`. The same site gives the same pictures."""

import os
import shutil
import sys
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cuf_site.settings.test")
# Playwright's own loop runs in this thread, where Django would refuse to ask its database.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
django.setup()

from PIL import Image  # noqa: E402
from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright  # noqa: E402

from tests.guide.scenes import SCENES  # noqa: E402
from tests.guide.story import demo  # noqa: E402

FOLDER = Path(__file__).parents[2] / "docs" / "images"
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]
PATIENCE = 60_000  # milliseconds a loaded machine may take to answer
LARGEST = 100_000  # bytes of one picture
MARGIN = 16  # pixels round an element
STILL = {"animations": "disabled", "caret": "hide"}
PASSWORD = "demo"


def take_all():
    """Play the scenes on the demo, and keep what each shows."""
    expect.set_options(timeout=PATIENCE)
    FOLDER.mkdir(exist_ok=True)
    with demo() as address, sync_playwright() as playwright:
        path = shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=path, args=QUIET)
        windows = {}
        for name, (scene, user, width, height) in SCENES.items():
            if user not in windows:
                windows[user] = log_in(browser, address, user)
            page = windows[user]
            page.set_viewport_size({"width": width, "height": height})
            shown = scene(page)
            if shown is not None:
                page.wait_for_load_state("networkidle")
                keep(name, seen(page, shown))
        browser.close()


def log_in(browser: Browser, address: str, user: str) -> Page:
    """Return a window of one user, in French and light, where nothing moves."""
    context = browser.new_context(
        base_url=address,
        locale="fr-FR",
        timezone_id="Europe/Paris",
        color_scheme="light",
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    page.goto("/admin/")
    page.get_by_label("Nom d’utilisateur").fill(user)
    page.get_by_label("Mot de passe").fill(PASSWORD)
    page.get_by_role("button", name="S'identifier").click()
    page.wait_for_url("**/admin/")
    return page


def seen(page: Page, shown: Page | Locator) -> bytes:
    """Return what is seen in the window, or in it round one element."""
    if shown is page:
        return page.screenshot(**STILL)
    shown.evaluate("element => element.scrollIntoView({block: 'center'})")
    box = shown.bounding_box()
    clip = {side: box[side] - MARGIN for side in ("x", "y")}
    clip |= {side: box[side] + 2 * MARGIN for side in ("width", "height")}
    return page.screenshot(clip=clip, **STILL)


def keep(name: str, png: bytes):
    """Write a picture as WebP, small enough for a text that has twelve of them."""
    found = BytesIO()
    Image.open(BytesIO(png)).convert("RGB").save(found, "WEBP", quality=80, method=6)
    if found.tell() > LARGEST:
        sys.exit(f"{name}: {found.tell()} bytes, {LARGEST} at most.")
    (FOLDER / f"{name}.webp").write_bytes(found.getvalue())
    sys.stdout.write(f"{name}: {found.tell() / 1000:.0f} KB\n")


def forget(names: Iterable[str]):
    """Remove the pictures that no scene takes any more."""
    for path in FOLDER.glob("*.webp"):
        if path.stem not in names:
            path.unlink()


if __name__ == "__main__":
    take_all()
    forget(SCENES)
