// Enlarges and turns the papers; without it, a page opens in full size by its link.
const papers = document.querySelector("[data-papers]");
const tools = papers?.querySelector("[data-tools]");
const ZOOMS = 4;
const state = { zoom: 1, turn: 0 };

function show() {
  for (const name of [...papers.classList]) {
    if (/^(zoom|turn)-/.test(name)) papers.classList.remove(name);
  }
  papers.classList.add(`zoom-${state.zoom}`, `turn-${state.turn}`);
}

const ACTS = {
  in: () => { state.zoom = Math.min(ZOOMS, state.zoom + 1); },
  out: () => { state.zoom = Math.max(1, state.zoom - 1); },
  turn: () => { state.turn = (state.turn + 1) % 4; },
};

if (tools && papers.querySelector("img")) {
  tools.hidden = false;
  tools.addEventListener("click", ({ target }) => {
    ACTS[target.dataset.zoom]?.();
    show();
  });
}
