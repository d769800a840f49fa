// Where the browser lets a page copy, what can be copied gets its button, and says that it is done.
for (const place of navigator.clipboard ? document.querySelectorAll("[data-copy]") : []) {
  const status = place.querySelector("[role=status]");
  place.hidden = false;
  place.querySelector("button").addEventListener("click", async () => {
    await navigator.clipboard.writeText(place.dataset.copy);
    status.textContent = status.dataset.done;
  });
}
