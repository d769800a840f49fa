// Submits pages and entries for translation one by one and says how far it is. What is done
// is in the database: reloading the page shows what is left. Without this module the form
// submits a few at a time.
const form = document.querySelector("[data-translate]");
const status = document.querySelector("[data-status]");
const progress = document.querySelector("[data-progress]");
const problems = document.querySelector("[data-problems]");

class Stopped extends Error {}

function tell(sentence) {
  problems.hidden = false;
  const line = document.createElement("li");
  line.textContent = sentence;
  problems.querySelector("ul").append(line);
}

async function post(piece, languages) {
  const data = new FormData();
  data.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  data.set("piece", piece.dataset.piece);
  for (const language of languages) data.append("languages", language);
  const headers = { Accept: "application/json" };
  let answer;
  try {
    answer = await fetch(form.action, { method: "POST", body: data, headers });
  } catch {
    throw new Stopped();
  }
  if (answer.redirected || answer.status === 403) throw new Stopped();
  if (!answer.ok) return [status.dataset.failed.replace("{title}", piece.textContent.trim())];
  return (await answer.json()).problems;
}

function chosen() {
  return [...form.querySelectorAll("[name=languages]:checked")].map((box) => box.value);
}

function lacking(piece, languages) {
  const codes = piece.dataset.languages.split(" ");
  return languages.filter((language) => codes.includes(language));
}

// Screen readers hear one piece in ten, the bar shows them all.
function show(done, all, title) {
  const count = status.dataset.count.replace("{done}", done).replace("{all}", all);
  progress.querySelector("progress").max = all;
  progress.querySelector("progress").value = done;
  progress.querySelector("[data-current]").textContent = title ? `${count} – ${title}` : count;
  if (done % Math.ceil(all / 10) === 0) status.textContent = count;
}

async function run(pieces, languages) {
  let submitted = 0;
  for (const piece of pieces) {
    show(submitted, pieces.length, piece.textContent.trim());
    const sentences = await post(piece, lacking(piece, languages));
    for (const sentence of sentences) tell(sentence);
    if (!sentences.length) submitted += 1;
  }
  show(submitted, pieces.length);
  const isWhole = submitted === pieces.length;
  status.textContent = isWhole ? status.dataset.finished : status.dataset.unfinished;
}

// The table and the list, as they are now: other languages may be left.
async function showWhatIsLeft() {
  const answer = await fetch(location.href);
  const page = new DOMParser().parseFromString(answer.ok ? await answer.text() : "", "text/html");
  const fresh = page.querySelector("[data-translate]");
  if (!fresh) return;
  form.replaceChildren(...fresh.childNodes);
  const [now, then] = [page, document].map((one) => one.querySelector("[data-pieces]"));
  then.replaceChildren(...now.childNodes);
  status.focus(); // the button that was pressed has gone
}

form?.addEventListener("submit", async (event) => {
  const languages = chosen();
  const pieces = [...document.querySelectorAll("[data-piece]")];
  const todo = pieces.filter((piece) => lacking(piece, languages).length);
  if (!todo.length) return; // no language is chosen: the server says so
  event.preventDefault();
  const button = form.querySelector("button");
  button.disabled = true;
  progress.hidden = false;
  try {
    await run(todo, languages);
    await showWhatIsLeft();
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    status.textContent = status.dataset.stopped;
    button.disabled = false;
  }
});
