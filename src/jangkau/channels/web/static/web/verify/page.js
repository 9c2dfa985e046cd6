/* The page that checks seals in the browser, also without a network. */
const at = document.getElementById("periksa").dataset;
const words = JSON.parse(document.getElementById("words").textContent);
const form = document.getElementById("form"), result = document.getElementById("hasil");
const text = document.getElementById("text"), picture = document.getElementById("picture");
let seals, verify, list, stop;

const when = (seconds) =>
  new Intl.DateTimeFormat("id-ID", { dateStyle: "long", timeStyle: "short", timeZone: words.zone }).format(seconds * 1000);

function show(fragment) {
  result.replaceChildren(fragment);
  result.focus();
}

function refuse(code) {
  const fragment = document.getElementById("problem").content.cloneNode(true);
  fragment.querySelector("p").textContent = words.problems[code];
  show(fragment);
}

function facts({ claim, device }) {
  const name = (key) => words.labels[key] || key;
  return {
    paper: words.papers[claim.kind],
    number: claim.number.replace(/(.{4})(?=.)/g, "$1-"),
    service: name(claim.service + "!"),
    outputs: claim.outputs.map(name).join(", "),
    initials: claim.initials,
    place: claim.place,
    moment: when(claim.moment),
    device: device.name,
    sealed: when(claim.sealed),
    until: device.until ? when(device.until) : "",
  };
}

async function check(told) {
  if (!told.trim()) return refuse("JKL-1150");
  if (!list) return refuse("JKL-1151");
  const found = await seals.judge(told, list, Date.now() / 1000, verify);
  const fragment = document.getElementById("verdict-" + found.verdict).content.cloneNode(true);
  const known = found.claim ? facts(found) : {};
  for (const [key, value] of Object.entries(known)) {
    const place = fragment.querySelector(`[data-fact=${key}]`);
    if (place) place.textContent = value;
  }
  show(fragment);
}

async function checkPicture(file) {
  const { readPicture } = await import(at.scan);
  const told = await readPicture(file, at.qr).catch(() => "");
  if (told) return check(told);
  if (!navigator.onLine) return refuse("JKL-1152");
  return HTMLFormElement.prototype.submit.call(form); // the office's reader sees more
}

async function useCamera(button) {
  if (stop) return stop();
  const { watch } = await import(at.scan);
  const video = document.getElementById("video");
  try {
    stop = await watch(video, at.qr, (told) => {
      stop();
      check(told);
    });
  } catch {
    return refuse("JKL-1155");
  }
  const end = stop;
  stop = () => {
    end();
    stop = undefined;
    video.hidden = true;
    button.textContent = button.dataset.start;
  };
  video.hidden = false;
  button.textContent = button.dataset.stop;
}

async function fetchList() {
  const answer = await fetch(at.list, { cache: "no-cache" });
  const told = answer.ok && (await seals.readList(new Uint8Array(await answer.arrayBuffer()), seals.unhex(at.key), verify));
  if (!told) return;
  list = told;
  document.getElementById("dated").textContent = when(list.issued);
  document.getElementById("list-old").hidden = Date.now() / 1000 - list.issued < words.old;
}

async function keep() {
  if (!navigator.serviceWorker) return;
  await navigator.serviceWorker.register(at.worker, { scope: at.scope });
  const { active } = await navigator.serviceWorker.ready;
  document.getElementById("kept").hidden = false;
  const own = "BarcodeDetector" in window;
  if (!navigator.connection?.saveData) active.postMessage(own ? [at.scan] : [at.scan, at.qr]);
}

function fromAddress() {
  if (location.hash.length < 20) return;
  text.value = location.href;
  check(location.href);
}

async function start() {
  if (!globalThis.crypto?.subtle) return; // the office's server checks what is sent
  seals = await import(at.seal);
  verify = await seals.verifier(at.ed25519);
  await fetchList().catch(() => {});
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (picture.files.length && !text.value.trim()) checkPicture(picture.files[0]);
    else check(text.value);
  });
  picture.addEventListener("change", () => picture.files.length && checkPicture(picture.files[0]));
  const button = document.getElementById("camera");
  button.hidden = !navigator.mediaDevices?.getUserMedia;
  button.addEventListener("click", () => useCamera(button));
  addEventListener("hashchange", fromAddress);
  document.body.dataset.ready = "1";
  fromAddress();
  keep().catch(() => {});
}
start();
