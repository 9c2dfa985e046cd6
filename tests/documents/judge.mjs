/* Runs the page's own script: {module, noble, cases: [{key, list, now, texts}]}, verdicts out. */
import { readFileSync } from "node:fs";

const told = JSON.parse(readFileSync(0, "utf-8"));
const load = (path) => import("data:text/javascript;base64," + readFileSync(path).toString("base64"));
const { judge, readList, verifier, unhex } = await load(told.module);
const verify = told.noble
  ? await load(told.noble).then(({ verifyAsync }) => async (key, statement, signature) => {
      try {
        return await verifyAsync(signature, statement, key, { zip215: false });
      } catch {
        return false;
      }
    })
  : await verifier("");
const verdicts = [];
for (const { key, list: bytes, now, texts } of told.cases) {
  const list = await readList(unhex(bytes), unhex(key), verify);
  for (const text of texts) verdicts.push(list ? (await judge(text, list, now, verify)).verdict : "no list");
}
process.stdout.write(JSON.stringify(verdicts));
