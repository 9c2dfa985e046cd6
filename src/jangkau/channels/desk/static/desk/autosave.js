// Keeps a draft while one types: soon after a pause, one saving at a time.

const PAUSE = 1200;
const AGAIN = 15000;

export function autosave(form) {
  const told = form.querySelector("[data-saved]");
  const version = form.elements.version;
  let timer = 0;
  let saving = false;
  let changed = false;
  let stopped = false;

  const say = (text) => {
    told.textContent = text;
  };

  const later = (wait) => {
    clearTimeout(timer);
    timer = setTimeout(save, wait);
  };

  async function save() {
    if (saving || stopped || !changed) return;
    saving = true;
    changed = false;
    try {
      const answer = await fetch(form.action, {
        method: "POST",
        body: new FormData(form),
        headers: { Accept: "application/json" },
        credentials: "same-origin",
      });
      const news = await answer.json();
      if (answer.ok) {
        version.value = news.version;
        say(`Tersimpan ${news.saved}`);
      } else {
        stopped = true;
        say(news.error);
      }
    } catch {
      changed = true;
      say("Belum tersimpan. Dicoba lagi sebentar lagi.");
      later(AGAIN);
    } finally {
      saving = false;
    }
    if (changed && !stopped) later(PAUSE);
  }

  form.addEventListener("input", () => {
    changed = true;
    if (!saving) later(PAUSE);
  });
  // A saving under way would make the version of this posting an old one: wait for it.
  form.addEventListener("submit", (event) => {
    clearTimeout(timer);
    if (!saving) {
      stopped = true;
      return;
    }
    event.preventDefault();
    const button = event.submitter;
    const go = () => (saving ? setTimeout(go, 50) : form.requestSubmit(button));
    changed = false;
    go();
  });
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload();
  });
}
