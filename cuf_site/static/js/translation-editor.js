// The texts of a translation: each is a form that works without this; here they are sent one by
// one, the keyboard goes from one to the next, and memory is asked for what is like them.
const root = document.querySelector("[data-workshop]");
const TO_DO = "[data-to-do]";
const HAND_OVER = ".translation-buttons :is([value=submit], [value=publish])";

const lineOf = (target) => target.closest?.("[data-line]");
const fieldOf = (line) => line.querySelector("textarea");
const lines = () => [...root.querySelectorAll("[data-line]")];
const following = () => document.querySelector("[data-following]");
const isTyped = (line) => fieldOf(line).value !== fieldOf(line).defaultValue;

function enter(line) {
  const field = fieldOf(line);
  field.focus();
  field.setSelectionRange(field.value.length, field.value.length);
  line.scrollIntoView({ block: "center" });
}

// The next text to translate after `line`, or before it; all round, as the list is short.
function next(line, step = 1) {
  const all = lines();
  const start = line ? all.indexOf(line) : step > 0 ? -1 : 0;
  const order = all.map((_, place) => all.at((start + step * (place + 1)) % all.length));
  return order.find((one) => one !== line && one.matches(TO_DO));
}

function goOn(line, step) {
  const found = next(line, step);
  if (found) enter(found);
  else (document.querySelector(HAND_OVER) ?? following())?.focus();
}

function tell(line, sentence) {
  const problem = line.querySelector("[data-problem]");
  problem.textContent = sentence;
  problem.hidden = !sentence;
}

function post(form, action) {
  const body = new FormData(form);
  body.set("do", action);
  return fetch(form.action, { method: "POST", body, headers: { Accept: "application/json" } });
}

async function readAgain() {
  const response = await fetch(location.href);
  return new DOMParser().parseFromString(response.ok ? await response.text() : "", "text/html");
}

// Who signs in in another tab has another token in each of them.
async function renewToken() {
  const name = "input[name=csrfmiddlewaretoken]";
  const fresh = (await readAgain()).querySelector(name);
  for (const input of fresh ? document.querySelectorAll(name) : []) input.value = fresh.value;
}

async function send(line, action) {
  const form = line.querySelector("form");
  const field = fieldOf(line);
  if (field.readOnly) return null; // locked, or on its way
  form.ariaBusy = "true";
  field.readOnly = true; // what is typed from here on would be lost with the field
  try {
    let response = await post(form, action);
    if (response.status === 403) {
      await renewToken();
      response = await post(form, action);
    }
    if (response.redirected) throw new Error(root.dataset.signedOut);
    const answer = await response.json();
    if (answer.version) form.elements.version.value = answer.version;
    if (!response.ok) throw new Error(answer.error);
    return replace(line, answer);
  } catch (failure) {
    tell(line, failure.name === "Error" && failure.message ? failure.message : root.dataset.lost);
    return null;
  } finally {
    form.ariaBusy = "false";
    field.readOnly = false;
  }
}

const made = (html) => new DOMParser().parseFromString(html, "text/html").body.firstElementChild;

function put(fresh, line) {
  line.replaceWith(fresh);
  prepare(fresh);
}

function replace(line, { line: html, twins, state }) {
  const fresh = made(html);
  put(fresh, line);
  for (const twin of twins.map(made)) {
    const other = document.getElementById(twin.id);
    if (other && !isTyped(other)) put(twin, other);
  }
  document.querySelector("[data-live-state]").innerHTML = state;
  if (!root.querySelector(TO_DO)) readDecisions();
  document.querySelector("[data-preview-pane] iframe")?.contentWindow.location.reload();
  return fresh;
}

// What may be decided changes with the last text: it is read again from the page.
async function readDecisions() {
  const page = await readAgain();
  const [now, then] = [page, document].map((one) => one.querySelector("[data-decisions]"));
  if (now && then) then.replaceChildren(...now.childNodes);
}

async function confirm(line) {
  const fresh = await send(line, "confirm");
  if (!fresh) return;
  if (fresh.dataset.origin === "refused") enter(fresh);
  else goOn(fresh, 1);
}

function count(field) {
  const shown = lineOf(field).querySelector("[data-count]");
  if (!shown) return;
  const left = field.dataset.limit - field.value.length;
  const sentence = left < 0 ? root.dataset.over : root.dataset.left;
  shown.textContent = ` · ${sentence.replace("{n}", Math.abs(left))}`;
}

// Put the tag of the button round what is selected, or where words are to be typed between.
function wrap(field, tag) {
  const { selectionStart: start, selectionEnd: end, value } = field;
  const name = tag.match(/\w+/)[0];
  const written = name === "br" ? tag : `${tag}${value.slice(start, end)}</${name}>`;
  field.setRangeText(written, start, end, "end");
  if (start === end && name !== "br") field.selectionEnd = start + tag.length;
  field.focus();
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

async function showNear(line) {
  if (line.matches("[data-asked]") || line.dataset.origin === "confirmed") return;
  line.dataset.asked = "";
  const response = await fetch(line.dataset.nearUrl);
  if (response.ok) line.querySelector("[data-near]").innerHTML = await response.text();
}

function prepare(scope) {
  for (const button of scope.querySelectorAll("[data-tag]")) button.hidden = false;
  for (const field of scope.querySelectorAll("textarea[data-limit]")) count(field);
}

function showPreview(button) {
  const pane = root.querySelector("[data-preview-pane]");
  pane.hidden = !pane.hidden;
  button.ariaExpanded = String(!pane.hidden);
  if (pane.hidden || pane.firstChild) return;
  const frame = document.createElement("iframe");
  frame.src = button.dataset.preview;
  frame.title = button.textContent;
  pane.append(frame);
}

root.addEventListener("submit", (event) => {
  const line = lineOf(event.target);
  if (!line) return;
  event.preventDefault();
  if (event.submitter?.value === "clear") send(line, "clear").then((fresh) => fresh && enter(fresh));
  else confirm(line);
});

root.addEventListener("click", (event) => {
  const { target } = event;
  const line = lineOf(target);
  if (target.matches("[data-next]")) {
    event.preventDefault();
    goOn(null, 1);
  } else if (target.matches("[data-preview]")) showPreview(target);
  else if (target.matches("[data-tag]")) wrap(fieldOf(line), target.dataset.tag);
  else if (target.matches("[data-take]")) {
    fieldOf(line).value = target.dataset.take;
    enter(line);
    count(fieldOf(line));
  }
});

root.addEventListener("change", ({ target }) => {
  if (target.matches("[data-filter]")) root.toggleAttribute("data-only-left", target.checked);
});

root.addEventListener("input", ({ target }) => {
  if (target.matches("textarea")) count(target);
});

root.addEventListener("focusin", ({ target }) => {
  if (target.matches("textarea")) showNear(lineOf(target));
});

document.addEventListener("keydown", (event) => {
  const line = lineOf(event.target);
  if (event.altKey && ["ArrowDown", "ArrowUp"].includes(event.key)) {
    event.preventDefault();
    goOn(line, event.key === "ArrowDown" ? 1 : -1);
  } else if (event.altKey && event.key === "PageDown") {
    following()?.click();
  } else if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && line) {
    event.preventDefault();
    confirm(line);
  }
});

addEventListener("beforeunload", (event) => {
  if (lines().some(isTyped)) event.preventDefault();
});

prepare(root);
for (const button of root.querySelectorAll("[data-preview]")) button.hidden = false;
