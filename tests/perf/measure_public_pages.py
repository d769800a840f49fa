"""What a first visit to each type of page weighs, and when its largest part is drawn.

Run by hand while `make demo` serves the site, after `make browser-test` has made its .venv:
`.venv/bin/python -m tests.perf.measure_public_pages [http://127.0.0.1:8000] [language]`. Each page
is opened by a reader who has nothing of the site yet, on a phone, as Lighthouse throttles it.
"""

import os
import shutil
import sys
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cuf_site.settings.demo")
django.setup()

from playwright.sync_api import Browser, sync_playwright  # noqa: E402

from tests.page_types import addresses  # noqa: E402

QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]
PHONE = {"viewport": {"width": 412, "height": 823}, "device_scale_factor": 1.75}
# Lighthouse's "slow 4G" and a phone four times as slow as this machine.
NETWORK = {"offline": False, "latency": 150, "downloadThroughput": 204_800}
NETWORK["uploadThroughput"] = 96_000
SLOWER = 4
LARGEST = """() => new Promise((answer) => {
    new PerformanceObserver((list) => answer(list.getEntries().at(-1).startTime))
        .observe({type: "largest-contentful-paint", buffered: true});
})"""


@dataclass
class Visit:
    """A first visit: kilobytes received, requests, those to other hosts, seconds to draw."""

    kilobytes: float = 0
    requests: int = 0
    elsewhere: int = 0
    seconds: float = 0


def visit(browser: Browser, address: str) -> Visit:
    """Return what a first visit to ``address`` takes."""
    context = browser.new_context(**PHONE)
    window = context.new_page()
    found = Visit()
    session = context.new_cdp_session(window)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", NETWORK)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})

    def ask(request):
        url = urlsplit(request["request"]["url"])
        found.requests += url.scheme != "data"
        found.elsewhere += url.scheme != "data" and url.netloc != urlsplit(address).netloc

    def receive(end):
        found.kilobytes += end["encodedDataLength"] / 1024

    session.on("Network.requestWillBeSent", ask)
    session.on("Network.loadingFinished", receive)
    window.goto(address, wait_until="networkidle")
    found.seconds = window.evaluate(LARGEST) / 1000
    context.close()
    return found


def main(site: str, language: str):
    """Print one line for each type of page."""
    line = "{:24} {:>7} {:>9} {:>10} {:>6}\n"
    sys.stdout.write(line.format("page", "KB", "requests", "elsewhere", "LCP s"))
    paths = addresses(language)
    with sync_playwright() as playwright:
        chromium = shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=chromium, args=QUIET)
        for name, path in paths.items():
            visit(browser, urljoin(site, path))  # the server's first answer is not measured
            found = visit(browser, urljoin(site, path))
            figures = f"{found.kilobytes:.0f}", found.requests, found.elsewhere
            sys.stdout.write(line.format(name, *figures, f"{found.seconds:.1f}"))
        browser.close()


if __name__ == "__main__":
    arguments = sys.argv[1:] + ["http://127.0.0.1:8000", "fr"][len(sys.argv) - 1 :]
    main(*arguments)
