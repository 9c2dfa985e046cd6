/* Finds a QR in a picture or before the camera; fetched only when one of them is used. */
const TURNS = [0, 30, 15, -15, 45]; // degrees: a reader that fails upright may read it turned
const WIDEST = 1000;

async function reader(address) {
  const kinds = (await globalThis.BarcodeDetector?.getSupportedFormats?.().catch(() => [])) || [];
  if (kinds.includes("qr_code")) {
    const detector = new BarcodeDetector({ formats: ["qr_code"] });
    return async (canvas) => (await detector.detect(canvas))[0]?.rawValue || "";
  }
  if (!address) return async () => "";
  const { default: decode } = await import(address);
  return async (canvas) => {
    const { width, height } = canvas;
    const { data } = canvas.getContext("2d").getImageData(0, 0, width, height);
    try {
      return decode({ width, height, data });
    } catch {
      return "";
    }
  };
}

function drawn(canvas, image, wide, high, degrees) {
  const scale = Math.min(1, WIDEST / Math.max(wide, high));
  canvas.width = wide * scale;
  canvas.height = high * scale;
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.translate(canvas.width / 2, canvas.height / 2);
  pen.rotate((degrees * Math.PI) / 180);
  pen.drawImage(image, -canvas.width / 2, -canvas.height / 2, canvas.width, canvas.height);
  return canvas;
}

/* Return the text of the QR in a picture file, "" where none is found. */
export async function readPicture(file, address) {
  const [image, read] = await Promise.all([createImageBitmap(file), reader(address)]);
  const canvas = document.createElement("canvas");
  for (const degrees of TURNS) {
    const told = await read(drawn(canvas, image, image.width, image.height, degrees));
    if (told) return told;
  }
  return "";
}

/* Show the camera and call `found(text)` at the first QR; return a function that ends it. */
export async function watch(video, address, found) {
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
  const read = await reader(address);
  const canvas = document.createElement("canvas");
  let turn = 0, done = false;
  video.srcObject = stream;
  await video.play();
  const look = async () => {
    if (done) return;
    const frame = drawn(canvas, video, video.videoWidth, video.videoHeight, TURNS[turn++ % TURNS.length]);
    const told = video.videoWidth ? await read(frame) : "";
    if (told && !done) return found(told);
    setTimeout(look, 120);
  };
  look();
  return () => {
    done = true;
    stream.getTracks().forEach((track) => track.stop());
    video.srcObject = null;
  };
}
