// wagtail-localize saves each text by itself: the state above the texts is read again then.
const SAVED = /\/localize\/translate\/\d+\/strings\/\d+\/edit\/$/;

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
