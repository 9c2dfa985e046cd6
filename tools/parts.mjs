/* Bundles each part of other people that the pages use into one small file. */
import { build } from "esbuild";

const PARTS = {
  qr: 'export { default } from "qr/decode.js";',
  ed25519: 'export { verifyAsync } from "@noble/ed25519";',
};
for (const [name, contents] of Object.entries(PARTS)) {
  await build({
    stdin: { contents, resolveDir: process.cwd() },
    outfile: `${process.argv[2]}/${name}.js`,
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2020",
    legalComments: "inline",
  });
}
