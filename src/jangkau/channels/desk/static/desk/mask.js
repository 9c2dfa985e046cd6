// Marks where thumbs stand on a photo: drawn by pointer, or moved by keys; the numbers are posted.

const SIDES = ["mask_left", "mask_top", "mask_width", "mask_height"];
const WIDTH = 640;
const STEP = 2;

export function mask(group) {
  const form = group.closest("form");
  const area = group.querySelector("[data-mask-area]");
  const rows = [...group.querySelectorAll(".mask-row")].map((row) =>
    SIDES.map((side) => row.querySelector(`[name=${side}]`)),
  );
  const photo = form.querySelector("input[type=file]");
  const sheet = document.createElement("div");
  const canvas = document.createElement("canvas");
  const hint = document.createElement("p");
  let picture = null;
  let active = 0;
  sheet.className = "mask-sheet";
  sheet.hidden = true;
  canvas.tabIndex = 0;
  canvas.setAttribute("role", "application");
  canvas.setAttribute("aria-label", "Foto. Tombol panah menggeser kotak hitam, Shift dan panah mengubah ukuran, Enter menambah kotak.");
  hint.className = "hint";
  hint.textContent = "Tarik kotak di atas cap jempol. Dengan papan ketik: panah menggeser, Shift dan panah mengubah ukuran, Enter menambah kotak.";
  sheet.append(canvas);
  area.prepend(hint, sheet);

  const read = (row) => row.map((input) => Number.parseFloat(input.value.replace(",", ".")));
  const write = (row, values) => row.forEach((input, at) => { input.value = values[at].toFixed(1); });

  function draw() {
    if (!picture) return;
    const paint = canvas.getContext("2d");
    paint.drawImage(picture, 0, 0, canvas.width, canvas.height);
    rows.forEach((row, at) => {
      const [left, top, width, height] = read(row).map((part) => part / 100);
      if (!(width > 0 && height > 0)) return;
      const box = [left * canvas.width, top * canvas.height, width * canvas.width, height * canvas.height];
      paint.fillStyle = "#000";
      paint.fillRect(...box);
      paint.lineWidth = 3;
      paint.strokeStyle = at === active ? "#ffcc14" : "#fff";
      paint.strokeRect(...box);
    });
  }

  async function open() {
    const file = photo.files[0];
    sheet.hidden = true;
    picture = null;
    if (!file?.type.startsWith("image/")) return;
    try {
      picture = await createImageBitmap(file);
    } catch {
      return;
    }
    canvas.width = Math.min(WIDTH, picture.width);
    canvas.height = Math.round((canvas.width * picture.height) / picture.width);
    sheet.hidden = false;
    draw();
  }

  const bound = (value, least, most) => Math.min(most, Math.max(least, value));
  const free = () => Math.max(0, rows.findIndex((row) => !row[2].value));

  const place = (event) => {
    const box = canvas.getBoundingClientRect();
    return [
      bound(((event.clientX - box.left) / box.width) * 100, 0, 100),
      bound(((event.clientY - box.top) / box.height) * 100, 0, 100),
    ];
  };

  canvas.addEventListener("pointerdown", (event) => {
    const [x, y] = place(event);
    active = free();
    canvas.setPointerCapture(event.pointerId);
    canvas.onpointermove = (move) => {
      const [toX, toY] = place(move);
      write(rows[active], [Math.min(x, toX), Math.min(y, toY), Math.abs(toX - x), Math.abs(toY - y)]);
      draw();
    };
  });
  canvas.addEventListener("pointerup", () => { canvas.onpointermove = null; });

  const MOVES = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] };
  canvas.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && rows.some((row) => !row[2].value)) {
      active = free();
      write(rows[active], [40, 40, 15, 10]);
    } else if (MOVES[event.key]) {
      if (!rows[active][2].value) write(rows[active], [40, 40, 15, 10]);
      const [dx, dy] = MOVES[event.key];
      const [left, top, width, height] = read(rows[active]);
      const sized = event.shiftKey
        ? [left, top, bound(width + dx, STEP, 100 - left), bound(height + dy, STEP, 100 - top)]
        : [bound(left + dx, 0, 100 - width), bound(top + dy, 0, 100 - height), width, height];
      write(rows[active], sized);
    } else return;
    event.preventDefault();
    draw();
  });

  const show = () => { area.hidden = form.querySelector("[name=thumb]:checked")?.value !== "yes"; };
  form.querySelectorAll("[name=method]").forEach((way) =>
    way.addEventListener("change", () => {
      form.querySelector(`[name=thumb][value=${way.value === "witness" ? "yes" : "no"}]`).checked = true;
      show();
    }),
  );
  group.addEventListener("change", show);
  area.addEventListener("input", draw);
  photo.addEventListener("change", open);
  show();
}
