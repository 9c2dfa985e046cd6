// Copies one field by one key and moves on; each copy is kept at the office at once.
const list = document.querySelector("[data-copies]");
const rows = [...list.querySelectorAll("[data-field]")];
const said = document.querySelector("[data-said]");
const button = (row) => row.querySelector("[data-copy]");
const value = (row) => row.querySelector("[data-value]").textContent;
const calm = matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";

function go(row) {
  if (!row) return;
  button(row).focus({ preventScroll: true });
  row.scrollIntoView({ block: "center", behavior: calm });
}

function copyByHand(text) {
  const area = document.createElement("textarea");
  area.value = text;
  document.body.append(area);
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  return done;
}

async function toClipboard(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyByHand(text);
  }
}

async function keep(row) {
  const posted = new FormData(row.querySelector("form"));
  posted.set("done", "1");
  const answer = await fetch(list.dataset.tick, {
    method: "POST", body: posted, headers: { Accept: "application/json" },
  });
  if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
  return answer.json();
}

function mark(row, done) {
  row.classList.add("done");
  row.querySelector("[data-mark]").hidden = false;
  document.querySelector("[data-done]").textContent = done;
  document.querySelector("[data-bar]").value = done;
}

async function copy(row) {
  const copied = await toClipboard(value(row));
  if (!copied) {
    said.textContent = "Peramban menolak menyalin. Pilih tulisannya, lalu salin sendiri.";
    return;
  }
  const label = row.querySelector(".label").firstChild.textContent.trim();
  said.textContent = `${label} tersalin. Tempel di SIAK.`;
  go(rows[rows.indexOf(row) + 1] ?? row);
  try {
    mark(row, (await keep(row)).done);
  } catch {
    said.textContent = `${label} tersalin, tetapi tandanya belum tersimpan. Coba salin lagi.`;
  }
  if (row === rows.at(-1)) document.querySelector("[data-enter]")?.focus();
}

for (const row of rows) {
  button(row).type = "button";
  button(row).textContent = "Salin";
  button(row).addEventListener("click", () => copy(row));
}
list.addEventListener("keydown", (event) => {
  const row = event.target.closest("[data-field]");
  if (!row || event.ctrlKey || event.metaKey || event.altKey) return;
  const at = rows.indexOf(row);
  const acts = {
    c: () => copy(row),
    j: () => go(rows[at + 1]), arrowdown: () => go(rows[at + 1]),
    k: () => go(rows[at - 1]), arrowup: () => go(rows[at - 1]),
  };
  const act = acts[event.key.toLowerCase()];
  if (!act) return;
  event.preventDefault();
  act();
});
document.querySelector("[data-keys]").hidden = false;
if (matchMedia("(min-width: 60em)").matches) {
  const first = rows.find((row) => !row.classList.contains("done"));
  if (first) button(first).focus({ preventScroll: true });
}
