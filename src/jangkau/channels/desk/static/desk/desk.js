// Starts what a page of the desk asks for; without it every page still works.
import { autosave } from "./autosave.js";
import { conditions } from "./conditions.js";
import { mask } from "./mask.js";

const all = (selector) => [...document.querySelectorAll(selector)];

all("form[data-conditions]").forEach(conditions);
all("form:has([data-rule]):not([data-conditions])").forEach(conditions);
all("form[data-autosave]").forEach(autosave);
all("[data-mask]").forEach(mask);

// The first thing to hear and to see is what stands in the way.
document.querySelector(".summary, [data-focus]")?.focus();

// A link of the summary goes to the field itself, whichever of its inputs comes first.
all(".summary a").forEach((link) =>
  link.addEventListener("click", (event) => {
    const target = document.querySelector(link.hash);
    const input = target?.matches("fieldset, section") ? target.querySelector("input") : target;
    if (!input) return;
    event.preventDefault();
    target.scrollIntoView({ block: "center" });
    input.focus({ preventScroll: true });
  }),
);

// Pressed twice is done once; the server knows that too.
all("form[data-once]").forEach((form) =>
  form.addEventListener("submit", (event) => {
    if (event.submitter?.formTarget === "_blank") return;
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "1";
  }),
);
window.addEventListener("pageshow", () => all("form[data-once]").forEach((form) => delete form.dataset.sent));

// A chosen photo is sent at once, and its size is said while it travels.
all("form[data-photo] input[type=file]").forEach((input) =>
  input.addEventListener("change", () => {
    const size = [...input.files].reduce((sum, file) => sum + file.size, 0);
    const told = input.form.querySelector("[data-sending]");
    if (!size) return;
    told.textContent = `Menyimpan ${Math.max(1, Math.round(size / 1024))} KB...`;
    input.form.requestSubmit();
  }),
);

all("[data-print]").forEach((button) => {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
});
