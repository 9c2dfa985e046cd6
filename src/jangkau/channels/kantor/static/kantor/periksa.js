// Marks items by keyboard: 1 right, 2 to be mended, J and K or the arrows to move.
const form = document.querySelector("[data-check]");
const items = [...form.querySelectorAll("[data-item]")];
const box = (item) => item.querySelector("fieldset");
const radio = (item, verdict) => item.querySelector(`input[type=radio][value=${verdict}]`);
const calm = matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
const wide = matchMedia("(min-width: 60em)");

function go(item) {
  if (!item) return;
  box(item).focus({ preventScroll: true });
  item.scrollIntoView({ block: "nearest", behavior: calm });
  if (!wide.matches) return;
  const sheet = document.querySelector(`[data-sheet="${item.dataset.item}"]`);
  const frame = sheet?.closest("[data-papers]");
  frame?.scrollTo({ top: sheet.offsetTop - frame.offsetTop, behavior: calm });
}

function count() {
  const of = (verdict) => form.querySelectorAll(`input[value=${verdict}]:checked`).length;
  const [right, wrong] = [of("ok"), of("fix")];
  const left = items.length - right - wrong;
  form.querySelector("[data-progress]").textContent =
    `${right} benar, ${wrong} perbaiki, ${left} belum dilihat.`;
}

function onKey(event) {
  const item = event.target.closest("[data-item]");
  if (!item || event.ctrlKey || event.metaKey || event.altKey) return;
  const typing = event.target.matches("select, input:not([type=radio])");
  const at = items.indexOf(item);
  const key = event.key.toLowerCase();
  const next = () => go(items[at + 1] ?? item);
  if (typing) {
    if (event.key === "Enter" && event.target.matches("input")) {
      event.preventDefault();
      next();
    }
    return;
  }
  const acts = {
    1: () => { radio(item, "ok").checked = true; next(); },
    2: () => { radio(item, "fix").checked = true; item.querySelector("select").focus(); },
    j: next,
    k: () => go(items[at - 1] ?? item),
  };
  if (event.target === box(item)) Object.assign(acts, { arrowdown: acts.j, arrowup: acts.k });
  if (!acts[key]) return;
  event.preventDefault();
  acts[key]();
  count();
}

form.addEventListener("keydown", onKey);
form.addEventListener("change", count);
form.querySelector("[data-keys]").hidden = false;
count();
if (wide.matches && !document.querySelector("[role=alert]")) {
  const first = items.find((item) => !item.querySelector("input:checked")) ?? items[0];
  if (first) box(first).focus({ preventScroll: true });
}
