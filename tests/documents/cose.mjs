/* Verifies seals with @ldclabs/cose-ts, which knows nothing of ours: [[key, seal], ...] in hex. */
import { readFileSync } from "node:fs";
import { Ed25519Key } from "@ldclabs/cose-ts/ed25519";
import { Sign1Message } from "@ldclabs/cose-ts/sign1";

const bytes = (hex) => Uint8Array.from(Buffer.from(hex, "hex"));
const results = [];
for (const [key, seal] of JSON.parse(readFileSync(0, "utf-8"))) {
  try {
    const signed = Sign1Message.fromBytes(Ed25519Key.fromPublic(bytes(key)), bytes(seal));
    results.push(Buffer.from(signed.payload).toString("hex"));
  } catch {
    results.push("");
  }
}
process.stdout.write(JSON.stringify(results));
