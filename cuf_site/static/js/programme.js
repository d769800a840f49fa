// The filters of the programme answer at once: the page they lead to is read, and the parts of it
// that change take the place of those shown. Without this script, a button sends the form.

const form = document.querySelector("[data-filters]");
let reading = null;
let shown = location.search;

function address() {
  const url = new URL(form.action);
  for (const [name, value] of new FormData(form)) {
    if (value) url.searchParams.append(name, value);
  }
  return url;
}

function replaceParts(next) {
  for (const part of document.querySelectorAll("[data-part]")) {
    const other = next.querySelector(`[data-part="${part.dataset.part}"]`);
    if (!other) throw new Error("The page has other parts");
    part.className = other.className;
    if (part.innerHTML !== other.innerHTML) part.replaceChildren(...other.childNodes);
  }
  const languages = next.querySelectorAll(".languages a");
  document.querySelectorAll(".languages a").forEach((link, n) => { link.href = languages[n].href; });
}

function choose(next) {
  for (const field of next.querySelector("[data-filters]").elements) {
    if (field.name) form.elements[field.name].value = field.value;
  }
}

async function read(url) {
  reading?.abort();
  reading = new AbortController();
  const { signal } = reading;
  const response = await fetch(url, { signal });
  if (!response.ok) throw new Error(response.statusText);
  const next = new DOMParser().parseFromString(await response.text(), "text/html");
  signal.throwIfAborted();
  return next;
}

async function show(url, restores) {
  try {
    const next = await read(url);
    replaceParts(next);
    if (restores) choose(next);
    else history.pushState(null, "", url);
    shown = url.search;
  } catch (error) {
    if (error.name !== "AbortError") location.assign(url);
  }
}

if (form) {
  form.querySelector("[data-submit]").hidden = true;
  form.addEventListener("change", () => show(address(), false));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    show(address(), false);
  });
  addEventListener("popstate", () => {
    if (location.search !== shown) show(new URL(location), true);
  });
}
