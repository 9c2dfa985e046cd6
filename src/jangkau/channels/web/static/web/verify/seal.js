/* Reads and judges a seal, as documents/seal_check.py does; a test holds the two together.
   Nothing of a seal is decoded before its signature was found good. */
const HEAD = [0xd2, 0x84, 0x4d, 0xa2, 0x01, 0x27, 0x04, 0x48]; // 18([{1: -8, 4: kid}, {}, ...
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const MOST = 600, MOST_OF_LIST = 4 << 20, LONGEST = 4000, OLD = 30 * 24 * 3600;
const CLAIM = ["number", "string", "string", "string", "array", "array", "string", "string", "number", "number"];
const LIST = ["string", "string", "string", "number", "number", "array", "array", "bytes"];

export const hex = (bytes) => Array.from(bytes, (one) => one.toString(16).padStart(2, "0")).join("");
export const unhex = (text) => Uint8Array.from(text.match(/../g) || [], (two) => parseInt(two, 16));

function head(major, size) {
  if (size < 24) return [major | size];
  if (size < 0x100) return [major | 24, size];
  if (size < 0x10000) return [major | 25, size >> 8, size & 255];
  return [major | 26, size >>> 24, (size >> 16) & 255, (size >> 8) & 255, size & 255];
}

function base32(text) {
  const plain = text.replace(/[ \t\r\n]/g, "");
  if (!/^[A-Za-z2-7]+$/.test(plain)) return null;
  const bytes = [];
  let bits = 0, value = 0;
  for (const letter of plain.toUpperCase()) {
    value = ((value << 5) | LETTERS.indexOf(letter)) & 0xfff;
    bits += 5;
    if (bits >= 8) bytes.push((value >> (bits -= 8)) & 255);
  }
  // Bits left over are zero in the one way to write it, and fewer than a letter's.
  return bits < 5 && (value & ((1 << bits) - 1)) === 0 ? Uint8Array.from(bytes) : null;
}

export function open(bytes, most) {
  const starts = (at, told) => told.every((one, index) => bytes[at + index] === one);
  if (bytes.length < 84 || bytes.length > most || !starts(0, HEAD) || bytes[16] !== 0xa0) return null;
  const end = bytes.length - 66;
  const size = [1, 2, 3, 5].find((n) => end - 17 >= n && starts(17, head(0x40, end - 17 - n)) && head(0x40, end - 17 - n).length === n);
  if (!size || !starts(end, [0x58, 0x40])) return null;
  const payload = bytes.slice(17 + size, end);
  const first = [0x84, 0x6a, ...new TextEncoder().encode("Signature1"), 0x4d, ...bytes.slice(3, 16), 0x40];
  const statement = new Uint8Array([...first, ...head(0x40, payload.length), ...payload]);
  return { kid: hex(bytes.slice(8, 16)), payload, statement, signature: bytes.slice(end + 2) };
}

/* CBOR of a signed payload: whole numbers, bytes, texts and lists, each in its shortest form. */
export function decode(bytes) {
  let at = 0;
  const count = (low) => {
    if (low < 24) return low;
    if (low > 27) throw new RangeError("indefinite");
    const width = 1 << (low - 24);
    let size = 0;
    for (let n = 0; n < width; n++) size = size * 256 + take();
    const least = [24, 0x100, 0x10000, 0x100000000][low - 24];
    if (size < least || size > Number.MAX_SAFE_INTEGER) throw new RangeError("not the shortest");
    return size;
  };
  const take = () => {
    if (at >= bytes.length) throw new RangeError("cut");
    return bytes[at++];
  };
  const item = (depth) => {
    const first = take(), size = count(first & 31);
    const major = first >> 5;
    if (major === 0) return size;
    if (![2, 3, 4].includes(major) || size > bytes.length - at || depth > 4) throw new RangeError("not ours");
    if (major === 4) return Array.from({ length: size }, () => item(depth + 1));
    const part = bytes.slice(at, (at += size));
    return major === 2 ? part : new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(part);
  };
  const told = item(0);
  if (at !== bytes.length) throw new RangeError("more behind the end");
  return told;
}

