// A form sent while Wagtail is saving it by itself would hold its new rows without their
// numbers, and save each of them twice. The button pressed waits for the answer; and nothing
// saves by itself once the form is on its way.
const BUTTONS = "[data-edit-form] [type=submit], [data-workflow-action-name]";
let saving = false;
let sent = false;
let pressed = null;

function resume() {
  if (saving || !pressed) return;
  const button = pressed;
  pressed = null;
  button.click();
}

addEventListener("w-autosave:save", (event) => {
  if (sent) event.preventDefault();
  saving = !event.defaultPrevented;
});

for (const end of ["w-autosave:success", "w-autosave:error"]) {
  addEventListener(end, () => {
    saving = false;
    setTimeout(resume, 50); // what was typed meanwhile may start another round at once
  });
}

addEventListener(
  "click",
  (event) => {
    const button = event.target.closest?.(BUTTONS);
    if (!button || !saving) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    pressed = button;
  },
  { capture: true },
);

addEventListener("submit", (event) => {
  if (event.target.matches("[data-edit-form]") && !event.defaultPrevented) sent = true;
});
