// Stands beside wagtail-localize's editor, which saves each text by itself.
const SAVED = /\/localize\/translate\/\d+\/strings\/\d+\/edit\/$/;
const editor = document.querySelector(".js-translation-editor");
const { locale } = JSON.parse(editor.dataset.props);
let segment = null; // the text that is being worked on

// What stands above the texts is read again after each.
async function refresh() {
  const response = await fetch(location.href);
  if (!response.ok) return;
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const [now, then] = [page, document].map((root) => root.querySelector("[data-live-state]"));
  if (now && then) then.replaceChildren(...now.childNodes);
}

new PerformanceObserver((list) => {
  if (list.getEntries().some((entry) => SAVED.test(entry.name))) refresh();
}).observe({ type: "resource" });

const segmentOf = (target) => (editor.contains(target) ? target.closest("li[class]") : null);

document.addEventListener("pointerdown", ({ target }) => {
  segment = segmentOf(target);
});

document.addEventListener("focusin", ({ target }) => {
  segment = segmentOf(target);
  if (!segment || !target.matches("textarea")) return;
  target.setAttribute("aria-label", segment.querySelector(":scope > p").textContent);
  target.lang = locale.code;
  target.dir = "auto";
});

// Saving a text or giving it up takes its buttons away, and the keyboard's place with them.
new MutationObserver(() => {
  if (!segment?.isConnected || document.activeElement !== document.body) return;
  if (!segment.querySelector("textarea")) segment.querySelector("button")?.focus();
}).observe(editor, { childList: true, subtree: true });
