// Where the browser lets a page copy, what can be copied gets its button, in place of the link to
// it if there is one, and says whether it is done.

const PAUSE = 100; // milliseconds: what a status says is announced again only once it was empty

async function copy(text, status) {
  status.textContent = "";
  const [{ status: outcome }] = await Promise.allSettled([
    navigator.clipboard.writeText(text),
    new Promise((resolve) => { setTimeout(resolve, PAUSE); }),
  ]);
  status.textContent = outcome === "fulfilled" ? status.dataset.done : status.dataset.failed;
}

for (const place of navigator.clipboard ? document.querySelectorAll("[data-copy]") : []) {
  const [link, button] = ["a", "button"].map((name) => place.querySelector(name));
  const status = place.querySelector("[role=status]");
  place.hidden = button.hidden = false;
  if (link) link.hidden = true;
  button.addEventListener("click", () => copy(link ? link.href : place.dataset.copy, status));
}
