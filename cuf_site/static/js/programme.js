// The filters of the programme answer at once: the page they lead to is read, and the parts of it
// that change take the place of those shown. Without this script, a button sends the form.

const form = document.querySelector("[data-filters]");
const status = document.querySelector('[data-part="count"]');
const results = document.querySelector('[data-part="results"]');
let reading = null; // the request under way
let shown = null; // the address and the choices of what is shown
let chooser = null; // the control whose choice made the last entry of the history

class NoNetwork extends Error {}

function address() {
  const url = new URL(form.action);
  for (const [name, value] of new FormData(form)) {
    if (value) url.searchParams.append(name, value);
  }
  return url;
}

function remember(search) {
  shown = { search, choices: [...new FormData(form)] };
}

function choose(choices) {
  for (const [name, value] of choices) form.elements[name].value = value;
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

// What stands above the form may take more or less room: the form stays under the reader's eyes.
function replaceInPlace(next) {
  const before = form.getBoundingClientRect().top;
  replaceParts(next);
  scrollBy({ top: form.getBoundingClientRect().top - before, behavior: "instant" });
}

async function textOf(url, signal) {
  try {
    const response = await fetch(url, { signal });
    return response.ok ? await response.text() : null;
  } catch (error) {
    throw error.name === "AbortError" ? error : new NoNetwork();
  }
}

async function read(url, signal) {
  const text = await textOf(url, signal);
  signal.throwIfAborted();
  if (text === null) throw new Error("The site does not answer");
  return new DOMParser().parseFromString(text, "text/html");
}

// Several choices made with one control, with the arrow keys say, are one entry of the history.
function write(url, control) {
  if (control && control === chooser) history.replaceState(null, "", url);
  else history.pushState(null, "", url);
  chooser = control;
}

function giveUp(error, url, goesBack) {
  if (error instanceof NoNetwork) {
    choose(shown.choices);
    status.className = "lead";
    status.textContent = status.dataset.failed;
  } else if (goesBack) location.reload(); // the address is there already
  else location.assign(url);
}

async function show(url, { control = null, goesBack = false } = {}) {
  reading?.abort();
  const mine = new AbortController();
  reading = mine;
  results.setAttribute("aria-busy", "true");
  try {
    const next = await read(url, mine.signal);
    replaceInPlace(next);
    if (goesBack) choose(new FormData(next.querySelector("[data-filters]")));
    else write(url, control);
    remember(url.search);
  } catch (error) {
    if (error.name !== "AbortError") giveUp(error, url, goesBack);
  } finally {
    if (reading === mine) results.removeAttribute("aria-busy");
  }
}

if (form) {
  form.querySelector("[data-submit]").hidden = true;
  remember(location.search);
  form.addEventListener("change", (event) => show(address(), { control: event.target }));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    show(address());
  });
  addEventListener("popstate", () => {
    reading?.abort();
    chooser = null;
    if (location.search !== shown.search) show(new URL(location), { goesBack: true });
    else choose(shown.choices);
  });
}