function kind(value) {
  if (Array.isArray(value)) return "array";
  return value instanceof Uint8Array ? "bytes" : typeof value;
}
const shaped = (told, types) =>
  Array.isArray(told) && told.length === types.length && told.every((one, index) => kind(one) === types[index]);

function claimOf(payload) {
  let told;
  try {
    told = decode(payload);
  } catch {
    return null;
  }
  if (!shaped(told, CLAIM) || told[0] > 1) return null;
  const [slip, regency, number, service, outputs, rounds, place, initials, moment, sealed] = told;
  const texts = outputs.every((one) => typeof one === "string");
  const counts = rounds.every((one) => typeof one === "number");
  if (!texts || !counts || rounds.length !== (slip ? outputs.length : 1)) return null;
  return { kind: slip ? "slip" : "receipt", regency, number, service, outputs, rounds, place, initials, moment, sealed };
}

async function marks(claim) {
  const named = claim.kind === "slip" ? claim.outputs : [""];
  const told = named.map((output, index) => ["jangkau seal", claim.kind, claim.number, output, claim.rounds[index]].join("\n"));
  const digests = told.map((text) => crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
  return (await Promise.all(digests)).map((digest) => hex(new Uint8Array(digest).slice(0, 8)));
}

/* Return the list that the regency signed, or null. `verify(key, statement, signature)`. */
export async function readList(bytes, regencyKey, verify) {
  const signed = open(bytes, MOST_OF_LIST);
  if (!signed || !(await verify(regencyKey, signed.statement, signed.signature))) return null;
  const told = decode(signed.payload);
  if (!shaped(told, LIST) || told[0] !== "daftar segel 1") return null;
  const [, regency, name, version, issued, addresses, devices, withdrawn] = told;
  const known = devices.map(([key, name, since, until]) => [hex(key.slice(0, 8)), { key, name, since, until }]);
  const gone = new Set();
  for (let at = 0; at < withdrawn.length; at += 8) gone.add(hex(withdrawn.slice(at, at + 8)));
  return { regency, name, version, issued, addresses, devices: new Map(known), withdrawn: gone };
}

/* Return { verdict, claim, device }; `now` in seconds. */
export async function judge(text, list, now, verify) {
  const whole = text.trim().slice(0, LONGEST + 1);
  const at = whole.lastIndexOf("#");
  const base = whole.slice(0, Math.max(at, 0)).toLowerCase();
  if (base.endsWith("/status")) return { verdict: "status" };
  if (/^[a-z][a-z0-9+.-]*:/i.test(whole) && !base.endsWith("/verifikasi")) return { verdict: "foreign" };
  const bytes = base32(whole.slice(at + 1));
  const signed = bytes && open(bytes, MOST);
  if (!signed) return { verdict: "changed" };
  const device = list.devices.get(signed.kid);
  if (!device) return { verdict: "unknown" };
  if (!(await verify(device.key, signed.statement, signed.signature))) return { verdict: "changed" };
  const claim = claimOf(signed.payload);
  if (!claim || claim.regency !== list.regency) return { verdict: "changed" };
  return { verdict: await standing(claim, device, list, base, now), claim, device };
}

async function standing(claim, device, list, base, now) {
  if ((await marks(claim)).some((mark) => list.withdrawn.has(mark))) return "withdrawn";
  if (device.until && claim.sealed >= device.until) return "revoked";
  if (base && list.addresses.length && !list.addresses.includes(base)) return "elsewhere";
  if (device.until) return "revoked_since";
  return now - list.issued > OLD ? "old" : "valid";
}

/* Return verify(): the browser's own Ed25519, else the module at `address`. */
export async function verifier(address) {
  const own = async (key, statement, signature) => {
    const known = await crypto.subtle.importKey("raw", key, { name: "Ed25519" }, false, ["verify"]);
    return crypto.subtle.verify({ name: "Ed25519" }, known, signature, statement);
  };
  try {
    await crypto.subtle.importKey("raw", new Uint8Array(32).fill(0x58, 0, 1), { name: "Ed25519" }, false, ["verify"]);
    return own;
  } catch {
    const { verifyAsync } = await import(address);
    return async (key, statement, signature) => {
      try {
        return await verifyAsync(signature, statement, key, { zip215: false });
      } catch {
        return false;
      }
    };
  }
}
