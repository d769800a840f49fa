"""What a reader's window shows: barriers that axe finds, what overflows, what is cut."""

from functools import cache
from importlib.resources import files

from playwright.sync_api import Page as Window

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Dark is light in other colours: what does not depend on them has been read.
COLOURS = ["color-contrast", "link-in-text-block"]
# Returns one line for each element at fault, for people who mend it.
RUN_AXE = """async (rules) => {
    const found = await axe.run(document, {runOnly: rules, resultTypes: ["violations"]});
    return found.violations.flatMap((rule) =>
        rule.nodes.map((node) => `${rule.id}: ${node.target.join(" ")}`));
}"""
# Elements that stand out of the window on the side where it would scroll.
OVERFLOWING = """() => {
    const page = document.documentElement;
    const wide = page.scrollWidth - page.clientWidth;
    if (wide <= 0) return [];
    const scrolls = (one) => one && one !== page
        && (getComputedStyle(one).overflowX !== "visible" || scrolls(one.parentElement));
    const out = [...document.querySelectorAll("body *")].filter((one) => {
        const box = one.getBoundingClientRect();
        return (box.right > page.clientWidth + 1 || box.left < -1) && !scrolls(one.parentElement);
    });
    return out.map((one) => `${wide} px: ${one.tagName.toLowerCase()}.${one.className} `
        + one.textContent.trim().slice(0, 40));
}"""
# Elements whose own text is cut, but for those hidden from sight on purpose.
CUT = """() => [...document.querySelectorAll("body *")].filter((one) => {
    const style = getComputedStyle(one);
    const hides = (way) => way === "hidden" || way === "clip";
    const words = [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    if (!words || one.closest(".visually-hidden, .skip, svg") || !one.checkVisibility()) {
        return false;
    }
    return (hides(style.overflowX) && one.scrollWidth > one.clientWidth + 1)
        || (hides(style.overflowY) && one.scrollHeight > one.clientHeight + 1);
}).map((one) => `cut: ${one.tagName.toLowerCase()}.${one.className} `
    + one.textContent.trim().slice(0, 40))"""


@cache
def axe_script() -> str:
    """Return axe-core, as its Python package carries it."""
    return files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")


def barriers(window: Window, width: int, scheme: str) -> list[str]:
    """Return what axe finds in the open page at this width, light or dark."""
    window.set_viewport_size({"width": width, "height": 900})
    window.emulate_media(color_scheme=scheme)
    if not window.evaluate("typeof axe === 'object'"):
        window.evaluate(axe_script())
    rules = {"type": "rule", "values": COLOURS} if scheme == "dark" else TAGS
    return [f"{width} {scheme}: {line}" for line in window.evaluate(RUN_AXE, rules)]


def misfits(window: Window, width: int, text_size: str = "100%") -> list[str]:
    """Return what overflows or is cut in the open page at this width and size of text."""
    window.set_viewport_size({"width": width, "height": 900})
    window.evaluate("size => { document.documentElement.style.fontSize = size }", text_size)
    found = window.evaluate(OVERFLOWING) + window.evaluate(CUT)
    return [f"{width} at {text_size}: {line}" for line in found]
