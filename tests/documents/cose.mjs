/* Verifies seals with @auth0/cose, which knows nothing of ours: [[key, seal], ...] in hex. */
import { readFileSync } from "node:fs";
import { webcrypto } from "node:crypto";
import { Sign1 } from "@auth0/cose";

const bytes = (hex) => Buffer.from(hex, "hex");
const results = [];
for (const [key, seal] of JSON.parse(readFileSync(0, "utf-8"))) {
  const known = await webcrypto.subtle.importKey("raw", bytes(key), { name: "Ed25519" }, true, ["verify"]);
  try {
    const signed = Sign1.decode(bytes(seal));
    await signed.verify(known);
    results.push(Buffer.from(signed.payload).toString("hex"));
  } catch {
    results.push("");
  }
}
process.stdout.write(JSON.stringify(results));
